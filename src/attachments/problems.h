#pragma once

// For fsck: files that a fact or a draft names and the vault has not. Whether what it has is
// whole, the vault says itself. One Connection each, one thread.

#include <string>
#include <vector>

#include "db/database.h"
#include "domain/attachment.h"

namespace mingjing::attachments {

// One Chinese sentence each.
[[nodiscard]] std::vector<std::string> problems(
    db::Connection& ledger, db::Connection& work, const domain::Digests& kept
);

}  // namespace mingjing::attachments
