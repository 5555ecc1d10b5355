#include "db/backup.h"

#include <filesystem>
#include <memory>

#include <sqlite3.h>

#include <fmt/format.h>

#include "base/limits.h"
#include "db/database.h"

namespace mingjing::db {

namespace {

constexpr int kPagesPerStep = 256;

struct Close {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

[[noreturn]] void fail(int code) {
    const bool is_full = (code & 0xff) == SQLITE_FULL;
    throw Error(
        is_full ? ErrorKind::full : ErrorKind::other,
        fmt::format(
            "备份数据库失败{}(SQLite {}:{})",
            is_full ? ":目标磁盘空间已满" : "",
            code,
            sqlite3_errstr(code)
        )
    );
}

void check(int code) {
    if (code != SQLITE_OK) {
        fail(code);
    }
}

Handle open(const std::string& path, int flags) {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_EXRESCODE, nullptr);
    Handle handle(raw);
    check(code);
    sqlite3_busy_timeout(raw, static_cast<int>(limits::kBusyTime.count()));
    return handle;
}

void copy(
    sqlite3* from, sqlite3* to, const std::function<void(std::uint64_t, std::uint64_t)>& progress
) {
    // The open read transaction pins one moment: without it every commit by a writer
    // would start the copy over, and under load it would never end.
    check(sqlite3_exec(from, "BEGIN; SELECT 1 FROM sqlite_master", nullptr, nullptr, nullptr));
    auto* backup = sqlite3_backup_init(to, "main", from, "main");
    if (backup == nullptr) {
        fail(sqlite3_extended_errcode(to));
    }
    int code = SQLITE_OK;
    while (code == SQLITE_OK) {
        code = sqlite3_backup_step(backup, kPagesPerStep);
        const auto total = static_cast<std::uint64_t>(sqlite3_backup_pagecount(backup));
        progress(total - static_cast<std::uint64_t>(sqlite3_backup_remaining(backup)), total);
    }
    const int finished = sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE) {
        fail(code);
    }
    check(finished);
    check(sqlite3_exec(from, "COMMIT", nullptr, nullptr, nullptr));
}

}  // namespace

void backup_sqlite(
    const std::string& from,
    const std::string& to,
    const std::function<void(std::uint64_t, std::uint64_t)>& progress
) {
    if (std::filesystem::exists(to)) {
        throw Error(ErrorKind::other, "备份目标已存在,请换一个位置:" + to);
    }
    const auto source = open(from, SQLITE_OPEN_READONLY);
    try {
        const auto target = open(to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        copy(source.get(), target.get(), progress);
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove(to, ignored);
        throw;
    }
}

}  // namespace mingjing::db
