#pragma once

// What the law asks of a step whose act alone does not tell that it is asked: whether a measure is
// urgent, what a review is of, or that a note is an application to the court, only the procedure
// says. So the step names these gates itself, and a procedure whose step does not is not taken into
// use. Cases under versions from before go on as those have it (gates_act_review.cc).

#include <string_view>
#include <vector>

#include "domain/procedure.h"

namespace mingjing::case_file {

struct GateToName {
    std::string_view gate;  // act_is_reviewed
    std::string_view why;   // one clause with its article
};

// Of those, the ones the step does not name.
[[nodiscard]] std::vector<GateToName> gates_left_out(
    const domain::Procedure& procedure, const domain::Step& step
);

// Whether the step waits for a review of its act that nobody can send or conclude.
[[nodiscard]] bool is_never_let_through(
    const domain::Procedure& procedure, const domain::Step& step
);

// Whether the step asks the court to carry a decision out: what is demanded first is waited for.
[[nodiscard]] bool asks_the_court(const domain::Step& step);

}  // namespace mingjing::case_file
