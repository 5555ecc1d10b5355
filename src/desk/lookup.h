#pragma once

// What rules may ask, answered from what the office holds (holdings.h) and from the
// bureau's settings. Owned by one thread; the pools and definitions outlive it.

#include <chrono>
#include <string_view>

#include "db/database.h"
#include "definitions/definitions.h"
#include "domain/rules.h"

namespace mingjing::desk {

// `but_for`: the key of the entry being checked, which is no other entry of itself; "" for none.
[[nodiscard]] domain::Lookup lookup_in(
    db::Pool& ledger,
    db::Pool& work,
    const definitions::Definitions& definitions,
    std::chrono::sys_days today,
    std::string_view but_for
);

}  // namespace mingjing::desk
