// The damaged workbooks of the bureau pack: each refused whole with its reason, or read
// in bounded memory.

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sheet/reader.h"

namespace mingjing::sheet {
namespace {

std::string damaged(const std::string& name) {
    const auto path = std::filesystem::path(MINGJING_SHARED_DIR) / "data/bureau/damaged" / name;
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

class Damaged : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!std::filesystem::exists(MINGJING_SHARED_DIR "/data/bureau/damaged")) {
            GTEST_SKIP() << "SKIPPED: ../shared/data/bureau is not beside this tree";
        }
    }
};

std::string outcome(const std::string& name) {
    const auto bytes = damaged(name);
    const auto reader = Reader::open(bytes, name);
    if (!reader) {
        return reader.error().code;
    }
    std::size_t rows = 0;
    const auto done = reader->rows(0, [&](const SheetRow&) { return ++rows > 0; });
    return done ? std::to_string(rows) : done.error().code;
}

TEST_F(Damaged, FilesAreRefusedWithTheirReason) {
    EXPECT_EQ(outcome("01-not-a-zip.xlsx"), "not-a-workbook");
    EXPECT_EQ(outcome("02-truncated.xlsx"), "damaged-archive");
    EXPECT_EQ(outcome("03-zip-bomb.xlsx"), "too-large");
    EXPECT_EQ(outcome("07-external-entity.xlsx"), "dtd-forbidden");
}

TEST_F(Damaged, ABombPassesNeitherByRatioNorByCellLength) {
    const auto bytes = damaged("03-zip-bomb.xlsx");
    Limits limits;
    limits.ratio_max = 100000;
    const auto reader = Reader::open(bytes, "a.xlsx", limits);
    ASSERT_TRUE(reader);
    const auto done = reader->rows(0, [](const SheetRow&) { return true; });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, "too-large");
}

TEST_F(Damaged, TwoHundredThousandRowsAreReadOrRefusedByTheLimit) {
    EXPECT_EQ(outcome("06-200k-rows.xlsx"), "200003");
    const auto bytes = damaged("06-200k-rows.xlsx");
    Limits limits;
    limits.rows_max = 100000;
    const auto reader = Reader::open(bytes, "a.xlsx", limits);
    const auto done = reader->rows(0, [](const SheetRow&) { return true; });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, "too-many-rows");
}

}  // namespace
}  // namespace mingjing::sheet
