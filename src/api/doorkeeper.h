#pragma once

// Who comes to the staff surface from an address the bureau does not let in is turned away
// before anything else is looked at (互联网政务应用安全管理规定第十九条). Each such address is in
// the access trail once a while, not each time it knocks: the trail is not for strangers to
// fill. Safe for concurrent use.

#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/clock.h"
#include "db/database.h"
#include "definitions/definitions.h"
#include "http/message.h"

namespace mingjing::api {

class Doorkeeper {
  public:
    Doorkeeper(const definitions::Definitions& definitions, db::Pool& work, const Clock& clock)
        : definitions_(definitions), work_(work), clock_(clock) {}
    // The answer for whoever may not come in.
    [[nodiscard]] std::optional<http::Response> turned_away(const http::Request& request);

  private:
    [[nodiscard]] bool is_new(const std::string& peer);
    void note(const http::Request& request);

    const definitions::Definitions& definitions_;
    db::Pool& work_;
    const Clock& clock_;
    std::mutex mutex_;
    std::map<std::string, Time, std::less<>> noted_;
};

}  // namespace mingjing::api
