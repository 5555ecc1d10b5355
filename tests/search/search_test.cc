// Words, index and hits. The same hits as a plain scan, on texts made to overlap.

#include "search/search.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <random>

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "search/index.h"
#include "search/words.h"
#include "support/databases.h"

namespace mingjing::search {
namespace {

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

class Index : public test::OnBothEngines {
  protected:
    void SetUp() override {
        test::OnBothEngines::SetUp();
        if (!IsSkipped()) {
            index_ = open();
            migrate(*index_);
        }
    }
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

    std::unique_ptr<db::Connection> index_;
};
MINGJING_ON_BOTH_ENGINES(Index);

TEST_P(Index, FindsSubstringsNewestFirst) {
    add("1", "未经许可擅自经营劳务派遣业务");
    add("2", "劳务派遣单位违反规定");
    add("3", "违法延长工作时间");
    EXPECT_EQ(keys("劳务派遣"), (std::vector<std::string>{"2", "1"}));
    EXPECT_EQ(keys("派遣业务"), (std::vector<std::string>{"1"}));
    EXPECT_EQ(keys("务"), (std::vector<std::string>{"2", "1"}));
    EXPECT_TRUE(keys("务劳").empty());
}

// Of few characters, so that all of them meet all others, also across what parts them.
TEST_P(Index, FindsWhatAPlainScanFinds) {
    constexpr std::array kPieces{"甲", "乙", "丙", "丁", "，", " A "};
    std::mt19937 random(1);  // NOLINT(cert-msc51-cpp): the same texts every time
    const auto text = [&](std::size_t pieces, std::size_t kinds) {
        std::string all;
        for (std::size_t i = 0; i < pieces; ++i) {
            all += kPieces.at(random() % kinds);
        }
        return all;
    };
    std::vector<std::string> texts;
    // So many short ones that words are common among them, and long texts are found by the
    // rarer ones alone (narrow.h).
    for (std::size_t i = 0; i < 1000; ++i) {
        texts.push_back(text(2, 2));
    }
    for (std::size_t i = 0; i < 40; ++i) {
        texts.push_back(text(1 + i, kPieces.size()));
    }
    {
        db::Transaction transaction(*index_, db::Transaction::Mode::write);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            add(std::to_string(i), texts[i]);
        }
        transaction.commit();
    }
    for (std::size_t i = 0; i < 300; ++i) {
        const auto query = text(1 + i % 7, 4);
        std::vector<std::string> scanned;
        for (auto at = texts.size(); at-- > 0 && scanned.size() < 50;) {
            if (texts[at].find(query) != std::string::npos) {
                scanned.push_back(std::to_string(at));
            }
        }
        EXPECT_EQ(keys(query), scanned) << query;
    }
}

TEST_P(Index, EveryWordMustBeThereAndLatinMatchesByBeginning) {
    add("1", "编码 HXRS-CF-006 劳务派遣");
    add("2", "编码 HXRS-XK-001 劳务派遣");
    EXPECT_EQ(keys("劳务 hxrs-cf"), (std::vector<std::string>{"1"}));
    EXPECT_EQ(keys("HXR"), (std::vector<std::string>{"2", "1"}));
}

TEST_P(Index, AReplacedOrRemovedTextIsGone) {
    add("1", "旧内容甲");
    add("1", "新内容乙");
    EXPECT_TRUE(keys("旧内").empty());
    EXPECT_EQ(keys("新内容"), (std::vector<std::string>{"1"}));
    remove(*index_, "enforcement_items", "1");
    EXPECT_TRUE(keys("新内容").empty());
}

TEST_P(Index, WhatWasErasedLeavesTheFilesOnceTheirLastReaderIsGone) {
    if (GetParam() != db::Engine::sqlite) {
        GTEST_SKIP() << "PostgreSQL's files are its server's";
    }
    const auto holds = [&](std::string_view text) {
        return std::ranges::any_of(std::array{"", "-wal"}, [&](auto* ending) {
            std::ifstream in(place().location + ending, std::ios::binary);
            const std::string bytes{std::istreambuf_iterator<char>(in), {}};
            return bytes.find(text) != std::string::npos;
        });
    };
    add("1", "周执法甲");
    const auto reader = open(db::Access::read_only);
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

TEST_P(Index, StaysWithinARegisterWhenAsked) {
    add("1", "劳动监察");
    put(*index_, {"officers", "2", "周执法甲", "劳动监察支队"});
    EXPECT_EQ(keys("劳动监察", "officers"), (std::vector<std::string>{"2"}));
    EXPECT_EQ(keys("劳动监察").size(), 2U);
}

TEST_P(Index, QueriesAreWordsNotSyntax) {
    add("1", "劳动");
    for (const auto* text :
         {"\"", "劳动\" OR \"", "NOT 劳动 NEAR(", "劳动*", "'); DROP TABLE documents;--"}) {
        EXPECT_NO_THROW((void)find(*index_, text, "", 1, 20)) << text;
    }
    EXPECT_EQ(keys("劳动*"), (std::vector<std::string>{"1"}));
}

TEST_P(Index, MarksTheTitleAndDoesNotRepeatIt) {
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

TEST_P(Index, MarksWhatWasFound) {
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
