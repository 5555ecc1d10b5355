// What the wizard of an import stands on: cells mended in the report, headers of a file that
// was refused, and which rows an entry is made of.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tabular/bureau.h"
#include "tabular/sheets.h"

namespace mingjing::tabular {
namespace {

using test::Bureau;
using test::Grid;
using test::workbook_of;
using ::testing::HasSubstr;

tl::expected<Report, sheet::FileProblem> read(
    const std::string& register_key,
    const std::string& bytes,
    const std::string& name = "a.xlsx",
    const Options& options = {}
) {
    return Bureau(test::demo_definitions()).import(register_key, bytes, name, options);
}

std::string told(const Report& report) {
    std::string all;
    for (const auto& sheet : report.sheets) {
        for (const auto& row : sheet.rows) {
            for (const auto& issue : row.issues) {
                all += sentence(sheet.name, row, issue) + "\n";
            }
        }
    }
    return all;
}

const std::vector<std::string> kBasis{
    "《劳动合同法》第九十二条第一款", "《劳动保障监察条例》第三十条"};

TEST(Mending, ReadsAMendedCellAsIfTheFileSaidSo) {
    Grid grid{
        {"职权编码", "职权名称", "职权类别", "承办机构", "设定依据", "法定办理时限"},
        {"J-1", "劳务派遣检查", "行政检查", "劳动关系科", kBasis[0], "20个工作日"},
        {"J-2", "劳务派遣抽查", "行政检茶", "", kBasis[1], "20个工作日"},
    };
    const auto bytes = workbook_of(grid, {"D2:D3"});
    const auto before = read("enforcement_items", bytes);
    ASSERT_TRUE(before) << before.error().what;
    ASSERT_EQ(before->rejected, 1U) << told(*before);
    const auto& sheet = before->sheets.front().name;
    Options options;
    options.mended[{sheet, 3, "C"}] = "行政检查";
    options.mended[{sheet, 2, "D"}] = "仲裁院";
    options.mended[{"另一张表", 3, "B"}] = "不相干";
    const auto after = read("enforcement_items", bytes, "a.xlsx", options);
    ASSERT_TRUE(after) << after.error().what;
    ASSERT_EQ(after->rejected, 0U) << told(*after);
    ASSERT_EQ(after->entries.size(), 2U);
    EXPECT_EQ(text_of(after->entries[1], "name"), "劳务派遣抽查");
    EXPECT_EQ(
        text_of(after->entries[1], "handling_unit"), text_of(after->entries[0], "handling_unit")
    ) << "the area merged under a mended cell says what it says now";
    EXPECT_THAT(text_of(after->entries[0], "handling_unit"), HasSubstr("仲裁"));
}

TEST(Mending, AnEmptiedCellIsNotFilledFromItsMergedArea) {
    const auto bytes = workbook_of(
        {{"职权编码", "职权名称", "职权类别", "承办机构", "设定依据", "备注"},
         {"J-1", "劳务派遣检查", "行政检查", "劳动关系科", kBasis[0], "两项同"},
         {"J-2", "劳务派遣抽查", "行政检查", "劳动关系科", kBasis[1], ""}},
        {"F2:F3"}
    );
    const auto before = read("enforcement_items", bytes);
    ASSERT_EQ(before->entries.size(), 2U) << told(*before);
    EXPECT_EQ(text_of(before->entries[1], "remarks"), "两项同");
    Options options;
    options.mended[{before->sheets.front().name, 3, "F"}] = "";
    const auto after = read("enforcement_items", bytes, "a.xlsx", options);
    ASSERT_EQ(after->entries.size(), 2U) << told(*after);
    EXPECT_TRUE(member(after->entries[1], "remarks").is_null());
}

TEST(Mending, TellsTheColumnsOfAFileWhoseHeadersItDoesNotKnow) {
    const auto bytes = workbook_of(
        {{"甲", "职权名称", "职权类别", "承办机构", "设定依据"},
         {"J-1", "劳务派遣检查", "行政检查", "劳动关系科", kBasis[0]}}
    );
    const auto refused = read("enforcement_items", bytes);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "headers-not-recognised");
    const auto& schema = *test::demo_definitions().find("enforcement_items");
    const auto sheets = read_headers(bytes, "a.xlsx", schema, {});
    ASSERT_EQ(sheets.size(), 1U);
    EXPECT_FALSE(sheets.front().is_data);
    ASSERT_EQ(sheets.front().columns.size(), 5U);
    EXPECT_EQ(sheets.front().columns[0], (std::pair<std::string, std::string>("甲", "")));
    EXPECT_EQ(sheets.front().columns[1].second, "name");
    Options options;
    options.confirmed_headers["甲"] = "code";
    EXPECT_TRUE(read("enforcement_items", bytes, "a.xlsx", options));
}

TEST(Mending, SaysWhichRowsEachEntryIsMadeOf) {
    const auto report = read(
        "enforcement_items",
        workbook_of(
            {{"职权编码", "职权名称", "职权类别", "承办机构", "设定依据"},
             {"J-1", "劳务派遣检查", "行政检茶", "劳动关系科", kBasis[0]},
             {"J-2", "劳务派遣抽查", "行政检查", "劳动关系科", kBasis[1]}}
        )
    );
    ASSERT_TRUE(report);
    ASSERT_EQ(report->entries.size(), 1U) << told(*report);
    ASSERT_EQ(report->made_of.size(), 1U);
    ASSERT_EQ(report->made_of[0].size(), 1U);
    EXPECT_EQ(report->made_of[0][0].row, 1U);
}

}  // namespace
}  // namespace mingjing::tabular
