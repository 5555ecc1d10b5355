#pragma once

// Exact decimals as text: "1.5", "-0.05", "20000". One canonical form for each number
// (no leading or trailing zeros, no exponent), so that equal numbers are equal texts.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mingjing::domain {

// From "1,000.50", "+3", "2.394E2"; at most 20 digits. Nothing where it is not a number.
[[nodiscard]] std::optional<std::string> canonical_decimal(std::string_view text);
// Times ten to the power: shift("1.5", 4) is "15000". Both take and give canonical text.
[[nodiscard]] std::string shift(std::string_view decimal, int places);
// Below, equal to or above zero, as a is to b.
[[nodiscard]] int compare(std::string_view a, std::string_view b);
// The whole number it is, where it is one and fits.
[[nodiscard]] std::optional<std::int64_t> whole(std::string_view decimal);

}  // namespace mingjing::domain
