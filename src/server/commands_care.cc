// fsck, backup, definitions: care of what is kept.

#include <filesystem>

#include <fmt/format.h>

#include "db/backup.h"
#include "desk/adoption.h"
#include "server/command_list.h"
#include "server/command_parts.h"
#include "server/fsck.h"
#include "server/resources.h"

namespace mingjing::server {

namespace {

std::string digest_of(const definitions::Definitions& definitions, std::string_view name) {
    for (const auto& source : definitions.sources) {
        if (source.name == name) {
            return source.digest;
        }
    }
    return {};
}

void copy_log_and_keys(const std::filesystem::path& data, const std::filesystem::path& backup) {
    for (const auto& item : std::filesystem::directory_iterator(data)) {
        const auto name = item.path().filename().string();
        if (is_copied_as_it_is(name) && name != "vault") {
            copy_folder(item.path(), backup / name);
        }
    }
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
    const auto loaded = desk::proposed(office.definitions(), std::move(sources));
    if (!loaded) {
        for (const auto& problem : loaded.error()) {
            output.line(fmt::format("{} 第{}行：{}", problem.file, problem.line, problem.what));
        }
        return Exit::bad_input;
    }
    for (const auto& source : loaded->sources) {
        const auto before = digest_of(office.definitions(), source.name);
        if (before != source.digest) {
            output.line(fmt::format("  {}：{}", before.empty() ? "新增" : "修改", source.name));
        }
    }
    const auto adopted = desk::adopt(
        office.desk(),
        *actor,
        office.definitions(),
        *loaded,
        request.option("reason"),
        [&](std::string_view bytes) { return office.keep(bytes); }
    );
    if (!adopted) {
        return say_refused(adopted.error(), output);
    }
    office.adopted();
    output.line(fmt::format("已采用定义 {}，运行中的服务随即换用", loaded->digest));
    return Exit::done;
}

Exit check_ledger(Office& office, const Request& /*request*/, Output& output) {
    return fsck({office.folder(), office.places(), {resource("definitions")}, true}, output);
}

// Log and keys first: the databases copied after them can only be longer. Of these the work
// first: a draft submitted meanwhile is then in both, not in neither. The vault last: it then
// holds every definition and attachment those databases speak of.
Exit back_up(Office& office, const Request& request, Output& output) {
    namespace fs = std::filesystem;
    const fs::path folder = request.words.front();
    if (fs::exists(folder) && !fs::is_empty(folder)) {
        output.line("备份目录不是空的：" + folder.string() + "，请换一个目录");
        return Exit::bad_input;
    }
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
    output.progress("备份日志与密钥", 0, 0);
    office.between_seals([&] { copy_log_and_keys(office.folder().path(), folder); });
    const bool has_databases = office.places().ledger.engine == db::Engine::sqlite;
    if (has_databases) {
        const auto progress = [&](std::uint64_t done, std::uint64_t total) {
            output.progress("备份数据库", done, total);
        };
        db::backup_sqlite(office.places().work.location, (folder / "work.db").string(), progress);
        db::backup_sqlite(
            office.places().ledger.location, (folder / "ledger.db").string(), progress
        );
    }
    output.progress("备份库存文件", 0, 0);
    copy_folder(office.folder().vault(), folder / "vault");
    if (!has_databases) {
        output.line(
            "日志、密钥和库存文件已复制。数据库请接着备份（必须在此之后，其间不要采用新定义、上传附"
            "件）：\n  "
            "pg_dump -Fc -n "
            "ledger -n "
            "work -f " +
            (folder / "database.dump").string() + " <数据库网址>"
        );
    }
    output.line("已备份到 " + folder.string() + "（含签名密钥，请妥善保管）");
    return Exit::done;
}

}  // namespace mingjing::server
