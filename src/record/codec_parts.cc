#include "record/codec_parts.h"

#include "record/entry_codec.h"

namespace mingjing::record {

namespace {

constexpr std::string_view kReason = "reason";

}  // namespace

List encode_files(const NamedDigests& files) {
    List list;
    for (const auto& [name, digest] : files) {
        list.emplace_back(Fields{{"name", name}, {"digest", digest}});
    }
    return list;
}

NamedDigests decode_files(const Facts& facts) {
    NamedDigests files;
    for (const auto& file : facts.list("files")) {
        if (const auto* fields = file.fields(); fields != nullptr) {
            files.emplace_back(text_of(*fields, "name"), text_of(*fields, "digest"));
        }
    }
    return files;
}

void keep_apart(ledger::Draft& draft, const std::string& subject, const Fields& personal) {
    for (const auto& [field, value] : personal) {
        draft.personal.emplace(field, ledger::PersonalField{.subject = subject, .value = value});
    }
}

ledger::Draft encode_reason(
    std::string_view type, std::string_view subject, const std::string& reason
) {
    return {
        .type = std::string(type),
        .facts = {},
        .personal = {
            {std::string(kReason),
             ledger::PersonalField{.subject = std::string(subject), .value = reason}}}};
}

std::string apart_text(const ledger::Record& record, std::string_view name) {
    const auto apart = apart_of(record);
    const auto found = apart.find(name);
    const auto* text = found == apart.end() ? nullptr : found->second.text();
    return text == nullptr ? std::string{} : *text;
}

std::string decode_reason(const ledger::Record& record) {
    return apart_text(record, kReason);
}

}  // namespace mingjing::record
