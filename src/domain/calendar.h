#pragma once

// When a period ends (law.md 3.13). A statute counts in working days, natural days or
// months by its own words, so the caller says which (QX-03); nothing here is a global
// rule. The day a period starts on is not counted (QX-01).
//
// The calendar is what the State Council announces each year: days off and make-up
// working days. A year nobody announced yet is counted by weekends alone, and every
// answer that touches it is provisional (QX-07).

#include <chrono>
#include <cstdint>
#include <set>
#include <vector>

namespace mingjing::domain {

struct Calendar {
    std::set<std::chrono::sys_days> days_off;
    std::set<std::chrono::sys_days> make_up_days;
    std::set<int> years;  // announced; others are provisional
};

[[nodiscard]] bool is_working_day(const Calendar& calendar, std::chrono::sys_days day);
[[nodiscard]] bool is_announced(const Calendar& calendar, std::chrono::sys_days day);

enum class Counting : std::uint8_t { working_days, natural_days, months };

// Days that do not count, both ends included: testing, expert review, a hearing (QX-06).
struct Suspension {
    std::chrono::sys_days from;
    std::chrono::sys_days to;
};

struct Due {
    std::chrono::sys_days day;       // the legal end: the next working day after a holiday (QX-02)
    std::chrono::sys_days unrolled;  // by counting alone; the date to be warned at
    bool is_provisional = false;
    bool operator==(const Due&) const = default;
};

// The last day of a period of `amount` (0 to 4000) that an event of `start` sets going.
[[nodiscard]] Due due(
    const Calendar& calendar,
    std::chrono::sys_days start,
    std::int64_t amount,
    Counting counting,
    const std::vector<Suspension>& suspensions = {}
);

// Working days after `from` up to and with `to`; 0 where `to` is not after `from`.
[[nodiscard]] std::int64_t working_days_between(
    const Calendar& calendar, std::chrono::sys_days from, std::chrono::sys_days to
);

// Same day number `months` later, else the month's last day (QX-04).
[[nodiscard]] std::chrono::sys_days add_months(std::chrono::sys_days day, std::int64_t months);

}  // namespace mingjing::domain
