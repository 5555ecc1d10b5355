#pragma once

// How what was decided of one item and tier spreads (过往决定的分布): a help to whoever weighs,
// no rule; like cases are to be decided alike (行政处罚法 art. 34).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "case_file/money.h"

namespace mingjing::case_file {

inline constexpr std::size_t kSpreadLeast = 3;  // of fewer there is nothing to say

struct Spread {
    std::int64_t minimum = 0;
    std::int64_t median = 0;
    std::int64_t maximum = 0;
    // No farther from the quartiles than one and a half times what lies between them.
    std::int64_t usual_from = 0;
    std::int64_t usual_to = 0;
    [[nodiscard]] bool is_usual(std::int64_t value) const {
        return usual_from <= value && value <= usual_to;
    }
};
// In any order; nothing of too few.
[[nodiscard]] std::optional<Spread> spread_of(std::vector<std::int64_t> values);

// A fine in hundredths of a benchmark's unit, as the decision's own words reckon it: 260元每人 of
// 罚款人民币4,680元（18人×260元）, where the product is the fine; 2.5倍 where they tell one
// multiple only. For decisions of which nothing but their words came here.
[[nodiscard]] std::optional<std::int64_t> told_amount(
    std::string_view words, std::string_view unit, Money fine
);

}  // namespace mingjing::case_file
