#pragma once

// A time as tables keep it, and as clocks in China show it (UTC+8, no summer time).

#include <chrono>
#include <cstdint>

#include "base/clock.h"

namespace mingjing {

// Milliseconds since 1970.
inline std::int64_t ticks(Time time) {
    return time.time_since_epoch().count();
}
inline Time time_of(std::int64_t ticks) {
    return Time(std::chrono::milliseconds(ticks));
}

// The moment a day begins in China.
inline Time beginning_in_china(std::chrono::sys_days day) {
    return Time(day) - std::chrono::hours{8};
}
// How late it is there at that moment, since the day began.
inline std::chrono::milliseconds since_midnight_in_china(Time time) {
    return time - beginning_in_china(day_in_china(time));
}

}  // namespace mingjing
