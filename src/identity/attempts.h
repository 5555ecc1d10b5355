#pragma once

// Attempts to sign in, counted per login: too many wrong ones in a row lock it for a while.
// A login nobody has is counted and locked alike, so that the lock does not tell which
// exist. `work` database; one Connection, one thread.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/clock.h"
#include "db/database.h"
#include "identity/accounts.h"

namespace mingjing::identity {

struct AttemptRules {
    std::uint32_t failures_max = 5;
    std::chrono::minutes lock{15};
};

// Counts one before it is looked at. Until when the login is locked, where it is: then it
// was not counted, and is not to be looked at.
[[nodiscard]] std::optional<Time> count_attempt(
    db::Connection& connection,
    std::string_view login,
    const std::optional<Account>& account,
    const AttemptRules& rules,
    Time now
);
// It was right.
void give_back_attempt(db::Connection& connection, std::string_view account);
// Somebody else made the wrong ones: its owner may try again at once.
void unlock(db::Connection& connection, std::string_view account);

}  // namespace mingjing::identity
