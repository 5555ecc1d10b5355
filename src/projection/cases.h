#pragma once

// What of cases stands in tables; see projection.h.

#include <cstdint>
#include <string_view>

#include "db/database.h"

namespace mingjing::projection {

// How many cases were opened that year ("2026"): the next one's number is one more.
[[nodiscard]] std::uint64_t cases_of_year(db::Connection& connection, std::string_view year);

}  // namespace mingjing::projection
