#pragma once

// Page numbers below a list: first, last, and those around the present one. Pure.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/value.h"

namespace mingjing::portal {

inline constexpr std::uint64_t kPageMax = 100'000;
inline constexpr std::string_view kNoPage = "页码应是从 1 开始的整数。";

// A page number as asked for, 1 where none was; nothing for what is no page's number.
[[nodiscard]] std::optional<std::uint64_t> page_number(std::string_view text);
// {is_needed, previous_url, next_url, items: [{label, url, is_current, is_gap}]}
[[nodiscard]] Fields pager(
    std::uint64_t page,
    std::uint64_t pages,
    const std::function<std::string(std::uint64_t page)>& url
);

}  // namespace mingjing::portal
