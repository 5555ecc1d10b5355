#pragma once

// The write-ahead log beside a SQLite database, read as bytes. SQLite takes it up to the
// first frame that is not as it was written and drops the rest without a word: a changed
// bit there silently unmakes commits that were acknowledged. Only for a database nobody
// has open: the last frames of a running writer are always unfinished.

#include <string>
#include <vector>

namespace mingjing::db {

// What follows the last sound frame although it was written, one Chinese sentence each.
// A write that a kill or a power cut left unfinished looks the same to the reader; it is
// gone after the next start.
[[nodiscard]] std::vector<std::string> journal_damage(const std::string& database_path);

}  // namespace mingjing::db
