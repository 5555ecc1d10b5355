#pragma once

// Which clocks a step sets going, meets and stops, as its procedure's limits say. Pure.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "case_file/question.h"

namespace mingjing::case_file {

// A fine, or what is confiscated: it goes to the treasury, and there is a time to pay it in.
// Law: 行政处罚法 art. 67 (CF-35).
[[nodiscard]] bool imposes_money(const Outcome& outcome);

// A warning is kept by being given: unless something is to be corrected (by that day; "" for
// none) or paid with it, nothing of it can be demanded.
[[nodiscard]] bool leaves_something_to_do(const Outcome& decided, std::string_view correct_by);

// Whether the limit runs of a case decided so; false of one that asks for what is decided
// (domain::RunsOf) where nothing is.
[[nodiscard]] bool runs_of(
    const domain::TimeLimit& limit,
    const std::optional<Outcome>& decided,
    std::string_view correct_by
);

// `content` is what is stated, of the question's own step. Each by the thing it is about; an end
// that names none meets all of its limit that run, of reviews those it leaves nothing of.
[[nodiscard]] std::vector<std::string> clocks_begun(const Question& about, const Content& content);
[[nodiscard]] std::vector<std::string> clocks_met(const Question& about, const Content& content);

// At the end of the case all that run and nothing can meet any more: what is still owed after it,
// as publication is, runs on. Those of money and of what is demanded, once the decision is
// amended and leaves none; those of a review the step makes the case forget.
[[nodiscard]] std::vector<std::string> clocks_stopped(const Event& event, const Question& about);

}  // namespace mingjing::case_file
