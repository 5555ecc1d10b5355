#include "api/case_request.h"

#include <algorithm>
#include <array>

#include "api/register_parts.h"
#include "case_file/event.h"
#include "case_file/officer.h"
#include "desk/case_surroundings.h"
#include "domain/procedure.h"

namespace mingjing::api {

namespace {

using identity::Action;

// Where nothing else is to be done, nobody waits for a case to be dropped or a decision to fall.
constexpr std::array kNotAwaited{
    case_file::Dropped::kAct, case_file::PermitDeclined::kAct, case_file::DecisionRevoked::kAct};

bool is_awaited(const domain::Step& step) {
    return std::ranges::find(kNotAwaited, step.act) == kNotAwaited.end();
}

// Nothing where the step is not the caller's to take.
std::optional<query::CaseDuty> duty_of(
    const Call& call, const domain::Procedure& procedure, const domain::Step& step
) {
    const auto* lane = procedure.lane(step.by);
    const auto action = lane == nullptr ? std::nullopt : identity::action_of(lane->duty);
    const auto duty = action.value_or(Action::handle);
    if (!identity::may(call.definitions().roles, call.actor(), duty)) {
        return std::nullopt;
    }
    return query::CaseDuty{
        .procedure = procedure.key, .unit = confined(call, duty).value_or(std::string{})};
}

void add_new(std::vector<query::CaseDuty>& duties, query::CaseDuty duty) {
    if (std::ranges::find(duties, duty) == duties.end()) {
        duties.push_back(std::move(duty));
    }
}

// 线索: wherever a case still may be docketed (立案、受理).
std::vector<query::CaseDuty> lead_stages(const Call& call) {
    std::vector<query::CaseDuty> stages;
    for (const auto& procedure : call.definitions().procedures) {
        for (auto& stage : domain::stages_before(procedure, case_file::Docketed::kAct)) {
            stages.push_back({.procedure = procedure.key, .unit = "", .stage = std::move(stage)});
        }
    }
    return stages;
}

// Whose parties the caller is told: of every unit (""), of one, or nobody's.
std::optional<std::string> parties_known(const Call& call) {
    std::optional<std::string> unit;
    for (const auto action : {Action::handle, Action::examine, Action::decide}) {
        if (!identity::may(call.definitions().roles, call.actor(), action)) {
            continue;
        }
        const auto within = confined(call, action);
        if (!within) {
            return "";
        }
        unit = within;
    }
    return unit;
}

}  // namespace

std::optional<std::string> confined(const Call& call, Action action) {
    return identity::confined_to(call.definitions().roles, call.actor(), action);
}

std::vector<query::CaseDuty> duties_of(const Call& call) {
    std::vector<query::CaseDuty> duties;
    for (const auto& procedure : call.definitions().procedures) {
        for (const auto& step : procedure.steps) {
            if (auto duty = is_awaited(step) ? duty_of(call, procedure, step) : std::nullopt) {
                duty->stage = step.from;
                add_new(duties, std::move(*duty));
            }
        }
        for (const auto& limit : procedure.limits) {
            for (const auto& act : procedure.acts) {
                const bool ends_it = std::ranges::find(limit.ends, act.key) != limit.ends.end() &&
                                     !limit.is_notice && is_awaited(act);
                if (auto duty = ends_it ? duty_of(call, procedure, act) : std::nullopt) {
                    duty->limit = limit.key;
                    add_new(duties, std::move(*duty));
                }
            }
        }
    }
    return duties;
}

query::Person caller_of(const Call& call) {
    const auto& account = call.account();
    const auto ledger = call.parts().ledger.lease();
    const auto around =
        desk::case_surroundings(*ledger, call.definitions(), day_in_china(call.now()));
    return {account.id, case_file::numbers_held(around, account.officer)};
}

query::CaseRequest cases_asked(const Call& call) {
    auto request = paged(call, query::CaseRequest{});
    request.procedure = call.parameter("procedure");
    request.stage = call.parameter("stage");
    request.due_from = call.parameter("due_from");
    request.due_before = call.parameter("due_before");
    request.source = call.parameter("lead_source");
    const auto state = call.parameter("state");
    if (state == "lead" || !request.source.empty()) {
        request.stands_at = lead_stages(call);
    }
    if (state == "open" || state == "over") {
        request.is_over = state == "over";
    }
    request.unit = confined(call, Action::see).value_or(std::string(call.parameter("unit")));
    request.parties_of = parties_known(call);
    request.reviewer = call.parameter("reviewer");
    const auto whose = call.parameter("whose");
    if (whose == "mine") {
        request.mine = caller_of(call);
    } else if (whose == "waiting") {
        request.waits_at = duties_of(call);
        request.own_first = caller_of(call);
    }
    return request;
}

}  // namespace mingjing::api
