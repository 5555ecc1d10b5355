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
std::vector<ledger::Draft> encoded(
    const std::vector<record::Event>& events, const identity::Actor& actor
) {
    std::vector<ledger::Draft> drafts;
    for (const auto& event : events) {
        drafts.push_back(std::visit([](const auto& e) { return record::encode(e); }, event));
        if (!actor.operated_by.empty()) {
            drafts.back().facts.emplace("operated_by", actor.operated_by);
        }
    }
    return drafts;
}

}  // namespace

tl::expected<Receipt, domain::Refusal> carry_out(
    db::Connection& connection,
    Streams& streams,
    const definitions::Definitions& definitions,
    const identity::Actor& actor,
    const Command& command,
    Time now
) {
    const auto planned = plan(connection, streams, definitions.roles, actor, command);
    if (!planned) {
        return tl::unexpected(definitions.roles.named(planned.error()));
    }
    Receipt receipt;
    for (const auto& writing : *planned) {
        // Values go before the event that says so is projected, so nothing copies them again.
        for (const auto& erasure : writing.erasures) {
            ledger::erase(connection, erasure.position, erasure.fields);
            receipt.has_erased = true;
        }
        const auto records = ledger::append(
            connection,
            writing.stream,
            writing.version,
            encoded(writing.events, actor),
            actor.id,
            now
        );
        for (std::size_t i = 0; i < records.size(); ++i) {
            projection::apply(connection, definitions, records[i], writing.events[i]);
        }
        streams.follow(records, writing.events);
        if (receipt.records == 0 && !records.empty()) {
            receipt.first_position = records.front().position;
        }
        receipt.records += records.size();
    }
    return receipt;
}

}  // namespace mingjing::desk
