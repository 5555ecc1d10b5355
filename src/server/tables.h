#pragma once

// The tables of the three databases, every module's: made and kept up by an office as it
// opens, and what fsck holds a data folder's to.

#include "db/database.h"

namespace mingjing::server {

void migrate_ledger(db::Connection& ledger);
void migrate_work(db::Connection& work);
void migrate_search(db::Connection& search);

}  // namespace mingjing::server
