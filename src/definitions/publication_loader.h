#pragma once

// publication-rules.yaml: per register how what it says becomes public.

#include <string>
#include <vector>

#include "definitions/yaml_tree.h"
#include "domain/publication_rule.h"

namespace mingjing::definitions {

struct LoadedRule {
    domain::PublicationRule rule;
    std::string file;
    int line = 0;
};

[[nodiscard]] std::vector<LoadedRule> load_publication_rules(const Node& root, Problems& problems);

}  // namespace mingjing::definitions
