#pragma once

// Holds the search index to what is public, for fsck. Reads only.

#include <string>
#include <vector>

#include "db/database.h"
#include "definitions/definitions.h"

namespace mingjing::search {

// Chinese sentences. What changed after the index was last brought up to date is left
// out; the ledger's records and tables must be sound.
[[nodiscard]] std::vector<std::string> problems(
    db::Connection& index, db::Connection& ledger, const definitions::Definitions& definitions
);

}  // namespace mingjing::search
