#pragma once

// What a unit once confirmed the columns of its files to mean: header text (white space
// removed) -> field key, register by register. How another unit's files are read is not its
// to say. `work` database; one Connection, one thread.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "db/database.h"

namespace mingjing::drafts {

void migrate_headers(db::Connection& connection);
[[nodiscard]] std::vector<std::pair<std::string, std::string>> confirmed_headers(
    db::Connection& connection, std::string_view register_key, std::string_view unit
);
void confirm_header(
    db::Connection& connection,
    std::string_view register_key,
    std::string_view unit,
    std::string_view header,
    std::string_view field
);
// Rows that are not as they were confirmed: for fsck. One Chinese sentence each.
[[nodiscard]] std::vector<std::string> header_problems(db::Connection& connection);

}  // namespace mingjing::drafts
