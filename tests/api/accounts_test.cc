// Accounts: no administrator comes in as somebody else, and what is typed at the door is not
// told to whoever reads the trail.

#include <gmock/gmock.h>

#include "api/open_office.h"

namespace mingjing::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class Accounts : public OpenOffice {
  protected:
    Got invite(const std::string& login) {
        return as("sysadmin").post("/api/v1/accounts/" + login + "/invitations", {});
    }
    Got release(const std::string& by, const std::string& login) {
        return as(by).send(http::Method::del, "/api/v1/accounts/" + login + "/factor");
    }
    static Got sign_in(Window& window, const std::string& login, const std::string& password) {
        return window.post("/api/v1/session", {{"login", login}, {"password", password}});
    }
    void enrol(const std::string& login) {
        office_->work().lease()->run(
            "UPDATE accounts SET factor = 'ab' WHERE id = '" + login + "'", {}
        );
    }
    Got take_up(
        const Got& invited, const std::string& login, const char* password = "Another-2026"
    ) {
        Window window(routes_);
        return window.post(
            "/api/v1/session/invitation",
            {{"login", login},
             {"code", text_of(invited.body, "invitation")},
             {"password", password}}
        );
    }
    std::string trail(const std::string& query) {
        return as("auditor").get("/api/v1/trail?" + query).text;
    }
};

TEST_F(Accounts, TheThreeAdministratorsAreResetAtTheConsoleAlone) {
    make_account("secadmin");
    for (const auto* login : {"secadmin", "auditor", "sysadmin"}) {
        const auto got = invite(login);
        EXPECT_EQ(got.status, 422) << got.text;
        EXPECT_THAT(got.text, HasSubstr("控制台"));
    }
    EXPECT_THAT(trail("event=refused"), HasSubstr("三员之一"));
}

TEST_F(Accounts, TheTrailTakenAwayIsChineseAndInChinasTime) {
    make_account("leader");
    ASSERT_EQ(invite("leader").status, 200 + 1);
    const auto file = as("auditor").get("/api/v1/trail.csv");
    ASSERT_EQ(file.status, 200);
    for (const auto* word : {"登录", "账号变动", "成功", "leader"}) {
        EXPECT_THAT(file.text, HasSubstr(word));
    }
    for (const auto* word : {"sign_in", "done", "Z,"}) {
        EXPECT_THAT(file.text, Not(HasSubstr(word)));
    }
    EXPECT_THAT(trail("event=account"), HasSubstr("\"event_name\":\"账号变动\""));
}

TEST_F(Accounts, AResetKeepsTheSecondFactorUntilTheSecurityAdministratorReleasesIt) {
    make_account("leader");
    enrol("leader");
    const auto alone = take_up(invite("leader"), "leader");
    ASSERT_EQ(alone.status, 200) << alone.text;
    EXPECT_EQ(text_of(alone.body, "stage"), "second_factor");
    EXPECT_EQ(release("sysadmin", "leader").status, 403);
    ASSERT_EQ(release("secadmin", "leader").status, 200);
    EXPECT_THAT(trail("event=account"), HasSubstr("解除动态口令"));
    EXPECT_EQ(
        text_of(take_up(invite("leader"), "leader", "A-third-2026").body, "stage"), "complete"
    );
    EXPECT_EQ(release("secadmin", "secadmin").status, 400);
}

TEST_F(Accounts, ALockedOneIsUnlockedWithoutAReset) {
    make_account("leader");
    Window window(routes_);
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(sign_in(window, "leader", "wrong").status, 401);
    }
    const std::string right(server::kDemoPassword);
    EXPECT_EQ(sign_in(window, "leader", right).status, 429);
    const std::string lock = "/api/v1/accounts/leader/lock";
    EXPECT_EQ(as("secadmin").send(http::Method::del, lock).status, 403);
    ASSERT_EQ(as("sysadmin").send(http::Method::del, lock).status, 200);
    EXPECT_EQ(sign_in(window, "leader", right).status, 200);
    EXPECT_THAT(trail("event=account"), HasSubstr("解除锁定"));
}

TEST_F(Accounts, TheLockDoesNotTellWhichLoginsThereAre) {
    make_account("leader");
    Window window(routes_);
    for (int i = 0; i < 6; ++i) {
        const auto known = sign_in(window, "leader", "wrong");
        const auto unknown = sign_in(window, "nobody", "wrong");
        EXPECT_EQ(unknown.status, known.status) << i;
        EXPECT_EQ(unknown.text, known.text) << i;
    }
}

TEST_F(Accounts, WhatIsTypedForALoginIsNotKeptInTheTrail) {
    make_account("leader");
    Window window(routes_);
    ASSERT_EQ(sign_in(window, "MyPassw0rd-2026", "x").status, 401);
    ASSERT_EQ(sign_in(window, "leader", "x").status, 401);
    const auto rows = trail("event=sign_in&outcome=refused");
    EXPECT_THAT(rows, Not(HasSubstr("MyPassw0rd")));
    EXPECT_THAT(rows, HasSubstr("leader"));
}

TEST_F(Accounts, ARightPasswordThatStillOwesTheCodeLeavesARow) {
    make_account("leader");
    enrol("leader");
    Window window(routes_);
    const auto step = sign_in(window, "leader", std::string(server::kDemoPassword));
    ASSERT_EQ(text_of(step.body, "stage"), "second_factor") << step.text;
    EXPECT_THAT(trail("event=sign_in"), HasSubstr("孟晗川口令正确，还没有输入动态口令"));
}

}  // namespace
}  // namespace mingjing::test
