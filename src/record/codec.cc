#include "record/codec.h"

#include <string>

#include "base/check.h"
#include "base/overloaded.h"
#include "record/case_codec.h"
#include "record/codec_parts.h"
#include "record/entry_codec.h"
#include "record/facts.h"
#include "record/instrument_codec.h"
#include "record/sign_off_codec.h"

namespace mingjing::record {

namespace {

namespace edition = domain::edition;
namespace register_entry = domain::register_entry;

constexpr std::string_view kEditionBegun = "edition_begun";
constexpr std::string_view kEditionCompleted = "edition_completed";
constexpr std::string_view kDefinitionsAdopted = "definitions_adopted";
constexpr std::string_view kEpochBegun = "epoch_begun";

DefinitionsAdopted decode_adopted(const Facts& facts) {
    return {
        .digest = facts.text("digest"),
        .files = decode_files(facts),
        .reason = facts.text_or("reason", "")};
}

}  // namespace

ledger::Draft encode(const register_entry::Event& event) {
    return encode_entry(event);
}

ledger::Draft encode(const edition::Event& event) {
    const auto count = [](std::uint64_t entries) { return static_cast<std::int64_t>(entries); };
    return std::visit(
        Overloaded{
            [&](const edition::Begun& e) {
                return ledger::Draft{
                    std::string(kEditionBegun),
                    {{"register", e.register_key}, {"entries", count(e.entries)}},
                    {}};
            },
            [&](const edition::Completed& e) {
                return ledger::Draft{
                    std::string(kEditionCompleted), {{"entries", count(e.entries)}}, {}};
            },
        },
        event
    );
}

ledger::Draft encode(const DefinitionsAdopted& event) {
    ledger::Draft draft{
        .type = std::string(kDefinitionsAdopted),
        .facts = {{"digest", event.digest}, {"files", encode_files(event.files)}},
        .personal = {},
    };
    if (!event.reason.empty()) {
        draft.facts.emplace("reason", event.reason);
    }
    return draft;
}

ledger::Draft encode(const EpochBegun& event) {
    return {
        .type = std::string(kEpochBegun),
        .facts = {{"origin", event.origin}, {"last_checkpoint", event.last_checkpoint}},
        .personal = {},
    };
}

ledger::Draft encode(const Event& event, std::string_view stream) {
    return std::visit(
        Overloaded{
            [&](const case_file::Event& e) { return encode_case(e, stream); },
            [&](const domain::instrument::Event& e) { return encode_instrument(e, stream); },
            [&](const domain::sign_off::Event& e) { return encode_sign_off(e, stream); },
            [](const auto& e) { return encode(e); },
        },
        event
    );
}

Event decode(const ledger::Record& record) {
    if (auto entry = decode_entry(record)) {
        return std::move(*entry);
    }
    if (auto of_case = decode_case(record)) {
        return std::move(*of_case);
    }
    if (auto of_instrument = decode_instrument(record)) {
        return std::move(*of_instrument);
    }
    if (auto of_sign_off = decode_sign_off(record)) {
        return std::move(*of_sign_off);
    }
    const Facts facts(record);
    if (record.type == kEditionBegun) {
        return edition::Begun{facts.text("register"), facts.count("entries")};
    }
    if (record.type == kEditionCompleted) {
        return edition::Completed{facts.count("entries")};
    }
    if (record.type == kEpochBegun) {
        return EpochBegun{facts.text("origin"), facts.text("last_checkpoint")};
    }
    CHECK(record.type == kDefinitionsAdopted);
    return decode_adopted(facts);
}

register_entry::State replay_entry(const std::vector<ledger::Record>& records) {
    register_entry::State state;
    for (const auto& record : records) {
        state = register_entry::evolve(
            std::move(state), std::get<register_entry::Event>(decode(record)), record.actor
        );
    }
    return state;
}

edition::State replay_edition(const std::vector<ledger::Record>& records) {
    edition::State state;
    for (const auto& record : records) {
        state = edition::evolve(std::move(state), std::get<edition::Event>(decode(record)));
    }
    return state;
}

}  // namespace mingjing::record
