#include "server/restore_databases.h"

#include <array>
#include <filesystem>
#include <memory>

#include <fmt/format.h>

#include "base/fault.h"
#include "db/check.h"
#include "drafts/drafts.h"
#include "intake/mailbox.h"
#include "search/index.h"
#include "search/search.h"

namespace mingjing::server {

namespace {

namespace fs = std::filesystem;

constexpr std::array kParts{"", "-wal", "-shm"};

bool is_any_there(const std::string& path) {
    return fs::exists(path) || fs::exists(path + "-wal");
}

std::unique_ptr<db::Connection> open_work(const db::Place& place) {
    auto connection = db::open(place, db::Access::read_write);
    drafts::migrate(*connection);
    intake::migrate(*connection);
    return connection;
}

// Null where it cannot be used any more. Looked at by a reader first: what a writer finds
// damaged it would still merge with its log, and no one could look into it afterwards.
std::unique_ptr<db::Connection> open_if_sound(const db::Place& place) {
    if (!fs::exists(place.location)) {
        return nullptr;
    }
    try {
        const bool is_sound = db::damage(*db::open(place, db::Access::read_only)).empty();
        return is_sound ? open_work(place) : nullptr;
    } catch (const Fault&) {
        return nullptr;
    }
}

}  // namespace

void remove_database(const std::string& path) {
    for (const auto* part : kParts) {
        fs::remove(path + part);
    }
}

void copy_database(const std::string& from, const std::string& to) {
    remove_database(to);
    fs::copy_file(from, to);
}

void move_database(const std::string& from, const std::string& to) {
    remove_database(to);
    for (const auto* scratch : {"-wal", "-shm"}) {
        fs::remove(from + scratch);
    }
    fs::rename(from, to);
}

std::optional<std::string> set_aside(const std::string& path) {
    if (!is_any_there(path)) {
        return std::nullopt;
    }
    std::string aside;
    for (int number = 1; aside.empty() || is_any_there(aside); ++number) {
        aside = fmt::format("{}.old-{}", path, number);
    }
    for (const auto* part : kParts) {
        if (fs::exists(path + part)) {
            fs::rename(path + part, aside + part);
        }
    }
    return aside;
}

std::string restore_work(const std::string& backup, const db::Place& work) {
    auto copy = work;
    copy.location += ".restoring";
    copy_database(backup, copy.location);
    if (const auto own = open_if_sound(work)) {
        const auto added = intake::add_missing(*own, *open_work(copy));
        remove_database(copy.location);
        return fmt::format(
            "数据目录里的草稿与来信（work.db）完好，已保留，没有退回到备份时的内容；"
            "从备份补入来信 {} 封",
            added
        );
    }
    const auto aside = set_aside(work.location);
    move_database(copy.location, work.location);
    return aside ? fmt::format(
                       "数据目录里的草稿与来信（work.db）已不能打开，改用备份中的；原文件改名为 "
                       "{}，备份之后的来信请设法从中找回",
                       *aside
                   )
                 : "";
}

void empty_index(const db::Place& search) {
    if (search.engine == db::Engine::sqlite) {
        remove_database(search.location);
        return;
    }
    const auto index = db::open(search, db::Access::read_write);
    search::migrate(*index);
    db::Transaction transaction(*index, db::Transaction::Mode::write);
    search::clear(*index, "");
    transaction.commit();
}

}  // namespace mingjing::server
