#include "http/rate_limit.h"

#include "base/address_range.h"

namespace mingjing::http {

namespace {

// Looking through a full table takes long; whoever fills it does not set the pace.
constexpr std::chrono::seconds kForgetsEvery{1};

}  // namespace

bool RateLimit::allow(std::string_view address, Time now) {
    auto who = household(address);
    const std::scoped_lock lock(mutex_);
    auto found = uses_.find(who);
    if (found == uses_.end()) {
        if (!has_room(now)) {
            return false;
        }
        found = uses_.emplace(std::move(who), Use{.since = now}).first;
    }
    auto& use = found->second;
    if (is_over(use, now)) {
        use = {.since = now};
    }
    if (use.count >= count_max_) {
        return false;
    }
    ++use.count;
    return true;
}

// A clock set back ends a window too: nobody waits until it is where it was.
bool RateLimit::is_over(const Use& use, Time now) const {
    return now < use.since || now - use.since >= window_;
}

bool RateLimit::has_room(Time now) {
    if (uses_.size() >= kHouseholdsMax && (now < forgot_at_ || now - forgot_at_ >= kForgetsEvery)) {
        forgot_at_ = now;
        std::erase_if(uses_, [&](const auto& use) { return is_over(use.second, now); });
    }
    return uses_.size() < kHouseholdsMax;
}

}  // namespace mingjing::http
