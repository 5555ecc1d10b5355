#include "desk/plan.h"

#include <utility>

#include <fmt/format.h>

#include "base/limits.h"
#include "base/overloaded.h"
#include "desk/case_changes.h"
#include "desk/case_plan.h"
#include "desk/entry_plan.h"
#include "desk/instrument_plan.h"
#include "desk/sign_off_plan.h"
#include "domain/edition.h"
#include "ledger/ledger.h"
#include "projection/projection.h"

namespace mingjing::desk {

namespace {

using domain::Refusal;
namespace edition = domain::edition;

tl::expected<Plan, Refusal> plan_batch(
    db::Connection& connection,
    Streams& streams,
    const identity::Roles& roles,
    const identity::Actor& actor,
    const Batch& batch
) {
    if (batch.acts.size() > limits::kRecordsPerCommandMax) {
        return refuse(
            "batch-too-large",
            fmt::format(
                "一次最多办理 {} 条，这里有 {} 条", limits::kRecordsPerCommandMax, batch.acts.size()
            ),
            "请分批办理"
        );
    }
    EntryPlanner planner(connection, streams, roles, actor);
    for (const auto& act : batch.acts) {
        if (auto added = planner.add(act); !added) {
            return tl::unexpected(std::move(added.error()));
        }
    }
    return planner.done();
}

tl::expected<Plan, Refusal> plan_edition(
    db::Connection& connection, const std::string& stream, const edition::Command& command
) {
    const auto records = ledger::read_stream(connection, stream);
    return writing_of(
        stream, records.size(), edition::decide(record::replay_edition(records), command)
    );
}

Refusal adopted_meanwhile() {
    return {
        "changed-meanwhile",
        "在您修改期间，已经采用了另一套定义，您的改动没有采用",
        "",
        "请在现用的定义上重新修改，再采用",
        ""};
}

tl::expected<Plan, Refusal> plan_adoption(
    db::Connection& connection, const AdoptDefinitions& adopt
) {
    constexpr auto kStream = "definitions";
    const auto records = ledger::read_stream(connection, kStream);
    if (!records.empty()) {
        const auto last = std::get<record::DefinitionsAdopted>(record::decode(records.back()));
        if (last.digest == adopt.digest && last.files == adopt.files) {
            return Plan{};
        }
        if (!adopt.based_on.empty() && last.digest != adopt.based_on) {
            return tl::unexpected(adopted_meanwhile());
        }
    }
    const record::Event adopted =
        record::DefinitionsAdopted{adopt.digest, adopt.files, adopt.reason};
    return Plan{
        {.stream = kStream, .version = records.size(), .events = {adopted}, .erasures = {}}};
}

// A restored log says, before anything else, which checkpoint it goes on from.
Plan plan_epoch(db::Connection& connection, const BeginEpoch& begin) {
    constexpr auto kStream = "log";
    const auto records = ledger::read_stream(connection, kStream);
    const record::Event begun = record::EpochBegun{begin.origin, begin.last_checkpoint};
    if (!records.empty() && record::decode(records.back()) == begun) {
        return {};
    }
    return {{.stream = kStream, .version = records.size(), .events = {begun}, .erasures = {}}};
}

}  // namespace

tl::expected<Plan, Refusal> plan(
    const Workplace& at, const identity::Actor& actor, const Command& command, Time now
) {
    auto& connection = at.connection;
    auto& streams = at.streams;
    const auto& roles = at.definitions.roles;
    const auto with_duty = [&](identity::Action action,
                               auto planned,
                               std::string_view register_key = {}) {
        const auto allowed = identity::may(roles, actor, action, {.register_key = register_key});
        return allowed ? planned() : Planned(tl::unexpected(allowed.error()));
    };
    using identity::Action;
    return std::visit(
        Overloaded{
            [&](const EntryAct& c) { return plan_batch(connection, streams, roles, actor, {{c}}); },
            [&](const Batch& c) { return plan_batch(connection, streams, roles, actor, c); },
            [&](const BeginEdition& c) {
                return with_duty(
                    Action::publish,
                    [&] {
                        return plan_edition(
                            connection, c.stream, edition::Begin{c.register_key, c.entries}
                        );
                    },
                    c.register_key
                );
            },
            [&](const PublishEdition& c) {
                return with_duty(Action::publish, [&] {
                    const auto in = projection::entries_in_edition(connection, c.stream);
                    return plan_edition(connection, c.stream, edition::Complete{in});
                });
            },
            [&](const AdoptDefinitions& c) {
                for (const auto duty : c.duties) {
                    if (auto allowed = identity::may(roles, actor, duty); !allowed) {
                        return Planned(tl::unexpected(std::move(allowed.error())));
                    }
                }
                return plan_adoption(connection, c);
            },
            [&](const CaseAct& c) {
                return plan_case(connection, at.definitions, actor, c, day_in_china(now));
            },
            [&](const EraseOfCase& c) {
                return plan_erasure(connection, at.definitions, actor, c, day_in_china(now));
            },
            [&](const MigrateCase& c) {
                return with_duty(Action::adopt, [&] {
                    return plan_migration(connection, at.definitions, c, day_in_china(now));
                });
            },
            [&](const NumberInstrument& c) { return plan_numbering(at, actor, c, now); },
            [&](const SendInstrument& c) { return plan_sending(at, actor, c, now); },
            [&](const SignOffInstrument& c) { return plan_sign_off(at, actor, c, now); },
            [&](const ReturnInstrument& c) { return plan_return(at, actor, c); },
            [&](const IssueInstrument& c) { return plan_issue(at, actor, c); },
            [&](const VoidInstrument& c) { return plan_void(at, actor, c, now); },
            [&](const AttachSignedCopy& c) { return plan_copy(at, actor, c, now); },
            [&](const WithdrawSignedCopy& c) { return plan_copy(at, actor, c, now); },
            [&](const BeginEpoch& c) {
                return with_duty(Action::adopt, [&] { return Planned(plan_epoch(connection, c)); });
            },
        },
        command
    );
}

}  // namespace mingjing::desk
