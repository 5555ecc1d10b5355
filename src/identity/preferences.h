#pragma once

// What a person likes to find as they left it (saved filters, columns): small texts that
// mean something to the screens alone. Each account sees its own only; the last writer of a
// name wins. `work` database; one Connection, one thread.

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/clock.h"
#include "base/fault.h"
#include "db/database.h"

namespace mingjing::identity {

void migrate_preferences(db::Connection& connection);

[[nodiscard]] bool is_preference_name(std::string_view name);  // [a-z0-9_.-]{1,64}
// "" where there is none.
[[nodiscard]] std::string preference(
    db::Connection& connection, std::string_view account, std::string_view name
);
// "" takes it away. BadInput where the account keeps too many already.
tl::expected<void, BadInput> keep_preference(
    db::Connection& connection,
    std::string_view account,
    std::string_view name,
    std::string_view value,
    Time now
);
// Rows nobody could have saved: for fsck. One Chinese sentence each.
[[nodiscard]] std::vector<std::string> preference_problems(db::Connection& connection);

}  // namespace mingjing::identity
