#pragma once

// One day of the bureau's publication: what became public, what was withdrawn, and what
// still waits. The first two are of that day whenever one asks; what waits is what waits
// now. Reads only. One Connection, one thread.

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "db/database.h"
#include "definitions/definitions.h"
#include "query/office.h"

namespace mingjing::query {

struct DayRow {
    std::string register_key, key, title, unit;
    std::string next_role;  // whose review is awaited; "" for publication, or nothing
    std::string due;        // day it is to be public by
    std::string time;       // RFC 3339, of what happened
};
struct DayRows {
    std::vector<DayRow> rows;  // at most limits::kTodayRowsMax
    std::uint64_t total = 0;
};

// Newest first; of internal registers nothing, which nobody outside reads.
[[nodiscard]] DayRows published_on(
    db::Connection& ledger, const definitions::Definitions& definitions, std::chrono::sys_days day
);
[[nodiscard]] DayRows withdrawn_on(
    db::Connection& ledger, const definitions::Definitions& definitions, std::chrono::sys_days day
);
// Under review or approved, to be public in [from, until): by the day it is due.
[[nodiscard]] DayRows waiting_due(
    db::Connection& ledger, const std::string& from, const std::string& until, const Sight& sight
);

}  // namespace mingjing::query
