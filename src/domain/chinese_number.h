#pragma once

// Numbers as Chinese documents write them: 五十七, 一百零二, 二〇二六, 〇.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mingjing::domain {

// Below one hundred million, in words (三万五千) or digit by digit (二〇二六); nothing else.
[[nodiscard]] std::optional<std::int64_t> chinese_number(std::string_view text);
// 57 -> 五十七. From 0 to 99999999.
[[nodiscard]] std::string in_chinese(std::int64_t number);
// Arabic (any width) or Chinese.
[[nodiscard]] std::optional<std::int64_t> any_number(std::string_view text);

}  // namespace mingjing::domain
