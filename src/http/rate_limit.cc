#include "http/rate_limit.h"

namespace mingjing::http {

bool RateLimit::allow(std::string_view who, Time now) {
    const std::scoped_lock lock(mutex_);
    if (uses_.size() >= kAddressesMax) {
        forget_old(now);
        if (uses_.size() >= kAddressesMax) {
            return false;
        }
    }
    auto& use = uses_[std::string(who)];
    if (now - use.since >= window_) {
        use = {.since = now, .count = 0};
    }
    if (use.count >= count_max_) {
        return false;
    }
    ++use.count;
    return true;
}

void RateLimit::forget_old(Time now) {
    std::erase_if(uses_, [&](const auto& use) { return now - use.second.since >= window_; });
}

}  // namespace mingjing::http
