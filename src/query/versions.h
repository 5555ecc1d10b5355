#pragma once

// An entry and its versions from their rows, and from the ledger what they say.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "domain/schema.h"
#include "query/registers.h"

namespace mingjing::query {

// Entries and the version of each that is asked for: a SELECT of entry, version and the place
// to order them by, with its parameters.
struct Chosen {
    std::string_view select;
    std::vector<db::Cell> cells;
};
// Their identity and that version, content included, in order of place.
[[nodiscard]] std::vector<Entry> read_entries(
    db::Connection& connection,
    const domain::Schema& schema,
    const Chosen& chosen,
    const Moment& moment
);
// An entry's identity and the version asked for, content included.
[[nodiscard]] Entry read_entry(
    db::Connection& connection,
    const domain::Schema& schema,
    std::int64_t entry,
    std::uint64_t version,
    const Moment& moment
);
// As query::entry, by id.
[[nodiscard]] std::optional<Entry> entry_by_id(
    db::Connection& connection, const domain::Schema& schema, std::int64_t id, const Moment& moment
);
// Every version seen by then, newest first; those taken down say so and say no more.
[[nodiscard]] std::vector<EntryVersion> versions_seen(
    db::Connection& connection,
    const domain::Schema& schema,
    std::int64_t entry,
    const Moment& moment
);

// The one of that number, without reading the others.
[[nodiscard]] std::optional<EntryVersion> version_seen(
    db::Connection& connection,
    const domain::Schema& schema,
    std::int64_t entry,
    std::uint64_t number,
    const Moment& moment
);

[[nodiscard]] std::string time_text(std::int64_t milliseconds);

}  // namespace mingjing::query
