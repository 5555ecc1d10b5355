#pragma once

// In what order steps are taken: at the stage they belong to, and forward in time.

#include <tl/expected.hpp>

#include "case_file/event.h"
#include "case_file/state.h"
#include "domain/procedure.h"
#include "domain/refusal.h"

namespace mingjing::case_file {

// The last removal from the list of the dishonest; null where there was none.
[[nodiscard]] const Event* removal_in(const State& state);

// Nothing is added to a file that is archived, but what befalls its decision or ends a listing,
// and what is owed for that: a decision revoked is taken down, who came off the list is told.
[[nodiscard]] bool is_shut(
    const domain::Step& step, const State& state, const domain::Procedure& procedure
);
[[nodiscard]] bool is_open_at(
    const domain::Step& step, const State& state, const domain::Procedure& procedure
);

// Moving on goes forward in time: 告知 is not before 立案, 决定 not before 审核. Nor does an act
// begin or end a limit before the matter came to where it is done, nor is a file archived, or what
// gave the case up served, before it was over. An act that waits at several stages for what it
// meets, as publication does, is only not before that began.
[[nodiscard]] tl::expected<void, domain::Refusal> in_order(
    const Event& event, const domain::Step& step, const State& state
);

}  // namespace mingjing::case_file
