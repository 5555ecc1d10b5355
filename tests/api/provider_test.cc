// Signing in by the identity provider, as a browser goes there and comes back.

#include <filesystem>

#include <fmt/format.h>

#include "api/open_office.h"
#include "base/files.h"
#include "support/fake_provider.h"

namespace mingjing::test {
namespace {

constexpr const char* kProvider = "/api/v1/session/provider";
constexpr const char* kAnswers = "/api/v1/session/provider/answers";
constexpr const char* kBinding = "/api/v1/session/provider/binding";
const Fields kPassword{{"password", std::string(server::kDemoPassword)}};

class ByProvider : public OpenOffice {
  protected:
    void SetUp() override {
        OpenOffice::SetUp();
        make_account("leader");
        open_again("");
    }
    std::vector<std::string> definitions() override {
        auto folders = OpenOffice::definitions();
        folders.push_back(bureau_with({{"one_session_per_account: 0", "one_session_per_account: 1"}}
        ));
        return folders;
    }
    // As after the operator wrote keys/provider.yaml and started anew.
    void open_again(const std::string& more) {
        const auto settings = fake_.settings();
        const auto path = folder_.keys() + "/provider.yaml";
        DiskFiles().replace(
            path,
            fmt::format(
                "issuer: {}\nclient_id: {}\nclient_secret: \"{}\"\nname: {}\n"
                "workbench_url: https://desk.example/\n{}",
                settings.issuer,
                settings.client_id,
                settings.client_secret,
                settings.name,
                more
            )
        );
        staff_.reset();
        routes_ = {};
        staff_ = std::make_unique<server::Staff>(*office_, server::StaffOptions{});
        staff_->routes(routes_);
    }

    // There and back: what the page would bring.
    Fields returned(const Got& sent, const std::string& subject) {
        const auto back = fake_.sign_in(std::string(text_of(sent.body, "address")), subject);
        return {{"state", back.state}, {"code", back.code}};
    }
    Got sign_in(Window& window, const std::string& subject) {
        return window.post(kAnswers, returned(window.post(kProvider, {}), subject));
    }
    Got bind(const std::string& login, const std::string& subject) {
        auto& window = as(login);
        return window.post(kAnswers, returned(window.post(kBinding, kPassword), subject));
    }
    static std::string type(const Got& got) {
        const auto type = std::string(text_of(got.body, "type"));
        return type.substr(type.rfind(':') + 1);
    }
    std::string refusals() { return as("auditor").get("/api/v1/trail?outcome=refused").text; }

