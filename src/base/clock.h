#pragma once

// The only source of the present moment. Passed, never global; tests turn the
// hands themselves. Safe for concurrent use.

#include <chrono>

namespace mingjing {

using Time = std::chrono::sys_time<std::chrono::milliseconds>;

class Clock {
  public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;
    [[nodiscard]] virtual Time now() const = 0;
};

class SystemClock final : public Clock {
  public:
    [[nodiscard]] Time now() const override {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(
            std::chrono::system_clock::now()
        );
    }
};

// The calendar day in China (UTC+8, no summer time) at that moment.
inline std::chrono::sys_days day_in_china(Time time) {
    return std::chrono::floor<std::chrono::days>(time + std::chrono::hours{8});
}

}  // namespace mingjing
