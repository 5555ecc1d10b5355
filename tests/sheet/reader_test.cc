// What the reader makes of a sheet: the text a person sees, and what the cell knew of it.

#include "sheet/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sheet/made_workbook.h"

namespace mingjing::sheet {
namespace {

using test::Made;
using test::workbook_of;
using ::testing::HasSubstr;

std::vector<SheetRow> rows_of(const std::string& bytes, const std::string& name = "a.xlsx") {
    const auto reader = Reader::open(bytes, name);
    EXPECT_TRUE(reader) << (reader ? "" : reader.error().what);
    std::vector<SheetRow> rows;
    if (reader) {
        const auto done = reader->rows(0, [&](const SheetRow& row) {
            rows.push_back(row);
            return true;
        });
        EXPECT_TRUE(done) << (done ? "" : done.error().what);
    }
    return rows;
}

SheetCell only_cell(const Made& made) {
    const auto rows = rows_of(workbook_of(made));
    return rows.size() == 1 && rows[0].cells.size() == 1 ? rows[0].cells[0] : SheetCell{};
}

SheetCell number_cell(const std::string& stored, const std::string& format, bool is_1904 = false) {
    Made made;
    made.rows = R"(<row r="1"><c r="A1" s="0"><v>)" + stored + "</v></c></row>";
    made.number_formats = R"(<numFmt numFmtId="170" formatCode=")" + format + "\"/>";
    made.cell_formats = {170};
    made.workbook_properties = is_1904 ? "date1904=\"1\"" : "";
    return only_cell(made);
}

std::string refusal(const std::string& bytes, const std::string& name = "a.xlsx") {
    const auto reader = Reader::open(bytes, name);
    if (!reader) {
        return reader.error().code;
    }
    const auto done = reader->rows(0, [](const SheetRow&) { return true; });
    return done ? "" : done.error().code;
}

TEST(Reader, ReadsSharedRichAndInlineText) {
    Made made;
    made.shared_strings =
        "<si><t>单位</t></si><si><r><t>劳动</t></r><r><t xml:space=\"preserve\">监察 </t></r>"
        "<rPh sb=\"0\" eb=\"1\"><t>laodong</t></rPh></si>";
    made.rows =
        "<row r=\"3\"><c r=\"B3\" t=\"s\"><v>0</v></c><c r=\"D3\" t=\"s\"><v>1</v></c>"
        "<c r=\"E3\" t=\"inlineStr\"><is><t>第一行_x000D_\n第二行</t></is></c></row>";
    const auto rows = rows_of(workbook_of(made));
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].number, 3U);
    ASSERT_EQ(rows[0].cells.size(), 3U);
    EXPECT_EQ(rows[0].cells[0].column, 1U);
    EXPECT_EQ(rows[0].cells[0].text, "单位");
    EXPECT_FALSE(rows[0].cells[0].is_rich_text);
    EXPECT_EQ(rows[0].cells[1].text, "劳动监察 ");
    EXPECT_TRUE(rows[0].cells[1].is_rich_text);
    EXPECT_EQ(rows[0].cells[2].text, "第一行\n第二行");
}

TEST(Reader, TakesPlacesFromOrderWhereACellNamesNone) {
    Made made;
    made.rows = "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>";
    const auto rows = rows_of(workbook_of(made));
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].cells[1].column, 2U);
    EXPECT_EQ(rows[1].number, 2U);
}

TEST(Reader, ShowsADateInEveryDateFormat) {
    for (const char* format :
         {"yyyy-mm-dd",
          "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;",
          "yyyy年m月d日",
          "[$-804]yyyy/m/d;@",
          "yyyy\\.mm\\.dd",
          "[DBNum1][$-804]yyyy&quot;年&quot;m&quot;月&quot;",
          "m/d/yy h:mm",
          "mmm-yy"}) {
        const auto cell = number_cell("46082", format);
        EXPECT_EQ(cell.text, "2026-03-01") << format;
        EXPECT_TRUE(cell.is_date) << format;
    }
    Made made;
    made.rows = R"(<row r="1"><c r="A1" s="0"><v>46082.75</v></c></row>)";
    made.cell_formats = {14};
    EXPECT_EQ(only_cell(made).text, "2026-03-01");
    made.cell_formats = {31};
    EXPECT_EQ(only_cell(made).text, "2026-03-01");
}

