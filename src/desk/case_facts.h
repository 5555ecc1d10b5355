#pragma once

// The facts of domain/case_fact.h as they are for a case today. Pure.

#include <vector>

#include "base/value.h"
#include "case_file/event.h"
#include "case_file/question.h"
#include "case_file/state.h"
#include "domain/procedure.h"

namespace mingjing::desk {

// By key; what the case does not have (no fine is late, nothing is held) is left out. `told` are
// the acts the instrument tells of (instrument_act.h).
[[nodiscard]] Fields facts_of_case(
    const case_file::State& state,
    const std::vector<case_file::Event>& told,
    const domain::Procedure& procedure,
    const case_file::Surroundings& around
);

}  // namespace mingjing::desk
