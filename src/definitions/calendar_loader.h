#pragma once

// calendars/YYYY.yaml: the days off and make-up working days a State Council notice sets.

#include "definitions/yaml_tree.h"

namespace mingjing::definitions {

// Adds one year to `calendar`.
void load_calendar(const Node& root, Problems& problems, Calendar& calendar);

}  // namespace mingjing::definitions
