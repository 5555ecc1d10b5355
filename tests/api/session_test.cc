// Who is let in, and what a forged request gets.

#include "api/endpoint.h"
#include "api/open_office.h"
#include "support/authenticator.h"

namespace mingjing::test {
namespace {

class Sessions : public OpenOffice {
  protected:
    void SetUp() override {
        OpenOffice::SetUp();
        make_account("leader");
    }
};

TEST_F(Sessions, ARightPasswordOpensOneAndItsCookieIsOutOfScriptsReach) {
    Window window(routes_);
    const auto got = window.post(
        "/api/v1/session", {{"login", "leader"}, {"password", std::string(server::kDemoPassword)}}
    );
    ASSERT_EQ(got.status, 200) << got.text;
    EXPECT_EQ(text_of(got.body, "stage"), "complete");
    EXPECT_NE(got.cookie.find("HttpOnly"), std::string::npos);
    EXPECT_NE(got.cookie.find("SameSite=Strict"), std::string::npos);
    EXPECT_EQ(
        got.text.find(window.cookie_.substr(window.cookie_.find('=') + 1)), std::string::npos
    );
}

// A neighbour in the same domain can set a cookie for all of it, but none of that name.
TEST_F(Sessions, OverTlsTheCookieIsThisVeryHosts) {
    server::StaffOptions options;
    options.is_secure = true;
    const server::Staff staff(*office_, options);
    http::Router routes;
    staff.routes(routes);
    Window window(routes);
    window.sign_in("leader");
    EXPECT_TRUE(window.cookie_.starts_with("__Host-mingjing_session=")) << window.cookie_;
    EXPECT_EQ(window.get("/api/v1/tasks").status, 200);
    window.cookie_ = window.cookie_.substr(std::string_view("__Host-").size());
    EXPECT_EQ(window.get("/api/v1/tasks").status, 401);
}

TEST_F(Sessions, FixationATokenFromBeforeSignInIsWorthNothingAfter) {
    Window attacker(routes_);
    Window victim(routes_);
    attacker.cookie_ = "mingjing_session=planted";
    victim.cookie_ = attacker.cookie_;
    victim.sign_in("leader");
    EXPECT_NE(victim.cookie_, attacker.cookie_);
    EXPECT_EQ(attacker.get("/api/v1/tasks").status, 401);
}

TEST_F(Sessions, CsrfAnActWithoutTheRequestTokenOrFromElsewhereIsRefused) {
    auto& window = as("sysadmin");
    const Fields account{{"login", "new.person"}, {"name", "某某"}, {"unit", "信息中心"}};
    EXPECT_EQ(
        window.post("/api/v1/accounts", account, {{"origin", "https://elsewhere.example"}}).status,
        403
    );
    const auto token = std::exchange(window.token_, "");
    EXPECT_EQ(window.post("/api/v1/accounts", account).status, 403);
    window.token_ = token;
    EXPECT_EQ(
        window.post("/api/v1/accounts", account, {{"origin", "https://desk.example"}}).status, 201
    );
}

TEST_F(Sessions, BruteForceLocksTheAccountEvenForTheRightPassword) {
    Window window(routes_);
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(
            window.post("/api/v1/session", {{"login", "leader"}, {"password", "wrong"}}).status, 401
        );
    }
    const Fields right{{"login", "leader"}, {"password", std::string(server::kDemoPassword)}};
    EXPECT_EQ(window.post("/api/v1/session", right).status, 429);
    clock_.advance(std::chrono::minutes{16});
    EXPECT_EQ(window.post("/api/v1/session", right).status, 200);
}

TEST_F(Sessions, NobodyIsRefusedAtEveryStaffEndpoint) {
    Window nobody(routes_);
    EXPECT_EQ(nobody.get("/api/v1/registers").status, 401);
    EXPECT_EQ(nobody.get("/api/v1/trail").status, 401);
    EXPECT_EQ(nobody.post("/api/v1/accounts", {}).status, 401);
}

TEST_F(Sessions, ASignInIsInTheTrailAsWhoeverSignedIn) {
    as("leader");
    const auto trail = as("auditor").get("/api/v1/trail?event=sign_in&actor=leader");
    ASSERT_EQ(trail.status, 200) << trail.text;
    ASSERT_EQ(member(trail.body, "rows").list()->size(), 1U) << trail.text;
    EXPECT_EQ(text_of(*member(trail.body, "rows").list()->front().fields(), "name"), "孟晗川");
}

TEST_F(Sessions, ADayTheTrailIsAskedForIsADay) {
    auto& auditor = as("auditor");
    for (const auto* list : {"/api/v1/trail", "/api/v1/trail.csv"}) {
        const std::string target = list;
        EXPECT_EQ(auditor.get(target + "?from=2026-99-99").status, 400) << list;
        EXPECT_EQ(auditor.get(target + "?to=yesterday").status, 400) << list;
        EXPECT_EQ(auditor.get(target + "?from=&to=2026-11-02").status, 200) << list;
    }
    const auto none = auditor.get("/api/v1/trail?from=2026-11-03");
    EXPECT_TRUE(member(none.body, "rows").list()->empty());
}

TEST_F(Sessions, TheTrailTakenAwayNamesAccountsAndIsNeverCutInSilence) {
    const auto csv = as("auditor").get("/api/v1/trail.csv");
    ASSERT_EQ(csv.status, 200) << csv.text;
    EXPECT_NE(csv.text.find("账号标识"), std::string::npos);
    EXPECT_NE(csv.text.find("auditor,申审计"), std::string::npos) << csv.text;
    office_->work().lease()->run(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100001)"
        " INSERT INTO access_trail SELECT 1000 + i, 0, '', '', '', '', '', '', '', '', '', '' FROM "
        "n"
    );
    EXPECT_EQ(as("auditor").get("/api/v1/trail.csv").status, 422);
    EXPECT_EQ(as("auditor").get("/api/v1/trail.csv?from=2026-11-02").status, 200);
}

