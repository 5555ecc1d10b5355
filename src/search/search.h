#pragma once

// Search over what is public now. A worker follows the ledger by cursor; the index is
// disposable and rebuilt when the way of cutting words changes. Reads: one Connection,
// one thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "db/database.h"
#include "definitions/definitions.h"

namespace mingjing::search {

using Marks = std::vector<std::pair<std::size_t, std::size_t>>;  // byte ranges [from, to)

struct Hit {
    std::string register_key, key, title;
    Marks title_marks;
    std::string snippet;  // of what the text says beside key and title, around the first match
    Marks marks;          // in snippet
};
struct Hits {
    std::vector<Hit> hits;
    std::uint64_t count = 0;  // at most limits::kSearchCountMax
    bool is_capped = false;
};

void migrate(db::Connection& index);

// Indexes what became public or ceased to be since the cursor; true while more is left.
bool follow(
    db::Connection& index, db::Connection& ledger, const definitions::Definitions& definitions
);

// Newest first. Every word must be there; Han text matches as written, Latin words by
// their beginning. An empty register_key searches all. Nothing for a text without words.
[[nodiscard]] Hits find(
    db::Connection& index,
    std::string_view text,
    std::string_view register_key,
    std::uint64_t page,
    std::uint64_t page_size
);

}  // namespace mingjing::search
