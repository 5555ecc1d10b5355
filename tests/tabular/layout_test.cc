// Sheets laid out in ways the demo bureau's are not: headers anywhere, in any words and
// order, groups merged or not, and everything a section puts between its rows.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "codec/canonical.h"
#include "tabular/bureau.h"
#include "tabular/header_text.h"
#include "tabular/sheets.h"

namespace mingjing::tabular {
namespace {

using test::Bureau;
using test::Grid;
using test::workbook_of;
using ::testing::ElementsAre;
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
        all += sheet.name + ": " + sheet.why_ignored + "\n";
        for (const auto& row : sheet.rows) {
            for (const auto& issue : row.issues) {
                all += sentence(sheet.name, row, issue) + "\n";
            }
        }
    }
    return all;
}

std::vector<std::string> skipped(const SheetReport& sheet) {
    std::vector<std::string> all;
    for (const auto& row : sheet.skipped) {
        all.push_back(std::to_string(row.row) + " " + row.why);
    }
    return all;
}

std::int64_t amount_of(const Fields& entry, std::string_view duration) {
    const auto* fields = member(entry, duration).fields();
    const auto* amount = fields == nullptr ? nullptr : member(*fields, "amount").integer();
    return amount == nullptr ? -1 : *amount;
}

const std::vector<std::string> kBasis{
    "《劳动合同法》第九十二条第一款", "《劳动保障监察条例》第三十条"};

TEST(Layout, FindsHeadersInOtherWordsAndOrderUnderACover) {
    const auto report = read(
        "enforcement_items",
        workbook_of(
            {{"附件2"},
             {},
             {"某某市人社系统权责事项汇总表"},
             {"填报单位：某某科", "", "", "填报日期：2026年3月1日"},
             {},
             {"*职权名称（必填）",
              "承办\n处室",
              "序 号",
              "设定依据",
              "权力编码",
              "职权类别",
              "办理期限（法定）",
              "办理期限（承诺）",
              "不认识的列"},
             {"劳务派遣检查",
              "劳动关系科",
              "1",
              kBasis[0],
              "HX-JC-001",
              "检查",
              "20个工作日",
              "10个工作日",
              "x"},
             {"一、行政处罚类"},
             {"使用童工的处罚", "劳动关系科", "2", kBasis[1], "HX-CF-002", "处罚", "", "", ""},
             {"合计", "", "2项"},
             {"填表人：郑某", "审核人："}},
            {"A1:I1", "A3:I3", "A8:I8"}
        )
    );
    ASSERT_TRUE(report) << report.error().what;
    const auto& sheet = report->sheets[0];
    EXPECT_THAT(sheet.header_rows, ElementsAre(6U));
    EXPECT_THAT(skipped(sheet), ElementsAre("8 notes", "10 total", "11 signature"))
        << told(*report);
    ASSERT_EQ(report->entries.size(), 2U) << told(*report);
    EXPECT_EQ(text_of(report->entries[0], "code"), "HX-JC-001");
    EXPECT_EQ(text_of(report->entries[0], "category"), "行政检查");
    EXPECT_EQ(amount_of(report->entries[0], "statutory_limit"), 20);
    EXPECT_EQ(amount_of(report->entries[0], "promised_limit"), 10);
    EXPECT_EQ(text_of(report->entries[1], "handling_unit"), "劳动关系科");
}

TEST(Layout, ReadsGroupsOfHeadersMergedOrNot) {
    const Grid grid{
        {"编码", "名称", "类别", "承办科室", "依据", "办理时限", ""},
        {"", "", "", "", "", "法定", "承诺"},
        {"1", "2", "3", "4", "5", "6", "7"},
        {"HX-JC-001", "检查", "行政检查", "劳动关系科", kBasis[0], "20日", "5日"}};
    const std::vector<std::string> all_merged{"A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:G1"};
    for (const auto& merges : {std::vector<std::string>{}, all_merged}) {
        const auto report = read("enforcement_items", workbook_of(grid, merges));
        ASSERT_TRUE(report) << report.error().what;
        EXPECT_THAT(report->sheets[0].header_rows, ElementsAre(1U, 2U));
        EXPECT_THAT(skipped(report->sheets[0]), ElementsAre("3 column-codes"));
        ASSERT_EQ(report->entries.size(), 1U) << told(*report);
        const auto& entry = report->entries[0];
        EXPECT_EQ(amount_of(entry, "promised_limit"), 5);
        EXPECT_EQ(amount_of(entry, "statutory_limit"), 20);
    }
}

