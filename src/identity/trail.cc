#include "identity/trail.h"

#include <array>

#include <fmt/format.h>

#include "base/value.h"
#include "codec/canonical.h"
#include "crypto/hash.h"
#include "identity/account_tables.h"

namespace mingjing::identity {

namespace {

using db::Cell;

constexpr std::string_view kTable =
    "CREATE TABLE access_trail("
    " number BIGINT PRIMARY KEY,"
    " time BIGINT NOT NULL,"
    " actor TEXT NOT NULL,"
    " name TEXT NOT NULL,"
    " unit TEXT NOT NULL,"
    " event TEXT NOT NULL,"
    " object TEXT NOT NULL,"
    " purpose TEXT NOT NULL,"
    " outcome TEXT NOT NULL,"
    " detail TEXT NOT NULL,"
    " peer TEXT NOT NULL,"
    " digest TEXT NOT NULL);"
    "CREATE INDEX access_trail_by_actor ON access_trail(actor, number);"
    "CREATE INDEX access_trail_by_event ON access_trail(event, number);";

constexpr std::string_view kSqliteGuard =
    "CREATE TRIGGER access_trail_stays BEFORE UPDATE ON access_trail"
    " BEGIN SELECT RAISE(ABORT, 'the access trail is append-only'); END;"
    "CREATE TRIGGER access_trail_is_kept BEFORE DELETE ON access_trail"
    " BEGIN SELECT RAISE(ABORT, 'the access trail is append-only'); END;";

constexpr std::string_view kPostgresGuard =
    "CREATE FUNCTION access_trail_guard() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION 'the access trail is append-only'; END $$;"
    "CREATE TRIGGER access_trail_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON access_trail"
    " FOR EACH STATEMENT EXECUTE FUNCTION access_trail_guard();";

constexpr std::string_view kSelect =
    "SELECT number, time, actor, name, unit, event, object, purpose, outcome, detail, peer,"
    " digest FROM access_trail ";

TrailRow read(const db::Row& row) {
    return {
        row.integer(0),
        time_of(row.integer(1)),
        std::string(row.text(2)),
        std::string(row.text(3)),
        std::string(row.text(4)),
        std::string(row.text(5)),
        std::string(row.text(6)),
        std::string(row.text(7)),
        std::string(row.text(8)),
        std::string(row.text(9)),
        std::string(row.text(10)),
    };
}

std::string digest_of(const TrailRow& row, std::string_view before) {
    return crypto::sha256(codec::write_canonical(Value(List{
                              row.number,
                              ticks(row.time),
                              row.actor,
                              row.name,
                              row.unit,
                              row.event,
                              row.object,
                              row.purpose,
                              row.outcome,
                              row.detail,
                              row.peer,
                              before,
                          })))
        .hex();
}

}  // namespace

void migrate_trail(db::Connection& connection) {
    const auto sqlite = std::string(kTable).append(kSqliteGuard);
    const auto postgres = std::string(kTable).append(kPostgresGuard);
    const std::array steps{db::Migration{1, sqlite, postgres}};
    db::migrate(connection, "trail", steps);
}

void add_to_trail(db::Connection& connection, const TrailRow& row) {
    auto next = row;
    std::string before;
    connection.run(
        "SELECT number, digest FROM access_trail ORDER BY number DESC LIMIT 1",
        {},
        [&](const db::Row& last) {
            next.number = last.integer(0);
            before = last.text(1);
            return false;
        }
    );
    ++next.number;
    const std::array<Cell, 12> cells{
        next.number,
        ticks(next.time),
        next.actor,
        next.name,
        next.unit,
        next.event,
        next.object,
        next.purpose,
        next.outcome,
        next.detail,
        next.peer,
        digest_of(next, before),
    };
    connection.run(
        "INSERT INTO access_trail VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)", cells
    );
}

void leave_trail(db::Connection& connection, const TrailRow& row) {
    db::Transaction transaction(connection, db::Transaction::Mode::write);
    add_to_trail(connection, row);
    transaction.commit();
}

std::vector<TrailRow> read_trail(db::Connection& connection, const TrailFilter& filter) {
    std::string sql(kSelect);
    sql += "WHERE true";
    std::vector<Cell> cells;
    const auto add = [&](std::string_view condition, Cell cell) {
        cells.push_back(std::move(cell));
        sql += fmt::format(" AND {} ${}", condition, cells.size());
    };
    if (filter.from) {
        add("time >=", ticks(*filter.from));
    }
    if (filter.to) {
        add("time <", ticks(*filter.to));
    }
    for (const auto& [column, value] :
         {std::pair{"actor =", filter.actor},
          std::pair{"event =", filter.event},
          std::pair{"outcome =", filter.outcome}}) {
        if (!value.empty()) {
            add(column, value);
        }
    }
    if (filter.before > 0) {
        add("number <", filter.before);
    }
    if (!filter.text.empty()) {
        cells.emplace_back(filter.text);
        sql += fmt::format(
            " AND (replace(name, ${0}, '') <> name OR replace(object, ${0}, '') <> object"
            " OR replace(detail, ${0}, '') <> detail)",
            cells.size()
        );
    }
    cells.emplace_back(static_cast<std::int64_t>(filter.rows_max));
    sql += fmt::format(" ORDER BY number DESC LIMIT ${}", cells.size());
    std::vector<TrailRow> rows;
    connection.run(sql, cells, [&](const db::Row& row) {
        rows.push_back(read(row));
        return true;
    });
    return rows;
}

VerifiedTrail verify_trail(
    db::Connection& connection, std::int64_t number, std::string_view digest, std::size_t rows_max
) {
    constexpr std::size_t kProblemsMax = 100;
    VerifiedTrail verified{0, number, std::string(digest), {}};
    const auto say = [&](std::string problem) {
        if (verified.problems.size() < kProblemsMax) {
            verified.problems.push_back(std::move(problem));
        }
    };
    const std::array<Cell, 2> cells{number, static_cast<std::int64_t>(rows_max)};
    connection.run(
        std::string(kSelect) + "WHERE number > $1 ORDER BY number LIMIT $2",
        cells,
        [&](const db::Row& row) {
            const auto one = read(row);
            if (one.number != verified.number + 1) {
                say(fmt::format("访问留痕第{}条之后缺少记录", verified.number));
            } else if (row.text(11) != digest_of(one, verified.digest)) {
                say(fmt::format("访问留痕第{}条已被改动", one.number));
            }
            ++verified.rows;
            verified.number = one.number;
            verified.digest = row.text(11);
            return true;
        }
    );
    return verified;
}

std::vector<std::string> trail_problems(db::Connection& connection) {
    constexpr std::size_t kRowsAtOnce = 10'000;
    std::vector<std::string> found;
    VerifiedTrail part;
    do {
        part = verify_trail(connection, part.number, part.digest, kRowsAtOnce);
        found.insert(found.end(), part.problems.begin(), part.problems.end());
    } while (part.rows == kRowsAtOnce);
    return found;
}

}  // namespace mingjing::identity
