// A register nobody wrote code for: child table, reference, personal field, no declared
// sheet layout, attachments. Its files come in, its exports come home.

#include <gtest/gtest.h>

#include "codec/canonical.h"
#include "tabular/bureau.h"
#include "tabular/sheets.h"

namespace mingjing::tabular {
namespace {

using domain::Field;
using domain::FieldType;
using domain::Need;

Field field(const char* key, const char* label, FieldType type, Need need = Need::optional) {
    Field made;
    made.key = key;
    made.label = label;
    made.type = type;
    made.need = need;
    return made;
}

domain::Schema laboratories() {
    domain::Schema schema;
    schema.key = "laboratories";
    schema.name = "检测机构名录";
    schema.entry_key = {"code"};
    schema.fields = {
        field("code", "机构编号", FieldType::code, Need::required),
        field("name", "机构名称", FieldType::text, Need::required),
        field("head", "负责人", FieldType::text),
        field("items", "对应事项", FieldType::references)};
    schema.fields[2].is_personal = true;
    schema.fields[3].refers_to = "enforcement_items";
    auto tests = field("tests", "检测项目", FieldType::table);
    tests.children = {
        field("name", "项目名称", FieldType::text, Need::required),
        field("fee", "收费标准", FieldType::decimal),
        field("valid_to", "有效期至", FieldType::date)};
    auto sites = field("sites", "场所", FieldType::table);
    sites.children = {field("name", "名称", FieldType::text, Need::required)};
    auto report = field("report", "检测报告", FieldType::attachments, Need::required);
    auto licence = field("licence", "资质证书", FieldType::attachments);
    report.kinds = licence.kinds = {"pdf"};
    tests.children.push_back(report);
    schema.fields.push_back(tests);
    schema.fields.push_back(sites);
    schema.fields.push_back(licence);
    return schema;
}

domain::Lookup lookup() {
    domain::Lookup known;
    known.today = std::chrono::sys_days{std::chrono::year{2026} / 11 / 13};
    known.find = [](std::string_view, std::string_view, std::string_view) {
        return std::optional<Fields>(Fields{});
    };
    return known;
}

TEST(UnseenRegister, ComesInWithItsTableInTheSameRows) {
    const auto schema = laboratories();
    const auto bytes = test::workbook_of(
        {{"检测机构名录（2026年）"},
         {"机构编号", "机构名称", "负责人", "检测项目", ""},
         {"", "", "", "项目名称", "有效期至"},
         {"JC01", "甲检测中心", "周某", "噪声", "2027-01-01"},
         {"", "", "", "粉尘", "长期"},
         {"JC02", "乙检测中心", "吴某", "", ""}},
        {"A1:E1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "A4:A5", "B4:B5", "C4:C5"}
    );
    const auto report =
        read_register(bytes, "a.xlsx", schema, test::demo_definitions(), lookup(), {});
    ASSERT_TRUE(report) << report.error().what;
    ASSERT_EQ(report->entries.size(), 2U);
    EXPECT_EQ(report->rejected, 0U);
    const auto* tests = member(report->entries[0], "tests").list();
    ASSERT_TRUE(tests != nullptr && tests->size() == 2);
    EXPECT_EQ(text_of(*(*tests)[1].fields(), "name"), "粉尘");
    EXPECT_TRUE(member(report->entries[1], "tests").is_null());
}

TEST(UnseenRegister, ComesHomeFromEveryExport) {
    const auto schema = laboratories();
    const std::vector<Fields> entries{
        Fields{
            {"code", "JC01"},
            {"name", "甲检测中心"},
            {"head", "周某"},
            {"items", List{"HX-1", "HX-2"}},
            {"tests",
             List{
                 Fields{{"name", "噪声"}, {"fee", "120.5"}},
                 Fields{{"name", "粉尘"}, {"valid_to", "2027-01-01"}}}},
            {"sites", List{Fields{{"name", "总部"}}, Fields{{"name", "分部"}}}}},
        Fields{{"code", "JC02"}, {"name", "乙检测中心"}}};
    for (const auto& [format, name] :
         {std::pair{ExportFormat::xlsx, "a.xlsx"},
          std::pair{ExportFormat::csv, "a.csv"},
          std::pair{ExportFormat::json, "a.json"}}) {
        const auto bytes = export_register(schema, entries, format, false);
        const auto report =
            read_register(bytes, name, schema, test::demo_definitions(), lookup(), {});
        ASSERT_TRUE(report) << name << report.error().what;
        ASSERT_EQ(report->entries.size(), 2U) << name;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            EXPECT_EQ(
                codec::write_json(Value(report->entries[i])), codec::write_json(Value(entries[i]))
            ) << name;
        }
    }
}

TEST(UnseenRegister, NoFileBringsAnAttachmentOrTakesOneAway) {
    const auto schema = laboratories();
    const auto file = [](char digit) {
        return List{Fields{
            {"name", "证书.pdf"},
            {"digest", std::string(64, digit)},
            {"bytes", 9},
            {"type", "application/pdf"}}};
    };
    const Fields known{
        {"code", "JC01"},
        {"name", "甲检测中心"},
        {"licence", file('a')},
        {"tests",
         List{
             Fields{{"name", "噪声"}, {"report", file('b')}},
             Fields{{"name", "粉尘"}, {"report", file('c')}}}}};
    auto said = known;
    said["licence"] = file('d');
    for (const auto& [format, name] :
         {std::pair{ExportFormat::xlsx, "a.xlsx"},
          std::pair{ExportFormat::csv, "a.csv"},
          std::pair{ExportFormat::json, "a.json"}}) {
        const auto bytes = export_register(schema, {said}, format, false);
        const auto report =
            read_register(bytes, name, schema, test::demo_definitions(), lookup(), {});
        ASSERT_TRUE(report) << name << report.error().what;
        ASSERT_EQ(report->entries.size(), 1U) << name;
        EXPECT_EQ(report->rejected + report->warned, 0U) << name;
        EXPECT_TRUE(member(report->entries[0], "licence").is_null()) << name;
        const auto whole = with_unsaid(schema, *report, 0, known);
        EXPECT_EQ(codec::write_json(whole), codec::write_json(known)) << name;
    }
}

TEST(UnseenRegister, JoinsATableSheetToItsEntriesAndSaysWhichItMisses) {
    const auto schema = laboratories();
    const auto bytes =
        test::workbook_of({{"机构编号", "项目名称"}, {"JC01", "噪声"}, {"JC09", "粉尘"}});
    auto known = lookup();
    known.find = [](std::string_view register_key, std::string_view, std::string_view value
                 ) -> std::optional<Fields> {
        if (register_key == "laboratories" && value == "JC01") {
            return Fields{{"code", "JC01"}, {"name", "甲检测中心"}};
        }
        return std::nullopt;
    };
    const auto report = read_register(bytes, "a.xlsx", schema, test::demo_definitions(), known, {});
    ASSERT_TRUE(report) << report.error().what;
    ASSERT_EQ(report->entries.size(), 1U);
    EXPECT_EQ(text_of(report->entries[0], "name"), "甲检测中心");
    EXPECT_EQ(report->sheets[0].rows[1].outcome, Outcome::rejected);
    EXPECT_EQ(report->sheets[0].rows[1].issues.at(0).issue.code, "unknown-entry");
}

}  // namespace
}  // namespace mingjing::tabular
