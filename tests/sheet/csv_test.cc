// CSV as it comes out of Excel, WPS and other systems: encodings, separators, quotes.

#include "sheet/csv.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sheet/reader.h"
#include "sheet/writer.h"

namespace mingjing::sheet {
namespace {

std::string joined(const std::string& bytes) {
    const auto reader = Reader::open(bytes, "人员.csv");
    if (!reader) {
        return reader.error().code;
    }
    std::string all;
    const auto done = reader->rows(0, [&](const SheetRow& row) {
        all += std::to_string(row.number) + ":";
        for (const auto& cell : row.cells) {
            all += column_name(cell.column) + "=" + cell.text + ";";
        }
        all += " ";
        return true;
    });
    return done ? all : done.error().code;
}

TEST(Csv, ReadsEveryEncodingABureauSends) {
    const std::string expected = "1:A=姓名;B=单位; ";
    EXPECT_EQ(joined("姓名,单位\n"), expected);
    EXPECT_EQ(joined("\xEF\xBB\xBF姓名,单位\r\n"), expected);
    EXPECT_EQ(joined("\xD0\xD5\xC3\xFB,\xB5\xA5\xCE\xBB\r\n"), expected);
    EXPECT_EQ(joined(std::string("\xFF\xFE\xD3\x59\x0D\x54,\0\x55\x53\x4D\x4F\n\0", 14)), expected);
    EXPECT_EQ(joined(std::string("\xFE\xFF\x59\xD3\x54\x0D\0,\x53\x55\x4F\x4D\0\n", 14)), expected);
}

TEST(Csv, KeepsQuotedSeparatorsAndLineEnds) {
    EXPECT_EQ(joined("a,\"b,\"\"c\"\"\r\nd\",e\n"), "1:A=a;B=b,\"c\"\nd;C=e; ");
    EXPECT_EQ(joined("a,,c\n\n,\nd"), "1:A=a;C=c; 4:A=d; ");
}

TEST(Csv, FindsTheSeparator) {
    EXPECT_EQ(joined("a;b;c\n1,5;2;3\n"), "1:A=a;B=b;C=c; 2:A=1,5;B=2;C=3; ");
    EXPECT_EQ(joined("a\tb\n"), "1:A=a;B=b; ");
    EXPECT_EQ(joined("sep=;\r\na;b\r\n"), "1:A=a;B=b; ");
}

TEST(Csv, UndoesWhatKeepsTextFromBecomingANumber) {
    EXPECT_EQ(joined("=\"0012\",x\n"), "1:A=0012;B=x; ");
}

TEST(Csv, KeepsTextThatLooksLikeAFormulaHoweverManyTabsStandBeforeIt) {
    for (const std::string text : {"=1+1", "\t=", "\t\t-x", "+86", "@a"}) {
        OutSheet out;
        out.columns = {{"a", 10}};
        out.rows.push_back({{text, Mark::none}});
        EXPECT_EQ(joined(write_csv(out)), "1:A=a; 2:A=" + text + "; ");
    }
}

TEST(Csv, RefusesWhatIsNoText) {
    EXPECT_EQ(
        joined(std::string("\x00\x01\x02\x03\xff\xfe\xfd\xfc\x00\x00\x00\x00", 12)),
        "unknown-encoding"
    );
    EXPECT_EQ(joined(std::string(300, ',') + "x"), "too-many-columns");
    EXPECT_EQ(joined("\"" + std::string(200000, 'a')), "too-large");
}

}  // namespace
}  // namespace mingjing::sheet
