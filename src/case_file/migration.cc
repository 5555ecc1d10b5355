#include "case_file/migration.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>
#include <variant>

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

std::string_view key_of(std::string_view clock) {
    return clock.substr(0, clock.find('/'));
}

// Whether that request for material is what the clock stands still for.
bool holds_up(const Taken& taken, std::string_view clock, std::string_view subject) {
    const auto* asked = std::get_if<MaterialAsked>(&taken.event.content);
    return asked != nullptr && asked->limit == clock && asked->subject == subject;
}

// Of the reviews that had one clock until now, that which it goes on for: whose material it waits
// for, or else which set it going. "" where none waits.
std::string goes_on_for(
    const State& state,
    const std::vector<std::string>& waiting,
    const std::string& name,
    const Clock& clock
) {
    const auto found = std::ranges::find_if(waiting, [&](const std::string& subject) {
        if (clock.is_paused()) {
            return std::ranges::any_of(state.last, [&](const auto& taken) {
                return holds_up(taken.second, name, subject);
            });
        }
        const auto& review = state.review_of(subject);
        return (review.sent && review.sent->on == clock.started_on) ||
               (review.consulted && review.consulted->on == clock.started_on) ||
               (review.settled && review.settled->on == clock.started_on);
    });
    if (found != waiting.end()) {
        return *found;
    }
    return waiting.empty() ? std::string{} : waiting.front();
}

bool is_shared(const std::pair<const std::string, Clock>& clock, const domain::TimeLimit& limit) {
    return limit.per == kReviewSubject && domain::thing_of(clock.first).empty() &&
           clock.second.runs();
}

// Of clocks that had a thing each and have one limit now, the one that began first goes on.
bool goes_on_for_all(
    const State& state, const domain::Procedure& to, const std::string& name, const Clock& clock
) {
    const auto* limit = successor(to.limits, key_of(name));
    return std::ranges::none_of(state.clocks, [&](const auto& other) {
        return other.second.runs() && successor(to.limits, key_of(other.first)) == limit &&
               std::tie(other.second.started_on, other.first) < std::tie(clock.started_on, name);
    });
}

std::vector<std::string> renamed_clocks(const State& state, const domain::Procedure& to) {
    std::vector<std::string> renamed;
    for (const auto& running : state.clocks) {
        const auto& [name, clock] = running;
        const auto thing = domain::thing_of(name);
        const auto key = key_of(name);
        const auto* limit = successor(to.limits, key);
        if (limit != nullptr && is_shared(running, *limit)) {
            const auto subject =
                goes_on_for(state, subjects_waiting(state, to, *limit), name, clock);
            renamed.push_back(
                name + "=" + (subject.empty() ? subject : domain::clock_name(*limit, subject))
            );
        } else if (limit != nullptr && limit->per.empty() && !thing.empty() && clock.runs()) {
            renamed.push_back(
                name + "=" + (goes_on_for_all(state, to, name, clock) ? limit->key : "")
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
// the others run from the day of the change.
std::vector<std::string> divided(
    const State& state, const domain::Procedure& to, const domain::TimeLimit& limit
) {
    auto waiting = subjects_waiting(state, to, limit);
    const auto whole = std::ranges::find_if(state.clocks, [&](const auto& clock) {
        return is_shared(clock, limit) && successor(to.limits, clock.first) == &limit;
    });
    if (whole == state.clocks.end()) {
        return {};
    }
    std::erase(waiting, goes_on_for(state, waiting, whole->first, whole->second));
    for (auto& subject : waiting) {
        subject = domain::clock_name(limit, subject);
    }
    return waiting;
}

// The last day one of the steps was taken, "" for never. A hearing that was not held sets no report
// of it going.
std::string last_taken(const State& state, const std::vector<std::string>& steps, bool to_begin) {
    std::string last;
    for (const auto& step : steps) {
        const auto taken = state.last.find(step);
        if (taken == state.last.end()) {
            continue;
        }
        const auto& event = taken->second.event;
        const auto* hearing = std::get_if<HearingHeld>(&event.content);
        if (!to_begin || hearing == nullptr || hearing->outcome == HearingHeld::kHeld) {
            last = std::max(last, event.on);
        }
    }
    return last;
}

// Limits the version before did not have, which a step already taken sets going and none has met
// since: they run from the day of the change.
std::vector<std::string> new_limits(const State& state, const domain::Procedure& to) {
    const auto waits = [&](const domain::TimeLimit& limit) {
        return last_taken(state, limit.starts, true) > last_taken(state, limit.ends, false);
    };
    std::vector<std::string> begun;
    for (const auto& limit : to.limits) {
        if (limit.per == kReviewSubject) {
            std::ranges::copy(divided(state, to, limit), std::back_inserter(begun));
            continue;
        }
        const auto has_clock = std::ranges::any_of(state.clocks, [&](const auto& clock) {
            return successor(to.limits, key_of(clock.first)) == &limit;
        });
        if (!has_clock && limit.per.empty() && runs_of(limit, state.decided, state.correct_by) &&
            waits(limit)) {
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
