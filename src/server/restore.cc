#include "server/restore.h"

#include <filesystem>
#include <iostream>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fault.h"
#include "seal/epoch.h"
#include "server/data_folder.h"
#include "server/office.h"
#include "server/resources.h"
#include "server/restore_databases.h"

namespace mingjing::server {

namespace {

namespace fs = std::filesystem;

// How far a log had come: its epoch, and the records its last checkpoint covers.
using Reached = std::pair<std::uint64_t, std::uint64_t>;

std::optional<Reached> reached(const Files& files, const fs::path& folder) {
    const auto identity = seal::find_identity(files, folder / "keys");
    if (!identity) {
        return std::nullopt;
    }
    const auto note = seal::last_checkpoint(files, *identity, folder / "log");
    return Reached{identity->epoch(), note ? seal::size_signed(*identity, *note).value_or(0) : 0};
}

void check_whole(const fs::path& backup, bool has_databases) {
    for (const auto* part : {"log", "keys", "vault", "ledger.db", "work.db"}) {
        const bool is_due = has_databases || fs::path(part).extension().empty();
        if (is_due && !fs::exists(backup / part)) {
            throw Fault(fmt::format("{} 不是完整的备份：缺少 {}", backup.string(), part));
        }
    }
}

// Where the data folder has lost its ledger but not its keys, its log went on after the
// backup: that log is what the next epoch must commit to. One no further than the backup's
// may be the backup's own, copied in part before a crash: it is copied again.
void copy_plain_files(const Files& files, const fs::path& backup, const fs::path& data) {
    const bool keeps_own_log = reached(files, data) > reached(files, backup);
    for (const auto& item : fs::directory_iterator(backup)) {
        const auto name = item.path().filename().string();
        if (!is_copied_as_it_is(name) || (keeps_own_log && name != "vault")) {
            continue;
        }
        if (name != "vault") {
            fs::remove_all(data / name);
        }
        copy_folder(item.path(), data / name);
    }
}

// Copies are plain writes: durable only after this.
void sync_disk_of(const std::string& folder) {
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool is_synced = handle >= 0 && ::syncfs(handle) == 0;
    if (handle >= 0) {
        ::close(handle);
    }
    if (!is_synced) {
        throw Fault("无法把恢复的文件写到磁盘：" + folder);
    }
}

std::optional<std::string> known_checkpoint(const Files& files, const std::string& path) {
    if (path.empty()) {
        return std::nullopt;
    }
    auto note = files.read(path);
    if (!note) {
        throw Fault("没有文件 " + path);
    }
    return note;
}

constexpr std::string_view kRestoring = ".restoring";

// The ledger under a name of its own, until all else is ready.
void copy_databases(const fs::path& backup, const Places& places) {
    const auto& ledger = places.ledger.location;
    if (const auto aside = set_aside(ledger)) {
        std::cout << fmt::format(
            "数据目录里留有原账本的预写日志，已改名为 {0}-wal：与移走的 ledger.db"
            "（改名为 {0}）放在一起，原账本才完整\n",
            *aside
        );
    }
    if (const auto said = restore_work(backup / "work.db", places.work); !said.empty()) {
        std::cout << said << '\n';
    }
    copy_database(backup / "ledger.db", ledger + std::string(kRestoring));
}

}  // namespace

// The ledger comes last, by a rename: until then a folder half restored opens under no
// key, and restoring again goes on where this stopped.
Exit restore(const RestoreOptions& options) {
    const bool has_databases = options.database.empty();
    DataFolder folder(options.data);
    if (has_databases && fs::exists(folder.ledger_database())) {
        std::cout << "数据目录里已有账本，不会覆盖：" << options.data
                  << "\n请换一个空目录；如果这个账本确已不用，把 ledger.db（连同 ledger.db-wal）"
                     "移走后再恢复，并保留其余文件：新纪元将承接 keys 和 log 中最后的检查点，"
                     "work.db 中的来信和草稿也会保留\n";
        return Exit::bad_input;
    }
    check_whole(options.backup, has_databases);
    if (!folder.lock()) {
        throw Fault("数据目录正被另一个进程使用：" + options.data);
    }
    DiskFiles files;
    const auto known = known_checkpoint(files, options.checkpoint);
    copy_plain_files(files, options.backup, options.data);
    auto places = places_of(folder, options.database);
    const auto final_ledger = places.ledger.location;
    if (has_databases) {
        copy_databases(options.backup, places);
        places.ledger.location += kRestoring;
    }
    // The definitions in the backup's vault say whose log it is.
    const vault::Vault vault(files, folder.vault());
    const auto definitions = definitions_in_use(places, vault, {resource("definitions")});
    empty_index(places.search);
    sync_disk_of(options.data);
    const auto identity =
        seal::begin_epoch(files, folder.keys(), definitions.bureau.origin, folder.log(), known);
    if (has_databases) {
        move_database(places.ledger.location, final_ledger);
        sync_disk_of(options.data);
    }
    const SystemClock clock;
    Office office(folder, {options.database, {resource("definitions")}}, clock);
    office.settle();
    std::cout << fmt::format(
        "已恢复到 {}。日志开始新纪元 {}，其新增的第一条记录存下了旧纪元最后的检查点；"
        "核验者会看到这次恢复。\n新公钥（请重新公布）：{}\n",
        options.data,
        identity.origin,
        identity.verifier_key()
    );
    return Exit::done;
}

}  // namespace mingjing::server
