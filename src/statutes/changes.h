#pragma once

// Repeals and amendments of statutes as legal affairs enter them (法规变动). Rows are only
// ever added: a correction is a new row, the newest of a statute counts, and taking one back
// is a row too ("revoked"), after which the definitions' own word counts again. `work`
// database; one Connection, one thread.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/clock.h"
#include "base/fault.h"
#include "db/database.h"
#include "domain/statute.h"

namespace mingjing::statutes {

void migrate(db::Connection& connection);

struct Entered {
    std::string name;                             // full
    std::optional<domain::StatuteChange> change;  // nothing: taken back
    std::string entered_by;                       // account id
    Time at;
};
// BadInput where there are too many rows already. In the caller's transaction.
tl::expected<void, BadInput> enter(db::Connection& connection, const Entered& entered);
// The newest of each statute, those taken back among them. By name.
[[nodiscard]] std::vector<Entered> newest(db::Connection& connection);
// What counts: `known` (of the definitions), overlaid with what was entered.
[[nodiscard]] domain::StatuteChanges in_force(
    db::Connection& connection, const domain::StatuteChanges& known
);
// Rows nobody could have entered: for fsck. One Chinese sentence each.
[[nodiscard]] std::vector<std::string> problems(db::Connection& connection);

}  // namespace mingjing::statutes