TEST(Layout, GivesEveryRowOfABlockItsMergedValues) {
    const auto report = read(
        "officers",
        workbook_of(
            {{"姓名", "工作单位", "证号", "执法类别", "执法区域", "证件有效期"},
             {"孟晗川", "局领导", "37990126003", "行政处罚", "海曦市", "2028-09-28"},
             {"", "", "LDJC-3799-0003", "行政检查", "", "2028/9/28"},
             {"林旻欣", "局领导", "37990126004", "行政处罚", "海曦市", "2029年4月10日"}},
            {"A2:A3", "B2:B3", "E2:E3"}
        )
    );
    ASSERT_TRUE(report) << report.error().what;
    ASSERT_EQ(report->entries.size(), 2U) << told(*report);
    EXPECT_EQ(member(report->entries[0], "certificates").list()->size(), 2U);
    EXPECT_EQ(report->sources[1], "表一 第4行");
}

TEST(Layout, ReadsCsvInGb18030UnderATitle) {
    // 标题\r\n单位名称,统一社会信用代码,所属区县,风险等级 ... in GB 18030
    std::string bytes = "\xBC\xEC\xB2\xE9\xB6\xD4\xCF\xF3\xC3\xFB\xC2\xBC\xBF\xE2,,\r\n";
    bytes +=
        "\xB5\xA5\xCE\xBB\xC3\xFB\xB3\xC6,"
        "\xCD\xB3\xD2\xBB\xC9\xE7\xBB\xE1\xD0\xC5\xD3\xC3\xB4\xFA\xC2\xEB\r\n";
    bytes += "\xCA\xBE\xC0\xFD\xB9\xAB\xCB\xBE,91379901MAFAKE0190\r\n";
    const auto report = read("inspection_objects", bytes, "名录.csv");
    ASSERT_TRUE(report) << report.error().what;
    ASSERT_EQ(report->entries.size(), 1U) << told(*report);
    EXPECT_EQ(text_of(report->entries[0], "name"), "示例公司");
}

TEST(Layout, TakesAHeaderOnceItIsConfirmed) {
    const auto bytes = workbook_of(
        {{"编码", "这件事叫什么", "类别", "承办科室", "依据"},
         {"HX-JC-001", "检查", "行政检查", "劳动关系科", kBasis[0]}}
    );
    const auto unknown = read("enforcement_items", bytes);
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, "headers-not-recognised");
    EXPECT_THAT(unknown.error().what, HasSubstr("缺少必填列“事项名称”"));
    Options options;
    options.confirmed_headers = {{"这件事叫什么", "name"}};
    const auto report = read("enforcement_items", bytes, "a.xlsx", options);
    ASSERT_TRUE(report);
    EXPECT_EQ(text_of(report->entries.at(0), "name"), "检查");
}

TEST(Layout, SkipsRowsThatOnlyCount) {
    Grid grid{
        {"序号", "编码", "名称", "类别", "承办科室", "依据"},
        {"1", "HX-JC-001", "检查", "行政检查", "劳动关系科", kBasis[0]},
        {"2"},
        {"3", " "},
        {"序号", "编码", "名称", "类别", "承办科室", "依据"},
        {"2", "HX-JC-002", "检查二", "行政检查", "劳动关系科", kBasis[0]},
        {"注：以上由各科室报送"},
        {"2.另有说明的除外"}};
    const auto report = read("enforcement_items", workbook_of(grid));
    ASSERT_TRUE(report);
    EXPECT_EQ(report->entries.size(), 2U) << told(*report);
    EXPECT_THAT(
        skipped(report->sheets[0]),
        ElementsAre("3 blank", "4 blank", "5 repeated-header", "7 notes", "8 notes")
    );
}

