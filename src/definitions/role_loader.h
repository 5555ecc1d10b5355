#pragma once

// roles.yaml: what each role of the bureau may do.

#include "definitions/yaml_tree.h"
#include "identity/roles.h"

namespace mingjing::definitions {

[[nodiscard]] identity::Roles load_roles(const Node& root, Problems& problems);

}  // namespace mingjing::definitions