    FakeProvider fake_{clock_};
};

TEST_F(ByProvider, WhoeverBoundTheirAccountIsLetInAndIsInTheTrail) {
    ASSERT_EQ(bind("leader", "s-1").status, 200);
    Window window(routes_);
    const auto got = sign_in(window, "s-1");
    ASSERT_EQ(got.status, 200) << got.text;
    EXPECT_EQ(text_of(got.body, "stage"), "complete");  // the demo asks for no second factor
    EXPECT_EQ(text_of(*member(got.body, "account").fields(), "login"), "leader");
    // The same rules as by password: a session from before is over.
    EXPECT_EQ(as("leader").get("/api/v1/tasks").status, 401);
    EXPECT_EQ(window.get("/api/v1/tasks").status, 200);
    const auto trail = as("auditor").get("/api/v1/trail?actor=leader");
    EXPECT_NE(trail.text.find("绑定市统一身份认证的身份 s-1"), std::string::npos);
}

TEST_F(ByProvider, TheErrandIsTheBrowsersAndOutOfScriptsReach) {
    Window window(routes_);
    const auto sent = window.post(kProvider, {});
    ASSERT_EQ(sent.status, 200) << sent.text;
    for (const auto* part : {"HttpOnly", "SameSite=Strict", "Path=/api/v1/session/provider;"}) {
        EXPECT_NE(sent.cookie.find(part), std::string::npos) << part << sent.cookie;
    }
    const auto back = returned(sent, "s-1");
    // Neither another browser nor one with an errand of its own brings that answer.
    Window other(routes_);
    EXPECT_EQ(type(other.post(kAnswers, back)), "errand-over");
    ASSERT_EQ(other.post(kProvider, {}).status, 200);
    EXPECT_EQ(type(other.post(kAnswers, back)), "errand-over");
    EXPECT_EQ(type(window.post(kAnswers, back)), "subject-not-bound");
    EXPECT_NE(refusals().find("不是从本页面开始的"), std::string::npos);
}

TEST_F(ByProvider, AStateAndACodeCountOnce) {
    ASSERT_EQ(bind("leader", "s-1").status, 200);
    Window window(routes_);
    const auto back = returned(window.post(kProvider, {}), "s-1");
    ASSERT_EQ(window.post(kAnswers, back).status, 200);
    EXPECT_EQ(type(window.post(kAnswers, back)), "errand-over");
    auto with_old_code = returned(window.post(kProvider, {}), "s-1");
    with_old_code["code"] = member(back, "code");
    EXPECT_EQ(type(window.post(kAnswers, with_old_code)), "provider-code-refused");
    EXPECT_NE(refusals().find("授权码已经用过或者过期"), std::string::npos);
}

TEST_F(ByProvider, NobodyIsLetInLate) {
    Window window(routes_);
    const auto back = returned(window.post(kProvider, {}), "s-1");
    clock_.advance(std::chrono::minutes{11});
    EXPECT_EQ(type(window.post(kAnswers, back)), "errand-over");
}

TEST_F(ByProvider, APersonWithoutAnAccountIsRefusedAndNoneIsMade) {
    Window window(routes_);
    const auto got = sign_in(window, "s-9");
    EXPECT_EQ(got.status, 422);
    EXPECT_EQ(type(got), "subject-not-bound");
    EXPECT_EQ(window.get("/api/v1/tasks").status, 401);
    EXPECT_NE(refusals().find("还没有绑定本系统的账号"), std::string::npos);
    EXPECT_EQ(as("sysadmin").get("/api/v1/accounts").text.find("s-9"), std::string::npos);
}

TEST_F(ByProvider, ATokenThatDoesNotHoldOpensNothingAndIsInTheTrail) {
    ASSERT_EQ(bind("leader", "s-1").status, 200);
    const auto past = [&](Fields& claims) {
        claims["exp"] = *member(claims, "iat").integer() - 600;
    };
    const auto elsewhere = [](Fields& claims) { claims["iss"] = "https://evil.example"; };
    const auto other = [](Fields& claims) { claims["aud"] = "other"; };
    const std::vector<std::pair<std::function<void(Fields&)>, const char*>> forged{
        {past, "已经过期"},
        {elsewhere, "不是所配置的身份认证平台签发的"},
        {other, "不是发给本系统的"}};
    for (const auto& [twist, said] : forged) {
        fake_.twist_claims = twist;
        Window window(routes_);
        const auto got = sign_in(window, "s-1");
        EXPECT_EQ(type(got), "provider-token-refused");
        EXPECT_NE(got.text.find(said), std::string::npos) << got.text;
        EXPECT_NE(refusals().find(said), std::string::npos) << said;
        EXPECT_EQ(window.get("/api/v1/tasks").status, 401);
    }
}

TEST_F(ByProvider, ADisabledAccountIsRefused) {
    ASSERT_EQ(bind("leader", "s-1").status, 200);
    auto& system = as("sysadmin");
    const auto account = system.get("/api/v1/accounts/leader");
    const Fields change{
        {"name", "孟晗川"}, {"unit", "局领导"}, {"officer", ""}, {"is_disabled", true}};
    ASSERT_EQ(system.put("/api/v1/accounts/leader", change, account.etag).status, 200);
    Window window(routes_);
    EXPECT_EQ(type(sign_in(window, "s-1")), "account-disabled");
    EXPECT_NE(refusals().find("您的账号已停用"), std::string::npos);
}

TEST_F(ByProvider, ARefusalOverThereIsToldAndEndsTheErrand) {
    Window window(routes_);
    auto back = returned(window.post(kProvider, {}), "s-1");
    const auto code = std::exchange(back["code"], "");
    EXPECT_EQ(type(window.post(kAnswers, back)), "provider-refused");
    back["code"] = code;
    EXPECT_EQ(type(window.post(kAnswers, back)), "errand-over");
}

TEST_F(ByProvider, AProviderThatIsDownIsToldAndPasswordsStillServe) {
    fake_.fall_over();
    Window window(routes_);
    const auto got = window.post(kProvider, {});
    EXPECT_EQ(got.status, 503);
    EXPECT_EQ(type(got), "provider-unreachable");
    window.sign_in("leader");
}

TEST_F(ByProvider, NobodyBindsAnAccountButItsOwnerWithTheirPassword) {
    auto& leader = as("leader");
    EXPECT_EQ(leader.post(kBinding, {{"password", "wrong"}}).status, 422);
    EXPECT_EQ(Window(routes_).post(kBinding, kPassword).status, 401);
    // The answer to an errand of one's own does not bind another's account.
    const auto back = returned(leader.post(kBinding, kPassword), "s-1");
    auto& system = as("sysadmin");
    std::swap(system.errand_, leader.errand_);
    EXPECT_EQ(type(system.post(kAnswers, back)), "errand-over");
    // Nor does any endpoint take a subject by name.
    const auto account = system.get("/api/v1/accounts/leader");
    const Fields change{
        {"name", "孟晗川"},
        {"unit", "局领导"},
        {"officer", ""},
        {"is_disabled", false},
        {"subject", "s-1"}};
    EXPECT_EQ(system.put("/api/v1/accounts/leader", change, account.etag).status, 400);
}

TEST_F(ByProvider, APersonHasOneAccount) {
    ASSERT_EQ(bind("leader", "s-1").status, 200);
    const auto second = bind("sysadmin", "s-1");
    EXPECT_EQ(type(second), "subject-taken") << second.text;
}

TEST_F(ByProvider, ABindingIsRemovedByItsOwnerOrTheSystemAdministrator) {
    for (const auto* who : {"leader", "sysadmin"}) {
        ASSERT_EQ(bind("leader", "s-1").status, 200);
        const bool is_own = std::string_view(who) == "leader";
        const auto removed =
            as(who).send(http::Method::del, is_own ? kBinding : "/api/v1/accounts/leader/binding");
        ASSERT_EQ(removed.status, 200) << removed.text;
        EXPECT_EQ(text_of(removed.body, "subject"), "");
        Window window(routes_);
        EXPECT_EQ(type(sign_in(window, "s-1")), "subject-not-bound") << who;
    }
    EXPECT_EQ(
        as("secadmin").send(http::Method::del, "/api/v1/accounts/leader/binding").status, 403
    );
}

TEST_F(ByProvider, TheFileWithTheSecretIsForItsOwnerAlone) {
    std::filesystem::permissions(
        folder_.keys() + "/provider.yaml",
        std::filesystem::perms::group_read,
        std::filesystem::perm_options::add
    );
    EXPECT_THROW(server::Staff(*office_, server::StaffOptions{}), Fault);
}

TEST_F(ByProvider, AFileThatCannotBeUsedSaysWhy) {
    EXPECT_THROW(open_again("issuer_url: x\n"), Fault);
    EXPECT_THROW(open_again("counts_as_second_factor: maybe\n"), Fault);
}

class WithoutProvider : public OpenOffice {};

TEST_F(WithoutProvider, ThereIsNoWayToOne) {
    Window window(routes_);
    EXPECT_EQ(text_of(window.get(kProvider).body, "name"), "");
    EXPECT_EQ(window.post(kProvider, {}).status, 404);
    EXPECT_EQ(window.post(kAnswers, {{"state", ""}, {"code", "x"}}).status, 404);
}

}  // namespace
}  // namespace mingjing::test
