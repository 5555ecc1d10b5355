#include "desk/carry_out.h"

#include <utility>
#include <vector>

#include "desk/plan.h"
#include "ledger/ledger.h"
#include "projection/projection.h"
#include "record/codec.h"

namespace mingjing::desk {

namespace {

// As the ledger stores them; an act by command line says who sat at the keyboard.
std::vector<ledger::Draft> encoded(const Writing& writing, const identity::Actor& actor) {
    std::vector<ledger::Draft> drafts;
    for (const auto& event : writing.events) {
        drafts.push_back(record::encode(event, writing.stream));
        if (!actor.operated_by.empty()) {
            drafts.back().facts.emplace("operated_by", actor.operated_by);
        }
    }
    return drafts;
}

}  // namespace

tl::expected<Receipt, domain::Refusal> carry_out(
    const Workplace& at, const identity::Actor& actor, const Command& command, Time now
) {
    auto& connection = at.connection;
    auto planned = plan(at, actor, command, now);
    if (!planned) {
        return tl::unexpected(at.definitions.roles.named(planned.error()));
    }
    Receipt receipt;
    for (auto& writing : *planned) {
        // Values go before the event that says so is projected, so nothing copies them again.
        for (const auto& erasure : writing.erasures) {
            ledger::erase(connection, erasure.position, erasure.fields);
            receipt.has_erased = true;
        }
        const auto records = ledger::append(
            connection, writing.stream, writing.version, encoded(writing, actor), actor.id, now
        );
        for (std::size_t i = 0; i < records.size(); ++i) {
            projection::apply(connection, at.definitions, records[i], writing.events[i]);
        }
        at.streams.follow(records, std::move(writing.events));
        if (receipt.records == 0 && !records.empty()) {
            receipt.first_position = records.front().position;
        }
        receipt.records += records.size();
    }
    return receipt;
}

}  // namespace mingjing::desk
