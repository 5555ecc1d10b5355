#include "identity/errands.h"

#include <array>

#include "base/limits.h"
#include "codec/text.h"
#include "crypto/hash.h"
#include "identity/account_tables.h"

namespace mingjing::identity {

namespace {

using db::Cell;

constexpr std::size_t kTokenBytes = 32;

void make_room(db::Connection& connection, Time now) {
    const std::array<Cell, 2> cells{
        ticks(now - kErrandLasts), static_cast<std::int64_t>(limits::kErrandsMax - 1)};
    connection.run(
        "DELETE FROM errands WHERE begun_at < $1 OR token IN"
        " (SELECT token FROM errands ORDER BY begun_at DESC, token LIMIT 1000 OFFSET $2)",
        cells
    );
}

}  // namespace

std::string begin_errand(db::Connection& connection, std::string_view account, Time now) {
    make_room(connection, now);
    auto token = codec::hex(crypto::random_bytes(kTokenBytes));
    const std::array<Cell, 3> cells{crypto::sha256(token).hex(), std::string(account), ticks(now)};
    connection.run("INSERT INTO errands(token, account, begun_at) VALUES ($1, $2, $3)", cells);
    return token;
}

std::optional<TakenErrand> take_errand(
    db::Connection& connection, std::string_view token, Time now
) {
    const std::array<Cell, 1> which{crypto::sha256(token).hex()};
    std::optional<TakenErrand> errand;
    connection.run(
        "SELECT account, begun_at FROM errands WHERE token = $1",
        which,
        [&](const db::Row& row) {
            errand = TakenErrand{std::string(row.text(0)), time_of(row.integer(1))};
            return false;
        }
    );
    const auto taken = connection.run("DELETE FROM errands WHERE token = $1", which);
    const bool is_in_time = errand && now - errand->begun_at <= kErrandLasts;
    return taken == 1 && is_in_time ? errand : std::nullopt;
}

}  // namespace mingjing::identity
