// What a record commits to (docs/ledger-format.md). Texts are joined by hand from parts
// that are canonical already, so nothing stored is parsed or written again.

#include <fmt/format.h>

#include "codec/canonical.h"
#include "codec/json_text.h"
#include "codec/text.h"
#include "ledger/ledger.h"

namespace mingjing::ledger {
namespace {

constexpr std::string_view kRecordDomain = "mingjing/record/v1\n";

std::string record_text(const Record& record) {
    return fmt::format(
        R"({{"facts":"{}","header":{},"personal":"{}"}})",
        facts_commitment(record),
        codec::write_canonical(header(record)),
        personal_commitment(record)
    );
}

std::string raw_salt(std::string_view hex) {
    auto raw = codec::from_hex(hex);
    if (!raw) {
        throw Fault("a salt of the ledger is not hexadecimal");
    }
    return std::move(*raw);
}

}  // namespace

Fields header(const Record& record) {
    return {
        {"position", static_cast<std::int64_t>(record.position)},
        {"stream", record.stream},
        {"version", static_cast<std::int64_t>(record.version)},
        {"type", record.type},
        {"time", codec::rfc3339(record.time)},
        {"actor", record.actor},
    };
}

std::string facts_commitment(const Record& record) {
    return crypto::sha256(raw_salt(record.facts_salt), record.facts).hex();
}

std::string field_commitment(
    std::string_view field, std::string_view subject, std::string_view value, std::string_view salt
) {
    std::string text = "{\"field\":";
    codec::append_quoted(text, field);
    text += ",\"subject\":";
    codec::append_quoted(text, subject);
    text += ",\"value\":";
    text += value;
    text += '}';
    return crypto::sha256(raw_salt(salt), text).hex();
}

std::string personal_commitment(const Record& record) {
    Fields commitments;
    for (const auto& [name, field] : record.personal) {
        commitments.emplace(name, field.commitment);
    }
    return crypto::sha256(codec::write_canonical(commitments)).hex();
}

std::string entry_of(const Record& record) {
    return crypto::sha256(kRecordDomain, record_text(record)).hex();
}

std::vector<std::string> problems(const Record& record) {
    std::vector<std::string> found;
    try {
        for (const auto& [name, field] : record.personal) {
            if (field.value.has_value() != field.salt.has_value()) {
                found.push_back("个人信息字段 " + name + " 的内容与盐只剩其一");
            } else if (field.value &&
                       field_commitment(name, field.subject, *field.value, *field.salt) !=
                           field.commitment) {
                found.push_back("个人信息字段 " + name + " 与其承诺值不符");
            }
        }
        if (entry_of(record) != record.entry) {
            found.emplace_back("记录的表头、事实或承诺值与其存证条目不符");
        }
    } catch (const Fault&) {
        found.emplace_back("记录中有不成其为文本或十六进制数的内容");
    }
    return found;
}

}  // namespace mingjing::ledger
