#pragma once

// What of archived files stands in tables; see projection.h.

#include <string>
#include <string_view>

#include "db/database.h"

namespace mingjing::projection {

// The number of the file archived last that year ("2026"): 2026-0041; "" where there is none.
[[nodiscard]] std::string last_archive_of(db::Connection& connection, std::string_view year);

}  // namespace mingjing::projection
