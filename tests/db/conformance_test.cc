// What every user of db may rely on, whichever engine is behind it.

#include <array>
#include <limits>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/database.h"
#include "support/databases.h"

namespace mingjing::db {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class Conformance : public test::OnBothEngines {
  protected:
    void SetUp() override {
        OnBothEngines::SetUp();
        if (!IsSkipped()) {
            connection_ = open();
            connection_->script(
                "CREATE TABLE parents(id BIGINT PRIMARY KEY);"
                "CREATE TABLE items(id BIGINT PRIMARY KEY, name TEXT UNIQUE, "
                "parent BIGINT REFERENCES parents(id))"
            );
        }
    }
    Connection& connection() { return *connection_; }

    void insert(std::int64_t id, const std::string& name) {
        const std::array<Cell, 2> cells = {id, name};
        connection().run("INSERT INTO items(id, name) VALUES ($1, $2)", cells);
    }
    std::int64_t count() { return connection().integer("SELECT count(*) FROM items").value(); }
    // The kind of error `act` ends in; fails the test when it succeeds.
    template <class Act>
    static ErrorKind kind_of(Act act) {
        try {
            act();
        } catch (const Error& error) {
            return error.kind();
        }
        ADD_FAILURE() << "no error";
        return ErrorKind::other;
    }

  private:
    std::unique_ptr<Connection> connection_;
};

TEST_P(Conformance, KeepsIntegersTextAndNullAsTheyAre) {
    const auto low = std::numeric_limits<std::int64_t>::min();
    const auto high = std::numeric_limits<std::int64_t>::max();
    const std::string text = "行政处罚 '\"\\ %s $1 \n\t𠮷";
    const std::array<Cell, 3> cells = {high, text, {}};
    connection().run("INSERT INTO items(id, name, parent) VALUES ($1, $2, $3)", cells);
    const std::array<Cell, 2> more = {low, std::string()};
    connection().run("INSERT INTO items(id, name) VALUES ($1, $2)", more);
    std::vector<std::string> seen;
    connection().run("SELECT id, name, parent FROM items ORDER BY id", {}, [&](const Row& row) {
        EXPECT_TRUE(row.is_null(2));
        seen.push_back(std::to_string(row.integer(0)) + ":" + std::string(row.text(1)));
        return true;
    });
    EXPECT_THAT(seen, ElementsAre(std::to_string(low) + ":", std::to_string(high) + ":" + text));
}

TEST_P(Conformance, ParametersGoByTheirNumberNotTheirPlace) {
    const std::array<Cell, 2> cells = {std::string("name"), std::int64_t{7}};
    connection().run("INSERT INTO items(id, name) VALUES ($2, $1)", cells);
    const std::array<Cell, 1> twice = {std::int64_t{7}};
    EXPECT_EQ(connection().text("SELECT name FROM items WHERE id = $1 AND $1 > 0", twice), "name");
}

TEST_P(Conformance, AMissingParameterIsAnError) {
    EXPECT_THROW(connection().run("SELECT id FROM items WHERE id = $1"), Error);
}

TEST_P(Conformance, WrongTypesColumnsAndNullsAreErrorsNotZeros) {
    insert(1, "one");
    for (const auto* wrong :
         {"SELECT name FROM items", "SELECT parent FROM items", "SELECT 1.5 FROM items"}) {
        EXPECT_THROW(
            connection().run(wrong, {}, [](const Row& row) { return row.integer(0) != 0; }), Error
        ) << wrong;
    }
    EXPECT_THROW(
        connection().run(
            "SELECT id FROM items", {}, [](const Row& row) { return row.text(0).empty(); }
        ),
        Error
    );
    EXPECT_THROW(
        connection().run("SELECT id FROM items", {}, [](const Row& row) { return row.is_null(1); }),
        Error
    );
    EXPECT_EQ(connection().integer("SELECT parent FROM items"), std::nullopt);
    EXPECT_EQ(connection().integer("SELECT id FROM items WHERE id = 2"), std::nullopt);
    EXPECT_EQ(connection().integer("SELECT sum(id) FROM items"), 1);
}

TEST_P(Conformance, TextWithANulIsRefused) {
    EXPECT_THROW(insert(1, std::string("a\0b", 3)), Error);
    EXPECT_EQ(count(), 0);
}

TEST_P(Conformance, ReturnsTheRowsChangedByThisStatementAlone) {
    insert(1, "one");
    insert(2, "two");
    EXPECT_EQ(connection().run("UPDATE items SET parent = NULL"), 2);
    EXPECT_EQ(connection().run("SELECT id FROM items"), 0);
    EXPECT_EQ(connection().run("UPDATE items SET parent = NULL WHERE id = 9"), 0);
    EXPECT_EQ(connection().run("CREATE TABLE others(id BIGINT)"), 0);
    EXPECT_EQ(connection().run("DELETE FROM items WHERE id = 1"), 1);
}

TEST_P(Conformance, AnEarlyStopLeavesNothingOpen) {
    insert(1, "one");
    insert(2, "two");
    int rows = 0;
    connection().run("SELECT id FROM items", {}, [&](const Row&) { return ++rows < 1; });
    EXPECT_EQ(rows, 1);
    connection().script("DROP TABLE items");  // SQLite: locked while a statement is open
}

TEST_P(Conformance, AnExceptionInACallbackLeavesNothingOpen) {
    insert(1, "one");
    EXPECT_THROW(
        connection().run(
            "SELECT id FROM items", {}, [](const Row&) -> bool { throw Fault("stop"); }
        ),
        Fault
    );
    connection().script("DROP TABLE items");
}

TEST_P(Conformance, TheSameQueryMayRunInsideItsOwnCallback) {
    insert(1, "one");
    insert(2, "two");
    int pairs = 0;
    connection().run("SELECT id FROM items", {}, [&](const Row&) {
        connection().run("SELECT id FROM items", {}, [&](const Row&) { return ++pairs > 0; });
        return true;
    });
    EXPECT_EQ(pairs, 4);
}

TEST_P(Conformance, RunTakesOneStatement) {
    EXPECT_THROW(connection().run("SELECT 1; SELECT 2"), Error);
}

TEST_P(Conformance, ManyDifferentStatementsDoNotPileUp) {
    for (int i = 0; i < 1000; ++i) {
        EXPECT_EQ(connection().integer("SELECT " + std::to_string(i)), i);
    }
}

TEST_P(Conformance, ABrokenRuleIsAConstraintAndNamesItsTableOnly) {
    insert(1, "张三");
    try {
        insert(2, "张三");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::constraint);
        EXPECT_THAT(error.what(), HasSubstr("items"));
        EXPECT_THAT(error.what(), HasSubstr("name"));
        EXPECT_THAT(error.what(), Not(HasSubstr("张三")));
    }
    const std::array<Cell, 2> orphan = {std::int64_t{3}, std::int64_t{99}};
    EXPECT_EQ(
        kind_of([&] { connection().run("INSERT INTO items(id, parent) VALUES ($1, $2)", orphan); }),
        ErrorKind::constraint
    );
}