TEST_F(Sessions, ARefusedActIsInTheTrail) {
    EXPECT_EQ(as("compiler_labour").get("/api/v1/trail").status, 403);
    const auto trail = as("auditor").get("/api/v1/trail?outcome=refused");
    ASSERT_EQ(trail.status, 200) << trail.text;
    EXPECT_NE(trail.text.find("吴执法乙"), std::string::npos);
}

// Where to go after signing in is the page's own affair: no step of it takes an address or
// sends anybody anywhere.
TEST_F(Sessions, OpenRedirectNoStepOfSigningInTakesAnAddress) {
    for (const auto& endpoint : api::endpoints()) {
        if (endpoint.caller == api::Caller::staff) {
            continue;
        }
        for (const std::string name :
             {"return", "to", "next", "url", "redirect", "redirect_uri", "continue"}) {
            Window window(routes_);
            const auto in_query = window.send(
                endpoint.method, std::string(endpoint.path) + "?" + name + "=//evil.example", "{}"
            );
            const auto in_body = window.send(
                endpoint.method,
                std::string(endpoint.path),
                codec::write_json(Fields{{name, "https://evil.example"}})
            );
            EXPECT_GE(in_query.status, 400) << endpoint.id << name;
            EXPECT_FALSE(in_query.headers.contains("Location")) << endpoint.id;
            EXPECT_FALSE(in_body.headers.contains("Location")) << endpoint.id;
            EXPECT_EQ(in_body.text.find("evil.example"), std::string::npos) << in_body.text;
        }
    }
}

TEST_F(Sessions, OpenRedirectNoAddressOfTheWorkbenchLeadsElsewhere) {
    Window window(routes_);
    for (const auto* target :
         {"/desk/%2F%2Fevil.example/", "/desk/%5C%5Cevil.example/", "/%2Fevil.example/desk/"}) {
        const auto got = window.get(target);
        const auto location = got.headers.find("Location");
        if (location != got.headers.end()) {
            EXPECT_TRUE(location->second.starts_with("/desk")) << target << location->second;
        }
    }
    EXPECT_FALSE(http::parse_target("//evil.example/desk"));
}

// A bureau that asks everybody for their second factor.
class WithFactor : public OpenOffice {
  protected:
    std::vector<std::string> definitions() override {
        auto folders = OpenOffice::definitions();
        folders.push_back(bureau_with({{"second_factor: 0", "second_factor: 1"}}));
        return folders;
    }
    Got begin(Window& window) {
        return window.post(
            "/api/v1/session",
            {{"login", "auditor"}, {"password", std::string(server::kDemoPassword)}}
        );
    }
    static Got give(Window& window, const std::string& code) {
        return window.post("/api/v1/session/factor", {{"code", code}});
    }
};

TEST_F(WithFactor, ACodeSeenOnceIsWorthNothingToWhoeverSawIt) {
    Window first(routes_);
    ASSERT_EQ(text_of(begin(first).body, "stage"), "new_factor");
    const auto enrolment = first.get("/api/v1/session/enrolment");
    const auto secret = factor_secret(text_of(enrolment.body, "text"));
    ASSERT_EQ(give(first, factor_code(secret, clock_.now())).status, 200);

    clock_.advance(std::chrono::seconds{30});
    const auto code = factor_code(secret, clock_.now());
    Window owner(routes_);
    Window other(routes_);
    ASSERT_EQ(text_of(begin(owner).body, "stage"), "second_factor");
    ASSERT_EQ(text_of(begin(other).body, "stage"), "second_factor");
    const auto done = give(owner, code);
    ASSERT_EQ(done.status, 200) << done.text;
    const auto replayed = give(other, code);
    EXPECT_EQ(replayed.status, 422) << replayed.text;
    EXPECT_NE(replayed.text.find("已经用过"), std::string::npos);
    EXPECT_EQ(other.get("/api/v1/trail").status, 401);
    const auto trail = owner.get("/api/v1/trail?event=sign_in&outcome=refused");
    EXPECT_NE(trail.text.find("已经用过"), std::string::npos) << trail.text;
}

class FirstStart : public OpenOffice {
  protected:
    FirstStart() : OpenOffice(false) {}
};

TEST_F(FirstStart, ThreeAdministratorsAreAppointedOnceByWhoReadsTheConsole) {
    Window window(routes_);
    const auto person = [](const char* login, const char* name) {
        return Fields{{"login", login}, {"name", name}};
    };
    Fields setup{
        {"code", "wrong"},
        {"system_administrator", person("sys", "甲")},
        {"security_administrator", person("sec", "乙")},
        {"audit_administrator", person("aud", "丙")},
    };
    EXPECT_EQ(window.post("/api/v1/setup", setup).status, 400);
    setup["code"] = staff_->setup_code();
    const auto made = window.post("/api/v1/setup", setup);
    ASSERT_EQ(made.status, 201) << made.text;
    EXPECT_EQ(member(made.body, "administrators").list()->size(), 3U);
    const auto again = window.post("/api/v1/setup", setup);
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(text_of(again.body, "title"), "本机关已经设置过，没有办理");
    const auto rules = window.get("/api/v1/setup");
    EXPECT_EQ(*member(rules.body, "password_characters_min").integer(), 10);
}

}  // namespace
}  // namespace mingjing::test
