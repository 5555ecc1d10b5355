#pragma once

// An amount in 分, so that sums and multiples are exact. Written as the registers write it,
// in 元: "147000", "0.5".

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mingjing::case_file {

struct Money {
    std::int64_t fen = 0;
    auto operator<=>(const Money&) const = default;  // NOLINT(modernize-use-nullptr): LLVM 14
};

inline constexpr Money kMoneyMax{1'000'000'000'000};  // ten billion 元

// Nothing where it is no amount, is negative, has parts of a 分 or is above ten billion 元.
[[nodiscard]] std::optional<Money> money_of(std::string_view yuan);
[[nodiscard]] std::string yuan(Money money);        // "147000"
[[nodiscard]] std::string yuan_words(Money money);  // "147,000元"
// Of an amount the factor ("3.5", at most four decimals), to the nearest 分, halves up;
// never above kMoneyMax.
[[nodiscard]] std::optional<Money> times(Money money, std::string_view factor);
// So many times; never above kMoneyMax, where every sum to be compared with it lies.
[[nodiscard]] Money times(Money money, std::int64_t count);

}  // namespace mingjing::case_file
