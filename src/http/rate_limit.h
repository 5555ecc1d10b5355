#pragma once

// How often one address may do something within a window. Bounded: when too many
// addresses are remembered, those whose window is over are forgotten, and failing that
// newcomers wait. Safe for concurrent use.

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
    RateLimit(std::uint32_t count_max, std::chrono::milliseconds window)
        : count_max_(count_max), window_(window) {}
    // True when `who` may act now; counts it.
    [[nodiscard]] bool allow(std::string_view who, Time now);

  private:
    struct Use {
        Time since;
        std::uint32_t count = 0;
    };
    static constexpr std::size_t kAddressesMax = 20'000;

    void forget_old(Time now);

    const std::uint32_t count_max_;
    const std::chrono::milliseconds window_;
    std::mutex mutex_;
    std::unordered_map<std::string, Use> uses_;
};

}  // namespace mingjing::http
