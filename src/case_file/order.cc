#include "case_file/order.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "domain/day.h"

namespace mingjing::case_file {

namespace {

using domain::Procedure;
using domain::Refusal;
using domain::Step;

// After the end only what still runs can be met, what gave the case up served, the file archived.
bool meets_a_clock(const Step& step, const State& state, const Procedure& procedure) {
    return std::ranges::any_of(state.clocks, [&](const auto& clock) {
        const auto* limit = procedure.limit(clock.first);
        return clock.second.runs() && limit != nullptr &&
               std::ranges::find(limit->ends, step.key) != limit->ends.end();
    });
}

bool has_gate(const Step& step, std::string_view gate) {
    return std::ranges::find(step.gates, gate) != step.gates.end();
}
bool serves_a_removal(const Step& step) {
    return has_gate(step, "serves_the_removal");
}
bool serves_a_change(const Step& step) {
    return has_gate(step, "serves_the_change");
}

bool is_of_the_end(const Step& step, const State& state) {
    const bool serves_the_end = step.act == Served::kAct && was_given_up(state) &&
                                !serves_a_removal(step) && !serves_a_change(step);
    return step.act == Archived::kAct || serves_the_end;
}

// A closed case is still challenged, and its decision may still fall or be changed, which is told.
// Who is on the list of the dishonest stays there for years, comes off it, and is told so.
bool may_follow_the_end(const Step& step, const State& state) {
    constexpr std::array kActs{
        Challenged::kAct, ChallengeEnded::kAct, DecisionRevoked::kAct, DecisionAmended::kAct};
    return std::ranges::find(kActs, step.act) != kActs.end() ||
           (step.act == DishonestyDelisted::kAct && state.listed) ||
           (serves_a_removal(step) && removal_in(state) != nullptr) ||
           (serves_a_change(step) && state.amended);
}

// What is counted from the end of the remedies is dated that day by its gate (行政强制法 art.
// 53), which may be before the matter came to where it is noted.
bool is_dated_by_law(const Event& event, const Step& step) {
    return !event.begun.empty() && event.met.empty() && has_gate(step, "remedies_are_over");
}

// Since when what the act meets has run, at the latest; "" where it meets nothing that runs.
std::string_view met_since(const Event& event, const State& state) {
    std::string_view since;
    for (const auto& name : event.met) {
        const auto clock = state.clocks.find(name);
        if (clock != state.clocks.end() && clock->second.runs()) {
            since = std::max(since, std::string_view(clock->second.started_on));
        }
    }
    return since;
}

Refusal out_of_order(std::string_view before, std::string_view what) {
    const auto day = domain::day_of(before);
    return {
        .code = "days-out-of-order",
        .what = fmt::format(
            "办理日期早于{}的{}", what, day ? domain::in_chinese(*day) : std::string(before)
        ),
        .article = "",
        .next = "请核对日期；程序的先后不能倒置",
        .rule = ""};
}

}  // namespace

const Event* removal_in(const State& state) {
    const auto last = std::ranges::find_if(state.last, [](const auto& taken) {
        return std::holds_alternative<DishonestyDelisted>(taken.second.event.content);
    });
    return last == state.last.end() ? nullptr : &last->second.event;
}

bool is_shut(const Step& step, const State& state, const Procedure& procedure) {
    return state.archived && !may_follow_the_end(step, state) &&
           !meets_a_clock(step, state, procedure);
}

bool is_open_at(const Step& step, const State& state, const Procedure& procedure) {
    if (is_shut(step, state, procedure)) {
        return false;
    }
    if (!state.is_opened()) {
        return step.act == Opened::kAct;
    }
    const auto* stage = procedure.stage(state.stage);
    const bool is_end = stage != nullptr && stage->is_end;
    const bool is_here = step.from.empty()
                             ? std::ranges::find(step.at, state.stage) != step.at.end()
                             : step.from == state.stage;
    return is_here && (!is_end || is_of_the_end(step, state) || may_follow_the_end(step, state) ||
                       meets_a_clock(step, state, procedure));
}

tl::expected<void, Refusal> in_order(const Event& event, const Step& step, const State& state) {
    const std::string_view on = event.on;
    const auto since = met_since(event, state);
    if (step.from.empty() && on < since) {
        return tl::unexpected(out_of_order(since, "所办理的期限开始"));
    }
    const bool waits = step.from.empty() && step.at.size() > 1 && !since.empty();
    const bool is_timeless =
        step.from.empty() && !is_of_the_end(step, state) &&
        ((event.begun.empty() && event.met.empty()) || waits || is_dated_by_law(event, step));
    if (is_timeless || on >= state.moved_on) {
        return {};
    }
    return tl::unexpected(out_of_order(state.moved_on, "上一个环节完成"));
}

}  // namespace mingjing::case_file
