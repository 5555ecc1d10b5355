#pragma once

// procedures/*.yaml: stages, steps and time limits of one kind of enforcement. Refused with
// file and line: a stage nothing leads to or nothing leads out of, a name of something that
// is not there, a basis in a statute this bureau does not know.

#include "definitions/statute_loader.h"
#include "definitions/yaml_tree.h"
#include "domain/procedure.h"

namespace mingjing::definitions {

// `laws`: every statute a basis may name.
[[nodiscard]] domain::Procedure load_procedure(
    const Node& root, const Laws& laws, Problems& problems
);

}  // namespace mingjing::definitions
