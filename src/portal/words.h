#pragma once

// The Chinese words pages put around data: days, moments, kinds of change, groups of
// registers. Pure.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "domain/schema.h"

namespace mingjing::portal {

// 2026-11-23 as 2026年11月23日; "" and what is no date come back as they are.
[[nodiscard]] std::string chinese_day(std::string_view iso_date);
// The last day of a period that ends before this one.
[[nodiscard]] std::string chinese_day_before(std::string_view iso_date);
// RFC 3339 as the day or the minute in China: 2026-11-23, 2026-11-23 20:31.
[[nodiscard]] std::string day_of(std::string_view rfc3339);
[[nodiscard]] std::string minute_of(std::string_view rfc3339);
// The day after, and "" for what is no date.
[[nodiscard]] std::string day_after(std::string_view iso_date);

// 首次公示, 修订, 更正, 撤回; of a version or of a change.
[[nodiscard]] std::string kind_word(std::string_view kind);
// 事前公示 for "before" and so on.
[[nodiscard]] std::string group_word(std::string_view group);

// The beginning of what somebody typed, at most so many bytes of it, in whole letters.
[[nodiscard]] std::string in_whole_letters(std::string_view text, std::size_t bytes_max);

// 1,234
[[nodiscard]] std::string grouped(std::uint64_t number);

// A date without an end is stored as this.
inline constexpr std::string_view kEndless = "9999-12-31";

// How the content stood on a day: 现行有效, 尚未生效, 已失效; and the style of the word.
struct Standing {
    std::string word;
    std::string style;  // ok, warn, off
};
[[nodiscard]] Standing standing(
    std::string_view effective_from, std::string_view effective_to, std::string_view day
);
// Of a register of that group: a result is shown (公示中, 公示期满) rather than in force.
[[nodiscard]] Standing standing_in(
    std::string_view group,
    std::string_view effective_from,
    std::string_view effective_to,
    std::string_view day
);

}  // namespace mingjing::portal
