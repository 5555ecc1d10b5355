// Signing in, and letting somebody in again, are done with their rows of the trail or not at
// all. (Other acts on accounts: account_acts_test.cc.)

#include "api/open_office.h"

namespace mingjing::test {
namespace {

class Rows : public OpenOffice {
  protected:
    void lose_the_trail() {
        office_->work().lease()->script(
            "CREATE TRIGGER full BEFORE INSERT ON access_trail"
            " BEGIN SELECT RAISE(ABORT, 'no room'); END"
        );
    }
    void find_the_trail() { office_->work().lease()->script("DROP TRIGGER full"); }
};

TEST_F(Rows, ALockIsOpenedWithItsRow) {
    auto& system = as("sysadmin");
    make_account("leader");
    Window guessing(routes_);
    for (int i = 0; i < 5; ++i) {
        guessing.post("/api/v1/session", {{"login", "leader"}, {"password", "wrong"}});
    }
    const auto stands = [&] { return system.get("/api/v1/accounts/leader").text; };
    const auto locked = stands();
    lose_the_trail();
    EXPECT_EQ(system.send(http::Method::del, "/api/v1/accounts/leader/lock").status, 500);
    find_the_trail();
    EXPECT_EQ(stands(), locked);
    EXPECT_EQ(system.send(http::Method::del, "/api/v1/accounts/leader/lock").status, 200);
    EXPECT_NE(stands(), locked);
}

TEST_F(Rows, ASessionIsOpenedWithItsRow) {
    make_account("leader");
    const Fields who{{"login", "leader"}, {"password", std::string(server::kDemoPassword)}};
    Window window(routes_);
    const auto sessions = [&] {
        return office_->work().lease()->integer("SELECT count(*) FROM sessions");
    };
    const auto before = sessions();
    lose_the_trail();
    EXPECT_EQ(window.post("/api/v1/session", who).status, 500);
    find_the_trail();
    EXPECT_EQ(sessions(), before);
    EXPECT_EQ(window.post("/api/v1/session", who).status, 200);
}

TEST_F(Rows, AnInvitationIsUsedUpWithItsRow) {
    auto& system = as("sysadmin");
    make_account("leader");
    const auto invited = system.post(
        "/api/v1/accounts/leader/invitations",
        {},
        {{"if-match", seen("sysadmin", "/api/v1/accounts/leader")}}
    );
    const Fields accepted{
        {"login", "leader"},
        {"code", member(invited.body, "invitation")},
        {"password", "Haixi-Leader-2027"}};
    Window window(routes_);
    lose_the_trail();
    EXPECT_EQ(window.post("/api/v1/session/invitation", accepted).status, 500);
    find_the_trail();
    const auto got = window.post("/api/v1/session/invitation", accepted);
    EXPECT_EQ(got.status, 200) << got.text;
}

}  // namespace
}  // namespace mingjing::test
