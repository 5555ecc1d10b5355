#include "query/changed.h"

#include <array>
#include <optional>

namespace mingjing::query {

namespace {

struct ChangedEntry {
    std::int64_t position = 0;
    std::string kind;
    std::optional<std::int64_t> entry;
    std::optional<std::int64_t> edition;
};

std::optional<std::int64_t> integer_or_null(const db::Row& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional(row.integer(column));
}

std::optional<ChangedEntry> first_change(db::Connection& connection, std::int64_t position) {
    std::optional<ChangedEntry> found;
    const std::array<db::Cell, 1> cells{position};
    connection.run(
        "SELECT position, kind, entry, edition FROM public_changes WHERE position >= $1"
        " ORDER BY position LIMIT 1",
        cells,
        [&](const db::Row& row) {
            found = {
                row.integer(0),
                std::string(row.text(1)),
                integer_or_null(row, 2),
                integer_or_null(row, 3)};
            return true;
        }
    );
    return found;
}

// Part of an edition, and where the next part begins.
ChangedEntries edition_part(
    db::Connection& connection,
    const ChangedEntry& change,
    std::int64_t within,
    std::int64_t count_max
) {
    ChangedEntries part;
    auto last = within;
    const std::array<db::Cell, 3> cells{*change.edition, within, count_max};
    connection.run(
        "SELECT e.register, e.key, v.position FROM entry_versions AS v"
        " JOIN entries AS e ON e.id = v.entry"
        " WHERE v.edition = $1 AND v.position > $2 ORDER BY v.position LIMIT $3",
        cells,
        [&](const db::Row& row) {
            part.entries.push_back({std::string(row.text(0)), std::string(row.text(1)), false});
            last = row.integer(2);
            return true;
        }
    );
    const auto is_whole = static_cast<std::int64_t>(part.entries.size()) < count_max;
    part.next =
        is_whole ? ChangeCursor{change.position + 1, 0} : ChangeCursor{change.position, last};
    return part;
}

}  // namespace

ChangedEntries changed_since(
    db::Connection& connection, const ChangeCursor& cursor, std::int64_t count_max
) {
    const auto change = first_change(connection, cursor.position);
    if (!change) {
        return {{}, cursor};
    }
    if (change->edition) {
        const auto within = change->position == cursor.position ? cursor.within : -1;
        return edition_part(connection, *change, within, count_max);
    }
    ChangedEntries changed{{}, {change->position + 1, 0}};
    if (change->entry) {
        const std::array<db::Cell, 1> cells{*change->entry};
        connection
            .run("SELECT register, key FROM entries WHERE id = $1", cells, [&](const db::Row& row) {
                changed.entries.push_back(
                    {std::string(row.text(0)), std::string(row.text(1)), change->kind == "erased"}
                );
                return true;
            });
    }
    return changed;
}

}  // namespace mingjing::query
