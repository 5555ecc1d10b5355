#pragma once

// How heavy an outcome is and may be (裁量): held against the tiers in force, against what
// was told before, against the thresholds of a hearing. Law: 行政处罚法 art. 34, 37 (CF-01,
// CF-11), 45 (CF-16), 63 (CF-31); thresholds are configuration (TZ-01).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "case_file/proposal.h"

namespace mingjing::case_file {

// Why the outcome is heavier than the other, as half a sentence; "" where it is not.
[[nodiscard]] std::string heavier(const Outcome& outcome, const Outcome& than);

// In each part what is the milder of the two: the smaller amounts, the kinds both have.
[[nodiscard]] Outcome milder(Outcome one, const Outcome& other);

// Why a hearing must be offered: "对单位罚款30,000元"; "" where it need not. From what amount
// on, in 元, the bureau's configuration says (TZ-01).
[[nodiscard]] std::string hearing_ground(
    const Outcome& outcome, std::string_view party_kind, std::int64_t from_yuan
);
// The threshold that holds for such a party.
[[nodiscard]] std::string_view hearing_threshold(std::string_view party_kind);

// The fines one tier of a benchmark allows in this case, both ends; a multiple or a rate per
// head is reckoned out.
struct Range {
    Money minimum;
    Money maximum;
    bool includes_minimum = true;
    bool includes_maximum = true;
    [[nodiscard]] bool holds(Money fine) const;
};
[[nodiscard]] bool has_tier(const Fields& benchmark, std::string_view tier);
// Nothing where the tier is not there or sets no amount.
[[nodiscard]] std::optional<Range> fines_of(
    const Fields& benchmark, std::string_view tier, const Measures& measures
);
// What the law itself allows in this case, as the benchmark quotes it; nothing where it does not.
[[nodiscard]] std::optional<Range> statutory_fines_of(
    const Fields& benchmark, const Measures& measures
);
// How a tier comes to its fines in this case: 200元至350元每人每月，按42人月; "" where the tier
// says them outright.
[[nodiscard]] std::string reckoned_by(
    const Fields& benchmark, std::string_view tier, const Measures& measures
);
// The fine in hundredths of what such a unit stands for in that case: 350元每人每月 of 14,700元 for
// 42 months of people; no fine is none in any. Nothing where the case does not say what it is
// measured by.
[[nodiscard]] std::optional<std::int64_t> in_units(
    Money fine, std::string_view unit, const Measures& measures
);
// 10,000元至20,000元（不含）
[[nodiscard]] std::string range_words(const Range& range);

}  // namespace mingjing::case_file
