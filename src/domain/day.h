#pragma once

// Calendar days as registers store them: YYYY-MM-DD. Years 1900 to 2999; "9999-12-31"
// also reads, as the end of an open interval.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace mingjing::domain {

[[nodiscard]] std::optional<std::chrono::sys_days> day_of(std::string_view iso);
[[nodiscard]] std::optional<std::chrono::sys_days> day_of(int year, unsigned month, unsigned day);
[[nodiscard]] std::string iso(std::chrono::sys_days day);
[[nodiscard]] std::string in_chinese(std::chrono::sys_days day);  // 2026年3月1日

}  // namespace mingjing::domain
