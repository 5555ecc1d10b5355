#pragma once

// What happened to an entry, in order, as the office may know it: beyond `sight`, what the
// public knows, and of what was withdrawn since, no content. Reads only. One Connection, one
// thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "db/database.h"
#include "domain/schema.h"
#include "query/office.h"

namespace mingjing::query {

struct PastEvent {
    // submitted approved returned taken_back published corrected withdrawn erased
    std::string word;
    std::string time;           // RFC 3339
    std::string actor;          // id
    std::string unit;           // that compiled what it is about
    std::string note;           // reason, comment, basis
    std::uint64_t version = 0;  // of the entry, that it is about
    // Of a submission: what the submission before it said, and what it says; of a
    // publication: what was public before, and what now is. Both empty otherwise, and
    // `before` for the first.
    Fields before, after;
};
// Oldest first; empty where there is no such entry.
[[nodiscard]] std::vector<PastEvent> past_of(
    db::Connection& ledger, const domain::Schema& schema, std::string_view key, const Sight& sight
);

}  // namespace mingjing::query
