#pragma once

// The part of a text around the first thing found, and where the found things stand in it.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/words.h"

namespace mingjing::search {

struct Snippet {
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> marks;  // byte ranges [from, to), in order
};

[[nodiscard]] Snippet snippet_of(std::string_view text, const std::vector<Phrase>& phrases);

}  // namespace mingjing::search
