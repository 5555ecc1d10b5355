// What is written reads back the same, byte for byte twice; remarks change nothing else.

#include "sheet/writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <zip.h>

#include "sheet/made_workbook.h"
#include "sheet/reader.h"

namespace mingjing::sheet {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

OutSheet sample() {
    OutSheet sheet;
    sheet.name = "执法人员/证件";
    sheet.title = "行政执法人员资格清单";
    sheet.columns = {{"姓名", 12}, {"备注", 40}};
    sheet.rows = {
        {{"阿依努尔·萨迪克"}, {"=HYPERLINK(\"x\")", Mark::warned}},
        {{"a,\"b\"\n第二行"}, {""}},
        {{" 前后有空格 "}, {"_x000D_", Mark::rejected}}};
    return sheet;
}

std::vector<SheetRow> rows_of(const std::string& bytes, const std::string& name) {
    std::vector<SheetRow> rows;
    const auto reader = Reader::open(bytes, name);
    EXPECT_TRUE(reader);
    const auto done = reader->rows(0, [&](const SheetRow& row) {
        rows.push_back(row);
        return true;
    });
    EXPECT_TRUE(done);
    return rows;
}

std::string text_at(const std::vector<SheetRow>& rows, std::uint32_t row, std::uint32_t column) {
    for (const auto& each : rows) {
        for (const auto& cell : each.cells) {
            if (each.number == row && cell.column == column) {
                return cell.text;
            }
        }
    }
    return "";
}

std::string part(const std::string& xlsx, const std::string& name) {
    zip_error_t error;
    zip_error_init(&error);
    zip_t* archive = zip_open_from_source(
        zip_source_buffer_create(xlsx.data(), xlsx.size(), 0, &error), ZIP_RDONLY, &error
    );
    zip_stat_t about;
    zip_stat_init(&about);
    std::string bytes;
    if (zip_stat(archive, name.c_str(), 0, &about) == 0) {
        bytes.resize(about.size);
        zip_file_t* file = zip_fopen_index(archive, about.index, 0);
        zip_fread(file, bytes.data(), bytes.size());
        zip_fclose(file);
    }
    zip_discard(archive);
    return bytes;
}

TEST(Writer, WritesTextThatReadsBackAsItWas) {
    const auto rows = rows_of(write_xlsx({sample()}), "a.xlsx");
    ASSERT_EQ(rows.size(), 5U);
    EXPECT_EQ(text_at(rows, 1, 0), "行政执法人员资格清单");
    EXPECT_EQ(text_at(rows, 2, 1), "备注");
    EXPECT_EQ(text_at(rows, 3, 0), "阿依努尔·萨迪克");
    EXPECT_EQ(text_at(rows, 3, 1), "=HYPERLINK(\"x\")");
    EXPECT_FALSE(rows[2].cells[1].is_formula);
    EXPECT_EQ(text_at(rows, 4, 0), "a,\"b\"\n第二行");
    EXPECT_EQ(text_at(rows, 5, 0), " 前后有空格 ");
    EXPECT_EQ(text_at(rows, 5, 1), "_x000D_");
}

TEST(Writer, GivesTheSameBytesForTheSameRows) {
    EXPECT_EQ(write_xlsx({sample()}), write_xlsx({sample()}));
}

TEST(Writer, NamesSheetsAsExcelAllows) {
    auto second = sample();
    const auto bytes = write_xlsx({sample(), second});
    const auto reader = Reader::open(bytes, "a.xlsx");
    EXPECT_EQ(reader->sheets().at(0).name, "执法人员_证件");
    EXPECT_EQ(reader->sheets().at(1).name, "执法人员_证件_2");
}

TEST(Writer, WritesCsvThatReadsBackAndIsNeverAFormula) {
    const auto csv = write_csv(sample());
    EXPECT_THAT(csv, HasSubstr("\"\t=HYPERLINK"));
    EXPECT_EQ(csv.substr(0, 3), "\xEF\xBB\xBF");
    const auto rows = rows_of(csv, "a.csv");
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(text_at(rows, 2, 1), "=HYPERLINK(\"x\")");
    EXPECT_EQ(text_at(rows, 3, 0), "a,\"b\"\n第二行");
    EXPECT_EQ(text_at(rows, 4, 1), "_x000D_");
}

TEST(Remarks, StandBesideTheLastColumnAndChangeNothingElse) {
    test::Made made;
    made.shared_strings = "<si><t>姓名</t></si>";
    made.rows =
        "<row r=\"1\" spans=\"1:2\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"4\"/></row>"
        "<row r=\"2\"><c r=\"A2\" s=\"3\"><v>1</v></c></row>"
        "<row r=\"3\" spans=\"1:9\"><c r=\"A3\"><v>2</v></c><c r=\"I3\" s=\"1\"/></row>"
        "<row r=\"4\"/>";
    made.after_rows = "<pageMargins left=\"1\"/>";
    const auto parts = test::parts_of(made);
    const auto before = test::zip_of(parts);
    const auto after = add_remarks(
        before, {{0, 1, "导入意见", Mark::none}, {0, 3, "“姓名”为空 & <请补填>", Mark::rejected}}
    );
    const auto rows = rows_of(after, "a.xlsx");
    EXPECT_EQ(text_at(rows, 1, 1), "导入意见");
    EXPECT_EQ(text_at(rows, 2, 1), "");
    EXPECT_EQ(text_at(rows, 3, 1), "“姓名”为空 & <请补填>");
    const auto sheet = part(after, "xl/worksheets/sheet1.xml");
    EXPECT_THAT(
        sheet,
        HasSubstr(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"4\" t=\"inlineStr\">"
        )
    );
    EXPECT_THAT(sheet, HasSubstr("<row r=\"2\"><c r=\"A2\" s=\"3\"><v>1</v></c></row>"));
    EXPECT_THAT(sheet, HasSubstr("<c r=\"I3\" s=\"1\"/></row><row r=\"4\"/>"));
    EXPECT_THAT(
        sheet, HasSubstr("<cols><col min=\"2\" max=\"2\" width=\"60\" customWidth=\"1\"/></cols>")
    );
    EXPECT_THAT(sheet, HasSubstr("<pageMargins left=\"1\"/>"));
    EXPECT_THAT(sheet, Not(HasSubstr("spans")));
    for (const auto& [name, bytes] : parts) {
        if (name != "xl/worksheets/sheet1.xml") {
            EXPECT_EQ(part(after, name), bytes) << name;
        }
    }
    EXPECT_EQ(
        after,
        add_remarks(
            before,
            {{0, 1, "导入意见", Mark::none}, {0, 3, "“姓名”为空 & <请补填>", Mark::rejected}}
        )
    );
}

TEST(Remarks, StandBesideCsvRowsOfAnyLength) {
    const auto after = add_remarks_csv(
        "标题\r\n姓名,单位\r\n甲\r\n\"乙\n丙\",丁",
        {{0, 3, "缺“单位”", Mark::rejected}, {0, 4, "a\"b", Mark::warned}}
    );
    EXPECT_EQ(
        after, "\xEF\xBB\xBF标题\r\n姓名,单位\r\n甲,,\"缺“单位”\"\r\n\"乙\n丙\",丁,\"a\"\"b\""
    );
}

}  // namespace
}  // namespace mingjing::sheet
