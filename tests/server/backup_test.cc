// A backup of an office that goes on working is one from which an office opens.

#include <filesystem>
#include <functional>

#include <gtest/gtest.h>

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
    explicit Meanwhile(std::function<void()> deed) : deed_(std::move(deed)) {}
    void line(std::string_view /*text*/) override {}
    void progress(std::string_view, std::uint64_t, std::uint64_t) override { deed_(); }
    void file(std::string_view, std::string_view) override {}

  private:
    std::function<void()> deed_;
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
        Meanwhile output([&] { adopt_changed(office, ++changes); });
        ASSERT_EQ(back_up(office, {"backup", {}, {backup}, {}, ""}, output), Exit::done);
        EXPECT_GT(changes, 2);
    }
    ASSERT_EQ(restore({temporary.path("restored"), backup, "", ""}), Exit::done);
    EXPECT_TRUE(std::filesystem::exists(temporary.path("restored") + "/log.1/checkpoint"));
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
