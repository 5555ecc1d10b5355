// A database that is not what this program made of it is told apart from one that is.

#include "db/check.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/temporary_folder.h"

namespace mingjing::db {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr auto kTables =
    "CREATE TABLE a(id BIGINT PRIMARY KEY, name TEXT UNIQUE);"
    "CREATE TRIGGER a_stays BEFORE UPDATE ON a BEGIN SELECT RAISE(ABORT, 'no'); END";

std::unique_ptr<Connection> open_at(const std::string& path) {
    return open({Engine::sqlite, path, ""}, Access::read_write);
}

TEST(Check, FindsNothingInASoundDatabase) {
    const test::TemporaryFolder folder;
    const auto live = open_at(folder.path("a.db"));
    const auto fresh = open_at(":memory:");
    live->script(kTables);
    fresh->script(kTables);
    live->run("INSERT INTO a VALUES (1, 'x')");
    EXPECT_THAT(damage(*live), IsEmpty());
    EXPECT_THAT(differing_structure(*live, *fresh), IsEmpty());
}

TEST(Check, NamesAMissingTriggerAndAStrangeTable) {
    const auto live = open_at(":memory:");
    const auto fresh = open_at(":memory:");
    live->script(kTables);
    fresh->script(kTables);
    live->script("DROP TRIGGER a_stays; CREATE TABLE b(id BIGINT)");
    const auto found = differing_structure(*live, *fresh);
    EXPECT_THAT(found, Contains(HasSubstr("a_stays")));
    EXPECT_THAT(found, Contains(HasSubstr("table b")));
}

TEST(Check, NamesABrokenPage) {
    const test::TemporaryFolder folder;
    {
        const auto live = open_at(folder.path("a.db"));
        live->script(kTables);
        live->run("INSERT INTO a VALUES (1, 'x')");
    }
    {
        std::fstream file(folder.path("a.db"), std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(4096);  // the second page's type
        file.put('\x7f');
    }
    EXPECT_THAT(damage(*open_at(folder.path("a.db"))), Not(IsEmpty()));
}

}  // namespace
}  // namespace mingjing::db
