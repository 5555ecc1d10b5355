// Signing in by the identity provider, as a browser goes there and comes back.

#include <filesystem>

#include <fmt/format.h>

#include "api/api.h"
#include "api/open_office.h"
#include "base/files.h"
#include "imports/imports.h"
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
    for (const auto* part : {"HttpOnly", "SameSite=Strict", "Path=/;"}) {
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

// While the provider answers, the account is reset: whoever had the password and the session
// must not stay in by a binding.
TEST_F(ByProvider, ABindingUnderWayDoesNotOutliveAReset) {
    auto& system = as("sysadmin");
    auto& leader = as("leader");
    const auto seen_account = seen("sysadmin", "/api/v1/accounts/leader");
    const auto back = returned(leader.post(kBinding, kPassword), "s-1");
    int reset = 0;
    fake_.twist_claims = [&](Fields&) {
        reset = system
                    .send(
                        http::Method::post,
                        "/api/v1/accounts/leader/invitations",
                        "{}",
                        {{"if-match", seen_account}}
                    )
                    .status;
    };
    const auto got = leader.post(kAnswers, back);
    EXPECT_LT(reset, 300) << reset;
    EXPECT_EQ(type(got), "session-over") << got.text;
    EXPECT_EQ(text_of(system.get("/api/v1/accounts/leader").body, "subject"), "");
    EXPECT_NE(refusals().find("的身份 s-1：登录已经超时"), std::string::npos);
}

TEST_F(ByProvider, GoingToBindKeepsWhatASessionMayDo) {
    auto& leader = as("leader");
    http::Request upload;
    upload.method = http::Method::post;
    upload.target = "/api/v1/registers/window_staff/imports?name=a.csv";
    upload.headers.emplace_back("cookie", leader.cookie_);
    ASSERT_EQ(leader.get("/api/v1/session").status, 200);
    ASSERT_GT(routes_.body_bytes_max(upload), 0U);
    ASSERT_EQ(leader.post(kBinding, kPassword).status, 200);
    EXPECT_GT(routes_.body_bytes_max(upload), 0U) << "the cookie given was the errand's";
}

TEST_F(ByProvider, ABindingAsksThemToSignInAnewOverThere) {
    const auto sent = as("leader").post(kBinding, kPassword);
    const auto address = std::string(text_of(sent.body, "address"));
    EXPECT_NE(address.find("&prompt=login&max_age=0"), std::string::npos) << address;
    // Whoever was signed in there before, on a shared computer, is not whom we bind.
    fake_.twist_claims = [](Fields& claims) {
        claims["auth_time"] = *member(claims, "iat").integer() - 3600;
    };
    const auto got = as("leader").post(kAnswers, returned(sent, "s-2"));
    EXPECT_EQ(type(got), "provider-token-refused");
    EXPECT_NE(got.text.find("没有在那边重新登录"), std::string::npos) << got.text;
}

TEST_F(ByProvider, SigningInAsksForThatOnlyWhereItCountsAsBothSteps) {
    Window window(routes_);
    const auto address = [&] {
        return std::string(text_of(window.post(kProvider, {}).body, "address"));
    };
    EXPECT_EQ(address().find("max_age"), std::string::npos);
    open_again("counts_as_second_factor: true\n");
    EXPECT_NE(address().find("max_age=0"), std::string::npos);
}

TEST_F(ByProvider, TheTrailTellsTheTwoWaysInApart) {
    ASSERT_EQ(bind("leader", "s-1").status, 200);
    Window window(routes_);
    ASSERT_EQ(sign_in(window, "s-1").status, 200);
    ASSERT_EQ(type(sign_in(window, "s-9")), "subject-not-bound");
    auto& auditor = as("auditor");
    EXPECT_NE(
        auditor.get("/api/v1/trail?actor=leader&event=sign_in").text.find("经统一身份认证登录"),
        std::string::npos
    );
    EXPECT_NE(refusals().find("统一身份认证的身份 s-9：这个身份还没有绑定"), std::string::npos);
}

TEST_F(ByProvider, StrangersDoNotFillTheTrailWithAnswersTheyMadeUp) {
    const auto rows = [&] {
        return office_->work().lease()->integer("SELECT count(*) FROM access_trail").value();
    };
    const auto before = rows();
    for (int i = 0; i < 20; ++i) {
        Window stranger(routes_);
        EXPECT_EQ(
            type(stranger.post(kAnswers, {{"state", "made up"}, {"code", "x"}})), "errand-over"
        );
    }
    EXPECT_EQ(rows(), before + 1);
}

TEST_F(ByProvider, WhoCameInByABindingIsOutWhenItIsRemoved) {
    ASSERT_EQ(bind("leader", "s-1").status, 200);
    Window window(routes_);
    ASSERT_EQ(sign_in(window, "s-1").status, 200);
    ASSERT_EQ(
        as("sysadmin").send(http::Method::del, "/api/v1/accounts/leader/binding").status, 200
    );
    EXPECT_EQ(window.get("/api/v1/tasks").status, 401);
}

// It hashes nothing: who types a password keeps nobody waiting who does not.
TEST_F(ByProvider, SigningInNeedsNoPlaceAmongThoseWhoTypePasswords) {
    ASSERT_EQ(bind("leader", "s-1").status, 200);
    DiskFiles files;
    imports::Imports imports(
        {office_->ledger(), office_->work(), office_->desk(), office_->definitions(), clock_},
        files,
        folder_.imports()
    );
    api::Parts parts{
        office_->definitions(),
        office_->ledger(),
        office_->work(),
        office_->desk(),
        imports,
        office_->attachments(),
        clock_,
        api::sign_in_rules(office_->definitions().bureau),
        std::string(32, 'k'),
        ""};
    parts.sign_ins = std::make_shared<std::counting_semaphore<>>(0);
    parts.provider = std::make_unique<oidc::Provider>(fake_.settings(), clock_);
    const api::Api api(std::move(parts));
    http::Router routes;
    api.routes(routes);
    Window window(routes);
    EXPECT_EQ(
        type(window.post("/api/v1/session", {{"login", "leader"}, {"password", "x"}})),
        "sign-ins-busy"
    );
    EXPECT_EQ(sign_in(window, "s-1").status, 200);
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
