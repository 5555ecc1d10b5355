#pragma once

// What changed between two texts, letter by letter, for people: short coincidences within
// a change are not told apart. Bounded: where both texts are long, everything between
// their common beginning and end counts as changed. Pure.

#include <string>
#include <string_view>
#include <vector>

namespace mingjing::portal {

struct Piece {
    std::string text;
    bool is_changed = false;
};
struct Difference {
    std::vector<Piece> before;
    std::vector<Piece> after;
};
[[nodiscard]] Difference difference(std::string_view before, std::string_view after);

}  // namespace mingjing::portal
