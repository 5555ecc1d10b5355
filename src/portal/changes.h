#pragma once

// Public acts as lines of a list: what was published, revised, corrected or withdrawn.

#include "base/value.h"
#include "portal/visit.h"

namespace mingjing::portal {

// [{title, url, kind, kind_style, register_name, day, at, reason}], newest first.
[[nodiscard]] List changes(Visit& visit, std::string_view register_key, std::uint64_t count_max);

}  // namespace mingjing::portal
