#pragma once

// What fsck asks of a database itself, before it reads a single row's meaning.

#include <string>
#include <vector>

#include "db/database.h"

namespace mingjing::db {

// Broken pages, indexes that miss rows, rows without their parents: one Chinese sentence
// each. On PostgreSQL pages are the server's own care (data checksums, pg_amcheck) and
// nothing is found here.
[[nodiscard]] std::vector<std::string> damage(Connection& connection);

// Whether steps are still to be taken on `live` that have been on `fresh`, a database just
// migrated by this program, of whichever engine.
[[nodiscard]] bool is_to_be_migrated(Connection& live, Connection& fresh);

// Where the tables, indexes, triggers and migrations of `live` are not those of `fresh`, a database
// just migrated by this program: a trigger that lost a letter guards nothing any more.
// SQLite only.
[[nodiscard]] std::vector<std::string> differing_structure(Connection& live, Connection& fresh);

}  // namespace mingjing::db
