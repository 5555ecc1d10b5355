#include "record/sign_off_codec.h"

#include <string>

#include "base/overloaded.h"
#include "record/entry_codec.h"
#include "record/facts.h"

namespace mingjing::record {

namespace {

namespace sign_off = domain::sign_off;

constexpr std::string_view kSent = "instrument_sent";
constexpr std::string_view kSignedOffNow = "instrument_signed_off";
constexpr std::string_view kSentBack = "instrument_returned";
constexpr std::string_view kWhy = "reason";

ledger::Draft encode_sent(const sign_off::Sent& e) {
    List files;
    for (const auto& [name, digest] : e.files) {
        files.emplace_back(Fields{{"name", name}, {"digest", digest}});
    }
    ledger::Draft draft{
        .type = std::string(kSent),
        .facts =
            {{"instrument", e.kind},
             {"title", e.title},
             {"case_stream", e.case_stream},
             {"case_number", e.case_number},
             {"dated", e.dated},
             {"files", std::move(files)},
             {"data", e.facts}},
        .personal = {},
    };
    if (e.of) {
        draft.facts.emplace("of", *e.of);
    }
    for (const auto& [field, value] : e.personal) {
        draft.personal.emplace(
            field, ledger::PersonalField{.subject = e.case_stream, .value = value}
        );
    }
    return draft;
}

sign_off::Sent read_sent(const ledger::Record& record) {
    const Facts facts(record);
    sign_off::Sent e{
        .kind = facts.text("instrument"),
        .title = facts.text("title"),
        .case_stream = facts.text("case_stream"),
        .case_number = facts.text("case_number"),
        .dated = facts.text("dated"),
        .of = facts.count_if_there("of"),
        .files = {},
        .facts = facts.fields("data"),
        .personal = {},
    };
    for (const auto& file : facts.list("files")) {
        if (const auto* fields = file.fields(); fields != nullptr) {
            e.files.emplace_back(text_of(*fields, "name"), text_of(*fields, "digest"));
        }
    }
    for (auto& [field, value] : apart_of(record)) {
        e.personal.emplace(field, value);
    }
    return e;
}

}  // namespace

ledger::Draft encode_sign_off(const sign_off::Event& event, std::string_view stream) {
    return std::visit(
        Overloaded{
            [](const sign_off::Sent& e) { return encode_sent(e); },
            [](const sign_off::SignedOff& e) {
                return ledger::Draft{
                    .type = std::string(kSignedOffNow), .facts = {{"on", e.on}}, .personal = {}};
            },
            [&](const sign_off::Returned& e) {
                return ledger::Draft{
                    .type = std::string(kSentBack),
                    .facts = {},
                    .personal = {
                        {std::string(kWhy),
                         ledger::PersonalField{
                             .subject = std::string(stream), .value = e.reason}}}};
            },
        },
        event
    );
}

std::optional<sign_off::Event> decode_sign_off(const ledger::Record& record) {
    if (record.type == kSent) {
        return read_sent(record);
    }
    if (record.type == kSignedOffNow) {
        return sign_off::SignedOff{Facts(record).text("on")};
    }
    if (record.type == kSentBack) {
        const auto apart = apart_of(record);
        const auto reason = apart.find(kWhy);
        const auto* text = reason == apart.end() ? nullptr : reason->second.text();
        return sign_off::Returned{text == nullptr ? std::string{} : *text};
    }
    return std::nullopt;
}

sign_off::State replay_sign_off(const std::vector<ledger::Record>& records) {
    sign_off::State state;
    for (const auto& record : records) {
        if (const auto event = decode_sign_off(record)) {
            state = sign_off::evolve(std::move(state), *event, record.actor);
        }
    }
    return state;
}

}  // namespace mingjing::record
