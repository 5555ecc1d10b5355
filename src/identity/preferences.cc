#include "identity/preferences.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "identity/account_tables.h"

namespace mingjing::identity {

namespace {

using db::Cell;

constexpr std::int64_t kPreferencesMax = 200;
constexpr std::size_t kNameBytesMax = 64;

constexpr std::string_view kTable =
    "CREATE TABLE preferences("
    " account TEXT NOT NULL REFERENCES accounts(id),"
    " name TEXT NOT NULL,"
    " value TEXT NOT NULL,"
    " changed_at BIGINT NOT NULL,"
    " PRIMARY KEY(account, name));";
constexpr std::array kSteps = {db::Migration{1, kTable, kTable}};

}  // namespace

void migrate_preferences(db::Connection& connection) {
    db::migrate(connection, "preferences", kSteps);
}

bool is_preference_name(std::string_view name) {
    return !name.empty() && name.size() <= kNameBytesMax && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
    });
}

std::string preference(
    db::Connection& connection, std::string_view account, std::string_view name
) {
    const std::array<Cell, 2> which{std::string(account), std::string(name)};
    std::string value;
    connection.run(
        "SELECT value FROM preferences WHERE account = $1 AND name = $2",
        which,
        [&](const db::Row& row) {
            value = row.text(0);
            return false;
        }
    );
    return value;
}

tl::expected<void, BadInput> keep_preference(
    db::Connection& connection,
    std::string_view account,
    std::string_view name,
    std::string_view value,
    Time now
) {
    const std::array<Cell, 2> which{std::string(account), std::string(name)};
    if (value.empty()) {
        connection.run("DELETE FROM preferences WHERE account = $1 AND name = $2", which);
        return {};
    }
    db::Transaction transaction(connection, db::Transaction::Mode::write);
    const auto others =
        connection
            .integer("SELECT count(*) FROM preferences WHERE account = $1 AND name <> $2", which)
            .value_or(0);
    if (others >= kPreferencesMax) {
        return tl::unexpected(BadInput{
            "name", fmt::format("保存的个人设置已有{}项，请先删去一些", kPreferencesMax)});
    }
    const std::array<Cell, 4> row{which[0], which[1], std::string(value), ticks(now)};
    connection.run(
        "INSERT INTO preferences(account, name, value, changed_at) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (account, name) DO UPDATE SET value = excluded.value,"
        " changed_at = excluded.changed_at",
        row
    );
    transaction.commit();
    return {};
}

std::vector<std::string> preference_problems(db::Connection& connection) {
    std::vector<std::string> found;
    connection.run(
        "SELECT p.account, p.name, a.id FROM preferences p"
        " LEFT JOIN accounts a ON a.id = p.account ORDER BY p.account, p.name",
        {},
        [&](const db::Row& row) {
            if (row.is_null(2) || !is_preference_name(row.text(1))) {
                found.push_back(fmt::format("个人设置 {} {} 已损坏", row.text(0), row.text(1)));
            }
            return true;
        }
    );
    return found;
}

}  // namespace mingjing::identity
