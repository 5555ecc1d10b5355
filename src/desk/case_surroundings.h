#pragma once

// What gates may know outside a case: the registers as they were public on a day, the
// bureau's thresholds, its calendar. Reads through the connection given, which it outlives
// nothing of; owned by one thread.

#include <chrono>

#include "case_file/question.h"
#include "db/database.h"
#include "definitions/definitions.h"

namespace mingjing::desk {

[[nodiscard]] case_file::Surroundings case_surroundings(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    std::chrono::sys_days today
);

}  // namespace mingjing::desk
