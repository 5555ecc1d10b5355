#pragma once

// Who has which cases to review. Reads only.

#include <cstdint>
#include <string>
#include <vector>

#include "db/database.h"

namespace mingjing::query {

struct ReviewLoad {
    std::string reviewer;  // a certificate's number
    std::uint64_t open = 0;
    std::int64_t last = -1;  // position of the event that gave the last one
};
// Of everybody who was ever given one, by number.
[[nodiscard]] std::vector<ReviewLoad> review_loads(db::Connection& ledger);

}  // namespace mingjing::query
