// What is told of an entry as a whole stands beside a cell, with what stood in that cell.

#include "tabular/issue_texts.h"

#include <gtest/gtest.h>

#include "sheet/reader.h"
#include "tabular/bureau.h"

namespace mingjing::tabular {
namespace {

TEST(IssueTexts, AreThoseOfTheCellsTheyStandBeside) {
    const auto path = std::filesystem::path(MINGJING_SHARED_DIR) /
                      "data/bureau/01a-行政执法事项清单-劳动监察支队.xlsx";
    if (!std::filesystem::exists(path)) {
        GTEST_SKIP() << "SKIPPED: ../shared/data/bureau is not beside this tree";
    }
    test::Bureau bureau{test::demo_definitions()};
    const auto report = bureau.import("enforcement_items", test::read_file(path), "01a.xlsx");
    ASSERT_TRUE(report);
    std::size_t told = 0;
    for (const auto& row : report->sheets.front().rows) {
        for (const auto& issue : row.issues) {
            told += issue.column == "J" && row.row == 48 && !issue.text.empty() ? 1U : 0U;
        }
    }
    EXPECT_GT(told, 0U);
}

TEST(IssueTexts, AreFilledInRowByRow) {
    const auto issue = [](const char* column, const char* text) {
        return CellIssue{{}, column, "", text};
    };
    std::vector<RowReport> rows(2);
    rows[0].row = 3;
    rows[0].issues = {issue("B", ""), issue("B", "原有的"), issue("", ""), issue("D", "")};
    rows[1].row = 5;
    rows[1].issues = {issue("A", "")};
    IssueTexts texts(rows);
    const auto filled = [](std::uint32_t number) {
        sheet::SheetRow row;
        row.number = number;
        row.cells = {{.column = 0, .text = " 甲 "}, {.column = 1, .text = "乙"}};
        return row;
    };
    EXPECT_TRUE(texts.take(filled(2)));
    EXPECT_TRUE(texts.take(filled(3)));
    EXPECT_TRUE(texts.take(filled(5)));
    EXPECT_FALSE(texts.take(filled(6)));
    EXPECT_EQ(rows[0].issues[0].text, "乙");
    EXPECT_EQ(rows[0].issues[1].text, "原有的");
    EXPECT_EQ(rows[0].issues[2].text, "");
    EXPECT_EQ(rows[0].issues[3].text, "");  // nothing stands there
    EXPECT_EQ(rows[1].issues[0].text, "甲");
}

}  // namespace
}  // namespace mingjing::tabular
