// fsck, backup, definitions: care of what is kept.

#include <filesystem>

#include <fmt/format.h>

#include "db/backup.h"
#include "ledger/ledger.h"
#include "projection/projection.h"
#include "seal/fsck.h"
#include "server/command_list.h"
#include "server/command_parts.h"

namespace mingjing::server {

namespace {

void say_problem(std::uint64_t& count, Output& output, std::string_view what) {
    ++count;
    output.line(fmt::format("不符：{}", what));
}

std::uint64_t check_vault(const Office& office, Output& output) {
    std::uint64_t problems = 0;
    for (const auto& digest : office.vault().digests()) {
        try {
            (void)office.vault().get(digest);
        } catch (const Fault& fault) {
            say_problem(problems, output, fault.what());
        }
    }
    return problems;
}

// Tables computed anew from the ledger must equal the ones in use: compared on a copy, so
// that the writer is never kept waiting.
std::uint64_t check_projections(Office& office, Output& output) {
    if (office.places().ledger.engine != db::Engine::sqlite) {
        output.line("数据表重建核对：PostgreSQL 上请在恢复的备份上进行");
        return 0;
    }
    const auto copy = office.folder().path() + "/fsck-copy.db";
    std::filesystem::remove(copy);
    db::backup_sqlite(
        office.places().ledger.location,
        copy,
        [&](std::uint64_t done, std::uint64_t total) { output.progress("复制", done, total); }
    );
    std::uint64_t problems = 0;
    {
        const auto connection = db::open({db::Engine::sqlite, copy, ""}, db::Access::read_write);
        const auto live = projection::digests(*connection);
        db::Transaction transaction(*connection, db::Transaction::Mode::write);
        projection::rebuild(*connection, office.definitions(), [&](std::uint64_t done) {
            output.progress("重建", done, 0);
        });
        const auto rebuilt = projection::digests(*connection);
        for (std::size_t i = 0; i < live.size(); ++i) {
            if (live[i] != rebuilt[i]) {
                say_problem(
                    problems, output, fmt::format("数据表 {} 与账本重建的结果不同", live[i].first)
                );
            }
        }
    }
    for (const auto* suffix : {"", "-wal", "-shm"}) {
        std::filesystem::remove(copy + suffix);
    }
    return problems;
}

std::string digest_of(const definitions::Definitions& definitions, std::string_view name) {
    for (const auto& source : definitions.sources) {
        if (source.name == name) {
            return source.digest;
        }
    }
    return {};
}

}  // namespace

Exit list_definitions(Office& office, const Request& /*request*/, Output& output) {
    const auto& definitions = office.definitions();
    output.line(fmt::format("现用定义摘要 {}", definitions.digest));
    for (const auto& source : definitions.sources) {
        output.line(fmt::format("  {}  {}", source.digest.substr(0, 16), source.name));
    }
    return Exit::done;
}

Exit adopt_definitions(Office& office, const Request& request, Output& output) {
    const auto actor = actor_asked(office, request, output);
    if (!actor) {
        return Exit::bad_input;
    }
    std::vector<definitions::Source> sources;
    for (const auto& [name, bytes] : request.files) {
        sources.push_back({name, bytes, {}});
    }
    const auto loaded = definitions::load(std::move(sources));
    if (!loaded) {
        for (const auto& problem : loaded.error()) {
            output.line(fmt::format("{} 第{}行：{}", problem.file, problem.line, problem.what));
        }
        return Exit::bad_input;
    }
    desk::AdoptDefinitions adopt{loaded->digest, {}};
    for (const auto& source : loaded->sources) {
        adopt.files.emplace_back(source.name, office.keep(source.bytes));
        const auto before = digest_of(office.definitions(), source.name);
        if (before != source.digest) {
            output.line(fmt::format("  {}：{}", before.empty() ? "新增" : "修改", source.name));
        }
    }
    const auto adopted = office.desk().submit(*actor, std::move(adopt));
    if (!adopted) {
        return say_refused(adopted.error(), output);
    }
    output.line(fmt::format("已采用定义 {}，重新启动服务后生效", loaded->digest));
    return Exit::done;
}

Exit check_ledger(Office& office, const Request& /*request*/, Output& output) {
    std::uint64_t problems = 0;
    const auto lease = office.ledger().lease();
    const auto checked = seal::fsck(
        *lease,
        office.published(),
        office.identity(),
        [&](std::uint64_t done, std::uint64_t total) { output.progress("核对账本", done, total); }
    );
    for (const auto& problem : checked.problems) {
        say_problem(problems, output, problem);
    }
    problems += check_vault(office, output);
    problems += check_projections(office, output);
    output.line(fmt::format(
        "核对 {} 条存证、{} 个文件：{}",
        checked.records,
        office.vault().digests().size(),
        problems == 0 ? "全部相符" : fmt::format("{} 处不符", problems)
    ));
    return problems == 0 ? Exit::done : Exit::damaged;
}

Exit back_up(Office& office, const Request& request, Output& output) {
    namespace fs = std::filesystem;
    if (office.places().ledger.engine != db::Engine::sqlite) {
        output.line(
            "PostgreSQL 请用 pg_dump 备份三个模式 ledger、work、search，并复制数据目录的 "
            "log、keys、vault"
        );
        return Exit::bad_input;
    }
    const fs::path folder = request.words.front();
    if (fs::exists(folder) && !fs::is_empty(folder)) {
        output.line("备份目录不是空的：" + folder.string());
        return Exit::bad_input;
    }
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
    const auto progress = [&](std::uint64_t done, std::uint64_t total) {
        output.progress("备份", done, total);
    };
    // The checkpoint first: the databases copied after it can only be longer.
    for (const auto* part : {"log", "keys", "vault"}) {
        fs::copy(
            fs::path(office.folder().path()) / part, folder / part, fs::copy_options::recursive
        );
    }
    db::backup_sqlite(office.places().ledger.location, (folder / "ledger.db").string(), progress);
    db::backup_sqlite(office.places().work.location, (folder / "work.db").string(), progress);
    output.line("已备份到 " + folder.string() + "（含签名密钥，请妥善保管）");
    return Exit::done;
}

}  // namespace mingjing::server
