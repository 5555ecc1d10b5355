#pragma once

// 年度审核 of whoever holds a certificate (ZJ-03): failing it suspends the certificate. Missing it
// does too, but where a bureau's rule says otherwise: what the local rules are is not verified
// (law.md 3.11).

#include <cstdint>
#include <optional>
#include <string_view>

namespace mingjing::domain {

inline constexpr std::string_view kReviewFailed = "不合格";
inline constexpr std::string_view kReviewMissed = "未参加";
// 1 or 0, of thresholds.yaml.
inline constexpr std::string_view kMissedReviewSuspends = "annual_review_missed_suspends";

[[nodiscard]] inline bool is_suspended_by(
    std::string_view annual_review, std::optional<std::int64_t> missed_suspends
) {
    return annual_review == kReviewFailed ||
           (annual_review == kReviewMissed && missed_suspends.value_or(1) != 0);
}

}  // namespace mingjing::domain
