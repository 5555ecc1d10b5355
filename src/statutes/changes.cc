#include "statutes/changes.h"

#include <array>

#include <fmt/format.h>

#include "base/time.h"
#include "domain/day.h"

namespace mingjing::statutes {

namespace {

using db::Cell;
using Kind = domain::StatuteChange::Kind;

constexpr std::int64_t kRowsMax = 50'000;
constexpr std::string_view kRevoked = "revoked";

constexpr std::string_view kTable =
    "CREATE TABLE statute_changes("
    " number BIGINT PRIMARY KEY,"  // 1, 2, 3 ...
    " name TEXT NOT NULL,"
    " kind TEXT NOT NULL,"  // repealed, amended, revoked
    " day TEXT NOT NULL,"
    " note TEXT NOT NULL,"
    " entered_by TEXT NOT NULL,"
    " at BIGINT NOT NULL);"
    "CREATE INDEX statute_changes_by_name ON statute_changes(name, number);";
constexpr std::array kSteps = {db::Migration{1, kTable, kTable}};

std::string_view kind_word(const std::optional<domain::StatuteChange>& change) {
    if (!change) {
        return kRevoked;
    }
    return change->kind == Kind::repealed ? "repealed" : "amended";
}

Entered read(const db::Row& row) {
    Entered entered;
    entered.name = row.text(0);
    if (row.text(1) != kRevoked) {
        entered.change = domain::StatuteChange{
            row.text(1) == "repealed" ? Kind::repealed : Kind::amended,
            std::string(row.text(2)),
            std::string(row.text(3))};
    }
    entered.entered_by = row.text(4);
    entered.at = time_of(row.integer(5));
    return entered;
}

}  // namespace

void migrate(db::Connection& connection) {
    db::migrate(connection, "statutes", kSteps);
}

tl::expected<void, BadInput> enter(db::Connection& connection, const Entered& entered) {
    const auto last = connection.integer("SELECT max(number) FROM statute_changes", {}).value_or(0);
    if (last >= kRowsMax) {
        return tl::unexpected(BadInput{"name", "法规变动的记录已满，请联系系统管理员"});
    }
    const auto& change = entered.change;
    const std::array<Cell, 7> row{
        last + 1,
        entered.name,
        std::string(kind_word(change)),
        change ? change->day : "",
        change ? change->note : "",
        entered.entered_by,
        ticks(entered.at)};
    connection.run(
        "INSERT INTO statute_changes(number, name, kind, day, note, entered_by, at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        row
    );
    return {};
}

std::vector<Entered> newest(db::Connection& connection) {
    std::vector<Entered> all;
    connection.run(
        "SELECT c.name, c.kind, c.day, c.note, c.entered_by, c.at FROM statute_changes c"
        " WHERE c.number = (SELECT max(n.number) FROM statute_changes n WHERE n.name = c.name)"
        " ORDER BY c.name",
        {},
        [&](const db::Row& row) {
            all.push_back(read(row));
            return true;
        }
    );
    return all;
}

domain::StatuteChanges in_force(db::Connection& connection, const domain::StatuteChanges& known) {
    auto changes = known;
    for (auto& entered : newest(connection)) {
        if (entered.change) {
            changes.insert_or_assign(std::move(entered.name), std::move(*entered.change));
        }
    }
    return changes;
}

std::vector<std::string> problems(db::Connection& connection) {
    std::vector<std::string> found;
    std::int64_t number = 0;
    connection.run(
        "SELECT number, name, kind, day FROM statute_changes ORDER BY number",
        {},
        [&](const db::Row& row) {
            if (row.integer(0) != ++number) {
                found.push_back(fmt::format("法规变动第{}条之前缺少记录", row.integer(0)));
                number = row.integer(0);
            }
            const auto kind = row.text(2);
            const bool is_dated = kind == "repealed" || kind == "amended";
            if (row.text(1).empty() ||
                (is_dated ? !domain::day_of(row.text(3)) : kind != kRevoked)) {
                found.push_back(fmt::format("法规变动第{}条已损坏", row.integer(0)));
            }
            return true;
        }
    );
    return found;
}

}  // namespace mingjing::statutes
