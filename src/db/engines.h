#pragma once

// The two native implementations behind db::open. Nothing outside this module knows them.

#include <memory>
#include <span>
#include <string_view>

#include "db/database.h"

namespace mingjing::db {

[[nodiscard]] std::unique_ptr<Connection> open_sqlite(const Place& place, Access access);
[[nodiscard]] std::unique_ptr<Connection> open_postgres(const Place& place, Access access);

// U+0000 ends a text in PostgreSQL's protocol and hides the rest of it in SQLite's
// tools; neither engine gets to see one.
void refuse_embedded_nul(std::span<const Cell> parameters);

}  // namespace mingjing::db
