// Accounts as their administrators keep them.

#include "identity/accounts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/databases.h"

namespace mingjing::identity {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Accounts : public test::OnBothEngines {
  protected:
    void SetUp() override {
        OnBothEngines::SetUp();
        if (!IsSkipped()) {
            connection_ = open();
            migrate_accounts(*connection_);
        }
    }
    db::Connection& connection() { return *connection_; }

  private:
    std::unique_ptr<db::Connection> connection_;
};

TEST_P(Accounts, AnAccountIsMadeOnceUnderALogin) {
    EXPECT_TRUE(create_account(connection(), {"zhou", "周执法甲", "监察支队", ""}, "u-1", {}));
    const auto again = create_account(connection(), {"zhou", "周", "支队", ""}, "u-2", {});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().where, "login");
    for (const auto* login : {"", "Z", "有名", "a b", "../x"}) {
        EXPECT_FALSE(create_account(connection(), {login, "周", "支队", ""}, "u-3", {})) << login;
    }
}

TEST_P(Accounts, AStaleChangeOfAnAccountIsRefused) {
    const auto made = create_account(connection(), {"zhou", "周", "监察支队", ""}, "u-1", {});
    EXPECT_TRUE(change_roles(connection(), "u-1", made->version, {"compiler", "unit_head"}));
    const auto stale =
        change_account(connection(), "u-1", made->version, {"郑", "法规科", "", false});
    ASSERT_FALSE(stale);
    EXPECT_EQ(stale.error().code, "changed-meanwhile");
    const auto now = account_by_id(connection(), "u-1");
    EXPECT_EQ(now->name, "周");
    EXPECT_THAT(now->roles, ElementsAre("compiler", "unit_head"));
    EXPECT_TRUE(change_account(connection(), "u-1", now->version, {"郑", "法规科", "", false}));
    EXPECT_EQ(accounts_like(connection(), "法规").size(), 1U);
    EXPECT_THAT(accounts_like(connection(), "nobody"), IsEmpty());
}

TEST_P(Accounts, ARoleGivenTwiceIsHeldOnce) {
    const auto made = create_account(connection(), {"zhou", "周", "监察支队", ""}, "u-1", {});
    ASSERT_TRUE(
        change_roles(connection(), "u-1", made->version, {"publisher", "archivist", "publisher"})
    );
    EXPECT_THAT(account_by_id(connection(), "u-1")->roles, ElementsAre("archivist", "publisher"));
}

TEST_P(Accounts, AreFoundByAPartOfLoginNameOrUnitWithTheirRoles) {
    const auto zhou = create_account(connection(), {"zhou", "周", "监察支队", ""}, "u-1", {});
    const auto zheng = create_account(connection(), {"zheng", "郑", "法规科", ""}, "u-2", {});
    ASSERT_TRUE(change_roles(connection(), "u-1", zhou->version, {"compiler", "unit_head"}));
    ASSERT_TRUE(change_roles(connection(), "u-2", zheng->version, {"publisher"}));
    const auto all = accounts_like(connection(), "zh");
    ASSERT_EQ(all.size(), 2U);
    EXPECT_THAT(all[0].roles, ElementsAre("publisher"));
    EXPECT_THAT(all[1].roles, ElementsAre("compiler", "unit_head"));
    EXPECT_EQ(accounts_like(connection(), "法规").front().id, "u-2");
}

MINGJING_ON_BOTH_ENGINES(Accounts);

}  // namespace
}  // namespace mingjing::identity
