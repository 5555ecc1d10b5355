#pragma once

// When the definitions in use were adopted. One Connection, one thread.

#include <string>

#include "db/database.h"

namespace mingjing::query {

struct Adoption {
    std::string digest;
    std::string adopted_by;  // actor id
    std::string adopted_at;  // RFC 3339
};
// The newest; all "" before the first.
[[nodiscard]] Adoption last_adoption(db::Connection& ledger);

}  // namespace mingjing::query
