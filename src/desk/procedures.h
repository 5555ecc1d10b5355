#pragma once

// The procedure a case runs by: the version it began under, in use or not. Safe for
// concurrent use.

#include "case_file/state.h"
#include "definitions/definitions.h"
#include "domain/procedure.h"

namespace mingjing::desk {

// Throws Fault where nobody has that version: a case cannot go on by another.
[[nodiscard]] const domain::Procedure& procedure_of(
    const definitions::Definitions& definitions, const case_file::State& state
);

}  // namespace mingjing::desk
