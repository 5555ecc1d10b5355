#pragma once

// Search over what is public now: ASCII runs whole and by prefix, Han as overlapping
// pairs, the same tokens on both engines. A worker follows the ledger by cursor; the
// index is disposable. Reads: one Connection, one thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "definitions/definitions.h"

namespace mingjing::search {

inline constexpr std::uint64_t kCountMax = 1000;

struct Hit {
    std::string register_key, key, title;
    std::string snippet;                                     // plain text around the first match
    std::vector<std::pair<std::size_t, std::size_t>> marks;  // byte ranges in snippet
};
struct Hits {
    std::vector<Hit> hits;
    std::uint64_t count = 0;
    bool is_capped = false;
};

[[nodiscard]] std::vector<std::string> tokens(std::string_view text);

void migrate(db::Connection& index);
// Indexes what became public or ceased to be since the cursor; returns true while more is left.
bool follow(
    db::Connection& index, db::Connection& ledger, const definitions::Definitions& definitions
);
[[nodiscard]] Hits find(
    db::Connection& index,
    std::string_view text,
    std::string_view register_key,
    std::uint64_t page,
    std::uint64_t page_size
);

}  // namespace mingjing::search
