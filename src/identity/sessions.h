#pragma once

// Who is signed in (会话). The browser holds a random token; the table holds its digest, so
// a stolen database signs nobody in. A session reaches `complete` only by way of every
// step its account needs, and takes a new token at each, so that a token planted before
// sign-in is worth nothing after it. `request_token` must come back in a header of every
// act, which no other site's page can know. `work` database; one Connection, one thread.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "db/database.h"

namespace mingjing::identity {

enum class Stage : std::uint8_t {
    second_factor,  // the password was right; the code is awaited
    new_factor,     // an app must be enrolled first
    new_password,   // the password has had its days
    complete,
};
[[nodiscard]] std::string_view stage_name(Stage stage);

struct SessionRules {
    std::chrono::minutes idle{30};
    std::chrono::hours whole{12};
    bool one_per_account = true;
};

struct Session {
    std::string account;
    Stage stage = Stage::second_factor;
    std::string request_token;
    std::string factor;  // sealed; while one is being enrolled
    Time begun_at;
};

// A session and the token its browser is given.
struct Opened {
    std::string token;
    Session session;
};

[[nodiscard]] Opened open_session(
    db::Connection& connection,
    std::string_view account,
    Stage stage,
    std::string_view peer,
    const SessionRules& rules,
    Time now
);
// Nothing where there is none, or it has been idle or open too long. Moves its clock on.
[[nodiscard]] std::optional<Session> find_session(
    db::Connection& connection, std::string_view token, const SessionRules& rules, Time now
);
void keep_enrolment(
    db::Connection& connection, std::string_view token, std::string_view sealed_factor
);
// The signed-in sessions that have not run out: how many, and the digests of their tokens.
[[nodiscard]] std::uint64_t open_sessions(
    db::Connection& connection, const SessionRules& rules, Time now
);
[[nodiscard]] std::vector<std::string> open_session_digests(
    db::Connection& connection, const SessionRules& rules, Time now
);
void close_session(db::Connection& connection, std::string_view token);
void close_sessions_of(db::Connection& connection, std::string_view account);

}  // namespace mingjing::identity
