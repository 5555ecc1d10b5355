#pragma once

// 加处罚款: what a fine not paid in time costs more. Law: 行政处罚法 art. 72 item 1 (CF-37): three
// per cent of the fine a day, never above the fine (QZ-11); art. 73 (CF-38): not counted while a
// reconsideration or a suit runs; art. 66 para. 2 (CF-34): of an instalment from its own day on.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "case_file/question.h"
#include "domain/calendar.h"

namespace mingjing::case_file {

// What was late of a fine that was put off: an instalment, or the whole of it before it was.
struct LatePart {
    std::string due_on;
    Money of;
    std::int64_t days = 0;
    Money amount;
    bool operator==(const LatePart&) const = default;
};
struct Surcharge {
    std::int64_t days = 0;  // that count
    Money amount;
    bool is_capped = false;
    bool is_of_parts = false;               // of a fine that was put off,
    std::vector<LatePart> late_parts = {};  // and these of it were late
    bool operator==(const Surcharge&) const = default;
};
// Of a fine due that day and paid, or not yet paid, on the other.
[[nodiscard]] Surcharge surcharge(
    Money fine,
    std::chrono::sys_days due,
    std::chrono::sys_days until,
    const std::vector<domain::Suspension>& not_counted = {}
);
// Of the case as it stands, from the limit called `pay`: each day of what of the fine was then
// unpaid. What it came to stays when the fine is paid. Nothing where it was not late.
[[nodiscard]] std::optional<Surcharge> surcharge_of(
    const State& state,
    const domain::Procedure& procedure,
    const domain::Calendar& calendar,
    std::chrono::sys_days on
);
// 逾期10日，每日加处罚款的百分之三（900元），共9,000元
[[nodiscard]] std::string surcharge_words(const Surcharge& surcharge, Money fine);

}  // namespace mingjing::case_file
