#include "server/restore.h"

#include <filesystem>
#include <iostream>

#include <fmt/format.h>

#include "base/clock.h"
#include "base/fault.h"
#include "seal/identity.h"
#include "server/data_folder.h"
#include "server/office.h"
#include "server/resources.h"

namespace mingjing::server {

namespace {

namespace fs = std::filesystem;

const identity::Actor kRestorer{
    .id = "system",
    .name = "系统",
    .unit = "",
    .roles = {std::string(identity::kSystem)},
    .operated_by = "",
};

void copy_backup(const fs::path& backup, const fs::path& data) {
    for (const auto* part : {"ledger.db", "work.db", "log", "keys", "vault"}) {
        if (!fs::exists(backup / part)) {
            throw Fault(fmt::format("{} 不是完整的备份：缺少 {}", backup.string(), part));
        }
    }
    for (const auto* part : {"log", "keys", "vault"}) {
        fs::copy(
            backup / part,
            data / part,
            fs::copy_options::recursive | fs::copy_options::overwrite_existing
        );
    }
    for (const auto* database : {"ledger.db", "work.db"}) {
        fs::copy_file(backup / database, data / database);
    }
}

}  // namespace

Exit restore(const RestoreOptions& options) {
    if (!options.database.empty()) {
        std::cout << "PostgreSQL 请先用 psql 恢复三个模式，再以空的数据目录启动服务\n";
        return Exit::bad_input;
    }
    if (fs::exists(fs::path(options.data) / "ledger.db")) {
        std::cout << "数据目录里已有账本，不会覆盖：" << options.data << '\n';
        return Exit::bad_input;
    }
    DataFolder folder(options.data);
    if (!folder.lock()) {
        throw Fault("数据目录正被另一个进程使用：" + options.data);
    }
    copy_backup(options.backup, options.data);
    // The definitions in the backup's vault say whose log it is.
    const SystemClock clock;
    DiskFiles files;
    const vault::Vault vault(files, folder.vault());
    const auto definitions =
        definitions_in_use(places_of(folder, options.database), vault, {resource("definitions")});
    const auto epoch =
        seal::begin_epoch(files, folder.keys(), definitions.bureau.origin, folder.log());
    Office office(folder, {options.database, {resource("definitions")}}, clock);
    const auto begun = office.desk().submit(
        kRestorer, desk::BeginEpoch{epoch.identity.origin, epoch.last_checkpoint}
    );
    if (!begun) {
        throw Fault(begun.error().what);
    }
    office.settle();
    std::cout << fmt::format(
        "已恢复到 {}。日志开始新纪元 "
        "{}，其第一条记录存下了旧纪元最后的检查点；核验者会看到这次恢复。\n",
        options.data,
        epoch.identity.origin
    );
    return Exit::done;
}

}  // namespace mingjing::server
