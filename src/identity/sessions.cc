#include "identity/sessions.h"

#include <array>

#include "base/fault.h"
#include "codec/text.h"
#include "crypto/hash.h"
#include "identity/account_tables.h"

namespace mingjing::identity {

namespace {

using db::Cell;

constexpr std::size_t kTokenBytes = 32;
// A read on every click would be a write on every click; a minute is exact enough.
constexpr std::chrono::minutes kSeenStep{1};

constexpr std::array<std::pair<Stage, std::string_view>, 4> kStages{{
    {Stage::second_factor, "second_factor"},
    {Stage::new_factor, "new_factor"},
    {Stage::new_password, "new_password"},
    {Stage::complete, "complete"},
}};

Stage stage_of(std::string_view name) {
    for (const auto& [stage, known] : kStages) {
        if (known == name) {
            return stage;
        }
    }
    throw Fault("会话表中有不认识的阶段");
}

std::string digest_of(std::string_view token) {
    return crypto::sha256(token).hex();
}

std::string new_token() {
    return codec::hex(crypto::random_bytes(kTokenBytes));
}

std::array<Cell, 3> open_then(const SessionRules& rules, Time now) {
    return {
        ticks(now - rules.idle),
        ticks(now - rules.whole),
        std::string(stage_name(Stage::complete))};
}

void remove_ended(db::Connection& connection, const SessionRules& rules, Time now) {
    const std::array<Cell, 2> cells{ticks(now - rules.idle), ticks(now - rules.whole)};
    connection.run("DELETE FROM sessions WHERE seen_at < $1 OR begun_at < $2", cells);
}

}  // namespace

std::string_view stage_name(Stage stage) {
    for (const auto& [known, name] : kStages) {
        if (known == stage) {
            return name;
        }
    }
    return {};
}

Opened open_session(
    db::Connection& connection,
    std::string_view account,
    Stage stage,
    std::string_view peer,
    const SessionRules& rules,
    Time now
) {
    remove_ended(connection, rules, now);
    if (stage == Stage::complete && rules.one_per_account) {
        close_sessions_of(connection, account);
    }
    Opened opened{new_token(), {std::string(account), stage, new_token(), "", now}};
    const std::array<Cell, 6> cells{
        digest_of(opened.token),
        std::string(account),
        std::string(stage_name(stage)),
        opened.session.request_token,
        std::string(peer),
        ticks(now),
    };
    connection.run(
        "INSERT INTO sessions(token, account, stage, request_token, peer, begun_at, seen_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $6)",
        cells
    );
    return opened;
}

std::optional<Session> find_session(
    db::Connection& connection, std::string_view token, const SessionRules& rules, Time now
) {
    const std::array<Cell, 1> which{digest_of(token)};
    std::optional<Session> session;
    Time seen;
    connection.run(
        "SELECT account, stage, request_token, factor, begun_at, seen_at FROM sessions"
        " WHERE token = $1",
        which,
        [&](const db::Row& row) {
            session = Session{
                std::string(row.text(0)),
                stage_of(row.text(1)),
                std::string(row.text(2)),
                std::string(row.text(3)),
                time_of(row.integer(4))};
            seen = time_of(row.integer(5));
            return false;
        }
    );
    if (!session) {
        return std::nullopt;
    }
    if (now - seen > rules.idle || now - session->begun_at > rules.whole) {
        connection.run("DELETE FROM sessions WHERE token = $1", which);
        return std::nullopt;
    }
    if (now - seen > kSeenStep) {
        const std::array<Cell, 2> cells{digest_of(token), ticks(now)};
        connection.run("UPDATE sessions SET seen_at = $2 WHERE token = $1", cells);
    }
    return session;
}

void keep_enrolment(
    db::Connection& connection, std::string_view token, std::string_view sealed_factor
) {
    const std::array<Cell, 2> cells{digest_of(token), std::string(sealed_factor)};
    connection.run("UPDATE sessions SET factor = $2 WHERE token = $1", cells);
}

std::uint64_t open_sessions(db::Connection& connection, const SessionRules& rules, Time now) {
    const auto count = connection.integer(
        "SELECT count(*) FROM sessions WHERE seen_at > $1 AND begun_at > $2 AND stage = $3",
        open_then(rules, now)
    );
    return static_cast<std::uint64_t>(count.value_or(0));
}

std::vector<std::string> open_session_digests(
    db::Connection& connection, const SessionRules& rules, Time now
) {
    std::vector<std::string> digests;
    connection.run(
        "SELECT token FROM sessions WHERE seen_at > $1 AND begun_at > $2 AND stage = $3",
        open_then(rules, now),
        [&](const db::Row& row) {
            digests.emplace_back(row.text(0));
            return true;
        }
    );
    return digests;
}

void close_session(db::Connection& connection, std::string_view token) {
    const std::array<Cell, 1> which{digest_of(token)};
    connection.run("DELETE FROM sessions WHERE token = $1", which);
}

void close_sessions_of(db::Connection& connection, std::string_view account) {
    const std::array<Cell, 1> which{std::string(account)};
    connection.run("DELETE FROM sessions WHERE account = $1", which);
}

}  // namespace mingjing::identity
