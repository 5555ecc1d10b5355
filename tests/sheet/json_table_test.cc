// JSON of another program as tables: nothing of it is lost or taken for something else unsaid.

#include "sheet/json_table.h"

#include <map>

#include <gmock/gmock.h>

namespace mingjing::sheet {
namespace {

using testing::HasSubstr;

// What the first row says, by header.
std::map<std::string, std::string> row_of(std::string_view json) {
    std::map<std::string, std::string> cells;
    const auto tables = read_json_tables(json, {});
    if (!tables) {
        cells["problem"] = tables.error().what;
        return cells;
    }
    for (const auto& cell : tables->front().rows.front().cells) {
        cells[tables->front().headers[cell.column]] = cell.text;
    }
    return cells;
}

TEST(JsonTable, AnObjectsOwnMembersKeepTheirNames) {
    const auto cells = row_of(R"([{"a": {"数": "里", "z": {"数": "深"}}, "数": "外"}])");
    EXPECT_EQ(cells.at("数"), "外");
    EXPECT_EQ(cells.at("a/数"), "里");
    EXPECT_EQ(cells.at("a/z/数"), "深");
}

TEST(JsonTable, WhatHasNoPlaceIsAProblemOfTheFile) {
    EXPECT_THAT(
        row_of(R"([{"数": "外", "a": {"数": "里"}, "a/数": "也是"}])").at("problem"),
        HasSubstr("a/数")
    );
    EXPECT_THAT(row_of(R"([{"人": [{"名": "某"}]}])").at("problem"), HasSubstr("人"));
    EXPECT_THAT(row_of(R"([{"人": [[{"名": "某"}]]}])").at("problem"), HasSubstr("人"));
    EXPECT_EQ(row_of(R"([{"人": ["甲", "乙"]}])").at("人"), "甲\n乙");
}

TEST(JsonTable, ADecimalIsWhatIsWritten) {
    EXPECT_EQ(row_of(R"([{"金额": 12400.50}])").at("金额"), "12400.50");
    EXPECT_EQ(row_of(R"([{"金额": 0.1}])").at("金额"), "0.1");
    EXPECT_EQ(row_of(R"([{"金额": 12400}])").at("金额"), "12400");
}

}  // namespace
}  // namespace mingjing::sheet
