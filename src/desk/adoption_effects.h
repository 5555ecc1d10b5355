#pragma once

// What adopting definitions would do to what the office holds: the newest submission of
// every entry, held against the schema it would then have. Reads only. Owned by one thread.

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "db/database.h"
#include "definitions/definitions.h"

namespace mingjing::desk {

struct AffectedEntry {
    std::string key, title;
    std::string what;  // the first thing that would be rejected; names no personal value
};
struct AdoptionEffect {
    std::string register_key, register_name;
    std::uint64_t entries = 0;   // held
    std::uint64_t checked = 0;   // of them, up to limits::kEffectEntriesMax in all
    std::uint64_t rejected = 0;  // of those checked
    std::vector<AffectedEntry> examples;
};

// Of each register whose schema or rule would change, or that would be given up; of every
// register where units or settings change, which rules ask for. A reference by a field no
// one was looked up by before counts as found: only the adoption makes its index.
[[nodiscard]] std::vector<AdoptionEffect> effects_of(
    db::Pool& ledger,
    db::Pool& work,
    const definitions::Definitions& in_use,
    const definitions::Definitions& proposed,
    std::chrono::sys_days today
);

// An item the public reads of, whose cases no procedure would take.
struct UnhandledItem {
    std::string code, name, category;
};
[[nodiscard]] std::vector<UnhandledItem> unhandled_items(
    db::Pool& ledger, const definitions::Definitions& proposed, std::chrono::sys_days today
);

}  // namespace mingjing::desk
