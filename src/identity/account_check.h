#pragma once

// Accounts as nobody could have left them: for fsck. One Chinese sentence each, naming no
// more of a person than the account's id. `work` database; one Connection, one thread.

#include <string>
#include <vector>

#include "db/database.h"

namespace mingjing::identity {

[[nodiscard]] std::vector<std::string> account_problems(db::Connection& connection);

}  // namespace mingjing::identity
