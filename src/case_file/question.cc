#include "case_file/question.h"

#include <algorithm>

#include "domain/day.h"

namespace mingjing::case_file {

const Outcome* stated_outcome(const Question& question) {
    if (const auto* decided = question.states<Decided>()) {
        return &decided->outcome;
    }
    if (const auto* decided = question.states<DecidedOnSpot>()) {
        return &decided->outcome;
    }
    if (const auto* notified = question.states<Notified>()) {
        return &notified->outcome;
    }
    const auto* proposed = question.states<Proposed>();
    return proposed == nullptr ? nullptr : &proposed->outcome;
}

std::optional<domain::Due> due_of(
    const domain::Procedure& procedure,
    const State& state,
    std::string_view limit,
    const domain::Calendar& calendar
) {
    const auto rule = std::ranges::find(procedure.limits, limit, &domain::TimeLimit::key);
    const auto clock = state.clocks.find(limit);
    if (rule == procedure.limits.end() || clock == state.clocks.end() || !rule->counting) {
        return std::nullopt;
    }
    const auto start = domain::day_of(clock->second.started_on);
    if (!start) {
        return std::nullopt;
    }
    std::vector<domain::Suspension> pauses;
    for (const auto& pause : clock->second.pauses) {
        const auto from = domain::day_of(pause.from);
        const auto to = domain::day_of(pause.to);
        if (from && to) {
            pauses.push_back({*from, *to});
        }
    }
    const auto amount = rule->amount + (clock->second.is_extended ? rule->extension : 0);
    return domain::due(calendar, *start, amount, *rule->counting, pauses);
}

}  // namespace mingjing::case_file
