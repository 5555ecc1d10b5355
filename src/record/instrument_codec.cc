#include "record/instrument_codec.h"

#include <string>

#include "base/overloaded.h"
#include "domain/instrument_kind.h"
#include "record/codec_parts.h"
#include "record/entry_codec.h"
#include "record/facts.h"

namespace mingjing::record {

namespace {

namespace instrument = domain::instrument;

constexpr std::string_view kNumbered = "instrument_numbered";
constexpr std::string_view kIssued = "instrument_issued";
constexpr std::string_view kVoided = "instrument_voided";
constexpr std::string_view kCopyAttached = "instrument_copy_attached";
constexpr std::string_view kCopyWithdrawn = "instrument_copy_withdrawn";
constexpr std::string_view kReason = "reason";
constexpr std::string_view kSigner = "signer";
constexpr std::string_view kWitness = "witness";
constexpr std::string_view kSignedOff = "signed_off";

ledger::Draft numbered(const instrument::Numbered& e) {
    ledger::Draft draft{
        .type = std::string(kNumbered),
        .facts =
            {{"instrument", e.name.kind},
             {"year", e.name.year},
             {"serial", e.name.serial},
             {"title", e.title},
             {"number", e.number},
             {"case_stream", e.case_stream},
             {"case_number", e.case_number},
             {"dated", e.dated},
             {"review", e.review},
             {"code", e.code},
             {"address", e.address},
             {"request", e.request},
             {"files", encode_files(e.files)},
             {"words", e.words},
             {"data", e.facts}},
        .personal = {},
    };
    if (e.of) {
        draft.facts.emplace("of", *e.of);
    }
    if (const auto& by = e.signed_off) {
        draft.facts.emplace(
            kSignedOff, Fields{{"sign_off", by->sign_off}, {"by", by->by}, {"on", by->on}}
        );
        draft.personal.emplace(
            domain::kSignedOffBy, ledger::PersonalField{.subject = e.case_stream, .value = by->name}
        );
    }
    keep_apart(draft, e.case_stream, e.personal);
    return draft;
}

// Nothing in what was numbered without, older records among it.
std::optional<instrument::SignedOffBy> read_signed_off(const Facts& facts) {
    const auto by = facts.fields_or_none(kSignedOff);
    if (by.empty()) {
        return std::nullopt;
    }
    const auto text = [&](std::string_view name) { return std::string(text_of(by, name)); };
    return instrument::SignedOffBy{
        .sign_off = text("sign_off"), .by = text("by"), .name = "", .on = text("on")};
}

instrument::Numbered read_numbered(const ledger::Record& record, const Facts& facts) {
    instrument::Numbered e{
        .name =
            {facts.text("instrument"),
             static_cast<std::int64_t>(facts.count("year")),
             static_cast<std::int64_t>(facts.count("serial"))},
        .title = facts.text("title"),
        .number = facts.text("number"),
        .case_stream = facts.text("case_stream"),
        .case_number = facts.text("case_number"),
        .dated = facts.text("dated"),
        .review = facts.text("review"),
        .code = facts.text("code"),
        .address = facts.text("address"),
        .request = facts.text("request"),
        .files = decode_files(facts),
        .of = facts.count_if_there("of"),
        .signed_off = read_signed_off(facts),
        .words = facts.fields("words"),
        .facts = facts.fields("data"),
        .personal = {},
    };
    for (auto& [field, value] : apart_of(record)) {
        if (field != domain::kSignedOffBy) {
            e.personal.emplace(field, value);
        } else if (const auto* name = value.text(); name != nullptr && e.signed_off) {
            e.signed_off->name = *name;
        }
    }
    return e;
}

ledger::Draft attached(const instrument::CopyAttached& e, std::string_view stream) {
    List files;
    for (const auto& file : e.as.files) {
        files.emplace_back(Fields{
            {"digest", file.digest}, {"sm3", file.sm3}, {"type", file.type}, {"pages", file.pages}}
        );
    }
    ledger::Draft draft{
        .type = std::string(kCopyAttached),
        .facts =
            {{"copy", e.copy},
             {"signed_on", e.as.signed_on},
             {"signing", e.as.signing},
             {"files", std::move(files)}},
        .personal = {}};
    for (const auto& [name, value] :
         {std::pair{kSigner, &e.as.signer},
          std::pair{kReason, &e.as.reason},
          std::pair{kWitness, &e.as.witness}}) {
        if (!value->empty()) {
            draft.personal.emplace(
                name, ledger::PersonalField{.subject = std::string(stream), .value = *value}
            );
        }
    }
    return draft;
}

instrument::CopyAttached read_attached(const ledger::Record& record) {
    const Facts facts(record);
    instrument::CopyAttached e{
        .copy = static_cast<std::int64_t>(facts.count("copy")),
        .as = {
            .files = {},
            .signed_on = facts.text("signed_on"),
            .signing = facts.text("signing"),
            .signer = apart_text(record, kSigner),
            .reason = decode_reason(record),
            .witness = apart_text(record, kWitness)}};
    for (const auto& file : facts.list("files")) {
        if (const auto* fields = file.fields(); fields != nullptr) {
            const auto* pages = member(*fields, "pages").integer();
            e.as.files.push_back(
                {.digest = std::string(text_of(*fields, "digest")),
                 .sm3 = std::string(text_of(*fields, "sm3")),
                 .type = std::string(text_of(*fields, "type")),
                 .pages = pages == nullptr ? 0 : *pages}
            );
        }
    }
    return e;
}

}  // namespace

ledger::Draft encode_instrument(const instrument::Event& event, std::string_view stream) {
    return std::visit(
        Overloaded{
            [](const instrument::Numbered& e) { return numbered(e); },
            [](const instrument::Issued& e) {
                return ledger::Draft{
                    .type = std::string(kIssued),
                    .facts =
                        {{"title", e.title},
                         {"number", e.number},
                         {"code", e.code},
                         {"digest", e.digest},
                         {"pages", e.pages},
                         {"bytes", e.bytes}},
                    .personal = {}};
            },
            [&](const instrument::Voided& e) { return encode_reason(kVoided, stream, e.reason); },
            [&](const instrument::CopyAttached& e) { return attached(e, stream); },
            [&](const instrument::CopyWithdrawn& e) {
                auto draft = encode_reason(kCopyWithdrawn, stream, e.reason);
                draft.facts = {{"copy", e.copy}};
                return draft;
            },
        },
        event
    );
}

std::optional<instrument::Event> decode_instrument(const ledger::Record& record) {
    if (record.type == kNumbered) {
        return read_numbered(record, Facts(record));
    }
    if (record.type == kIssued) {
        const Facts facts(record);
        return instrument::Issued{
            .title = facts.text("title"),
            .number = facts.text("number"),
            .code = facts.text("code"),
            .digest = facts.text("digest"),
            .pages = static_cast<std::int64_t>(facts.count("pages")),
            .bytes = static_cast<std::int64_t>(facts.count("bytes"))};
    }
    if (record.type == kVoided) {
        return instrument::Voided{decode_reason(record)};
    }
    if (record.type == kCopyAttached) {
        return read_attached(record);
    }
    if (record.type == kCopyWithdrawn) {
        return instrument::CopyWithdrawn{
            .copy = static_cast<std::int64_t>(Facts(record).count("copy")),
            .reason = decode_reason(record)};
    }
    return std::nullopt;
}

instrument::State replay_instrument(const std::vector<ledger::Record>& records) {
    instrument::State state;
    for (const auto& record : records) {
        if (const auto event = decode_instrument(record)) {
            state = instrument::evolve(std::move(state), *event);
        }
    }
    return state;
}

}  // namespace mingjing::record
