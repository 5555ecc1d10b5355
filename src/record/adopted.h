#pragma once

// Which definition files the bureau has adopted: the newest adoption says all of it.

#include <string>
#include <utility>
#include <vector>

#include "db/database.h"

namespace mingjing::record {

// File name and digest of the set in use; empty where none was ever adopted.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> adopted_files(
    db::Connection& connection
);

}  // namespace mingjing::record
