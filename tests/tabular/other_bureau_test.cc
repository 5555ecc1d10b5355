// Another bureau's files: what its sections call things, where they put units, what they
// hide, and what must not be lost on the way. One cell a case where a cell is enough.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "codec/canonical.h"
#include "tabular/bureau.h"
#include "tabular/sheets.h"

namespace mingjing::tabular {
namespace {

using test::Bureau;
using test::Grid;
using test::workbook_of;
using ::testing::Contains;
using ::testing::HasSubstr;

struct CellCase {
    const char* what;
    const char* register_key;
    Grid header;
    std::vector<std::string> row;
    const char* path;      // of the field asked about
    const char* expected;  // its canonical JSON
};

Grid with_row(Grid header, const std::vector<std::string>& row) {
    header.push_back(row);
    return header;
}

const Grid kItemHeader{
    {"序号", "权责类型", "权力事项", "", "执法依据", "责任单位", "办理期限（工作日）", ""},
    {"", "", "名称", "代码", "", "承办部门", "法定", "承诺"}};
const std::vector<std::string> kItem{
    "1", "行政检查", "工地检查", "CG-1", "《建筑法》第六条", "政策法规科", "20", "7"};
const Grid kTierHeader{
    {"处罚事项",
     "基准编号",
     "对应执法事项编码",
     "法定依据",
     "法定幅度（万元）",
     "",
     "违法程度",
     "违法情节",
     "处罚标准"},
    {"", "", "", "", "下限", "上限", "", "", ""}};
const std::vector<std::string> kTier{
    "占道", "CL-1", "CG-1", "《道路条例》第四十二条", "0.5", "2", "一般", "拒不改正", "罚款"};
const Grid kDeviceHeader{{"设备名称", "资产编号", "容量", "购买日期"}};
const Grid kItemPhone{{"编码", "名称", "类别", "承办科室", "依据", "投诉电话"}};

std::vector<std::string> item_with_phone(const char* phone) {
    return {"CG-1", "工地检查", "检查", "政策法规科", "《建筑法》第六条", phone};
}

const std::vector<CellCase> kCells{
    {"a code under a group", "enforcement_items", kItemHeader, kItem, "code", "\"CG-1\""},
    {"days counted in the group's brackets",
     "enforcement_items",
     kItemHeader,
     kItem,
     "statutory_limit",
     R"({"amount":20,"unit":"working_day"})"},
    {"and beside it",
     "enforcement_items",
     kItemHeader,
     kItem,
     "promised_limit",
     R"({"amount":7,"unit":"working_day"})"},
    {"ten thousands counted in the header",
     "discretion_benchmarks",
     kTierHeader,
     kTier,
     "statutory_maximum",
     "\"20000\""},
    {"less than one of them",
     "discretion_benchmarks",
     kTierHeader,
     kTier,
     "statutory_minimum",
     "\"5000\""},
    {"half a terabyte",
     "devices",
     kDeviceHeader,
     {"记录仪", "A1", "0.5T", ""},
     "storage_gb",
     "512"},
    {"a serial day",
     "devices",
     kDeviceHeader,
     {"记录仪", "A1", "64", "45000"},
     "purchased_on",
     "\"2023-03-15\""},
    {"a full-width day",
     "devices",
     kDeviceHeader,
     {"记录仪", "A1", "64", "２０２３年３月１５日"},
     "purchased_on",
     "\"2023-03-15\""},
    {"an area code of four digits",
     "enforcement_items",
     kItemPhone,
     item_with_phone("0123-4567890"),
     "supervision_phone",
     "\"0123-4567890\""},
    {"an area code of three",
     "enforcement_items",
     kItemPhone,
     item_with_phone("（０１０）６６６６１２３４"),
     "supervision_phone",
     "\"010-66661234\""},
    {"a mobile dialled from elsewhere",
     "enforcement_items",
     kItemPhone,
     item_with_phone("013800000000"),
     "supervision_phone",
     "\"13800000000\""}};

class OtherBureauCell : public ::testing::TestWithParam<CellCase> {};

TEST_P(OtherBureauCell, IsReadAsMeant) {
    const auto& each = GetParam();
    Bureau bureau(test::demo_definitions());
    bureau.keep("enforcement_items", {Fields{{"code", "CG-1"}}});
    const auto report =
        bureau.import(each.register_key, workbook_of(with_row(each.header, each.row)), "a.xlsx");
    ASSERT_TRUE(report) << report.error().what;
    const auto& rows = report->sheets[0].rows;
    ASSERT_EQ(rows.size(), 1U);
    const auto found = rows[0].values.find(each.path);
    ASSERT_TRUE(found != rows[0].values.end())
        << each.what << ": " << codec::write_json(Value(rows[0].values));
    EXPECT_EQ(codec::write_json(found->second), each.expected) << each.what;
}

INSTANTIATE_TEST_SUITE_P(
    Files,
    OtherBureauCell,
    ::testing::ValuesIn(kCells),
    [](const ::testing::TestParamInfo<CellCase>& each) {
        return "Case" + std::to_string(each.index);
    }
);

TEST(OtherBureau, IsToldWhatWasNotRecognised) {
    const auto report =
        Bureau(test::demo_definitions())
            .import(
                "enforcement_items",
                workbook_of({{"编码", "这件事", "类别", "承办科室", "依据"}, kItem}),
                "a.xlsx"
            );
    ASSERT_FALSE(report);
    EXPECT_THAT(report.error().what, HasSubstr("缺少必填列“事项名称”"));
    EXPECT_THAT(report.error().what, HasSubstr("未识别的列：“这件事”"));
}

// A section that has no column for it does not speak of it.
TEST(OtherBureau, KeepsWhatASectionsFileHasNoColumnFor) {
    const auto& schema = *test::demo_definitions().find("officers");
    const Fields known{
        {"name", "张三"},
        {"unit", "政策法规科"},
        {"position", "科长"},
        {"mobile", "13800000000"},
        {"region", "某市"},
        {"certificates",
         List{Fields{
             {"number", "A-1"},
             {"categories", List{"行政处罚"}},
             {"issuer", "省司法厅"},
             {"valid_to", "2027-01-01"}}}}};
    const auto report =
        Bureau(test::demo_definitions())
            .import(
                "officers",
                workbook_of(
                    {{"姓名", "单位", "职务", "证号", "执法类别", "执法区域", "有效期至"},
                     {"张三", "政策法规科", "", "A-1", "处罚", "某市", "2030-01-01"}}
                ),
                "a.xlsx"
            );
    ASSERT_TRUE(report) << report.error().what;
    const auto whole = with_unsaid(schema, *report, 0, known);
    EXPECT_EQ(text_of(whole, "mobile"), "13800000000") << "no column speaks of it";
    EXPECT_TRUE(member(whole, "position").is_null()) << "an empty cell empties it";
    const auto& certificate = *member(whole, "certificates").list()->front().fields();
    EXPECT_EQ(text_of(certificate, "issuer"), "省司法厅");
    EXPECT_EQ(text_of(certificate, "valid_to"), "2030-01-01");
}

TEST(OtherBureau, ComposesNothingFromAnExportThatSaysEverything) {
    const auto& schema = *test::demo_definitions().find("devices");
    const Fields before{{"number", "A1"}, {"device_type", "录音笔"}, {"model", "X"}};
    const Fields after{{"number", "A1"}, {"device_type", "录音笔"}};
    const auto bytes = export_register(schema, {after}, ExportFormat::json, false);
    const auto report = Bureau(test::demo_definitions()).import("devices", bytes, "a.json");
    ASSERT_TRUE(report) << report.error().what;
    EXPECT_EQ(with_unsaid(schema, *report, 0, before), after);
}

}  // namespace
}  // namespace mingjing::tabular