TEST_P(Conformance, ErrorsNeverRepeatABoundValue) {
    const std::array<Cell, 1> secret = {std::string("440524-秘密")};
    try {
        connection().run("SELECT CAST($1 AS BIGINT) / 0, no_such_function($1)", secret);
        FAIL();
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), Not(HasSubstr("秘密")));
    }
    if (GetParam() == Engine::postgres) {
        try {
            connection().run("SELECT CAST($1 AS BIGINT)", secret);
            FAIL();
        } catch (const Error& error) {
            EXPECT_THAT(error.what(), Not(HasSubstr("440524")));
        }
    }
}

TEST_P(Conformance, ATransactionNotCommittedIsGone) {
    {
        const Transaction transaction(connection(), Transaction::Mode::write);
        insert(1, "one");
    }
    EXPECT_EQ(count(), 0);
    Transaction transaction(connection(), Transaction::Mode::write);
    insert(1, "one");
    transaction.commit();
    EXPECT_EQ(open()->integer("SELECT count(*) FROM items"), 1);
}

TEST_P(Conformance, AfterAnErrorATransactionTakesAndCommitsNothing) {
    {
        Transaction transaction(connection(), Transaction::Mode::write);
        insert(1, "one");
        EXPECT_EQ(kind_of([&] { insert(1, "again"); }), ErrorKind::constraint);
        EXPECT_THROW(insert(2, "two"), Error);
        EXPECT_THROW(transaction.commit(), Error);
    }
    EXPECT_EQ(count(), 0);
    insert(1, "one");
    EXPECT_EQ(count(), 1);
}

TEST_P(Conformance, OneWriterAtATime) {
    constexpr int kThreads = 4;
    constexpr int kEach = 25;
    connection().run("INSERT INTO parents VALUES (0)");
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < kThreads; ++i) {
            threads.emplace_back([this] {
                const auto mine = open();
                for (int n = 0; n < kEach; ++n) {
                    Transaction transaction(*mine, Transaction::Mode::write);
                    const std::array<Cell, 1> next = {
                        mine->integer("SELECT max(id) FROM parents").value() + 1};
                    mine->run("INSERT INTO parents VALUES ($1)", next);
                    transaction.commit();
                }
            });
        }
    }
    EXPECT_EQ(connection().integer("SELECT count(*) FROM parents"), kThreads * kEach + 1);
    EXPECT_EQ(connection().integer("SELECT max(id) FROM parents"), kThreads * kEach);
}

TEST_P(Conformance, AReadTransactionSeesOneMoment) {
    const auto reader = open(Access::read_only);
    Transaction moment(*reader, Transaction::Mode::read);
    EXPECT_EQ(reader->integer("SELECT count(*) FROM items"), 0);
    insert(1, "one");
    EXPECT_EQ(reader->integer("SELECT count(*) FROM items"), 0);
    moment.commit();
    EXPECT_EQ(reader->integer("SELECT count(*) FROM items"), 1);
}

TEST_P(Conformance, AReaderCannotWrite) {
    const auto reader = open(Access::read_only);
    EXPECT_THROW(reader->run("DELETE FROM items"), Error);
}

TEST_P(Conformance, TextSortsByItsBytes) {
    insert(1, "b");
    insert(2, "B");
    insert(3, "乙");
    insert(4, "a-1");
    insert(5, "a1");
    std::string order;
    connection().run("SELECT id FROM items ORDER BY name", {}, [&](const Row& row) {
        order += std::to_string(row.integer(0));
        return true;
    });
    EXPECT_EQ(order, "24513");
}

MINGJING_ON_BOTH_ENGINES(Conformance);

}  // namespace
}  // namespace mingjing::db
