#pragma once

// What may be seen, as plain structs. Visibility (audience, publication, withdrawal,
// edition, ?at=, ?seen=) is applied here and nowhere else; personal and internal fields
// are gone before a caller sees anything. Reads only. One Connection, one thread.

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/value.h"
#include "db/database.h"
#include "definitions/definitions.h"

namespace mingjing::query {

class Readings;

// Two axes of time. at: in force that day. seen: as the public could see it then. And
// who looks: only the office sees internal registers and internal fields.
struct Moment {
    std::optional<std::string> at =
        {};  // YYYY-MM-DD; unset: the newest version, in force yet or not
    std::optional<std::uint64_t> seen_position = {};  // facts before this position
    domain::Audience audience = domain::Audience::open;
    Readings* readings = nullptr;  // what was decoded before; null: everything is read anew
};

// Before which facts were public by the end of that day; nothing where the register was first
// published here later: what its entries say of their days is then all there is.
[[nodiscard]] std::optional<std::uint64_t> seen_by_end_of(
    db::Connection& connection, std::string_view register_key, std::chrono::sys_days day
);

struct EntryVersion {
    std::uint64_t version = 0;
    std::uint64_t position = 0;  // of its publication event
    std::string published_at;    // RFC 3339
    std::string effective_from, effective_to;
    std::string kind;  // initial, revision, correction
    std::string reason;
    std::string schema;
    Fields content;  // public fields only
    bool is_withdrawn = false;
    std::string withdrawn_at, withdrawal_reason, withdrawal_basis;
    // The day the decision was changed or revoked, and the day it was taken down elsewhere
    // before it came here; "" where neither.
    std::string changed_on, withdrawn_on;
    std::uint64_t withdrawal_position = 0;  // 0: a later, withheld version took it down
};

struct Entry {
    std::string register_key;
    std::string key;
    std::string stream;
    std::string title;
    EntryVersion version;  // the one asked for; without content where it was withdrawn
    std::uint64_t versions = 0;
    std::string first_published_at;  // RFC 3339
    bool is_in_force = true;         // false: no version is, that day; `version` is the newest
};

struct ListRequest {
    std::string register_key;
    Moment moment = {};
    std::string text = {};  // part of the title or key; "" for all
    std::vector<std::pair<std::string, std::string>> filters = {};  // field, value
    std::string sort = {};  // field key, "-" before for descending; "" default
    std::uint64_t page = 1;
    std::uint64_t page_size = 20;
};
struct Facet {
    std::string field, value;
    std::uint64_t count = 0;
};
struct ListPage {
    std::vector<Entry> entries;
    std::uint64_t total = 0;
    std::vector<Facet> facets;
};

[[nodiscard]] ListPage list(
    db::Connection& connection, const domain::Schema& schema, const ListRequest& request
);
// How many entries a register has at that moment.
[[nodiscard]] std::uint64_t count(
    db::Connection& connection, const domain::Schema& schema, const Moment& moment
);
// Every entry of a register at that moment, in its default order: found in one scan, then read
// one by one. False, and none visited, where there are more than `count_max`.
[[nodiscard]] bool every_entry(
    db::Connection& connection,
    const domain::Schema& schema,
    const Moment& moment,
    std::uint64_t count_max,
    const std::function<void(Entry)>& visit
);
// Nothing where the public never saw such an entry; a withdrawn one comes as a tombstone.
[[nodiscard]] std::optional<Entry> entry(
    db::Connection& connection,
    const domain::Schema& schema,
    std::string_view key,
    const Moment& moment
);
// What the entry of that key is called, without reading what it says: for links to it.
// Nothing where the public sees none, or a tombstone.
struct Named {
    std::string key, title;
};
[[nodiscard]] std::optional<Named> named(
    db::Connection& connection,
    const domain::Schema& schema,
    std::string_view key,
    const Moment& moment
);
// Every version the public could see, newest first.
[[nodiscard]] std::vector<EntryVersion> history(
    db::Connection& connection,
    const domain::Schema& schema,
    std::string_view key,
    const Moment& moment
);
// The register and field of every reference that ever held `value`, whoever may see it: where
// `referring` is worth asking. Nothing where there are too many to look through.
struct Place {
    std::string register_key, field;
    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the zero inside for a pointer
    auto operator<=>(const Place&) const = default;
};
[[nodiscard]] std::optional<std::set<Place>> places_naming(
    db::Connection& connection, std::string_view value
);
// Entries of `schema` whose reference field holds `value`.
[[nodiscard]] std::vector<Entry> referring(
    db::Connection& connection,
    const domain::Schema& schema,
    std::string_view field,
    std::string_view value,
    const Moment& moment,
    std::uint64_t count_max
);

struct RegisterSummary {
    std::string register_key;
    std::uint64_t entries = 0;
    std::string updated_at;  // RFC 3339, "" if never
    std::uint64_t position = 0;
};
[[nodiscard]] std::vector<RegisterSummary> summaries(
    db::Connection& connection, const definitions::Definitions& definitions
);

struct Change {  // one public act, for the feed and the home page
    std::string register_key, key, title, kind, at,
        reason;  // kind: published, revised, corrected, withdrawn, edition
    std::uint64_t position = 0, version = 0;
    std::uint64_t entries = 1;  // more for an edition told as one; it has no key or title
};
// A whole register published at once: sixty lines of news, or one.
enum class Editions : std::uint8_t { entry_by_entry, as_one };
[[nodiscard]] std::vector<Change> recent_changes(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    std::string_view register_key,
    std::uint64_t count_max,
    Editions editions = Editions::entry_by_entry
);

// The position up to which facts had been recorded by the end of that moment
// (YYYY-MM-DD, in China, or RFC 3339).
[[nodiscard]] std::optional<std::uint64_t> position_at(
    db::Connection& connection, std::string_view time
);
// What a cached page depends on: moves with every public change.
[[nodiscard]] std::uint64_t public_position(db::Connection& connection);

}  // namespace mingjing::query
