#pragma once

// What the office sees of its registers: where every entry stands, whose turn it is, what
// is due. Names no personal value but titles. Reads only. One Connection, one thread.
//
// Whose unpublished work is seen is said once, by `Sight`: beyond it an entry is what was
// published of it, and one never published is not there at all.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "db/database.h"
#include "domain/schema.h"

namespace mingjing::query {

enum class EntryStage : std::uint8_t {
    submitted,
    approved,
    returned,
    taken_back,
    published,
    withdrawn
};
[[nodiscard]] std::string_view stage_word(EntryStage stage);
[[nodiscard]] std::string_view stage_name(EntryStage stage);  // for people to read
[[nodiscard]] std::vector<EntryStage> all_stages();
[[nodiscard]] std::optional<EntryStage> stage_of(std::string_view word);

// One unit's unpublished work, and nobody's; nothing: everybody's.
using Sight = std::optional<std::string>;

struct OfficeEntry {
    std::string register_key, key, title;
    EntryStage stage = EntryStage::submitted;
    std::string kind;          // of the newest submission: initial, revision, correction
    std::string unit;          // that compiled it
    std::string next_role;     // whose review is awaited, "" for nobody's
    std::string due;           // day it is to be public by, "" for none
    std::string submitted_at;  // RFC 3339
    // Of the submission seen: in force from, "" for the day it is published, up to, and not
    // including, "" for no end. Once public, as it came to be.
    std::string effective_from, effective_to;
    std::uint64_t version = 0;  // published so far
    std::uint64_t stream_version = 0;
    std::uint64_t submission = 0;  // position of the one that is seen
    bool is_returned = false;      // the newest submission was, whatever is public meanwhile
    bool is_newest = true;         // false: as published, of what is another unit's to work on
};

// A field of the register that holds this value.
struct FieldFilter {
    std::string field, value;
};
// Lists are sorted by the first columns of Schema::list.
inline constexpr std::size_t kSortColumns = 6;
[[nodiscard]] std::string sort_by_column(std::size_t place);

struct OfficeRequest {
    std::string register_key = {};  // "" for all
    std::optional<EntryStage> stage = {};
    std::string next_role = {};
    std::string unit = {};
    std::string text = {};  // part of title or key
    std::vector<FieldFilter> filters = {};
    std::string sort = {};  // key, title, due, submitted_at, a column; "-" before for descending
    std::uint64_t page = 1;
    std::uint64_t page_size = 20;
    Sight sight = {};
};
struct OfficePage {
    std::vector<OfficeEntry> entries;
    std::uint64_t total = 0;
};
[[nodiscard]] OfficePage office_list(db::Connection& ledger, const OfficeRequest& request);
[[nodiscard]] std::optional<OfficeEntry> office_entry(
    db::Connection& ledger,
    std::string_view register_key,
    std::string_view key,
    const Sight& sight = {}
);

struct StageCounts {
    std::string register_key;
    std::uint64_t submitted = 0, approved = 0, returned = 0, published = 0, withdrawn = 0;
};
[[nodiscard]] std::vector<StageCounts> stage_counts(
    db::Connection& ledger, const Sight& sight = {}
);

// What somebody may take up next: entries at a stage or returned, of a role's turn, of one
// register, of one unit and nobody's, not submitted by themselves; "" and nothing for any.
struct Turn {
    std::optional<EntryStage> stage = {};  // nothing: what was returned
    std::string next_role = {};
    std::string register_key = {};
    std::optional<std::string> unit = {};
    std::string not_by = {};
};
struct WaitingRequest {
    std::vector<Turn> turns;
    std::string register_key = {};
    std::string unit = {};
    std::string text = {};
    std::string sort = "due";
    std::uint64_t page = 1;
    std::uint64_t page_size = 20;
};
[[nodiscard]] OfficePage waiting(db::Connection& ledger, const WaitingRequest& request);

}  // namespace mingjing::query
