#pragma once

// How often one household (base/address_range.h) may do something within a window. Bounded:
// when as many are remembered as may be, those whose window is over are forgotten, and
// failing that newcomers wait; whoever is remembered is judged by their own count alone.
// Safe for concurrent use.

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.h"

namespace mingjing::http {

class RateLimit {
  public:
    static constexpr std::size_t kHouseholdsMax = 20'000;

    RateLimit(std::uint32_t count_max, std::chrono::milliseconds window)
        : count_max_(count_max), window_(window) {}
    // True when whoever has this address may act now; counts it.
    [[nodiscard]] bool allow(std::string_view address, Time now);

  private:
    struct Use {
        Time since;
        std::uint32_t count = 0;
    };
    [[nodiscard]] bool is_over(const Use& use, Time now) const;
    [[nodiscard]] bool has_room(Time now);

    const std::uint32_t count_max_;
    const std::chrono::milliseconds window_;
    std::mutex mutex_;
    std::unordered_map<std::string, Use> uses_;
    Time forgot_at_{};
};

}  // namespace mingjing::http
