#pragma once

// bureau.yaml: who the bureau is, its units with their aliases, the statutes it cites,
// its settings and the people who act.

#include <string>
#include <string_view>
#include <vector>

#include "definitions/yaml_tree.h"

namespace mingjing::definitions {

struct LoadedBureau {
    Bureau bureau;
    std::vector<std::string> register_order;
    int order_line = 0;
    std::string file;
};

// One of the roles identity knows.
[[nodiscard]] bool is_role(std::string_view role);
[[nodiscard]] LoadedBureau load_bureau(const Node& root, Problems& problems);

}  // namespace mingjing::definitions
