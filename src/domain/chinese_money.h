#pragma once

// Sums as instruments write them, in digits and in the capital numerals that cannot be
// altered: 14,700.00 and 壹万肆仟柒佰元整.

#include <optional>
#include <string>
#include <string_view>

namespace mingjing::domain {

// Of an amount in 元 as registers store it ("14700", "0.5"), below one trillion, with no part
// of a 分; nothing else.
[[nodiscard]] std::optional<std::string> money_in_digits(std::string_view yuan);
[[nodiscard]] std::optional<std::string> money_in_capitals(std::string_view yuan);

}  // namespace mingjing::domain
