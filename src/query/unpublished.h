#pragma once

// Results whose time to be published is over and that nobody can read yet: how many, of which unit
// and procedure, and nothing else of them. Reads only.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "definitions/definitions.h"

namespace mingjing::query {

struct Unpublished {
    std::string unit;
    std::string procedure;  // its key
    std::uint64_t cases = 0;
};
// By the clocks of cases that a publication ends, as of that day (YYYY-MM-DD).
[[nodiscard]] std::vector<Unpublished> unpublished_results(
    db::Connection& ledger, const definitions::Definitions& definitions, std::string_view today
);

}  // namespace mingjing::query
