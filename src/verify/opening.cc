#include "verify/opening.h"

#include "codec/canonical.h"
#include "codec/text.h"
#include "crypto/hash.h"

namespace mingjing::verify {
namespace {

tl::unexpected<BadInput> bad(std::string_view where, const char* what) {
    return tl::unexpected(BadInput{.where = std::string(where), .what = what});
}

// SHA-256(salt || text), hex; nothing where the salt is not 32 bytes of hexadecimal.
std::optional<std::string> commitment(std::string_view salt, std::string_view text) {
    const auto raw = codec::from_hex(salt);
    if (!raw || raw->size() != sizeof(crypto::Digest::bytes)) {
        return std::nullopt;
    }
    return crypto::sha256(*raw, text).hex();
}

tl::expected<void, BadInput> read_header(const Fields& header, OpenedRecord& record) {
    const auto* position = member(header, "position").integer();
    const auto* version = member(header, "version").integer();
    const auto time = codec::from_rfc3339(text_of(header, "time"));
    record.type = text_of(header, "type");
    record.stream = text_of(header, "stream");
    record.actor = text_of(header, "actor");
    if (header.size() != 6 || position == nullptr || *position < 0 || version == nullptr ||
        *version < 1 || !time || record.type.empty() || record.stream.empty() ||
        record.actor.empty()) {
        return bad("header", "表头应有 position、stream、version、type、time、actor 六项");
    }
    record.position = *position;
    record.time = *time;
    return {};
}

// One personal field: disclosed with value, salt and subject, or its commitment alone.
tl::expected<std::string, BadInput> read_field(
    const std::string& name, const Fields& field, OpenedRecord& record
) {
    const std::string stated(text_of(field, "commitment"));
    if (stated.size() != 64) {
        return bad(name, "个人信息字段没有承诺值");
    }
    if (field.size() == 1) {
        ++record.undisclosed;
        return stated;
    }
    const auto value = codec::parse_canonical(text_of(field, "value"));
    if (field.size() != 4 || !value) {
        return bad(name, "公开的个人信息字段应有 commitment、salt、subject、value 四项");
    }
    const auto text = codec::write_canonical(Fields{
        {"field", name}, {"subject", text_of(field, "subject")}, {"value", *value}});
    if (commitment(text_of(field, "salt"), text) != stated) {
        return bad(name, "公开的个人信息与其承诺值不符");
    }
    record.disclosed.emplace(name, *value);
    return stated;
}

tl::expected<std::string, BadInput> personal_commitment(
    const Fields& personal, OpenedRecord& record
) {
    Fields commitments;
    for (const auto& [name, field] : personal) {
        if (field.fields() == nullptr) {
            return bad(name, "个人信息字段不合格式");
        }
        auto stated = read_field(name, *field.fields(), record);
        if (!stated) {
            return tl::unexpected(std::move(stated.error()));
        }
        commitments.emplace(name, std::move(*stated));
    }
    return crypto::sha256(codec::write_canonical(commitments)).hex();
}

}  // namespace

tl::expected<OpenedRecord, BadInput> open_record(const Fields& opening) {
    const auto* header = member(opening, "header").fields();
    const auto* personal = member(opening, "personal").fields();
    const auto facts_text = text_of(opening, "facts");
    const auto facts = codec::parse_canonical(facts_text);
    if (header == nullptr || personal == nullptr || !facts || facts->fields() == nullptr) {
        return bad("opening", "应有 header、facts、facts_salt、personal 四项");
    }
    OpenedRecord record;
    if (const auto read = read_header(*header, record); !read) {
        return tl::unexpected(read.error());
    }
    const auto facts_hash = commitment(text_of(opening, "facts_salt"), facts_text);
    if (!facts_hash) {
        return bad("facts_salt", "盐应为 64 位小写十六进制数");
    }
    const auto personal_hash = personal_commitment(*personal, record);
    if (!personal_hash) {
        return tl::unexpected(personal_hash.error());
    }
    const auto text = codec::write_canonical(Fields{
        {"facts", *facts_hash}, {"header", *header}, {"personal", *personal_hash}});
    record.facts = *facts->fields();
    record.entry = crypto::sha256("mingjing/record/v1\n", text).view();
    return record;
}

}  // namespace mingjing::verify
