#pragma once

// The part of a text around the first thing found, and where the found things stand in it.

#include <string>
#include <string_view>
#include <vector>

#include "search/search.h"
#include "search/words.h"

namespace mingjing::search {

// In order, none overlapping.
[[nodiscard]] Marks marks_in(std::string_view text, const std::vector<Phrase>& phrases);

[[nodiscard]] std::string snippet_of(std::string_view text, const std::vector<Phrase>& phrases);

}  // namespace mingjing::search
