#pragma once

// roles.yaml: what each role of the bureau may do.

#include <string>
#include <vector>

#include "definitions/yaml_tree.h"
#include "identity/roles.h"

namespace mingjing::definitions {

struct LoadedRoles {
    identity::Roles roles;
    std::string file;
    std::vector<int> lines;  // beside the roles
};
[[nodiscard]] LoadedRoles load_roles(const Node& root, Problems& problems);

}  // namespace mingjing::definitions
