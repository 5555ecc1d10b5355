#include "query/today.h"

#include <array>

#include <fmt/format.h>

#include "base/limits.h"
#include "codec/text.h"
#include "query/registers.h"
#include "query/versions.h"

namespace mingjing::query {

namespace {

using db::Cell;

// The records of a day in China are those at [first, end).
std::vector<Cell> positions_of(db::Connection& ledger, std::chrono::sys_days day) {
    const auto by_the_end_of = [&](std::chrono::sys_days of) {
        return static_cast<std::int64_t>(position_at(ledger, codec::iso_date(of)).value_or(0));
    };
    return {by_the_end_of(day - std::chrono::days{1}), by_the_end_of(day)};
}

// " AND e.register NOT IN ($3, $4)": the internal ones, which it adds to the cells.
std::string of_open_registers(
    const definitions::Definitions& definitions, std::vector<Cell>& cells
) {
    std::string places;
    for (const auto& schema : definitions.registers) {
        if (schema.audience == domain::Audience::internal) {
            cells.emplace_back(schema.key);
            places += fmt::format("{}${}", places.empty() ? "" : ", ", cells.size());
        }
    }
    return places.empty() ? places : " AND e.register NOT IN (" + places + ")";
}

// `rest` begins at FROM; `select` are the columns of a DayRow, the time in milliseconds.
DayRows rows_of(
    db::Connection& ledger,
    std::string_view select,
    std::string_view rest,
    std::string_view order,
    std::vector<Cell> cells
) {
    DayRows found;
    found.total = static_cast<std::uint64_t>(
        ledger.integer(fmt::format("SELECT count(*){}", rest), cells).value_or(0)
    );
    cells.emplace_back(static_cast<std::int64_t>(limits::kTodayRowsMax));
    ledger.run(
        fmt::format("SELECT {}{} ORDER BY {} LIMIT ${}", select, rest, order, cells.size()),
        cells,
        [&](const db::Row& row) {
            found.rows.push_back(
                {std::string(row.text(0)),
                 std::string(row.text(1)),
                 std::string(row.text(2)),
                 std::string(row.text(3)),
                 std::string(row.text(4)),
                 std::string(row.text(5)),
                 row.integer(6) == 0 ? std::string{} : time_text(row.integer(6))}
            );
            return true;
        }
    );
    return found;
}

}  // namespace

DayRows published_on(
    db::Connection& ledger, const definitions::Definitions& definitions, std::chrono::sys_days day
) {
    auto cells = positions_of(ledger, day);
    const auto open = of_open_registers(definitions, cells);
    // A version of an edition became public with the edition's last event.
    return rows_of(
        ledger,
        "e.register, e.key, s.title, e.unit, '', s.due, coalesce(d.visible_at, v.published_at)",
        " FROM entry_versions v JOIN entries e ON e.id = v.entry"
        " JOIN submissions s ON s.position = v.submission LEFT JOIN editions d ON d.id = v.edition"
        " WHERE s.is_withheld = 0 AND (v.edition IS NULL AND v.position >= $1 AND v.position < $2"
        " OR v.edition IN (SELECT x.id FROM editions x"
        " WHERE x.visible_position >= $1 AND x.visible_position < $2))" +
            open,
        "v.position DESC",
        std::move(cells)
    );
}

DayRows withdrawn_on(
    db::Connection& ledger, const definitions::Definitions& definitions, std::chrono::sys_days day
) {
    auto cells = positions_of(ledger, day);
    const auto open = of_open_registers(definitions, cells);
    return rows_of(
        ledger,
        "e.register, e.key, s.title, e.unit, '', '', w.withdrawn_at",
        " FROM withdrawals w JOIN entries e ON e.id = w.entry"
        " JOIN submissions s ON s.position = e.published"
        " WHERE w.position >= $1 AND w.position < $2" +
            open,
        "w.position DESC",
        std::move(cells)
    );
}

DayRows waiting_due(
    db::Connection& ledger, const std::string& from, const std::string& until, const Sight& sight
) {
    std::vector<Cell> cells{from, until};
    std::string own;
    if (sight) {
        cells.emplace_back(*sight);
        own = " AND (e.unit = $3 OR e.unit = '')";
    }
    return rows_of(
        ledger,
        "e.register, e.key, s.title, e.unit, e.next_role, s.due, 0",
        " FROM entries e JOIN submissions s ON s.position = e.pending"
        " WHERE e.pending IS NOT NULL AND s.due <> '' AND s.due >= $1 AND s.due < $2" +
            own,
        "s.due, e.id",
        std::move(cells)
    );
}

}  // namespace mingjing::query
