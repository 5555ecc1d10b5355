#include "desk/case_plan.h"

#include <utility>

#include <fmt/format.h>

#include "desk/archiving.h"
#include "desk/case_origin.h"
#include "desk/case_surroundings.h"
#include "desk/entry_plan.h"
#include "desk/instrument_plan.h"
#include "desk/procedures.h"
#include "domain/day.h"
#include "ledger/ledger.h"
#include "projection/cases.h"
#include "record/case_codec.h"

namespace mingjing::desk {

namespace {

using domain::Refusal;

tl::unexpected<Refusal> no_such_procedure(std::string_view key) {
    return refuse("no-such-procedure", fmt::format("没有“{}”这个程序", key), "请从程序列表中选择");
}

// A case's number is the next of its year, in the order of the ledger: no gap, no double,
// for all who write wait for each other here.
std::string next_number(db::Connection& connection, std::string_view day) {
    const auto year = std::string(day.substr(0, 4));
    const auto last = projection::last_number_of(connection, year);
    const auto serial = last.empty() ? 0 : std::stoull(last.substr(year.size() + 1));
    return fmt::format("{}-{:04}", year, serial + 1);
}

// What the desk states of a case being opened.
void fill_opening(
    db::Connection& connection,
    const domain::Procedure& procedure,
    const identity::Actor& actor,
    case_file::Take& take
) {
    if (auto* opened = std::get_if<case_file::Opened>(&take.content)) {
        opened->number = next_number(connection, take.on);
        opened->procedure = procedure.key;
        opened->procedure_digest = procedure.digest;
        opened->unit = actor.unit;
    }
}

// A retry adds nothing. What that request opened was stated as it is now, but for what the desk
// and the law state of it; the party may have been amended since, which is no matter here.
tl::expected<Plan, Refusal> opened_already(const ledger::Record& first, case_file::Take take) {
    const auto event = record::decode_case(first);
    const auto* was = event ? std::get_if<case_file::Opened>(&event->content) : nullptr;
    auto* opened = std::get_if<case_file::Opened>(&take.content);
    if (was != nullptr && opened != nullptr) {
        opened->number = was->number;
        opened->procedure = was->procedure;
        opened->procedure_digest = was->procedure_digest;
        opened->unit = was->unit;
        opened->party_age = was->party_age;
        if (*opened == *was) {
            return Plan{};
        }
    }
    return refuse("key-used", "这次操作已经登记过另一个案源", "请刷新页面，重新填写后登记");
}

// Nothing where the step is another.
std::optional<case_file::Dossier> file_to_archive(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const domain::Procedure& procedure,
    const std::vector<ledger::Record>& records,
    const case_file::Take& take
) {
    if (!std::holds_alternative<case_file::Archived>(take.content) || records.empty()) {
        return std::nullopt;
    }
    return dossier_of(
        connection, definitions, procedure, records.front().stream, events_of(records)
    );
}

}  // namespace

std::optional<case_file::Take> take_of(
    const domain::Step& step, const Stated& stated, std::chrono::sys_days today
) {
    const auto* kind = case_file::act_kind(step.act);
    return kind == nullptr ? std::nullopt
                           : std::optional(case_file::Take{
                                 .step = step.key,
                                 .on = stated.on.empty() ? domain::iso(today) : stated.on,
                                 .content = kind->read(stated.content),
                                 .reasons = stated.reasons});
}

tl::expected<void, Refusal> may_take(
    const identity::Roles& roles,
    const identity::Actor& actor,
    const domain::Procedure& procedure,
    const domain::Step& step,
    std::string_view unit
) {
    const auto* lane = procedure.lane(step.by);
    const auto duty = lane == nullptr ? std::nullopt : identity::action_of(lane->duty);
    return identity::may(roles, actor, duty.value_or(identity::Action::handle), {.unit = unit});
}

tl::expected<Plan, Refusal> plan_case(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const identity::Actor& actor,
    const CaseAct& act,
    std::chrono::sys_days today
) {
    const auto records = ledger::read_stream(connection, act.stream);
    const auto state = record::replay_case(records);
    const auto version = records.size();
    const bool is_new = !state.is_opened();
    const auto* current = definitions.procedure(act.procedure);
    if (is_new && current == nullptr) {
        return no_such_procedure(act.procedure);
    }
    const auto& procedure = is_new ? *current : procedure_of(definitions, state);
    const auto unit = is_new ? std::string_view{actor.unit} : std::string_view{state.opened.unit};
    const auto* step = procedure.step(act.stated.step);
    auto take = step == nullptr ? std::nullopt : take_of(*step, act.stated, today);
    if (!take) {
        return refuse("no-such-step", "这个程序没有这一步", "请刷新后按列出的步骤办理");
    }
    if (auto allowed = may_take(definitions.roles, actor, procedure, *step, unit); !allowed) {
        return tl::unexpected(std::move(allowed.error()));
    }
    if (!is_new && !act.procedure.empty() && step->act == case_file::Opened::kAct) {
        return opened_already(records.front(), std::move(*take));
    }
    if (auto refused = origin_refused(connection, definitions.roles, actor, take->content)) {
        return tl::unexpected(std::move(*refused));
    }
    fill_opening(connection, procedure, actor, *take);
    const auto file = file_to_archive(connection, definitions, procedure, records, *take);
    if (file) {
        fill_archive(connection, definitions, procedure, state, *file, *take);
    }
    auto decision = case_file::decide(
        state,
        *take,
        {actor.id, actor.unit, actor.officer},
        procedure,
        case_surroundings(connection, definitions, today)
    );
    if (!decision) {
        return tl::unexpected(std::move(decision.error()));
    }
    if (decision->empty()) {
        return Plan{};
    }
    if (file) {
        const auto& archived = std::get<case_file::Archived>(take->content);
        if (auto whole = may_be_archived(definitions, *file, archived); !whole) {
            return tl::unexpected(std::move(whole.error()));
        }
    }
    if (act.expected_version && *act.expected_version != version) {
        return refuse(
            "changed-meanwhile", "在您办理期间，这个案件已有新的进展", "请刷新后按最新情况办理"
        );
    }
    return writing_of(act.stream, version, std::move(decision));
}

}  // namespace mingjing::desk
