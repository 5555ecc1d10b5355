#include "api/known_tokens.h"

#include <utility>

#include "crypto/hash.h"

namespace mingjing::api {

namespace {

constexpr std::chrono::hours kKnown{12};  // as long as a session lasts at most
constexpr std::size_t kTokensMax = 10'000;

}  // namespace

KnownTokens::KnownTokens(std::vector<std::string> digests, Time now) {
    for (auto& digest : digests) {
        if (seen_.size() < kTokensMax) {
            seen_.emplace(std::move(digest), now);
        }
    }
}

void KnownTokens::note(std::string_view token, Time now) {
    auto digest = crypto::sha256(token).hex();
    const std::lock_guard lock(mutex_);
    seen_.insert_or_assign(std::move(digest), now);
    if (seen_.size() > kTokensMax) {
        std::erase_if(seen_, [&](const auto& each) { return now - each.second > kKnown; });
    }
    if (seen_.size() > kTokensMax) {
        seen_.clear();  // whoever sends next is known again by their next request
    }
}

bool KnownTokens::has(std::string_view token, Time now) const {
    const auto digest = crypto::sha256(token).hex();
    const std::lock_guard lock(mutex_);
    const auto found = seen_.find(digest);
    return found != seen_.end() && now - found->second <= kKnown;
}

}  // namespace mingjing::api
