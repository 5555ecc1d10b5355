#pragma once

// A clock whose hands the test turns.

#include <atomic>

#include "base/clock.h"

namespace mingjing::test {

class TurnedClock final : public Clock {
  public:
    // Nine in the morning, in China, of that day.
    void turn_to(std::chrono::year_month_day day) {
        set(Time(std::chrono::sys_days(day)) + std::chrono::hours{1});
    }
    void advance(std::chrono::milliseconds by) { set(now() + by); }
    [[nodiscard]] Time now() const override {
        return Time(std::chrono::milliseconds(milliseconds_.load()));
    }

  private:
    void set(Time time) { milliseconds_ = time.time_since_epoch().count(); }
    std::atomic<std::int64_t> milliseconds_{0};
};

}  // namespace mingjing::test
