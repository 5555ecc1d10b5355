#pragma once

// What was overwritten in a SQLite database lives on in its write-ahead log until that is
// merged and cut off; where values were erased, that is not to be left to chance.

#include "db/database.h"

namespace mingjing::db {

// Merges the log and cuts it to nothing. False while another connection is still reading
// from it or writing to it: waits for nobody. True on an engine without such a file.
[[nodiscard]] bool empty_journal(Connection& connection);

}  // namespace mingjing::db
