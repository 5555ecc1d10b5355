#pragma once

// The regular expressions a definition may hold: ECMAScript, bounded, over UTF-8 bytes.

#include <cstddef>
#include <string>
#include <string_view>

#include "definitions/section.h"

namespace mingjing::definitions {

// A pattern that compiles and stays within bounds; otherwise a problem at `key`.
void check_pattern(const std::string& pattern, std::string_view key, Section& section);
// How many groups a good pattern captures.
[[nodiscard]] std::size_t group_count(const std::string& pattern);

}  // namespace mingjing::definitions
