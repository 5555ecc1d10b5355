#include "case_file/migration.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "case_file/limit_clocks.h"
#include "case_file/review_asked.h"

namespace mingjing::case_file {

namespace {

using domain::Refusal;

tl::unexpected<Refusal> refused(std::string code, std::string what, std::string next) {
    return tl::unexpected(Refusal{
        .code = std::move(code),
        .what = std::move(what),
        .article = "",
        .next = std::move(next),
        .rule = ""});
}

// What has that key, or says that it was called so.
template <class T>
const T* successor(const std::vector<T>& all, std::string_view key) {
    const auto same = std::ranges::find(all, key, &T::key);
    if (same != all.end()) {
        return &*same;
    }
    const auto renamed = std::ranges::find_if(all, [&](const T& one) {
        return std::ranges::find(one.was, key) != one.was.end();
    });
    return renamed == all.end() ? nullptr : &*renamed;
}

std::vector<std::string> renamed_clocks(const State& state, const domain::Procedure& to) {
    std::vector<std::string> renamed;
    for (const auto& [name, clock] : state.clocks) {
        const auto thing = domain::thing_of(name);
        const auto key = std::string_view(name).substr(0, name.find('/'));
        const auto* limit = successor(to.limits, key);
        if (limit != nullptr && limit->per == kReviewSubject && thing.empty() && clock.runs()) {
            // One clock for all until now: the first goes on, and others are set going anew.
            const auto waiting = subjects_waiting(state, to, *limit);
            renamed.push_back(
                name + "=" +
                (waiting.empty() ? std::string{} : domain::clock_name(*limit, waiting.front()))
            );
        } else if (limit == nullptr || !runs_of(*limit, state.decided, state.correct_by)) {
            if (clock.runs()) {
                renamed.push_back(name + "=");
            }
        } else if (limit->key != key) {
            renamed.push_back(
                fmt::format("{}={}{}{}", name, limit->key, thing.empty() ? "" : "/", thing)
            );
        }
    }
    return renamed;
}

// Where the version before had one clock for all reviews and this one has one for each: those of
// the others, which nothing says the beginning of, run from the day of the change.
std::vector<std::string> divided(
    const State& state, const domain::Procedure& to, const domain::TimeLimit& limit
) {
    auto waiting = subjects_waiting(state, to, limit);
    const auto runs_whole = std::ranges::any_of(state.clocks, [&](const auto& clock) {
        return domain::thing_of(clock.first).empty() && clock.second.runs() &&
               successor(to.limits, clock.first) == &limit;
    });
    if (!runs_whole || waiting.empty()) {
        return {};
    }
    waiting.erase(waiting.begin());
    for (auto& subject : waiting) {
        subject = domain::clock_name(limit, subject);
    }
    return waiting;
}

// Limits the version before did not have, which a step already taken sets going and none yet
// met: they run from the day of the change.
std::vector<std::string> new_limits(const State& state, const domain::Procedure& to) {
    const auto was_taken = [&](const std::string& step) { return state.last.contains(step); };
    std::vector<std::string> begun;
    for (const auto& limit : to.limits) {
        if (limit.per == kReviewSubject) {
            std::ranges::copy(divided(state, to, limit), std::back_inserter(begun));
            continue;
        }
        const auto has_clock = std::ranges::any_of(state.clocks, [&](const auto& clock) {
            const auto key = std::string_view(clock.first).substr(0, clock.first.find('/'));
            return successor(to.limits, key) == &limit;
        });
        if (!has_clock && limit.per.empty() && runs_of(limit, state.decided, state.correct_by) &&
            std::ranges::any_of(limit.starts, was_taken) &&
            std::ranges::none_of(limit.ends, was_taken)) {
            begun.push_back(limit.key);
        }
    }
    return begun;
}

}  // namespace

tl::expected<std::vector<Event>, Refusal> migrate(
    const State& state, const domain::Procedure& to, std::string_view on, std::string_view basis
) {
    if (!state.is_opened() || to.key != state.opened.procedure) {
        return refused("no-such-case", "这个案件不按这个程序办理", "请核对案件和程序");
    }
    if (to.digest == state.opened.procedure_digest) {
        return std::vector<Event>{};
    }
    if (state.is_over) {
        return refused("case-over", "案件已经办结，按原程序归档", "不需要适用新的程序");
    }
    const auto* stage = successor(to.stages, state.stage);
    if (stage == nullptr) {
        return refused(
            "stage-not-mapped",
            fmt::format("新的程序没有案件现在的环节“{}”", state.stage),
            "请按原程序办理到新程序也有的环节，或者在新程序里用was写明它对应哪个环节"
        );
    }
    if (stage->is_end) {
        return refused(
            "stage-ends-there",
            fmt::format("案件现在的环节在新的程序里是结束环节“{}”", stage->name),
            "请按原程序办结"
        );
    }
    Event event{
        .step = std::string(Migrated::kAct),
        .stage = stage->key,
        .is_over = false,
        .on = std::string(on),
        .begun = new_limits(state, to),
        .met = {},
        .stopped = {},
        .excused = {},
        .content = Migrated{
            .from = state.opened.procedure_digest,
            .to = to.digest,
            .renamed = renamed_clocks(state, to),
            .basis = std::string(basis)}};
    return std::vector<Event>{std::move(event)};
}

}  // namespace mingjing::case_file
