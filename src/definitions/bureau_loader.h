#pragma once

// bureau.yaml: who the bureau is, its units with their aliases, the statutes it cites,
// its settings and the people who act.

#include <string>
#include <vector>

#include "definitions/statute_loader.h"
#include "definitions/yaml_tree.h"

namespace mingjing::definitions {

struct LoadedBureau {
    Bureau bureau;
    std::vector<std::string> register_order;
    int order_line = 0;
    std::string file;
};

[[nodiscard]] LoadedBureau load_bureau(
    const Node& root, Problems& problems, Laws& laws, domain::StatuteChanges& changes
);

}  // namespace mingjing::definitions
