// fsck of an office that has not, or not quite, become this program's: that is no damage.

#include "server/fsck.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/office.h"
#include "server/resources.h"
#include "support/temporary_folder.h"

namespace mingjing::server {
namespace {

using testing::HasSubstr;

class Lines final : public Output {
  public:
    void line(std::string_view text) override { all += std::string(text) + "\n"; }
    void progress(std::string_view, std::uint64_t, std::uint64_t) override {}
    void file(std::string_view, std::string_view) override {}
    std::string all;
};

class OfficeFsck : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_TRUE(folder_.lock());
        const SystemClock clock;
        Office office(folder_, {"", {resource("definitions")}}, clock);
        office.settle();
    }
    void change_ledger(std::string_view sql) {
        db::open(places_of(folder_, "").ledger, db::Access::read_write)->run(sql);
    }
    Exit fsck() {
        output_.all.clear();
        return server::fsck({folder_, places_of(folder_, ""), {resource("definitions")}}, output_);
    }

    test::TemporaryFolder temporary_;
    DataFolder folder_{temporary_.path("data")};
    Lines output_;
};

TEST_F(OfficeFsck, OfAnOlderProgramsDatabaseAsksForAStartFirst) {
    ASSERT_EQ(fsck(), Exit::done) << output_.all;
    change_ledger("UPDATE migrations SET number = number - 1 WHERE module = 'projection'");
    EXPECT_EQ(fsck(), Exit::failed);
    EXPECT_THAT(output_.all, HasSubstr("请先用本程序启动一次"));
    EXPECT_THAT(output_.all, testing::Not(HasSubstr("不符")));
}

TEST_F(OfficeFsck, AfterAnUpgradeCutShortLeavesTheTablesToTheNextStart) {
    change_ledger("DELETE FROM made_with");
    change_ledger("DELETE FROM entries");
    EXPECT_EQ(fsck(), Exit::done) << output_.all;
    EXPECT_THAT(output_.all, HasSubstr("下次启动时重建"));
}

}  // namespace
}  // namespace mingjing::server
