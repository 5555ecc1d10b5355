// Each step of an append broken in turn, both "failed" and "failed but persisted". Whatever
// the step: a transaction is there whole or not at all, and the next append finds its place.

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ledger/ledger.h"
#include "support/databases.h"
#include "support/failing_connection.h"

namespace mingjing::ledger {
namespace {

using db::Transaction;
using test::Break;

const std::vector<Draft> kDrafts(
    3,
    Draft{
        .type = "noted",
        .facts = {{"n", 1}},
        .personal = {{"name", {.subject = "p-1", .value = "王建国"}}}}
);

void append_three(db::Connection& connection, std::uint64_t version) {
    Transaction transaction(connection, Transaction::Mode::write);
    static_cast<void>(append(connection, "a", version, kDrafts, "li.hua", Time{}));
    transaction.commit();
}

class LedgerFailure : public test::OnBothEngines {};

TEST_P(LedgerFailure, LeavesAWholeAppendOrNone) {
    for (const auto kind : {Break::before, Break::after}) {
        auto connection = open();
        migrate(*connection);
        int step = 0;
        for (bool has_broken = true; has_broken; ++step) {
            const auto before = size(*connection);
            test::FailingConnection failing(*connection, step, kind);
            try {
                append_three(failing, before);
                has_broken = false;
            } catch (const db::Error& error) {
                const bool persisted = size(*connection) > before;
                const bool is_commit = error.kind() == db::ErrorKind::ambiguous;
                EXPECT_EQ(persisted, is_commit && kind == Break::after) << "step " << step;
            }
            const auto records = read(*connection, 0, 1000);
            EXPECT_EQ(records.size() % kDrafts.size(), 0U) << "step " << step;
            for (const auto& record : records) {
                EXPECT_TRUE(problems(record).empty());
                EXPECT_EQ(record.personal.size(), 1U);
            }
            append_three(*connection, size(*connection));
        }
        EXPECT_GE(step, 5) << "begin, ends, records, personal, commit, none";
    }
}

TEST_P(LedgerFailure, ErasesWhollyOrNotAtAll) {
    auto connection = open();
    migrate(*connection);
    append_three(*connection, 0);
    for (int step = 0;; ++step) {
        test::FailingConnection failing(*connection, step, Break::before);
        try {
            Transaction transaction(failing, Transaction::Mode::write);
            erase(failing, 0, std::vector<std::string>{"name"});
            static_cast<void>(append(failing, "a", size(failing), kDrafts, "li.hua", Time{}));
            transaction.commit();
            break;
        } catch (const db::Error&) {
            EXPECT_EQ(size(*connection), 3U);
            EXPECT_TRUE(read(*connection, 0, 1).front().personal.at("name").value) << step;
        }
    }
    EXPECT_FALSE(read(*connection, 0, 1).front().personal.at("name").value);
}

TEST_P(LedgerFailure, TwoHundredRecordsAreAFewStatements) {
    auto connection = open();
    migrate(*connection);
    constexpr int kStatementsMax = 12;  // with begin and commit
    test::FailingConnection counted(*connection, kStatementsMax, Break::before);
    Transaction transaction(counted, Transaction::Mode::write);
    const std::vector<Draft> drafts(200, kDrafts.front());
    EXPECT_NO_THROW(static_cast<void>(append(counted, "a", 0, drafts, "li.hua", Time{})));
    EXPECT_NO_THROW(transaction.commit());
    EXPECT_EQ(size(*connection), drafts.size());
}

MINGJING_ON_BOTH_ENGINES(LedgerFailure);

}  // namespace
}  // namespace mingjing::ledger
