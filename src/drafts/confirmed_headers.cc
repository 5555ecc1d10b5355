#include "drafts/confirmed_headers.h"

#include <array>

#include <fmt/format.h>

#include "base/limits.h"
#include "base/value.h"
#include "codec/canonical.h"
#include "crypto/hash.h"

namespace mingjing::drafts {

namespace {

// An earlier table held for every unit alike: what it knew is asked again.
constexpr std::string_view kTable =
    "DROP TABLE IF EXISTS confirmed_headers;"
    "CREATE TABLE confirmed_headers("
    " register TEXT NOT NULL,"
    " unit TEXT NOT NULL,"
    " header TEXT NOT NULL,"
    " field TEXT NOT NULL,"
    " digest TEXT NOT NULL,"
    " PRIMARY KEY(register, unit, header))";
constexpr std::array kSteps = {db::Migration{1, kTable, kTable}};

std::string digest_of(
    std::string_view register_key,
    std::string_view unit,
    std::string_view header,
    std::string_view field
) {
    return crypto::sha256(codec::write_canonical(Value(List{register_key, unit, header, field})))
        .hex();
}

}  // namespace

void migrate_headers(db::Connection& connection) {
    db::migrate(connection, "confirmed_headers", kSteps);
}

std::vector<std::pair<std::string, std::string>> confirmed_headers(
    db::Connection& connection, std::string_view register_key, std::string_view unit
) {
    const std::array<db::Cell, 2> cells = {std::string(register_key), std::string(unit)};
    std::vector<std::pair<std::string, std::string>> found;
    connection.run(
        "SELECT header, field FROM confirmed_headers WHERE register = $1 AND unit = $2"
        " ORDER BY header",
        cells,
        [&](const db::Row& row) {
            found.emplace_back(row.text(0), row.text(1));
            return true;
        }
    );
    return found;
}

void confirm_header(
    db::Connection& connection,
    std::string_view register_key,
    std::string_view unit,
    std::string_view header,
    std::string_view field
) {
    const std::array<db::Cell, 6> cells = {
        std::string(register_key),
        std::string(unit),
        std::string(header),
        std::string(field),
        digest_of(register_key, unit, header, field),
        limits::kConfirmedHeadersMax,
    };
    connection.run(
        "INSERT INTO confirmed_headers(register, unit, header, field, digest)"
        " SELECT $1, $2, $3, $4, $5 WHERE (SELECT count(*) FROM confirmed_headers"
        " WHERE register = $1 AND unit = $2 AND header <> $3) < $6"
        " ON CONFLICT (register, unit, header) DO UPDATE SET"
        " field = excluded.field, digest = excluded.digest",
        cells
    );
}

std::vector<std::string> header_problems(db::Connection& connection) {
    std::vector<std::string> found;
    connection.run(
        "SELECT register, unit, header, field, digest FROM confirmed_headers"
        " ORDER BY register, unit, header",
        {},
        [&](const db::Row& row) {
            if (digest_of(row.text(0), row.text(1), row.text(2), row.text(3)) != row.text(4)) {
                found.push_back(fmt::format("已确认的表头 {} {} 已被改动", row.text(0), row.text(2))
                );
            }
            return true;
        }
    );
    return found;
}

}  // namespace mingjing::drafts
