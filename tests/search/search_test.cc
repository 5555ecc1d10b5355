// Words, index and hits. The same hits as a plain scan, on texts made to overlap.

#include "search/search.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "search/index.h"
#include "search/words.h"
#include "support/temporary_folder.h"

namespace mingjing::search {
namespace {

using testing::Test;

TEST(Words, HanIsCutInPairsAndLatinInRuns) {
    EXPECT_EQ(
        words("劳动合同 HXRS-CF-006"),
        (std::vector<std::string>{"劳动", "动合", "合同", "同", "hxrs", "cf", "006"})
    );
}

TEST(Words, FullWidthAndCaseAreFolded) {
    EXPECT_EQ(words("ＡＢＣ１２"), (std::vector<std::string>{"abc12"}));
}

TEST(Words, NothingInPunctuation) {
    EXPECT_TRUE(words("，。 —— ()").empty());
    EXPECT_TRUE(phrases("  ").empty());
}

class Index : public Test {
  protected:
    void SetUp() override { migrate(*index_); }
    void add(const std::string& key, const std::string& body) {
        put(*index_, {"enforcement_items", key, "标题" + key, body});
    }
    [[nodiscard]] std::vector<std::string> keys(std::string_view text, std::string_view of = {}) {
        std::vector<std::string> found;
        for (const auto& hit : find(*index_, text, of, 1, 50).hits) {
            found.push_back(hit.key);
        }
        return found;
    }

    test::TemporaryFolder folder_;
    std::unique_ptr<db::Connection> index_ =
        db::open({db::Engine::sqlite, folder_.path("search.db"), ""}, db::Access::read_write);
};

TEST_F(Index, FindsSubstringsNewestFirst) {
    add("1", "未经许可擅自经营劳务派遣业务");
    add("2", "劳务派遣单位违反规定");
    add("3", "违法延长工作时间");
    EXPECT_EQ(keys("劳务派遣"), (std::vector<std::string>{"2", "1"}));
    EXPECT_EQ(keys("派遣业务"), (std::vector<std::string>{"1"}));
    EXPECT_EQ(keys("务"), (std::vector<std::string>{"2", "1"}));
    EXPECT_TRUE(keys("务劳").empty());
}

TEST_F(Index, EveryWordMustBeThereAndLatinMatchesByBeginning) {
    add("1", "编码 HXRS-CF-006 劳务派遣");
    add("2", "编码 HXRS-XK-001 劳务派遣");
    EXPECT_EQ(keys("劳务 hxrs-cf"), (std::vector<std::string>{"1"}));
    EXPECT_EQ(keys("HXR"), (std::vector<std::string>{"2", "1"}));
}

TEST_F(Index, AReplacedOrRemovedTextIsGone) {
    add("1", "旧内容甲");
    add("1", "新内容乙");
    EXPECT_TRUE(keys("旧内").empty());
    EXPECT_EQ(keys("新内容"), (std::vector<std::string>{"1"}));
    remove(*index_, "enforcement_items", "1");
    EXPECT_TRUE(keys("新内容").empty());
}

TEST_F(Index, WhatWasErasedLeavesTheFilesOnceTheirLastReaderIsGone) {
    const auto holds = [&](std::string_view text) {
        return std::ranges::any_of(std::array{"search.db", "search.db-wal"}, [&](auto* name) {
            std::ifstream in(folder_.path(name), std::ios::binary);
            const std::string bytes{std::istreambuf_iterator<char>(in), {}};
            return bytes.find(text) != std::string::npos;
        });
    };
    add("1", "周执法甲");
    const auto reader =
        db::open({db::Engine::sqlite, folder_.path("search.db"), ""}, db::Access::read_only);
    {
        db::Transaction reading(*reader, db::Transaction::Mode::read);
        (void)reader->integer("SELECT count(*) FROM documents");
        remove(*index_, "enforcement_items", "1");
        note_erased(*index_);
        scrub(*index_);
        EXPECT_TRUE(holds("周执法甲"));
    }
    scrub(*index_);
    EXPECT_FALSE(holds("周执法甲"));
}

TEST_F(Index, StaysWithinARegisterWhenAsked) {
    add("1", "劳动监察");
    put(*index_, {"officers", "2", "周执法甲", "劳动监察支队"});
    EXPECT_EQ(keys("劳动监察", "officers"), (std::vector<std::string>{"2"}));
    EXPECT_EQ(keys("劳动监察").size(), 2U);
}

TEST_F(Index, QueriesAreWordsNotSyntax) {
    add("1", "劳动");
    for (const auto* text :
         {"\"", "劳动\" OR \"", "NOT 劳动 NEAR(", "劳动*", "'); DROP TABLE documents;--"}) {
        EXPECT_NO_THROW((void)find(*index_, text, "", 1, 20)) << text;
    }
    EXPECT_EQ(keys("劳动*"), (std::vector<std::string>{"1"}));
}

TEST_F(Index, MarksTheTitleAndDoesNotRepeatIt) {
    put(*index_,
        {"enforcement_items", "HX-1", "拖欠工资的处罚", "HX-1\n拖欠工资的处罚\n克扣工资，限期支付"}
    );
    const auto hits = find(*index_, "工资", "", 1, 20);
    ASSERT_EQ(hits.hits.size(), 1U);
    const auto& hit = hits.hits.front();
    ASSERT_EQ(hit.title_marks.size(), 1U);
    EXPECT_EQ(hit.title_marks[0].first, std::string_view("拖欠").size());
    EXPECT_EQ(hit.snippet, "克扣工资，限期支付\n");
    ASSERT_EQ(hit.marks.size(), 1U);
    EXPECT_EQ(hit.marks[0].first, std::string_view("克扣").size());
}

TEST_F(Index, MarksWhatWasFound) {
    add("1", "对用人单位遵守劳动保障法律法规情况实施监督检查");
    const auto hits = find(*index_, "劳动保障", "", 1, 20);
    ASSERT_EQ(hits.hits.size(), 1U);
    const auto& hit = hits.hits.front();
    ASSERT_EQ(hit.marks.size(), 1U);
    EXPECT_EQ(
        hit.snippet.substr(hit.marks[0].first, hit.marks[0].second - hit.marks[0].first), "劳动保障"
    );
}

}  // namespace
}  // namespace mingjing::search
