#include "case_file/limit_clocks.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "case_file/among.h"
#include "case_file/review_asked.h"

namespace mingjing::case_file {

namespace {

using domain::TimeLimit;

// The thing whose clock an act is about; "" where it names none.
std::string thing_named(const TimeLimit& limit, const Content& content) {
    return limit.per.empty() ? std::string{} : std::string(text_of(write(content), limit.per));
}

// Of a limit that runs for each thing, the clocks an act ends that names none of them.
std::vector<std::string> ended_unnamed(
    const TimeLimit& limit, const Question& about, const Content& content
) {
    std::vector<std::string> clocks;
    for (const auto& [name, clock] : about.state.clocks) {
        const bool is_of_it = clock.runs() && about.procedure.limit(name) == &limit;
        if (is_of_it && (limit.per != kReviewSubject ||
                         lets_go_of_review(about, content, domain::thing_of(name)))) {
            clocks.push_back(name);
        }
    }
    return clocks;
}

// What the case decides once this is stated.
std::optional<Outcome> decided_by(const Content& content, const State& state) {
    if (const auto* decided = std::get_if<Decided>(&content)) {
        return decided->outcome;
    }
    if (const auto* on_spot = std::get_if<DecidedOnSpot>(&content)) {
        return on_spot->outcome;
    }
    const auto* amended = std::get_if<DecisionAmended>(&content);
    return amended == nullptr ? state.decided : amended->outcome;
}

// The day by which what it decides orders a correction; "" for none.
std::string_view correction_of(const Content& content, const State& state) {
    if (const auto* decided = std::get_if<Decided>(&content)) {
        return decided->correction.by;
    }
    const auto* on_spot = std::get_if<DecidedOnSpot>(&content);
    return on_spot == nullptr ? state.correct_by : on_spot->correction.by;
}

// Of a name no limit has: it runs as it did.
bool runs_of(
    const domain::Procedure& procedure,
    const std::string& clock,
    const std::optional<Outcome>& decided,
    std::string_view correct_by
) {
    const auto* limit = procedure.limit(clock);
    return limit == nullptr || runs_of(*limit, decided, correct_by);
}

std::vector<std::string> running_after(const Event& event, const State& state) {
    std::vector<std::string> running;
    for (const auto& [name, clock] : state.clocks) {
        if (clock.runs() && std::ranges::find(event.met, name) == event.met.end()) {
            running.push_back(name);
        }
    }
    running.insert(running.end(), event.begun.begin(), event.begun.end());
    std::ranges::sort(running);
    running.erase(std::unique(running.begin(), running.end()), running.end());
    return running;
}

bool can_be_met(
    const domain::Procedure& procedure, const std::string& clock, const std::string& stage
) {
    const auto* limit = procedure.limit(clock);
    return limit != nullptr && std::ranges::any_of(limit->ends, [&](const auto& key) {
               const auto* end = procedure.step(key);
               return end != nullptr && std::ranges::find(end->at, stage) != end->at.end();
           });
}

// Those the end of the case leaves without a step, or an amended decision without money or
// anything to do.
std::vector<std::string> left_behind(const Event& event, const Question& about) {
    const bool ends_case = event.is_over && !about.state.is_over;
    const bool is_amended = std::holds_alternative<DecisionAmended>(event.content);
    if (!ends_case && !is_amended) {
        return {};
    }
    const auto decided = decided_by(event.content, about.state);
    auto running = running_after(event, about.state);
    std::erase_if(running, [&](const auto& name) {
        const bool falls_away =
            is_amended && !runs_of(about.procedure, name, decided, about.state.correct_by);
        const bool is_left = ends_case && !can_be_met(about.procedure, name, event.stage);
        return !falls_away && !is_left;
    });
    return running;
}

}  // namespace

bool imposes_money(const Outcome& outcome) {
    return outcome.fine.fen > 0 || outcome.confiscated.fen > 0;
}

bool leaves_something_to_do(const Outcome& decided, std::string_view correct_by) {
    const bool is_ordered = decided.payment.ordered.fen + decided.payment.compensation.fen > 0;
    if (is_ordered || !correct_by.empty()) {
        return true;
    }
    if (decided.conclusion != kPenalty) {
        return decided.conclusion == kHandling || imposes_money(decided);
    }
    return decided.kinds.empty() || !std::ranges::all_of(decided.kinds, [](const auto& kind) {
               return kind == "警告" || kind == "通报批评";
           });
}

bool runs_of(
    const TimeLimit& limit, const std::optional<Outcome>& decided, std::string_view correct_by
) {
    using enum domain::RunsOf;
    return limit.runs_of == any ||
           (decided && (limit.runs_of == money ? imposes_money(*decided)
                                               : leaves_something_to_do(*decided, correct_by)));
}

std::vector<std::string> clocks_begun(const Question& about, const Content& content) {
    std::vector<std::string> begun;
    for (const auto& limit : about.procedure.limits) {
        if (contains(limit.starts, about.step.key)) {
            begun.push_back(domain::clock_name(limit, thing_named(limit, content)));
        }
    }
    const auto decided = decided_by(content, about.state);
    const auto correct_by = correction_of(content, about.state);
    std::erase_if(begun, [&](const auto& name) {
        return !runs_of(about.procedure, name, decided, correct_by);
    });
    return begun;
}

std::vector<std::string> clocks_met(const Question& about, const Content& content) {
    std::vector<std::string> met;
    for (const auto& limit : about.procedure.limits) {
        if (!contains(limit.ends, about.step.key)) {
            continue;
        }
        auto thing = thing_named(limit, content);
        if (limit.per.empty() || !thing.empty()) {
            met.push_back(domain::clock_name(limit, thing));
        } else {
            std::ranges::move(ended_unnamed(limit, about, content), std::back_inserter(met));
        }
    }
    return met;
}

std::vector<std::string> clocks_stopped(const Event& event, const Question& about) {
    auto stopped = left_behind(event, about);
    for (auto& clock : clocks_forgotten(event.content, about.state, about.procedure)) {
        if (!contains(event.met, clock) && !contains(stopped, clock)) {
            stopped.push_back(std::move(clock));
        }
    }
    return stopped;
}

}  // namespace mingjing::case_file
