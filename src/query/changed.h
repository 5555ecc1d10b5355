#pragma once

// Which entries changed in what the public sees, in the order it happened: what a
// follower (the search index, later exchange) reads by cursor. An edition's entries come
// one by one at the position that made it public.

#include <cstdint>
#include <string>
#include <vector>

#include "db/database.h"

namespace mingjing::query {

// Everything before `position` has been read; of the edition made public at `position`,
// the entries published up to `within`.
struct ChangeCursor {
    std::int64_t position = 0;
    std::int64_t within = 0;
    bool operator==(const ChangeCursor&) const = default;
};

struct ChangedEntry {
    std::string register_key, key;
    bool is_erased = false;  // values were erased: nothing may still hold them
};

struct ChangedEntries {
    std::vector<ChangedEntry> entries;  // may be empty though `next` moved on
    ChangeCursor next;                  // equal to the cursor given when nothing is left
};

[[nodiscard]] ChangedEntries changed_since(
    db::Connection& connection, const ChangeCursor& cursor, std::int64_t count_max
);

}  // namespace mingjing::query
