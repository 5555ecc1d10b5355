#include "record/sign_off_codec.h"

#include <string>

#include "base/overloaded.h"
#include "record/codec_parts.h"
#include "record/entry_codec.h"
#include "record/facts.h"

namespace mingjing::record {

namespace {

namespace sign_off = domain::sign_off;

constexpr std::string_view kSent = "instrument_sent";
constexpr std::string_view kSignedOffNow = "instrument_signed_off";
constexpr std::string_view kSentBack = "instrument_returned";

ledger::Draft encode_sent(const sign_off::Sent& e) {
    ledger::Draft draft{
        .type = std::string(kSent),
        .facts =
            {{"instrument", e.kind},
             {"title", e.title},
             {"case_stream", e.case_stream},
             {"case_number", e.case_number},
             {"dated", e.dated},
             {"files", encode_files(e.files)},
             {"data", e.facts}},
        .personal = {},
    };
    if (e.of) {
        draft.facts.emplace("of", *e.of);
    }
    keep_apart(draft, e.case_stream, e.personal);
    return draft;
}

sign_off::Sent read_sent(const ledger::Record& record) {
    const Facts facts(record);
    return {
        .kind = facts.text("instrument"),
        .title = facts.text("title"),
        .case_stream = facts.text("case_stream"),
        .case_number = facts.text("case_number"),
        .dated = facts.text("dated"),
        .of = facts.count_if_there("of"),
        .files = decode_files(facts),
        .facts = facts.fields("data"),
        .personal = apart_of(record),
    };
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
            [&](const sign_off::Returned& e) { return encode_reason(kSentBack, stream, e.reason); },
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
        return sign_off::Returned{decode_reason(record)};
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
