#pragma once

// Which definition files the bureau has adopted: the newest adoption says all of it.

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "db/database.h"

namespace mingjing::record {

// File name and digest of the set in use; empty where none was ever adopted.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> adopted_files(
    db::Connection& connection
);

// The digests of every file that was ever adopted, each once: what was published under a
// definition names it, so the vault keeps them all for ever.
[[nodiscard]] std::set<std::string> digests_ever_adopted(db::Connection& connection);

// Whether a set of this digest was ever adopted.
[[nodiscard]] bool was_ever_adopted(db::Connection& connection, std::string_view digest);

}  // namespace mingjing::record
