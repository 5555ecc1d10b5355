// A backup of an office that goes on working is one from which an office opens.

#include <filesystem>
#include <functional>

#include <gtest/gtest.h>

#include "attachments/problems.h"
#include "desk/register_acts.h"
#include "drafts/drafts.h"
#include "server/command_list.h"
#include "server/resources.h"
#include "server/restore.h"
#include "support/temporary_folder.h"

namespace mingjing::server {
namespace {

const identity::Actor kSystem{"system", "系统", "", {std::string(identity::kSystem)}, ""};

// Does its own deed at every step the backup reports.
class Meanwhile final : public Output {
  public:
    explicit Meanwhile(std::function<void(std::string_view)> deed) : deed_(std::move(deed)) {}
    void line(std::string_view /*text*/) override {}
    void progress(std::string_view what, std::uint64_t, std::uint64_t) override { deed_(what); }
    void file(std::string_view, std::string_view) override {}

  private:
    std::function<void(std::string_view)> deed_;
};

// Other bytes, hence another digest, for every change.
void adopt_changed(Office& office, int change) {
    auto loaded = definitions::load_folders({resource("definitions")});
    auto sources = loaded.value().sources;
    sources.front().bytes += std::string(static_cast<std::size_t>(change), '\n');
    const auto changed = definitions::load(std::move(sources)).value();
    desk::AdoptDefinitions adopt{changed.digest, {}};
    for (const auto& source : changed.sources) {
        adopt.files.emplace_back(source.name, office.keep(source.bytes));
    }
    EXPECT_TRUE(office.desk().submit(kSystem, std::move(adopt)));
}

TEST(Backup, HasEveryDefinitionItsLedgerSpeaksOfAndNoCheckpointBeyondIt) {
    const test::TemporaryFolder temporary;
    const auto backup = temporary.path("backup");
    {
        DataFolder folder(temporary.path("data"));
        ASSERT_TRUE(folder.lock());
        const SystemClock clock;
        Office office(folder, {"", {resource("definitions")}}, clock);
        office.settle();
        int changes = 0;
        Meanwhile output([&](auto) { adopt_changed(office, ++changes); });
        ASSERT_EQ(back_up(office, {"backup", {}, {backup}, {}, ""}, output), Exit::done);
        EXPECT_GT(changes, 2);
    }
    ASSERT_EQ(restore({temporary.path("restored"), backup, "", ""}), Exit::done);
    EXPECT_TRUE(std::filesystem::exists(temporary.path("restored") + "/log.1/checkpoint"));
}

// A draft names what was just sent, as the form saves it.
void attach(Office& office, int change) {
    const auto* schema = office.definitions().find("rule_documents");
    const auto* field = domain::find_field(schema->fields, "text_files");
    const auto bytes = "%PDF-1.4 " + std::to_string(change);
    const auto taken = office.attachments().take_in(kSystem, *field, "正文.pdf", bytes);
    ASSERT_TRUE(taken) << taken.error().what;
    drafts::Draft draft;
    draft.register_key = schema->key;
    draft.key = std::to_string(change);
    draft.content = {{"text_files", List{domain::to_value(*taken)}}};
    const auto work = office.work().lease();
    db::Transaction transaction(*work, db::Transaction::Mode::write);
    drafts::save(*work, draft);
    transaction.commit();
}

void save_draft(Office& office) {
    drafts::Draft draft;
    draft.register_key = "window_staff";
    draft.key = "W-1";
    draft.unit = office.definitions().actor("compiler_labour")->unit;
    draft.content = {{"staff_number", "W-1"}, {"name", "测试甲"}, {"position", "科员"}};
    const auto work = office.work().lease();
    db::Transaction transaction(*work, db::Transaction::Mode::write);
    drafts::save(*work, draft);
    transaction.commit();
}

void submit_draft(Office& office) {
    desk::RegisterActs acts(
        office.desk(), office.ledger(), office.work(), office.definitions(), office.clock()
    );
    desk::SubmitOptions options;
    options.reason = "新设";
    const auto done =
        acts.submit(*office.definitions().actor("compiler_labour"), "window_staff", "W-1", options);
    ASSERT_TRUE(done) << done.error().what;
}

TEST(Backup, HasEveryFileItsDraftsName) {
    const test::TemporaryFolder temporary;
    const auto backup = temporary.path("backup");
    {
        DataFolder folder(temporary.path("data"));
        ASSERT_TRUE(folder.lock());
        const SystemClock clock;
        Office office(folder, {"", {resource("definitions")}}, clock);
        attach(office, 0);
        int changes = 0;
        Meanwhile output([&](auto) { attach(office, ++changes); });
        ASSERT_EQ(back_up(office, {"backup", {}, {backup}, {}, ""}, output), Exit::done);
        EXPECT_GT(changes, 2);
    }
    const auto restored = temporary.path("restored");
    ASSERT_EQ(restore({restored, backup, "", ""}), Exit::done);
    DiskFiles files;
    const auto digests = vault::Vault(files, restored + "/vault").digests();
    const auto ledger =
        db::open({db::Engine::sqlite, restored + "/ledger.db", ""}, db::Access::read_only);
    const auto work =
        db::open({db::Engine::sqlite, restored + "/work.db", ""}, db::Access::read_only);
    EXPECT_TRUE(attachments::problems(*ledger, *work, {digests.begin(), digests.end()}).empty());
    EXPECT_GT(work->integer("SELECT count(*) FROM drafts").value_or(0), 0);
}

// Between the copies of the two databases, in whichever order: it is in one of them.
TEST(Backup, HasWhatWasSubmittedMeanwhileAsADraftOrAsASubmission) {
    const test::TemporaryFolder temporary;
    const auto backup = temporary.path("backup");
    {
        DataFolder folder(temporary.path("data"));
        ASSERT_TRUE(folder.lock());
        const SystemClock clock;
        Office office(folder, {"", {resource("definitions"), resource("demo/definitions")}}, clock);
        save_draft(office);
        bool is_submitted = false;
        Meanwhile output([&](std::string_view step) {
            if (step == "备份数据库" && !std::exchange(is_submitted, true)) {
                submit_draft(office);
            }
        });
        ASSERT_EQ(back_up(office, {"backup", {}, {backup}, {}, ""}, output), Exit::done);
        ASSERT_TRUE(is_submitted);
    }
    const auto count = [&](const std::string& database, std::string_view sql) {
        return db::open({db::Engine::sqlite, backup + database, ""}, db::Access::read_only)
            ->integer(sql)
            .value_or(0);
    };
    EXPECT_GE(
        count("/work.db", "SELECT count(*) FROM drafts") +
            count("/ledger.db", "SELECT count(*) FROM entries"),
        1
    );
}

TEST(Backup, LeavesOutWhatIsHalfWritten) {
    const test::TemporaryFolder temporary;
    std::filesystem::create_directories(temporary.path("from/00"));
    for (const auto* name : {"from/00/whole", "from/00/.whole.part"}) {
        DiskFiles().replace(temporary.path(name), "text");
    }
    copy_folder(temporary.path("from"), temporary.path("to"));
    EXPECT_TRUE(std::filesystem::exists(temporary.path("to/00/whole")));
    EXPECT_FALSE(std::filesystem::exists(temporary.path("to/00/.whole.part")));
}

}  // namespace
}  // namespace mingjing::server
