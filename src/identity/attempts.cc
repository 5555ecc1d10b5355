#include "identity/attempts.h"

#include <array>
#include <string>

#include <fmt/format.h>

#include "crypto/hash.h"
#include "identity/account_tables.h"

namespace mingjing::identity {

namespace {

using db::Cell;

constexpr std::int64_t kUnknownLoginsMax = 10'000;

// What was typed may be a password: only its digest is kept. A full table makes room for one
// that is new, and loses the oldest: never the lock of the one that is tried.
std::string note_unknown(db::Connection& connection, std::string_view login, Time now) {
    auto digest = crypto::sha256(login).hex();
    const std::array<Cell, 2> room{digest, kUnknownLoginsMax};
    connection.run(
        "DELETE FROM unknown_logins WHERE login IN"
        " (SELECT login FROM unknown_logins ORDER BY tried_at, login LIMIT 1)"
        " AND NOT EXISTS (SELECT 1 FROM unknown_logins WHERE login = $1)"
        " AND (SELECT count(*) FROM unknown_logins) >= $2",
        room
    );
    const std::array<Cell, 2> cells{digest, ticks(now)};
    connection.run(
        "INSERT INTO unknown_logins(login, tried_at) VALUES ($1, $2)"
        " ON CONFLICT (login) DO UPDATE SET tried_at = excluded.tried_at",
        cells
    );
    return digest;
}

}  // namespace

std::optional<Time> count_attempt(
    db::Connection& connection,
    std::string_view login,
    const std::optional<Account>& account,
    const AttemptRules& rules,
    Time now
) {
    const auto id = account ? account->id : note_unknown(connection, login, now);
    const std::string_view table = account ? "accounts" : "unknown_logins";
    const std::string_view key = account ? "id" : "login";
    // After a lock the count begins anew.
    constexpr std::string_view kCount = "CASE WHEN failures >= $2 THEN 1 ELSE failures + 1 END";
    const std::array<Cell, 4> cells{
        id, std::int64_t{rules.failures_max}, ticks(now + rules.lock), ticks(now)};
    const auto counted = connection.run(
        fmt::format(
            "UPDATE {0} SET failures = {2}, locked_until = CASE WHEN {2} >= $2 THEN $3 ELSE 0 END"
            " WHERE {1} = $1 AND locked_until <= $4",
            table,
            key,
            kCount
        ),
        cells
    );
    if (counted == 1) {
        return std::nullopt;
    }
    const std::array<Cell, 1> which{id};
    const auto until = connection.integer(
        fmt::format("SELECT locked_until FROM {} WHERE {} = $1", table, key), which
    );
    return until ? time_of(*until) : now + rules.lock;
}

void give_back_attempt(db::Connection& connection, std::string_view account) {
    const std::array<Cell, 1> which{std::string(account)};
    connection.run(
        "UPDATE accounts SET locked_until = 0,"
        " failures = CASE WHEN failures > 0 THEN failures - 1 ELSE 0 END WHERE id = $1",
        which
    );
}

void unlock(db::Connection& connection, std::string_view account) {
    const std::array<Cell, 1> which{std::string(account)};
    connection.run("UPDATE accounts SET locked_until = 0, failures = 0 WHERE id = $1", which);
}

}  // namespace mingjing::identity
