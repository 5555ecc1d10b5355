#include "server/fsck.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "attachments/problems.h"
#include "base/fault.h"
#include "db/check.h"
#include "db/journal.h"
#include "drafts/drafts.h"
#include "identity/account_check.h"
#include "identity/preferences.h"
#include "identity/trail.h"
#include "intake/mailbox.h"
#include "projection/compare.h"
#include "projection/projection.h"
#include "query/instruments.h"
#include "record/adopted.h"
#include "seal/epoch.h"
#include "seal/fsck.h"
#include "search/check.h"
#include "server/accounts_key.h"
#include "server/tables.h"
#include "statutes/changes.h"

namespace mingjing::server {

namespace {

using Migrate = std::function<void(db::Connection&)>;

class Fsck {
  public:
    Fsck(const FsckRequest& request, Output& output)
        : request_(request),
          output_(output),
          published_(files_, request.folder.log()),
          vault_(files_, request.folder.vault()) {}

    Exit run() {
        if (is_to_be_upgraded()) {
            output_.line("数据库由较早版本的程序建立，还没有升级，这次没有核对");
            output_.line("请先用本程序启动一次（mingjing serve），完成升级后再核对");
            return Exit::failed;
        }
        part("数据库文件", [this] { return databases(); });
        part("账本与日志", [this] { return ledger_and_log(); });
        const bool is_ledger_sound = problems_ == 0;
        part("以前各纪元的日志", [this] { return former_logs(); });
        part("密钥", [this] { return keys(); });
        part("库存文件", [this] { return vault(); });
        if (is_ledger_sound) {
            part("已采用的定义", [this] { return definitions(); });
        } else {
            output_.line("数据库或账本有不符，不再据以核对定义、数据表和检索索引");
        }
        if (definitions_ && are_remade_at_next_start()) {
            output_.line("数据表与检索索引仍按此前采用的定义建立，下次启动时重建，这次不核对");
        } else if (definitions_) {
            part("数据表重建", [this] { return tables(); });
            part("检索索引", [this] { return search(); });
        }
        part("文书", [this] { return instruments(); });
        part("附件", [this] { return attachments(); });
        part("草稿与信箱", [this] { return work(); });
        part("账号与访问留痕", [this] { return accounts(); });
        output_.line(
            problems_ == 0 ? "全部相符" : fmt::format("{} 处不符，请保全现场并查明原因", problems_)
        );
        return problems_ == 0 ? Exit::done : Exit::damaged;
    }

  private:
    // `check` says what it looked at. A file that cannot be read is a finding like any other.
    void part(std::string_view name, const std::function<std::string()>& check) {
        const auto before = problems_;
        const auto start = std::chrono::steady_clock::now();
        std::string looked_at;
        try {
            looked_at = check();
        } catch (const Fault& fault) {
            say(fault.what());
        }
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
        output_.line(fmt::format(
            "{}：{}{}（{:.2f} 秒）",
            name,
            looked_at.empty() ? "" : looked_at + "，",
            problems_ == before ? "相符" : fmt::format("{} 处不符", problems_ - before),
            spent.count()
        ));
    }
    void say(std::string_view problem) {
        ++problems_;
        output_.line(fmt::format("不符：{}", problem));
    }
    void say_all(std::string_view where, const std::vector<std::string>& problems) {
        for (const auto& problem : problems) {
            say(where.empty() ? problem : fmt::format("{}：{}", where, problem));
        }
    }
    [[nodiscard]] static std::unique_ptr<db::Connection> open(const db::Place& place) {
        return db::open(place, db::Access::read_only);
    }

    struct Kept {
        std::string_view name;
        db::Place place;
        Migrate migrate;
    };
    [[nodiscard]] std::vector<Kept> kept() const {
        const auto& places = request_.places;
        return {
            {"ledger.db", places.ledger, migrate_ledger},
            {"work.db", places.work, migrate_work},
            {"search.db", places.search, migrate_search}};
    }
    [[nodiscard]] static std::unique_ptr<db::Connection> migrated(const Migrate& migrate) {
        auto fresh = db::open({db::Engine::sqlite, ":memory:", ""}, db::Access::read_write);
        migrate(*fresh);
        return fresh;
    }

    [[nodiscard]] bool is_to_be_upgraded() const {
        return std::ranges::any_of(kept(), [](const Kept& one) {
            try {
                return db::is_to_be_migrated(*open(one.place), *migrated(one.migrate));
            } catch (const Fault&) {
                return false;  // what cannot be read is named further on
            }
        });
    }

    std::string databases() {
        if (request_.places.ledger.engine != db::Engine::sqlite) {
            return "PostgreSQL 的数据页由其自身校验（data checksums、pg_amcheck）";
        }
        for (const auto& one : kept()) {
            database(one);
        }
        return "3 个";
    }

    void database(const Kept& one) {
        const auto& [name, place, migrate] = one;
        if (!request_.is_served) {
            say_all("", db::journal_damage(place.location));
        }
        try {
            const auto live = open(place);
            say_all(name, db::differing_structure(*live, *migrated(migrate)));
            say_all(name, db::damage(*live));
        } catch (const Fault& fault) {
            say_all(name, {fault.what()});
        }
    }

    std::string ledger_and_log() {
        const auto live = open(request_.places.ledger);
        const auto checked = seal::fsck(
            *live,
            published_,
            identity_,
            files_.read(request_.folder.keys() + "/log.checkpoint"),
            [this](auto done, auto total) { output_.progress("核对账本", done, total); }
        );
        say_all("", checked.problems);
        return fmt::format("{} 条存证", checked.records);
    }

