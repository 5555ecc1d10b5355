#pragma once

// For fsck: files that a fact or a draft names and the vault has not, and those it has and
// nothing names. Whether what it has is whole, the vault says itself. One Connection each, one
// thread.

#include <string>
#include <vector>

#include "db/database.h"
#include "domain/attachment.h"

namespace mingjing::attachments {

// One Chinese sentence each.
[[nodiscard]] std::vector<std::string> problems(
    db::Connection& ledger, db::Connection& work, const domain::Digests& kept
);

// What neither fact, draft nor definition names, and no row has waiting to be named or to go.
// No damage: a crash may have left it. But a sweep would never find it.
[[nodiscard]] std::vector<std::string> unnamed(
    db::Connection& ledger, db::Connection& work, const domain::Digests& kept
);

}  // namespace mingjing::attachments