TEST(Reader, CountsFrom1904WhereTheWorkbookSaysSo) {
    EXPECT_EQ(number_cell("44620", "yyyy-mm-dd", true).text, "2026-03-01");
    EXPECT_EQ(number_cell("46082", "yyyy-mm-dd", false).text, "2026-03-01");
    EXPECT_EQ(number_cell("1", "yyyy-mm-dd", false).text, "1900-01-01");
}

TEST(Reader, LeavesNumbersThatAreNoDates) {
    for (const char* format :
         {"General",
          "0.00E+00",
          "h:mm:ss",
          "[h]:mm",
          "#,##0",
          "0&quot;日&quot;",
          "0\\d",
          "[Red]0"}) {
        const auto cell = number_cell("46082", format);
        EXPECT_EQ(cell.text, "46082") << format;
        EXPECT_TRUE(cell.is_number && !cell.is_date) << format;
    }
}

TEST(Reader, ShowsNumbersAsTheSheetDoes) {
    EXPECT_EQ(number_cell("0.30000000000000004", "General").text, "0.3");
    EXPECT_EQ(number_cell("1.1000000000000001", "General").text, "1.1");
    EXPECT_EQ(number_cell("3.79901199001011E+17", "General").text, "379901199001011000");
    EXPECT_EQ(number_cell("-1234567.8000000001", "General").text, "-1234567.8");
    EXPECT_EQ(number_cell("1.2345678901234567E-3", "General").text, "0.00123456789012346");
    EXPECT_EQ(number_cell("20000", "#,##0").text, "20000");
    EXPECT_EQ(number_cell("0.05", "0%").text, "5%");
    EXPECT_EQ(number_cell("1.4999999999999999E-2", "0.0%").text, "1.5%");
    EXPECT_EQ(number_cell("3", "00").text, "03");
}

TEST(Reader, TakesTheCachedValueOfAFormula) {
    Made made;
    made.rows =
        "<row r=\"1\"><c r=\"A1\"><f>ROW()</f><v>7</v></c>"
        "<c r=\"B1\" t=\"str\"><f>\"甲\"</f><v>甲</v></c><c r=\"C1\" "
        "t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
        "<c r=\"D1\"><f>A1</f></c><c r=\"E1\" t=\"str\"><f>\"\"</f><v></v></c>"
        "<c r=\"F1\" t=\"b\"><v>1</v></c></row>";
    const auto rows = rows_of(workbook_of(made));
    ASSERT_EQ(rows.size(), 1U);
    const auto& cells = rows[0].cells;
    ASSERT_EQ(cells.size(), 5U);
    EXPECT_TRUE(cells[0].is_formula && cells[0].is_number && cells[0].text == "7");
    EXPECT_TRUE(cells[1].is_formula && cells[1].text == "甲");
    EXPECT_TRUE(cells[2].is_error && cells[2].text == "#DIV/0!");
    EXPECT_TRUE(cells[3].is_error && cells[3].text.empty()) << "never calculated: no value";
    EXPECT_EQ(cells[4].text, "TRUE");
}

TEST(Reader, TellsHiddenRowsAndMergedAreas) {
    Made made;
    made.rows =
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
        "<row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>2</v></c></row>";
    made.after_rows = R"(<mergeCells count="1"><mergeCell ref="B3:AA12"/></mergeCells>)";
    const auto bytes = workbook_of(made);
    const auto rows = rows_of(bytes);
    EXPECT_FALSE(rows.at(0).is_hidden);
    EXPECT_TRUE(rows.at(1).is_hidden);
    const auto merges = Reader::open(bytes, "a.xlsx")->merges(0);
    ASSERT_TRUE(merges && merges->size() == 1);
    EXPECT_EQ(merges->at(0).first_row, 3U);
    EXPECT_EQ(merges->at(0).last_row, 12U);
    EXPECT_EQ(merges->at(0).first_column, 1U);
    EXPECT_EQ(merges->at(0).last_column, 26U);
    EXPECT_EQ(column_name(26), "AA");
    EXPECT_EQ(column_name(701), "ZZ");
    EXPECT_EQ(column_name(702), "AAA");
}

