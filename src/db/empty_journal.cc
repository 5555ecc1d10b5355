#include "db/empty_journal.h"

#include <fmt/format.h>

#include "base/limits.h"

namespace mingjing::db {

namespace {

void wait_when_busy(Connection& connection, std::chrono::milliseconds time) {
    connection.run(fmt::format("PRAGMA busy_timeout = {}", time.count()));
}

}  // namespace

// SQLite would wait for readers with the write lock in its hand.
bool empty_journal(Connection& connection) {
    if (connection.engine() != Engine::sqlite) {
        return true;
    }
    wait_when_busy(connection, {});
    std::optional<std::int64_t> is_busy;
    try {
        is_busy = connection.integer("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (...) {
        wait_when_busy(connection, limits::kBusyTime);
        throw;
    }
    wait_when_busy(connection, limits::kBusyTime);
    return is_busy == 0;
}

}  // namespace mingjing::db
