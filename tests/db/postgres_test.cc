// Where PostgreSQL alone can go wrong: the outcome of a COMMIT, and how a database was made.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/database.h"
#include "support/commit_swallower.h"
#include "support/databases.h"

namespace mingjing::db {
namespace {

class OnPostgres : public testing::Test {
  protected:
    void SetUp() override {
        const auto postgres = test::Postgres::running();
        if (!postgres) {
            GTEST_SKIP() << "PostgreSQL is not installed";
        }
        place_ = postgres->place();
        connection_ = open(place_, Access::read_write);
        connection_->script("CREATE TABLE a(id BIGINT UNIQUE DEFERRABLE INITIALLY DEFERRED)");
    }
    Connection& connection() { return *connection_; }
    [[nodiscard]] const Place& place() const { return place_; }

  private:
    Place place_;
    std::unique_ptr<Connection> connection_;
};

TEST_F(OnPostgres, AConnectionLostAtCommitIsAmbiguous) {
    connection().begin_write();
    connection().run("INSERT INTO a VALUES (1)");
    test::Postgres::cut_connections(place());
    try {
        connection().commit();
        FAIL() << "committed over a lost connection";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::ambiguous);
    }
    EXPECT_FALSE(connection().usable());
    connection().rollback();
    EXPECT_EQ(open(place(), Access::read_only)->integer("SELECT count(*) FROM a"), 0);
}

TEST_F(OnPostgres, ACommitWhoseAnswerIsLostIsAmbiguousThoughItHappened) {
    auto through = place();
    const auto host = through.location.find("host=") + 5;
    const test::CommitSwallower swallower(through.location.substr(host));
    through.location.replace(host, std::string::npos, swallower.folder());
    const auto client = open(through, Access::read_only);  // makes no schema, so no COMMIT
    client->script("SET default_transaction_read_only = off");
    client->begin_write();
    client->run("INSERT INTO a VALUES (1)");
    try {
        client->commit();
        FAIL() << "committed without an answer";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::ambiguous);
    }
    EXPECT_EQ(connection().integer("SELECT count(*) FROM a"), 1);
}

TEST_F(OnPostgres, AConnectionLostBeforeCommitIsGone) {
    connection().begin_write();
    test::Postgres::cut_connections(place());
    try {
        connection().run("INSERT INTO a VALUES (1)");
        FAIL() << "ran over a lost connection";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::gone);
    }
}

TEST_F(OnPostgres, ARuleCheckedAtCommitIsAConstraintNotAmbiguous) {
    Transaction transaction(connection(), Transaction::Mode::write);
    connection().run("INSERT INTO a VALUES (1)");
    connection().run("INSERT INTO a VALUES (1)");
    try {
        transaction.commit();
        FAIL() << "two rows under one unique id";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::constraint);
    }
    EXPECT_TRUE(connection().usable());
}

TEST_F(OnPostgres, SessionsAreSetAsTheLedgerNeedsThem) {
    EXPECT_EQ(connection().text("SHOW transaction_isolation"), "read committed");
    EXPECT_EQ(connection().text("SHOW synchronous_commit"), "on");
    EXPECT_EQ(connection().text("SELECT current_schema()::text"), place().schema);
}

// The lock comes first: every statement after it then sees what the writer before committed.
TEST_F(OnPostgres, AWriterIsReadCommittedAndHoldsTheLockOfItsSchema) {
    constexpr auto kLocks =
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
        " AND pid = pg_backend_pid()";
    EXPECT_EQ(connection().integer(kLocks), 0);
    const Transaction transaction(connection(), Transaction::Mode::write);
    EXPECT_EQ(
        connection().text("SELECT current_setting('transaction_isolation')"), "read committed"
    );
    EXPECT_EQ(connection().integer(kLocks), 1);
}

TEST_F(OnPostgres, ADatabaseOfAnotherSortingOrderIsRefused) {
    connection().script("CREATE DATABASE sorted TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'"
    );
    auto elsewhere = place();
    elsewhere.location.replace(elsewhere.location.find("/postgres?"), 9, "/sorted");
    EXPECT_THROW((void)open(elsewhere, Access::read_write), Error);
}

TEST_F(OnPostgres, AnUnreachableServerIsGone) {
    try {
        (void)open({Engine::postgres, "postgresql:///x?host=/nonexistent", "a"}, Access::read_only);
        FAIL() << "connected to nothing";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::gone);
    }
}

}  // namespace
}  // namespace mingjing::db