TEST(Reader, ReadsPrefixedElementsAndStopsWhenAsked) {
    auto parts = test::parts_of({});
    parts["xl/worksheets/sheet1.xml"] =
        "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row r=\"1\"><x:c "
        "r=\"A1\"><x:v>1</x:v></x:c></x:row>"
        "<x:row r=\"2\"><x:c r=\"A2\"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    const auto bytes = test::zip_of(parts);
    EXPECT_EQ(rows_of(bytes).size(), 2U);
    int seen = 0;
    EXPECT_TRUE(Reader::open(bytes, "a.xlsx")->rows(0, [&](const SheetRow&) { return ++seen < 1; })
    );
    EXPECT_EQ(seen, 1);
}

TEST(Reader, RefusesWhatIsNoWorkbookWithAdvice) {
    EXPECT_EQ(refusal("<html><table/></html>"), "not-a-workbook");
    EXPECT_EQ(refusal("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 Workbook"), "old-format");
    EXPECT_THAT(Reader::open("\xD0\xCF\x11\xE0", "a.xls").error().what, HasSubstr("另存为.xlsx"));
    EXPECT_EQ(refusal("序号\t姓名\n", "a.xls"), "not-a-workbook");
    EXPECT_EQ(refusal(test::zip_of({{"word/document.xml", "<a/>"}})), "not-a-workbook");
    EXPECT_EQ(refusal("PK\x03\x04 cut off"), "damaged-archive");
    auto parts = test::parts_of({});
    parts["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData><row></sheetData></worksheet>";
    EXPECT_EQ(refusal(test::zip_of(parts)), "damaged-content");
}

TEST(Reader, RefusesEveryDtdWithoutExpandingIt) {
    for (const char* part :
         {"xl/sharedStrings.xml",
          "xl/styles.xml",
          "xl/workbook.xml",
          "xl/worksheets/sheet1.xml",
          "xl/_rels/workbook.xml.rels"}) {
        auto parts = test::parts_of({});
        const auto declaration_end = parts[part].find("?>") + 2;
        parts[part].insert(declaration_end, "<!DOCTYPE a [<!ENTITY b \"c\">]>");
        EXPECT_EQ(refusal(test::zip_of(parts)), "dtd-forbidden") << part;
    }
}

TEST(Reader, RefusesWhatOutgrowsItsLimits) {
    Made made;
    made.rows = R"(<row r="1"><c r="A1" t="inlineStr"><is><t>)" + std::string(32768, 'a') +
                "</t></is></c></row>";
    EXPECT_EQ(refusal(workbook_of(made)), "too-large");
    made.rows = R"(<row r="1"><c r="A1" foo=")" + std::string(3U << 20U, 'a') + "\"/></row>";
    EXPECT_EQ(refusal(workbook_of(made)), "too-large");
    made.rows = R"(<row r="1"><c r="IW1"><v>1</v></c></row>)";
    EXPECT_EQ(refusal(workbook_of(made)), "too-many-columns");

    made.rows =
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>"
        "<row r=\"3\"><c r=\"A3\"><v>1</v></c></row>";
    Limits limits;
    limits.rows_max = 2;
    const auto bytes = workbook_of(made);
    const auto reader = Reader::open(bytes, "a.xlsx", limits);
    const auto done = reader->rows(0, [](const SheetRow&) { return true; });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, "too-many-rows");
    EXPECT_EQ(done.error().what, "工作表“表一”有3行，超过上限2行，请拆分后导入");
}

}  // namespace
}  // namespace mingjing::sheet
