#pragma once

// The form of a step: its act's, with no choice a procedure does not offer there (Step::offers),
// and nothing it does not ask there (Step::omits). What a review is of is asked only, and always,
// by a step that offers it: every other is of the decision's review.

#include "case_file/event.h"
#include "domain/procedure.h"

namespace mingjing::case_file {

// `kind` is that of the step's act.
[[nodiscard]] domain::Schema form_of(const domain::Step& step, const ActKind& kind);

}  // namespace mingjing::case_file
