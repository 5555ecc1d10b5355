#pragma once

// Whom a case names besides its party: who is masked in what is published of it, and who is
// never said at all.

#include "base/value.h"
#include "desk/case_result.h"

namespace mingjing::desk {

// Everybody an act of the case names; never to be read by name.
[[nodiscard]] List other_people(const ResultSource& source);
// Whoever was written into a text as having reported the case, and how to reach them: the
// register does not say who it was (JC-03).
void leave_out_reporter(Fields& entry, const ResultSource& source);

}  // namespace mingjing::desk
