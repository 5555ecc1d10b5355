#pragma once

// The registers in their places: 事前、事中、事后, each with how much it holds and when it
// last changed. A group that holds nothing yet says so instead of linking to nothing.

#include <string_view>

#include "base/value.h"
#include "portal/visit.h"

namespace mingjing::portal {

// [{key, name, about, is_empty, registers: [{name, url, about, count, updated}]}]; all
// three where `only` is empty.
[[nodiscard]] List register_groups(Visit& visit, std::string_view only);

}  // namespace mingjing::portal