TEST(Layout, RejectsNoMoreThanTheRowThatIsWrong) {
    const auto report = read(
        "discretion_benchmarks",
        workbook_of(
            {{"基准编码",
              "事项编码",
              "违法行为",
              "处罚依据",
              "法定幅度上限",
              "裁量阶次",
              "适用条件",
              "具体标准",
              "罚款上限"},
             {"HX-1", "HX-CF-1", "甲", kBasis[0], "20000", "一般", "初次", "罚款1万元", "10000"},
             {"", "", "", "", "", "严重", "再次", "罚款3万元", "30000"},
             {"", "", "", "", "", "较重", "屡次", "罚款2万元", "2万"}},
            {"A2:A4", "B2:B4", "C2:C4", "D2:D4", "E2:E4"}
        )
    );
    ASSERT_TRUE(report) << report.error().what;
    const auto& rows = report->sheets[0].rows;
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[1].outcome, Outcome::rejected);
    EXPECT_EQ(rows[1].issues.back().column, "I") << told(*report);
}

TEST(Layout, TellsEveryRowInTheSectionsOwnFile) {
    const auto bytes = workbook_of(
        {{"行政执法事项清单"},
         {"编码", "名称", "类别", "承办科室", "依据"},
         {"HX-JC-001", "检查", "行政检查", "劳动关系科", kBasis[0]},
         {"HX-JC-002", "检查二", "行政检查", "劳动关系科", ""}},
        {"A1:E1"}
    );
    const auto report = read("enforcement_items", bytes);
    ASSERT_TRUE(report);
    const auto remarked = with_remarks(bytes, "a.xlsx", *report);
    const auto reader = sheet::Reader::open(remarked, "a.xlsx");
    std::map<std::uint32_t, std::string> last;
    ASSERT_TRUE(reader->rows(0, [&](const sheet::SheetRow& row) {
        last[row.number] = row.cells.back().column == 5 ? row.cells.back().text : "";
        return true;
    }));
    EXPECT_EQ(last[2], "导入意见");
    EXPECT_EQ(last[3], "");
    EXPECT_THAT(last[4], HasSubstr("【未导入】E列“依据”：执法依据为空"));
    const auto again = read("enforcement_items", remarked);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->entries.size(), 1U) << "the remarks do not disturb a second import";
}

TEST(HeaderText, ReadsTheSameWordsInAnyDress) {
    EXPECT_EQ(header_key(" 统一社会\n信用代码 "), "统一社会信用代码");
    EXPECT_EQ(header_key("Ａ/Ｂ岗"), header_key("a/b 岗"));
    const auto has = [](const std::vector<std::string>& path, std::string_view key) {
        const auto readings = readings_of(path);
        return std::any_of(readings.begin(), readings.end(), [&](const HeaderReading& reading) {
            return reading.key == key;
        });
    };
    EXPECT_TRUE(has({"上传时限（小时）"}, "上传时限"));
    EXPECT_TRUE(has({"办理时限（承诺）"}, "承诺办理时限"));
    EXPECT_EQ(loose_key("承办处室"), loose_key("承办单位"));
    EXPECT_NE(loose_key("单位"), loose_key("机构"));
    EXPECT_TRUE(has({"2026年培训学时"}, "培训学时"));
    EXPECT_TRUE(has({"2025年度审核"}, "年度审核"));
    EXPECT_TRUE(has({"委托期限", "起"}, "委托期限起"));
    EXPECT_TRUE(has({"办理时限", "法定时限"}, "法定时限"));
    EXPECT_EQ(joined_header({"比例和频次", "年度上限\n（次/户）"}), "比例和频次/年度上限（次/户）");
}

}  // namespace
}  // namespace mingjing::tabular
