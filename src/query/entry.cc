#include <array>

#include <fmt/format.h>

#include "query/registers.h"
#include "query/versions.h"
#include "query/visibility.h"

namespace mingjing::query {

namespace {

using db::Cell;

// References looked through before asking each register is cheaper.
constexpr std::int64_t kNamingMax = 200;

std::optional<std::int64_t> entry_id(
    db::Connection& connection, const domain::Schema& schema, std::string_view key
) {
    const std::array<Cell, 2> cells{schema.key, std::string(key)};
    return connection.integer("SELECT id FROM entries WHERE register = $1 AND key = $2", cells);
}

std::optional<std::uint64_t> version_in_force(
    db::Connection& connection, std::int64_t entry, const Moment& moment
) {
    auto cells = cells_of(moment);
    cells.emplace_back(entry);
    const auto version = connection.integer(
        fmt::format(
            "SELECT p.version FROM entry_periods p WHERE p.entry = $3 AND{} AND{}",
            kPeriodSeen,
            kPeriodInForce
        ),
        cells
    );
    return version ? std::optional<std::uint64_t>(*version) : std::nullopt;
}

// What stands where an entry was taken down: that it was, when and why; no content.
Entry tombstone(
    db::Connection& connection,
    const domain::Schema& schema,
    std::int64_t id,
    std::vector<EntryVersion> versions
) {
    Entry entry;
    const std::array<Cell, 1> cells{id};
    connection.run("SELECT key, stream FROM entries WHERE id = $1", cells, [&](const db::Row& row) {
        entry.key = row.text(0);
        entry.stream = row.text(1);
        return true;
    });
    entry.register_key = schema.key;
    entry.title = entry.key;
    entry.versions = versions.size();
    entry.is_in_force = false;
    entry.version = std::move(versions.front());
    return entry;
}

}  // namespace

std::optional<Entry> entry_by_id(
    db::Connection& connection, const domain::Schema& schema, std::int64_t id, const Moment& moment
) {
    if (const auto version = version_in_force(connection, id, moment)) {
        return read_entry(connection, schema, id, *version, moment);
    }
    auto versions = versions_seen(connection, schema, id, moment);
    if (versions.empty()) {
        return std::nullopt;
    }
    if (versions.front().is_withdrawn) {
        return tombstone(connection, schema, id, std::move(versions));
    }
    auto newest = read_entry(connection, schema, id, versions.front().version, moment);
    newest.is_in_force = false;
    return newest;
}

std::optional<Entry> entry(
    db::Connection& connection,
    const domain::Schema& schema,
    std::string_view key,
    const Moment& moment
) {
    const auto id = is_for(schema, moment) ? entry_id(connection, schema, key) : std::nullopt;
    return id ? entry_by_id(connection, schema, *id, moment) : std::nullopt;
}

std::optional<Named> named(
    db::Connection& connection,
    const domain::Schema& schema,
    std::string_view key,
    const Moment& moment
) {
    std::optional<Named> found;
    if (!is_for(schema, moment)) {
        return found;
    }
    auto cells = cells_of(moment);
    cells.emplace_back(schema.key);
    cells.emplace_back(std::string(key));
    connection.run(
        fmt::format(
            "SELECT s.title FROM entries e JOIN entry_periods p ON p.entry = e.id"
            " JOIN submissions s ON s.position = p.submission"
            " WHERE e.register = $3 AND e.key = $4 AND{} AND{}",
            period_seen(schema, moment),
            kPeriodInForce
        ),
        cells,
        [&](const db::Row& row) {
            found = Named{std::string(key), std::string(row.text(0))};
            return true;
        }
    );
    if (!found) {
        if (auto past = entry(connection, schema, key, moment);
            past && !past->version.is_withdrawn) {
            found = Named{std::move(past->key), std::move(past->title)};
        }
    }
    return found;
}

std::vector<EntryVersion> history(
    db::Connection& connection,
    const domain::Schema& schema,
    std::string_view key,
    const Moment& moment
) {
    const auto id = is_for(schema, moment) ? entry_id(connection, schema, key) : std::nullopt;
    return id ? versions_seen(connection, schema, *id, moment) : std::vector<EntryVersion>{};
}

std::optional<std::set<Place>> places_naming(db::Connection& connection, std::string_view value) {
    std::set<Place> places;
    std::int64_t rows = 0;
    const std::array<Cell, 2> cells{std::string(value), kNamingMax};
    connection.run(
        "SELECT e.register, r.field FROM entry_references r"
        " JOIN submissions s ON s.position = r.submission JOIN entries e ON e.id = s.entry"
        " WHERE r.value = $1 LIMIT $2",
        cells,
        [&](const db::Row& row) {
            places.insert({std::string(row.text(0)), std::string(row.text(1))});
            return ++rows < kNamingMax;
        }
    );
    return rows < kNamingMax ? std::optional(std::move(places)) : std::nullopt;
}

namespace {

// SQLite keeps no counts and always walks the register. Where the references are few, CROSS JOIN
// and || keep it to them; where they are many, either may be the shorter, and it has its way.
constexpr std::string_view kFromReferences =
    "entry_references r CROSS JOIN entry_periods p CROSS JOIN submissions s"
    " WHERE p.submission = r.submission AND s.position = p.submission AND p.register || '' = $3";
constexpr std::string_view kFromRegister =
    "entry_references r JOIN entry_periods p ON p.submission = r.submission"
    " JOIN submissions s ON s.position = p.submission WHERE p.register = $3";

bool is_rare(db::Connection& connection, std::string_view field, std::string_view value) {
    const std::array<Cell, 3> cells{std::string(value), std::string(field), kNamingMax};
    const auto named = connection.integer(
        "SELECT count(*) FROM (SELECT 1 FROM entry_references"
        " WHERE value = $1 AND field = $2 LIMIT $3) few",
        cells
    );
    return named.value_or(0) < kNamingMax;
}

}  // namespace

std::vector<Entry> referring(
    db::Connection& connection,
    const domain::Schema& schema,
    std::string_view field,
    std::string_view value,
    const Moment& moment,
    std::uint64_t count_max
) {
    if (!is_for(schema, moment)) {
        return {};
    }
    auto cells = cells_of(moment);
    cells.emplace_back(schema.key);
    cells.emplace_back(std::string(field));
    cells.emplace_back(std::string(value));
    cells.emplace_back(static_cast<std::int64_t>(count_max));
    const auto select = fmt::format(
        "SELECT p.entry, p.version, s.sort_0 AS place FROM {} AND r.value = $5 AND r.field = $4"
        " AND{} AND{} ORDER BY s.sort_0, p.entry LIMIT $6",
        is_rare(connection, field, value) ? kFromReferences : kFromRegister,
        period_seen(schema, moment),
        kPeriodInForce
    );
    return read_entries(connection, schema, {select, std::move(cells)}, moment);
}

}  // namespace mingjing::query
