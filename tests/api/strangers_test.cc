// What somebody nobody knows may cost the house: neither its threads nor its trail.

#include <gmock/gmock.h>

#include "api/api.h"
#include "api/open_office.h"
#include "imports/imports.h"

namespace mingjing::test {
namespace {

using ::testing::HasSubstr;

class Strangers : public OpenOffice {
  protected:
    std::int64_t rows() {
        return office_->work().lease()->integer("SELECT count(*) FROM access_trail").value();
    }
    static Got sign_in(Window& window) {
        return window.post("/api/v1/session", {{"login", "nobody"}, {"password", "x"}});
    }
};

TEST_F(Strangers, TryOnlySoOftenFromOneAddress) {
    Window stranger(routes_);
    const Fields code{{"code", "00"}};
    const auto try_again = [&] { return stranger.post("/api/v1/setup", code).status; };
    for (int i = 0; i < 60; ++i) {
        ASSERT_EQ(try_again(), 400) << i;
    }
    const auto before = rows();
    EXPECT_EQ(try_again(), 429);
    const auto refused = sign_in(stranger);
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(text_of(refused.body, "type"), "urn:mingjing:problem:too-many-attempts");
    EXPECT_EQ(rows(), before + 1) << "once, not each time";
    Window elsewhere(routes_);
    elsewhere.peer_ = "10.1.2.4";
    EXPECT_EQ(sign_in(elsewhere).status, 401);
    clock_.advance(std::chrono::minutes{1});
    EXPECT_EQ(sign_in(stranger).status, 401);
}

TEST_F(Strangers, FromAnotherSitesPageLeaveOneRowAWhile) {
    const auto before = rows();
    Window stranger(routes_);
    for (int i = 0; i < 5; ++i) {
        const auto got =
            stranger.post("/api/v1/setup", {{"code", "00"}}, {{"origin", "http://evil.example"}});
        EXPECT_EQ(got.status, 403);
    }
    EXPECT_EQ(rows(), before + 1);
}

TEST_F(Strangers, WaitWhereAllPlacesOfThoseSigningInAreTaken) {
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
    const auto places = std::make_shared<std::counting_semaphore<>>(1);
    parts.sign_ins = places;
    const api::Api api(std::move(parts));
    http::Router routes;
    api.routes(routes);
    Window window(routes);
    EXPECT_EQ(sign_in(window).status, 401);
    ASSERT_TRUE(places->try_acquire());
    const auto before = rows();
    const auto busy = sign_in(window);
    EXPECT_EQ(busy.status, 503);
    EXPECT_THAT(busy.text, HasSubstr("sign-ins-busy"));
    EXPECT_EQ(rows(), before);
    places->release();
    EXPECT_EQ(sign_in(window).status, 401);
}

// A stranger's hundred addresses must not keep a colleague's refusal out of the trail unsaid.
TEST_F(Strangers, InGreatNumberAreCountedWhereTheyAreNotNamed) {
    const auto knock = [&](const std::string& peer) {
        Window stranger(routes_);
        stranger.peer_ = peer;
        const auto got =
            stranger.post("/api/v1/setup", {{"code", "00"}}, {{"origin", "http://evil.example"}});
        ASSERT_EQ(got.status, 403);
    };
    const auto before = rows();
    for (int i = 0; i < 50; ++i) {
        knock("2001:db8::" + std::to_string(i + 1));
    }
    EXPECT_EQ(rows(), before + 1) << "one household";
    for (int i = 0; i < 150; ++i) {
        knock("203.0.113." + std::to_string(i));
    }
    EXPECT_EQ(rows(), before + 101);
    const auto told = [&] { return as("auditor").get("/api/v1/trail?outcome=refused").text; };
    EXPECT_THAT(told(), HasSubstr("以下不再逐一记录"));
    clock_.advance(std::chrono::minutes{10});
    knock("203.0.113.1");
    EXPECT_THAT(told(), HasSubstr("此前另有51次被拒没有逐一记录"));
}

TEST_F(Strangers, AreNamedForEachThingTheyWereRefused) {
    const auto before = rows();
    Window stranger(routes_);
    stranger.post("/api/v1/setup", {{"code", "00"}}, {{"origin", "http://evil.example"}});
    stranger.post("/api/v1/session", {}, {{"origin", "http://evil.example"}});
    EXPECT_EQ(rows(), before + 2);
}

TEST_F(Strangers, LongWindedRefusalsStayShortInTheTrail) {
    const auto path = "/api/v1/accounts/" + std::string(7000, 'x');
    EXPECT_EQ(as("compiler_labour").get(path).status, 403);
    const auto trail = as("auditor").get("/api/v1/trail?outcome=refused");
    EXPECT_THAT(trail.text, HasSubstr("/api/v1/accounts/xxx"));
    EXPECT_LT(trail.text.size(), 1500U);
}

TEST_F(Strangers, AreAnsweredInTheInterfacesOwnWords) {
    Window stranger(routes_);
    const auto missing = stranger.get("/api/v1/nothing");
    EXPECT_EQ(missing.status, 404);
    EXPECT_EQ(text_of(missing.body, "type"), "urn:mingjing:problem:not-found");
    const auto wrong = stranger.put("/api/v1/session", {});
    EXPECT_EQ(wrong.status, 405);
    EXPECT_EQ(text_of(wrong.body, "type"), "urn:mingjing:problem:method-not-allowed");
    auto& leader = as("leader");
    office_->work().lease()->run("ALTER TABLE access_trail RENAME TO elsewhere");
    const auto fault = leader.send(http::Method::del, "/api/v1/session");
    EXPECT_EQ(fault.status, 500);
    EXPECT_THAT(std::string(text_of(fault.body, "next")), HasSubstr("编号"));
    EXPECT_EQ(fault.headers.at("Cache-Control"), "no-store");
}

TEST_F(Strangers, AreToldToTryAgainWhileTheDatabaseIsBusy) {
    auto& compiler = as("compiler_labour");
    const auto writer = db::open(office_->places().work, db::Access::read_write);
    const db::Transaction held(*writer, db::Transaction::Mode::write);
    const auto got = compiler.post(
        "/api/v1/registers/window_staff/drafts", {{"content", Fields{{"staff_number", "W-1"}}}}
    );
    EXPECT_EQ(got.status, 503) << got.text;
    EXPECT_EQ(text_of(got.body, "type"), "urn:mingjing:problem:busy");
    EXPECT_EQ(got.headers.at("Retry-After"), "5");
}

TEST_F(Strangers, AreLetInWithALargeFileOnceSignedInAndNoMoreOnceOut) {
    auto& compiler = as("compiler_labour");
    http::Request upload;
    upload.method = http::Method::post;
    upload.target = "/api/v1/registers/window_staff/imports?name=a.csv";
    upload.headers.emplace_back("cookie", compiler.cookie_);
    EXPECT_GT(routes_.body_bytes_max(upload), 0U) << "before any other request";
    ASSERT_EQ(compiler.send(http::Method::del, "/api/v1/session").status, 204);
    EXPECT_EQ(routes_.body_bytes_max(upload), 0U);
    upload.headers.clear();
    EXPECT_EQ(routes_.body_bytes_max(upload), 0U);
}

}  // namespace
}  // namespace mingjing::test
