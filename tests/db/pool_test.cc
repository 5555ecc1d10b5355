// Readers' connections: lent, taken back clean, and replaced when the server went away.

#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "db/database.h"
#include "support/databases.h"

namespace mingjing::db {
namespace {

class Pools : public test::OnBothEngines {};

TEST_P(Pools, LendNoMoreThanTheyHave) {
    open()->script("CREATE TABLE a(id BIGINT)");
    Pool pool(place(), 2);
    std::atomic<int> lent{0};
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int n = 0; n < 20; ++n) {
                const auto lease = pool.lease();
                EXPECT_LE(++lent, 2);
                EXPECT_EQ(lease->integer("SELECT count(*) FROM a"), 0);
                --lent;
            }
        });
    }
}

TEST_P(Pools, TakeBackAConnectionWithoutItsTransaction) {
    const auto writer = open();
    writer->script("CREATE TABLE a(id BIGINT)");
    Pool pool(place(), 1);
    {
        const auto lease = pool.lease();
        lease->begin_read();
        EXPECT_EQ(lease->integer("SELECT count(*) FROM a"), 0);
    }
    writer->run("INSERT INTO a VALUES (1)");
    EXPECT_EQ(pool.lease()->integer("SELECT count(*) FROM a"), 1);
}

TEST_P(Pools, LendReadersUnlessToldOtherwise) {
    open()->script("CREATE TABLE a(id BIGINT)");
    Pool readers(place(), 1);
    EXPECT_THROW(readers.lease()->run("INSERT INTO a VALUES (1)"), Error);
    Pool writers(place(), 1, Access::read_write);
    EXPECT_EQ(writers.lease()->run("INSERT INTO a VALUES (1)"), 1);
}

TEST_P(Pools, AFailedOpeningGivesItsPlaceBack) {
    const Place nowhere{Engine::sqlite, "/nonexistent/folder/a.db", ""};
    Pool pool(nowhere, 1);
    EXPECT_THROW((void)pool.lease(), Error);
    EXPECT_THROW((void)pool.lease(), Error);  // would wait for ever otherwise
}

MINGJING_ON_BOTH_ENGINES(Pools);

TEST(PostgresPool, ReplacesAConnectionTheServerCut) {
    const auto postgres = test::Postgres::running();
    if (!postgres) {
        GTEST_SKIP() << "PostgreSQL is not installed";
    }
    const auto place = postgres->place();
    open(place, Access::read_write)->script("CREATE TABLE a(id BIGINT)");
    Pool pool(place, 1);
    {
        const auto lease = pool.lease();
        test::Postgres::cut_connections(place);
        try {
            (void)lease->integer("SELECT count(*) FROM a");
            ADD_FAILURE() << "the connection was cut";
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::gone);
        }
        EXPECT_FALSE(lease->usable());
    }
    EXPECT_EQ(pool.lease()->integer("SELECT count(*) FROM a"), 0);
}

}  // namespace
}  // namespace mingjing::db
