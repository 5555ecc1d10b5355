#pragma once

// Copies a live SQLite database into a new file: one moment of it, whole and synced when
// this returns. Writers go on meanwhile; what they commit after the copy began is not in
// it. PostgreSQL has its own tools (pg_dump, pg_basebackup) and its administrators.

#include <cstdint>
#include <functional>
#include <string>

namespace mingjing::db {

// `to` must not exist. Throws Error and leaves no `to` behind when it cannot finish.
void backup_sqlite(
    const std::string& from,
    const std::string& to,
    const std::function<void(std::uint64_t pages_done, std::uint64_t pages_total)>& progress
);

}  // namespace mingjing::db
