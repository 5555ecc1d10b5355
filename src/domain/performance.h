#pragma once

// The words of 履行情况, as the register of results has them: a case says by its acts which holds,
// a rule of the register what follows. Law: 国办发〔2018〕118号（六）; law.md 6.7.

#include <algorithm>
#include <array>
#include <string_view>

namespace mingjing::domain::performance {

inline constexpr std::string_view kDone = "已履行";
inline constexpr std::string_view kInPart = "部分履行";
inline constexpr std::string_view kNot = "未履行";
inline constexpr std::string_view kNoMore = "不再履行";
inline constexpr std::string_view kDelivered = "证件已送达";
inline constexpr std::string_view kCorrected = "已改正";

// Where nothing is left to perform; such a status has a day (履行日期).
inline constexpr std::array kPerformed{kDone, kDelivered, kCorrected};
[[nodiscard]] constexpr bool is_performed(std::string_view status) {
    return std::ranges::find(kPerformed, status) != kPerformed.end();
}

}  // namespace mingjing::domain::performance
