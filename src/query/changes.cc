#include <array>
#include <chrono>

#include <fmt/format.h>

#include "base/time.h"
#include "codec/text.h"
#include "query/registers.h"
#include "query/versions.h"
#include "query/visibility.h"

namespace mingjing::query {

namespace {

using db::Cell;

// One row of public_changes.
struct Row {
    std::int64_t position = 0;
    std::string kind;
    std::string register_key;
    std::optional<std::int64_t> entry, edition;
    std::int64_t version = 0;
    std::int64_t changed_at = 0;
};

// What was published and is not for the public changes what they see, and is no news to them.
constexpr std::string_view kNotWithheld =
    " NOT EXISTS (SELECT 1 FROM entry_versions w JOIN submissions s ON s.position = w.submission"
    " WHERE w.position = c.position AND s.is_withheld = 1)";

// The newest changes of these registers that a person would call news.
std::vector<Row> newest_rows(
    db::Connection& connection, const std::vector<std::string>& registers, std::uint64_t count_max
) {
    std::vector<Cell> cells{static_cast<std::int64_t>(count_max)};
    std::string places;
    for (const auto& key : registers) {
        cells.emplace_back(key);
        places += fmt::format("{}${}", places.empty() ? "" : ", ", cells.size());
    }
    std::vector<Row> rows;
    connection.run(
        fmt::format(
            "SELECT position, kind, register, entry, edition, version, changed_at"
            " FROM public_changes c WHERE register IN ({}) AND kind <> 'erased' AND{}"
            " ORDER BY position DESC LIMIT $1",
            places,
            kNotWithheld
        ),
        cells,
        [&](const db::Row& row) {
            const auto id = [&](int column) {
                return row.is_null(column) ? std::nullopt : std::optional(row.integer(column));
            };
            rows.push_back(
                {row.integer(0),
                 std::string(row.text(1)),
                 std::string(row.text(2)),
                 id(3),
                 id(4),
                 row.integer(5),
                 row.integer(6)}
            );
            return true;
        }
    );
    return rows;
}

// An edition is news entry by entry, all at the moment it became visible.
std::vector<Row> entries_of_edition(
    db::Connection& connection, const Row& edition, std::uint64_t count_max
) {
    std::vector<Row> rows;
    const std::array<Cell, 2> cells{*edition.edition, static_cast<std::int64_t>(count_max)};
    connection.run(
        fmt::format(
            "SELECT position, kind, entry, version FROM entry_versions c WHERE edition = $1 AND{}"
            " ORDER BY position DESC LIMIT $2",
            kNotWithheld
        ),
        cells,
        [&](const db::Row& row) {
            auto one = edition;
            one.position = row.integer(0);
            one.kind = row.text(1);
            one.entry = row.integer(2);
            one.version = row.integer(3);
            rows.push_back(std::move(one));
            return true;
        }
    );
    return rows;
}

// How many entries an edition made public.
std::uint64_t entries_in(db::Connection& connection, std::int64_t edition) {
    const std::array<Cell, 1> cells{edition};
    const auto count = connection.integer(
        fmt::format("SELECT count(*) FROM entry_versions c WHERE edition = $1 AND{}", kNotWithheld),
        cells
    );
    return static_cast<std::uint64_t>(count.value_or(0));
}

std::string kind_of(std::string_view kind) {
    if (kind == "revision") {
        return "revised";
    }
    if (kind == "correction") {
        return "corrected";
    }
    return kind == "initial" ? "published" : std::string(kind);
}

// Says of an entry what may be said now: once it is taken down, only its key and why.
std::optional<Change> change_of(
    db::Connection& connection, const domain::Schema& schema, const Row& row
) {
    auto read = entry_by_id(connection, schema, row.entry.value(), {});
    if (!read) {
        return std::nullopt;
    }
    Change change{
        .register_key = row.register_key,
        .key = read->key,
        .title = read->title,
        .kind = kind_of(row.kind),
        .at = time_text(row.changed_at),
        .reason = {},
        .position = static_cast<std::uint64_t>(row.position),
        .version = static_cast<std::uint64_t>(row.version),
    };
    if (const auto version = version_seen(connection, schema, *row.entry, change.version, {})) {
        change.reason = row.kind == "withdrawn" ? version->withdrawal_reason : version->reason;
    }
    return change;
}

Change edition_change(const Row& row, std::uint64_t count) {
    Change change;
    change.register_key = row.register_key;
    change.kind = "edition";
    change.at = time_text(row.changed_at);
    change.position = static_cast<std::uint64_t>(row.position);
    change.entries = count;
    return change;
}

std::vector<std::string> open_registers(
    const definitions::Definitions& definitions, std::string_view asked
) {
    std::vector<std::string> keys;
    for (const auto& schema : definitions.registers) {
        if (is_for(schema, {}) && (asked.empty() || schema.key == asked)) {
            keys.push_back(schema.key);
        }
    }
    return keys;
}

}  // namespace

std::vector<RegisterSummary> summaries(
    db::Connection& connection, const definitions::Definitions& definitions
) {
    std::vector<RegisterSummary> summaries;
    const Moment now;
    for (const auto& schema : definitions.registers) {
        if (!is_for(schema, now)) {
            continue;
        }
        RegisterSummary summary;
        summary.register_key = schema.key;
        auto cells = cells_of(now);
        cells.emplace_back(schema.key);
        const auto entries = connection.integer(
            fmt::format(
                "SELECT count(*) FROM entry_periods p WHERE p.register = $3 AND{} AND{}",
                period_seen(schema, now),
                kPeriodInForce
            ),
            cells
        );
        summary.entries = static_cast<std::uint64_t>(entries.value_or(0));
        const std::array<Cell, 1> which{schema.key};
        connection.run(
            "SELECT position, changed_at FROM public_changes WHERE register = $1"
            " ORDER BY position DESC LIMIT 1",
            which,
            [&](const db::Row& row) {
                summary.position = static_cast<std::uint64_t>(row.integer(0));
                summary.updated_at = time_text(row.integer(1));
                return true;
            }
        );
        summaries.push_back(std::move(summary));
    }
    return summaries;
}

std::vector<Change> recent_changes(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    std::string_view register_key,
    std::uint64_t count_max,
    Editions editions
) {
    std::vector<Change> changes;
    const auto registers = open_registers(definitions, register_key);
    if (registers.empty()) {
        return changes;
    }
    for (const auto& news : newest_rows(connection, registers, count_max)) {
        if (const auto count = news.edition ? entries_in(connection, *news.edition) : 1;
            editions == Editions::as_one && count > 1) {
            changes.push_back(edition_change(news, count));
            continue;
        }
        const auto left = count_max - changes.size();
        const auto rows =
            news.edition ? entries_of_edition(connection, news, left) : std::vector<Row>{news};
        for (const auto& row : rows) {
            auto change = change_of(connection, *definitions.find(row.register_key), row);
            if (change && changes.size() < count_max) {
                changes.push_back(std::move(*change));
            }
        }
    }
    return changes;
}

namespace {

// The first moment after `time`: the end of that day in China, or of that millisecond.
std::optional<Time> end_of(std::string_view time) {
    if (const auto day = codec::from_iso_date(time)) {
        return beginning_in_china(*day + std::chrono::days{1});
    }
    if (const auto moment = codec::from_rfc3339(time)) {
        return *moment + std::chrono::milliseconds{1};
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::uint64_t> position_at(db::Connection& connection, std::string_view time) {
    const auto end = end_of(time);
    if (!end) {
        return std::nullopt;
    }
    const std::array<Cell, 1> cells{ticks(*end)};
    const auto last = connection.integer(
        "SELECT position FROM records WHERE time < $1 ORDER BY time DESC, position DESC LIMIT 1",
        cells
    );
    return last ? static_cast<std::uint64_t>(*last) + 1 : 0;
}

std::uint64_t public_position(db::Connection& connection) {
    const auto newest = connection.integer("SELECT max(position) FROM public_changes");
    return newest ? static_cast<std::uint64_t>(*newest) + 1 : 0;
}

std::optional<std::uint64_t> seen_by_end_of(
    db::Connection& connection, std::string_view register_key, std::chrono::sys_days day
) {
    std::optional<std::uint64_t> seen;
    connection.run(
        "SELECT MAX(position) FROM public_changes WHERE register = $1 AND changed_at < $2",
        std::to_array<db::Cell>(
            {std::string(register_key), ticks(beginning_in_china(day + std::chrono::days{1}))}
        ),
        [&](const db::Row& row) {
            if (!row.is_null(0)) {
                seen = static_cast<std::uint64_t>(row.integer(0)) + 1;
            }
            return true;
        }
    );
    return seen;
}

}  // namespace mingjing::query
