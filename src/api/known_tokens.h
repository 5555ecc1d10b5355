#pragma once

// Session tokens that were good when last seen, by digest: enough to say, without asking
// the database, who may begin to send a large file. What they may do with it is asked when it
// has come. Bounded. Safe for concurrent use.

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace mingjing::api {

class KnownTokens {
  public:
    // Digests of tokens that are good now: a restart, or new definitions, make nobody unknown.
    KnownTokens(std::vector<std::string> digests, Time now);
    void note(std::string_view token, Time now);
    [[nodiscard]] bool has(std::string_view token, Time now) const;

  private:
    mutable std::mutex mutex_;
    std::map<std::string, Time, std::less<>> seen_;
};

}  // namespace mingjing::api
