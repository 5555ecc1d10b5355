#pragma once

// Session tokens that were good when last seen, by digest: enough to say, without asking
// the database, who may begin to send a large file. What they may do with it is asked when it
// has come. Bounded. Safe for concurrent use.

#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace mingjing::api {

class KnownTokens {
  public:
    void note(std::string_view token, Time now);
    void forget(std::string_view token);
    [[nodiscard]] bool has(std::string_view token, Time now) const;

  private:
    mutable std::mutex mutex_;
    std::map<std::string, Time, std::less<>> seen_;
};

}  // namespace mingjing::api
