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
    if (const auto* amended = question.states<DecisionAmended>()) {
        return &amended->outcome;
    }
    if (const auto* notified = question.states<Notified>()) {
        return &notified->outcome;
    }
    const auto* proposed = question.states<Proposed>();
    return proposed == nullptr ? nullptr : &proposed->outcome;
}

std::int64_t amount_of(const domain::TimeLimit& limit, std::int64_t of_clock) {
    return of_clock > 0 ? of_clock : limit.amount;
}

std::optional<domain::Due> due_of(
    const domain::TimeLimit& limit, const Clock& clock, const domain::Calendar& calendar
) {
    if (const auto& left = clock.instalments; !left.empty()) {
        const auto day = domain::day_of(left.front().due_on);
        return day ? std::optional(domain::Due{.day = *day, .unrolled = *day}) : std::nullopt;
    }
    const auto start = domain::day_of(clock.started_on);
    if (!start) {
        return std::nullopt;
    }
    const auto amount = amount_of(limit, clock.amount);
    if (!limit.counting) {
        // Hours run through holidays (QX-05); a day is all that is known of when they began.
        constexpr std::int64_t kHoursOfDay = 24;
        const std::chrono::days days{(amount + kHoursOfDay - 1) / kHoursOfDay};
        return domain::Due{.day = *start + days, .unrolled = *start + days};
    }
    if (clock.is_paused()) {
        auto before = clock;
        before.pauses.pop_back();
        const auto due = due_of(limit, before, calendar);
        return due && domain::iso(due->day) < clock.pauses.back().from ? due : std::nullopt;
    }
    std::vector<domain::Suspension> pauses;
    for (const auto& pause : clock.pauses) {
        const auto from = domain::day_of(pause.from);
        const auto to = domain::day_of(pause.to);
        if (from && to) {
            pauses.push_back({*from, *to});
        }
    }
    const auto whole = amount + (clock.is_extended ? limit.extension : 0);
    return domain::due(calendar, *start, whole, *limit.counting, pauses);
}

std::optional<domain::Due> due_as_served(
    const domain::TimeLimit& limit, Clock clock, const domain::Calendar& calendar
) {
    clock.instalments.clear();
    return due_of(limit, clock, calendar);
}

std::optional<domain::Due> due_of(const Question& question, std::string_view limit) {
    const auto* rule = question.procedure.limit(limit);
    const auto clock = question.state.clocks.find(limit);
    return rule == nullptr || clock == question.state.clocks.end()
               ? std::nullopt
               : due_of(*rule, clock->second, question.around.calendar);
}

bool was_court_asked(const Question& question) {
    return std::ranges::any_of(question.procedure.acts, [&](const domain::Step& act) {
        return std::ranges::find(act.gates, "court_is_asked_in_time") != act.gates.end() &&
               question.state.last.contains(act.key);
    });
}

const domain::TimeLimit* review_limit(
    const domain::Procedure& procedure, std::string_view subject
) {
    const auto is_of_opinion = [&](const std::string& key) {
        const auto* step = procedure.step(key);
        if (step == nullptr || subject.empty()) {
            return step != nullptr && step->act == ReviewConcluded::kAct;
        }
        const auto offered = step->offers.find(kReviewSubject);
        return step->act == ActReviewConcluded::kAct && offered != step->offers.end() &&
               std::ranges::find(offered->second, subject) != offered->second.end();
    };
    const auto limit = std::ranges::find_if(procedure.limits, [&](const auto& one) {
        return std::ranges::any_of(one.ends, is_of_opinion);
    });
    return limit == procedure.limits.end() ? nullptr : &*limit;
}

}  // namespace mingjing::case_file
