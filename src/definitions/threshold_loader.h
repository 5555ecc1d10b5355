#pragma once

// thresholds.yaml: local numbers of law, each with the day it holds from.

#include <vector>

#include "definitions/yaml_tree.h"
#include "domain/threshold.h"

namespace mingjing::definitions {

[[nodiscard]] std::vector<domain::Threshold> load_thresholds(const Node& root, Problems& problems);

}  // namespace mingjing::definitions
