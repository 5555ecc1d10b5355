#pragma once

// What only the server knows of itself, asked of it for 系统状态. No secret is among it: no
// path, no address of a database, no key.

#include <cstdint>
#include <string>

#include "base/clock.h"

namespace mingjing::api {

struct ServerStatus {
    std::string version;
    Time started_at;
    std::string database;                           // "SQLite", "PostgreSQL"
    std::uint64_t sealed = 0;                       // records under the last checkpoint
    Time checkpoint_at;                             // Time{} before the first
    std::uint64_t free_bytes = 0, total_bytes = 0;  // where the data lies
    std::uint64_t instruments_waiting = 0;          // numbered and not yet made
    std::string press_trouble;                      // why; "" while all goes well
};

}  // namespace mingjing::api
