#pragma once

// The projected tables computed anew beside the ones in use, for fsck: in a scratch
// database of their own, so that neither the tables nor whoever writes them notice.
// Serves both engines, since rows are compared as text.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "db/database.h"
#include "definitions/definitions.h"

namespace mingjing::projection {

// The names of the tables that are not what the ledger gives; empty when all are. Every
// record must be sound (ledger::problems): what cannot be decoded is a bug to `decode`.
[[nodiscard]] std::vector<std::string> differing_tables(
    db::Connection& live,
    const definitions::Definitions& definitions,
    const std::function<void(std::uint64_t done)>& progress
);

}  // namespace mingjing::projection
