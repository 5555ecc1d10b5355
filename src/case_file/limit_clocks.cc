#include "case_file/limit_clocks.h"

#include <algorithm>
#include <utility>

#include "case_file/among.h"
#include "case_file/review_asked.h"

namespace mingjing::case_file {

namespace {

using domain::TimeLimit;

std::vector<std::string> clocks_of(
    const Question& about, const Content& content, std::vector<std::string> TimeLimit::*marks
) {
    std::vector<std::string> clocks;
    for (const auto& limit : about.procedure.limits) {
        const auto& named = limit.*marks;
        if (std::ranges::find(named, about.step.key) != named.end()) {
            const auto thing =
                limit.per.empty() ? std::string{} : std::string(text_of(write(content), limit.per));
            clocks.push_back(domain::clock_name(limit, thing));
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

// Of a name no limit has: it runs as it did.
bool runs_of(
    const domain::Procedure& procedure,
    const std::string& clock,
    const std::optional<Outcome>& decided
) {
    const auto* limit = procedure.limit(clock);
    return limit == nullptr || runs_of(*limit, decided);
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

// Those the end of the case leaves without a step, or an amended decision without money.
std::vector<std::string> left_behind(const Event& event, const Question& about) {
    const bool ends_case = event.is_over && !about.state.is_over;
    const bool is_amended = std::holds_alternative<DecisionAmended>(event.content);
    if (!ends_case && !is_amended) {
        return {};
    }
    const auto decided = decided_by(event.content, about.state);
    auto running = running_after(event, about.state);
    std::erase_if(running, [&](const auto& name) {
        const bool falls_away = is_amended && !runs_of(about.procedure, name, decided);
        const bool is_left = ends_case && !can_be_met(about.procedure, name, event.stage);
        return !falls_away && !is_left;
    });
    return running;
}

}  // namespace

bool imposes_money(const Outcome& outcome) {
    return outcome.fine.fen > 0 || outcome.confiscated.fen > 0;
}

bool runs_of(const TimeLimit& limit, const std::optional<Outcome>& decided) {
    return !limit.is_of_money || (decided && imposes_money(*decided));
}

std::vector<std::string> clocks_begun(const Question& about, const Content& content) {
    auto begun = clocks_of(about, content, &TimeLimit::starts);
    const auto decided = decided_by(content, about.state);
    std::erase_if(begun, [&](const auto& name) {
        return !runs_of(about.procedure, name, decided);
    });
    return begun;
}

std::vector<std::string> clocks_met(const Question& about, const Content& content) {
    return clocks_of(about, content, &TimeLimit::ends);
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
