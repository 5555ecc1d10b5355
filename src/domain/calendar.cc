#include "domain/calendar.h"

#include <algorithm>

namespace mingjing::domain {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::int64_t kAmountMax = 4000;
constexpr std::int64_t kSpanMax = 40'000;  // days; more than a century is a slip

bool is_suspended(const std::vector<Suspension>& suspensions, sys_days day) {
    return std::any_of(suspensions.begin(), suspensions.end(), [&](const Suspension& each) {
        return each.from <= day && day <= each.to;
    });
}

// Walks a period day by day, remembering whether it met a year not announced.
class Walk {
  public:
    Walk(const Calendar& calendar, sys_days start, const std::vector<Suspension>& suspensions)
        : calendar_(calendar),
          suspensions_(suspensions),
          day_(start),
          last_(start + days{kSpanMax}) {}

    void count(std::int64_t amount, bool working_only) {
        while (amount > 0 && day_ < last_) {
            next();
            const bool counts = !is_suspended(suspensions_, day_) &&
                                (!working_only || is_working_day(calendar_, day_));
            amount -= counts ? 1 : 0;
        }
    }

    // A month period is as long as the calendar makes it, and waits out what is suspended.
    void count_to(sys_days end) { count((end - day_).count(), false); }

    void roll() {
        while (day_ < last_ && !is_working_day(calendar_, day_)) {
            next();
        }
    }

    [[nodiscard]] sys_days day() const { return day_; }
    [[nodiscard]] bool is_provisional() const { return is_provisional_; }

  private:
    void next() {
        day_ += days{1};
        is_provisional_ = is_provisional_ || !is_announced(calendar_, day_);
    }

    const Calendar& calendar_;
    const std::vector<Suspension>& suspensions_;
    sys_days day_;
    sys_days last_;
    bool is_provisional_ = false;
};

}  // namespace

bool is_working_day(const Calendar& calendar, sys_days day) {
    if (calendar.make_up_days.contains(day)) {
        return true;
    }
    const std::chrono::weekday weekday{day};
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday &&
           !calendar.days_off.contains(day);
}

bool is_announced(const Calendar& calendar, sys_days day) {
    return calendar.years.contains(int{std::chrono::year_month_day{day}.year()});
}

Due due(
    const Calendar& calendar,
    sys_days start,
    std::int64_t amount,
    Counting counting,
    const std::vector<Suspension>& suspensions
) {
    Walk walk(calendar, start, suspensions);
    const auto bounded = std::clamp<std::int64_t>(amount, 0, kAmountMax);
    if (counting == Counting::months) {
        walk.count_to(add_months(start, bounded));
    } else {
        walk.count(bounded, counting == Counting::working_days);
    }
    const auto unrolled = walk.day();
    walk.roll();
    // Natural days and months ask the calendar only where they end.
    const bool asked = counting == Counting::working_days ? walk.is_provisional()
                                                          : !is_announced(calendar, unrolled) ||
                                                                !is_announced(calendar, walk.day());
    return {walk.day(), unrolled, asked};
}

std::int64_t working_days_between(const Calendar& calendar, sys_days from, sys_days to) {
    std::int64_t count = 0;
    for (auto day = from + days{1}; day <= to && day < from + days{kSpanMax}; day += days{1}) {
        count += is_working_day(calendar, day) ? 1 : 0;
    }
    return count;
}

sys_days add_months(sys_days day, std::int64_t months) {
    const std::chrono::year_month_day date{day};
    const auto bounded = std::clamp<std::int64_t>(months, 0, kAmountMax);
    const auto later = date + std::chrono::months{bounded};
    return later.ok() ? sys_days{later}
                      : sys_days{later.year() / later.month() / std::chrono::last};
}

}  // namespace mingjing::domain
