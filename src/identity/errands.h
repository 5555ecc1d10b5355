#pragma once

// Errands: people sent to the identity provider (统一身份认证) and not yet back. Their
// browser holds a random token, the table its digest; each comes back once, within
// minutes. With too many under way the oldest give way. `work` database; one Connection, one
// thread.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "db/database.h"

namespace mingjing::identity {

inline constexpr std::chrono::minutes kErrandLasts{10};

// `account`: whose it is to be bound to, "" to sign in. Returns the token.
[[nodiscard]] std::string begin_errand(
    db::Connection& connection, std::string_view account, Time now
);
struct TakenErrand {
    std::string account;  // whose it is to be bound to, "" to sign in
    Time begun_at;
};
// Once; nothing where there is none, it is over, or it was taken already.
[[nodiscard]] std::optional<TakenErrand> take_errand(
    db::Connection& connection, std::string_view token, Time now
);

}  // namespace mingjing::identity
