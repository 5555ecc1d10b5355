#pragma once

// The database files of a restore. A SQLite database is also its write-ahead log: left
// beside another file of the same name, SQLite would play it into that.

#include <optional>
#include <string>

#include "db/database.h"

namespace mingjing::server {

// Over whatever `to` was.
void copy_database(const std::string& from, const std::string& to);
void move_database(const std::string& from, const std::string& to);
void remove_database(const std::string& path);
// The database, or the log that is left of it, under a new name; nothing where there is none.
[[nodiscard]] std::optional<std::string> set_aside(const std::string& path);

// Letters acknowledged and drafts saved after the backup are nowhere but in the data
// folder: what is sound there stays, and gains the backup's letters it lacks. Returns a
// Chinese sentence about what became of it; "" where there was nothing.
[[nodiscard]] std::string restore_work(const std::string& backup, const db::Place& work);

// What the index holds may not be public in an older ledger: it begins again.
void empty_index(const db::Place& search);

}  // namespace mingjing::server
