#pragma once

// Who comes to the staff surface from an address the bureau does not let in is turned away
// before anything else is looked at (互联网政务应用安全管理规定第十九条); whoever may come in, but
// has not said who they are, may try only so often: an attempt costs a slow hash. What an
// household (base/address_range.h) is refused before anybody has signed in is in the access
// trail once a while, each thing once, not each time it knocks: the trail is not for strangers
// to fill. Where too many knock to name them all, it says so, and how many. Safe for
// concurrent use.

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "db/database.h"
#include "definitions/definitions.h"
#include "http/message.h"
#include "http/rate_limit.h"

namespace mingjing::api {

class Doorkeeper {
  public:
    Doorkeeper(const definitions::Definitions& definitions, db::Pool& work, const Clock& clock)
        : definitions_(definitions), work_(work), clock_(clock) {}
    // The answer for whoever may not come in.
    [[nodiscard]] std::optional<http::Response> turned_away(const http::Request& request);
    // Whether a stranger may try once more; counts it.
    [[nodiscard]] bool may_try(const http::Request& request);
    // For the trail, of somebody nobody knows.
    void note(const http::Request& request, std::string_view what);

  private:
    // What to write of it, if anything.
    [[nodiscard]] std::vector<std::string> worth_noting(
        const http::Request& request, std::string_view what
    );

    const definitions::Definitions& definitions_;
    db::Pool& work_;
    const Clock& clock_;
    std::mutex mutex_;
    std::map<std::pair<std::string, std::string>, Time> noted_;  // who, what
    std::uint64_t unnamed_ = 0;  // refused since there was no room in noted_
    // Behind a proxy one address may be a whole house signing in in the morning.
    static constexpr std::uint32_t kAttemptsMax = 60;
    http::RateLimit attempts_{kAttemptsMax, std::chrono::minutes{1}};
};

}  // namespace mingjing::api
