// Each module moves its own tables forward, once, on both engines.

#include <array>

#include <gtest/gtest.h>

#include "db/database.h"
#include "support/databases.h"

namespace mingjing::db {
namespace {

class Migrate : public test::OnBothEngines {};

constexpr std::string_view kTables = "CREATE TABLE a(id BIGINT); CREATE TABLE b(id BIGINT)";
constexpr std::string_view kRow = "INSERT INTO a VALUES (1)";
constexpr std::string_view kBroken = "INSERT INTO a VALUES (2); INSERT INTO absent VALUES (1)";

TEST_P(Migrate, TakesEachStepOnceAndLaterOnesLater) {
    const auto connection = open();
    const std::array first = {Migration{1, kTables, kTables}};
    const std::array both = {Migration{1, kTables, kTables}, Migration{2, kRow, kRow}};
    migrate(*connection, "letters", first);
    migrate(*connection, "letters", first);
    migrate(*connection, "letters", both);
    migrate(*connection, "letters", both);
    EXPECT_EQ(connection->integer("SELECT count(*) FROM a"), 1);
}

TEST_P(Migrate, EveryModuleCountsForItself) {
    const auto connection = open();
    const std::array letters = {Migration{7, kTables, kTables}};
    const std::array numbers = {Migration{1, kRow, kRow}};
    migrate(*connection, "letters", letters);
    migrate(*connection, "numbers", numbers);
    EXPECT_EQ(connection->integer("SELECT count(*) FROM a"), 1);
}

TEST_P(Migrate, EachEngineGetsItsOwnText) {
    const auto connection = open();
    const std::array steps = {Migration{
        1,
        "CREATE TABLE engine AS SELECT 'sqlite' AS name",
        "CREATE TABLE engine AS SELECT 'postgres' AS name"}};
    migrate(*connection, "engine", steps);
    EXPECT_EQ(
        connection->text("SELECT name FROM engine"),
        GetParam() == Engine::sqlite ? "sqlite" : "postgres"
    );
}

TEST_P(Migrate, ABrokenStepLeavesNothingBehind) {
    const auto connection = open();
    const std::array steps = {Migration{1, kTables, kTables}, Migration{2, kBroken, kBroken}};
    EXPECT_THROW(migrate(*connection, "letters", steps), Error);
    EXPECT_EQ(connection->integer("SELECT count(*) FROM a"), 0);
    EXPECT_EQ(connection->integer("SELECT number FROM migrations"), 1);
}

TEST_P(Migrate, AnOlderProgramDoesNotOpenANewerDatabase) {
    const auto connection = open();
    const std::array newer = {Migration{1, kTables, kTables}, Migration{2, kRow, kRow}};
    migrate(*connection, "letters", newer);
    EXPECT_THROW(migrate(*connection, "letters", std::span(newer).first(1)), Fault);
}

MINGJING_ON_BOTH_ENGINES(Migrate);

}  // namespace
}  // namespace mingjing::db
