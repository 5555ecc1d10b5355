#include <array>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "crypto/hash.h"
#include "definitions/digests.h"
#include "projection/projection.h"
#include "projection/renewal.h"
#include "projection/tables.h"

namespace mingjing::projection {

namespace {

constexpr std::uint64_t kComparedAtOnce = 1000;

// A row as text: lengths make it unambiguous.
void append_cell(std::string& text, const db::Row& row, int column) {
    if (row.is_null(column)) {
        text += "-;";
        return;
    }
    const auto cell = row.text(column);
    text += fmt::format("{}:{};", cell.size(), cell);
}

std::vector<std::string> columns_of(db::Connection& connection, std::string_view table) {
    std::vector<std::string> columns;
    const bool is_sqlite = connection.engine() == db::Engine::sqlite;
    const std::array<db::Cell, 1> which{std::string(table)};
    connection.run(
        is_sqlite ? "SELECT name FROM pragma_table_info($1) ORDER BY name"
                  : "SELECT column_name::text FROM information_schema.columns"
                    " WHERE table_name = $1 AND table_schema = current_schema()"
                    " ORDER BY column_name COLLATE \"C\"",
        which,
        [&](const db::Row& row) {
            columns.emplace_back(row.text(0));
            return true;
        }
    );
    return columns;
}

std::string digest_of(db::Connection& connection, const Table& table) {
    std::string select;
    const auto columns = columns_of(connection, table.name);
    for (const auto& column : columns) {
        // A name of its own: PostgreSQL would order by the text, not by the number.
        select +=
            fmt::format("{0}CAST({1} AS TEXT) AS {1}_text", select.empty() ? "" : ", ", column);
    }
    // A running digest: a table of a million rows need not fit in memory.
    auto digest = crypto::sha256(select);
    connection.run(
        fmt::format("SELECT {} FROM {} ORDER BY {}", select, table.name, table.order),
        {},
        [&](const db::Row& row) {
            std::string text;
            for (std::size_t i = 0; i < columns.size(); ++i) {
                append_cell(text, row, static_cast<int>(i));
            }
            digest = crypto::sha256(digest.view(), text);
            return true;
        }
    );
    return digest.hex();
}

// Nothing where the tables were made with other definitions than these, calendars apart.
std::optional<std::string> calendars_made_with(
    db::Connection& connection, const definitions::Definitions& definitions
) {
    return connection.text(
        "SELECT calendars FROM made_with WHERE beside_calendars = $1",
        std::to_array<db::Cell>({definitions::digest_beside_calendars(definitions)})
    );
}

void note_made_with(db::Connection& connection, const definitions::Definitions& definitions) {
    connection.run(
        "INSERT INTO made_with(one, definitions, beside_calendars, calendars)"
        " VALUES (1, $1, $2, $3) ON CONFLICT (one) DO UPDATE SET"
        " definitions = excluded.definitions, beside_calendars = excluded.beside_calendars,"
        " calendars = excluded.calendars",
        std::to_array<db::Cell>(
            {definitions.digest,
             definitions::digest_beside_calendars(definitions),
             text_of(definitions.calendar)}
        )
    );
}

}  // namespace

std::string made_with(db::Connection& connection) {
    return connection.text("SELECT definitions FROM made_with").value_or("");
}

void rebuild(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const std::function<void(std::uint64_t done)>& progress
) {
    for (const auto& table : kTables) {
        connection.run(fmt::format("DELETE FROM {}", table.name));
    }
    std::uint64_t done = 0;
    while (true) {
        const auto records = ledger::read(connection, done, kComparedAtOnce);
        if (records.empty()) {
            break;
        }
        for (const auto& record : records) {
            apply(connection, definitions, record, record::decode(record));
        }
        done += records.size();
        if (progress) {
            progress(done);
        }
    }
    note_made_with(connection, definitions);
}

void prepare(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const std::function<void(std::uint64_t done)>& progress
) {
    if (made_with(connection) == definitions.digest) {
        return;
    }
    db::Transaction transaction(connection, db::Transaction::Mode::write);
    if (made_with(connection) != definitions.digest) {  // another node may have been first
        if (const auto calendars = calendars_made_with(connection, definitions)) {
            if (const auto changed = days_apart(*calendars, text_of(definitions.calendar))) {
                renew_clocks(connection, definitions, *changed);
            }
            note_made_with(connection, definitions);
        } else {
            rebuild(connection, definitions, progress);
        }
    }
    transaction.commit();
}

std::vector<std::pair<std::string, std::string>> digests(db::Connection& connection) {
    std::vector<std::pair<std::string, std::string>> digests;
    digests.reserve(kTables.size());
    for (const auto& table : kTables) {
        digests.emplace_back(table.name, digest_of(connection, table));
    }
    return digests;
}

}  // namespace mingjing::projection