    std::string former_logs() {
        const auto last = identity_ ? identity_->epoch() - 1 : 0;
        for (std::uint64_t epoch = 1; epoch <= last; ++epoch) {
            const auto log = seal::of_epoch(request_.folder.log(), epoch);
            const auto former = seal::find_identity(
                files_, request_.folder.keys(), seal::of_epoch("log.key", epoch)
            );
            const auto where = fmt::format("第 {} 纪元", epoch);
            if (!former) {
                say_all(where, {"签名密钥缺失或损坏"});
                continue;
            }
            const auto note =
                files_.read(seal::of_epoch(request_.folder.keys() + "/log.checkpoint", epoch));
            if (note && !seal::size_signed(*former, *note)) {
                say_all(where, {"最后的检查点损坏"});
            }
            say_all(where, seal::fsck_former(seal::Published(files_, log), *former));
        }
        return fmt::format("{} 个", last);
    }

    std::string keys() {
        const auto folder = request_.folder.keys();
        if (!identity_) {
            say("日志签名密钥 log.key 缺失或损坏");
        }
        const auto mailbox = files_.read(folder + "/mailbox.key");
        if (!mailbox || !intake::parse_office_key(*mailbox)) {
            say("信箱密钥 mailbox.key 缺失或损坏");
        }
        // Made when staff first sign in.
        const auto accounts = files_.read(folder + "/accounts.key");
        if (accounts && !parse_accounts_key(*accounts)) {
            say("账号密钥 accounts.key 损坏");
        }
        return accounts ? "3 个" : "2 个";
    }

    std::string vault() {
        const auto digests = vault_.digests();
        std::uint64_t done = 0;
        for (const auto& digest : digests) {
            try {
                static_cast<void>(vault_.get(digest));
            } catch (const Fault& fault) {
                say(fault.what());
            }
            output_.progress("核对库存文件", ++done, digests.size());
        }
        return fmt::format("{} 个", digests.size());
    }

    std::string definitions() {
        const auto live = open(request_.places.ledger);
        const auto digests = record::digests_ever_adopted(*live);
        for (const auto& digest : digests) {
            if (!files_.read(vault_.path(digest))) {
                say(fmt::format("采用过的定义不在库中：{}", digest));
            }
        }
        definitions_ = definitions_in_use(request_.places, vault_, request_.proposals);
        return fmt::format("{} 个文件", digests.size());
    }

    // A running server goes on under the definitions it started with.
    [[nodiscard]] bool are_remade_at_next_start() const {
        const auto live = open(request_.places.ledger);
        const auto digest = projection::made_with(*live);
        // Of an upgrade cut short before they were made anew, nothing says under which.
        return digest.empty() ||
               (digest != definitions_->digest && record::was_ever_adopted(*live, digest));
    }

    std::string tables() {
        const auto live = open(request_.places.ledger);
        const auto differing = projection::differing_tables(
            *live, *definitions_, [this](auto done) { output_.progress("重建数据表", done, 0); }
        );
        for (const auto& table : differing) {
            say(fmt::format("数据表 {} 与账本重建的结果不同", table));
        }
        return "";
    }

    std::string search() {
        const auto index = open(request_.places.search);
        const auto live = open(request_.places.ledger);
        say_all("", search::problems(*index, *live, *definitions_));
        return "";
    }

    std::string instruments() {
        const auto live = open(request_.places.ledger);
        const auto digests = query::instrument_digests(*live);
        for (const auto& digest : digests) {
            if (!files_.read(vault_.path(digest))) {
                say(fmt::format("已经制成的文书不在库中：{}", digest));
            }
        }
        return fmt::format("{} 份", digests.size());
    }

    std::string attachments() {
        const auto live = open(request_.places.ledger);
        const auto drafts = open(request_.places.work);
        const auto digests = vault_.digests();
        const domain::Digests kept(digests.begin(), digests.end());
        say_all("", attachments::problems(*live, *drafts, kept));
        for (const auto& digest : attachments::unnamed(*live, *drafts, kept)) {
            output_.line(fmt::format(
                "提示：库存文件没有任何内容提及，可能是中断的操作留下的，核实后可以删去：{}",
                vault_.path(digest)
            ));
        }
        return fmt::format(
            "{} 个",
            live->integer("SELECT count(DISTINCT digest) FROM entry_attachments").value_or(0)
        );
    }

    std::string work() {
        const auto live = open(request_.places.work);
        say_all("", drafts::problems(*live));
        say_all("", intake::problems(*live));
        return fmt::format(
            "{} 份草稿、{} 封来信",
            live->integer("SELECT count(*) FROM drafts").value_or(0),
            live->integer("SELECT count(*) FROM mailbox").value_or(0)
        );
    }

    std::string accounts() {
        const auto live = open(request_.places.work);
        say_all("", identity::account_problems(*live));
        say_all("", identity::preference_problems(*live));
        say_all("", statutes::problems(*live));
        say_all("", identity::trail_problems(*live));
        return fmt::format(
            "{} 个账号、{} 条留痕",
            live->integer("SELECT count(*) FROM accounts").value_or(0),
            live->integer("SELECT count(*) FROM access_trail").value_or(0)
        );
    }

    const FsckRequest& request_;
    Output& output_;
    DiskFiles files_;
    seal::Published published_;
    vault::Vault vault_;
    std::optional<seal::LogIdentity> identity_ =
        seal::find_identity(files_, request_.folder.keys());
    std::optional<definitions::Definitions> definitions_;
    std::uint64_t problems_ = 0;
};

}  // namespace

Exit fsck(const FsckRequest& request, Output& output) {
    return Fsck(request, output).run();
}

}  // namespace mingjing::server
