#pragma once

// May this step be taken, and what does it record? Pure: the same answer to the same
// question. Asked before anyone tries, it lists every objection of every step (why-not).

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "case_file/gate.h"
#include "case_file/question.h"
#include "domain/refusal.h"

namespace mingjing::case_file {

// Whoever takes a step.
struct Hand {
    std::string by;            // opaque
    std::string unit;          //
    std::string officer = {};  // whose certificates they hold; "" for who is no officer
};

struct Take {
    std::string step;
    std::string on;  // YYYY-MM-DD, the day it is done
    Content content;
    // For gates that only warn: name -> why it is done all the same.
    std::map<std::string, std::string, std::less<>> reasons = {};
};

// What was stated, with what the desk itself states of the act.
[[nodiscard]] Content completed(Content content, const Question& question);

// One event, or none where this very step was taken before: a retry.
using Decision = tl::expected<std::vector<Event>, domain::Refusal>;
[[nodiscard]] Decision decide(
    const State& state,
    const Take& take,
    const Hand& hand,
    const domain::Procedure& procedure,
    const Surroundings& around
);

// Why nothing is added to a case whose file is archived.
[[nodiscard]] domain::Refusal archived_already(const State& state);

// A step open at the stage the case is at, and what stands in its way today.
struct Next {
    const domain::Step* step;
    std::vector<Unmet> unmet;
    std::vector<std::string> materials = {};  // what it has to list, where it sends to review
};
[[nodiscard]] std::vector<Next> next_steps(
    const State& state,
    const Hand& hand,
    const domain::Procedure& procedure,
    const Surroundings& around
);

// The steps that lead on from the stages after this one, in the chart's order, asked as if the case
// stood there: what is still to be done before each.
[[nodiscard]] std::vector<Next> steps_ahead(
    const State& state,
    const Hand& hand,
    const domain::Procedure& procedure,
    const Surroundings& around
);

}  // namespace mingjing::case_file
