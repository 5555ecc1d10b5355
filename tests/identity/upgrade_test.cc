// Accounts an older program kept are found, bound, locked and signed in by this one.

#include <span>

#include <gtest/gtest.h>

#include "identity/account_tables.h"
#include "identity/accounts.h"
#include "identity/attempts.h"
#include "support/databases.h"

namespace mingjing::identity {
namespace {

class AccountUpgrade : public test::OnBothEngines {};
MINGJING_ON_BOTH_ENGINES(AccountUpgrade);

TEST_P(AccountUpgrade, KeepsWhoWasThere) {
    const auto connection = open();
    db::migrate(*connection, "accounts", std::span(kAccountSteps).first(1));
    connection->run(
        "INSERT INTO accounts(id, login, name, unit, created_at)"
        " VALUES ('u-1', 'jin', '金样本', '劳动监察支队', 1)"
    );
    connection->run("INSERT INTO account_roles(account, role) VALUES ('u-1', 'compiler')");
    migrate_accounts(*connection);
    const auto account = account_by_id(*connection, "u-1");
    ASSERT_TRUE(account);
    EXPECT_EQ(account->roles, std::vector<std::string>{"compiler"});
    EXPECT_EQ(account->subject, "");
    EXPECT_FALSE(count_attempt(*connection, "jin", account, {}, Time{}));
    EXPECT_FALSE(count_attempt(*connection, "nobody", std::nullopt, {}, Time{}));
    EXPECT_FALSE(account_by_id(*connection, "u-2"));
}

class UnknownLogins : public test::OnBothEngines {
  protected:
    std::int64_t kept(db::Connection& connection) {
        return connection.integer("SELECT count(*) FROM unknown_logins").value();
    }
};
MINGJING_ON_BOTH_ENGINES(UnknownLogins);

// Whoever fills the table with names must not open a lock by it.
TEST_P(UnknownLogins, AreBoundedAndNoneLosesItsLockByBeingTried) {
    constexpr std::int64_t kFull = 10'000;
    const auto connection = open();
    migrate_accounts(*connection);
    const AttemptRules rules{.failures_max = 1, .lock = std::chrono::minutes{10}};
    const Time first{std::chrono::milliseconds{1}};
    EXPECT_FALSE(count_attempt(*connection, "oldest", std::nullopt, rules, first));
    connection->run(
        "INSERT INTO unknown_logins(login, tried_at) WITH RECURSIVE n(i) AS"
        " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)"
        " SELECT 'login-' || i, 10 + i FROM n"
    );
    ASSERT_EQ(kept(*connection), kFull);
    EXPECT_TRUE(count_attempt(*connection, "oldest", std::nullopt, rules, first)) << "locked";
    EXPECT_EQ(kept(*connection), kFull);
    EXPECT_FALSE(count_attempt(*connection, "another", std::nullopt, rules, first));
    EXPECT_EQ(kept(*connection), kFull) << "in the place of the oldest";
}

}  // namespace
}  // namespace mingjing::identity
