// What hostile requests of somebody who is signed in come to. The browser's side of the same
// attacks is in tests/browser.

#include <fmt/format.h>

#include "api/open_office.h"

namespace mingjing::test {
namespace {

class Attacks : public OpenOffice {
  protected:
    static constexpr const char* kDrafts = "/api/v1/registers/devices/drafts";
    Got draft(const Fields& content) {
        return as("device_keeper").post(kDrafts, {{"content", content}});
    }
};

TEST_F(Attacks, EscalationByAnEditedRequest) {
    auto& compiler = as("compiler_labour");
    for (const auto* target :
         {"/api/v1/registers/enforcement_items/editions",
          "/api/v1/registers/enforcement_items/entries/X/publications",
          "/api/v1/registers/enforcement_items/entries/X/withdrawals"}) {
        const auto got = compiler.post(target, {{"reason", "无"}});
        EXPECT_EQ(got.status, 403) << target << got.text;
    }
    EXPECT_EQ(
        compiler.put(
                    "/api/v1/accounts/compiler_labour/roles", {{"roles", List{"publisher"}}}
        ).status,
        403
    );
    // Nor may those who give roles give themselves one, or two of the three to anybody.
    auto& security = as("secadmin");
    EXPECT_EQ(
        security
            .put(
                "/api/v1/accounts/secadmin/roles",
                {{"roles", List{"publisher"}}},
                security.get("/api/v1/accounts/secadmin").etag
            )
            .status,
        400
    );
    const auto both = security.put(
        "/api/v1/accounts/auditor/roles",
        {{"roles", List{"audit_administrator", "system_administrator"}}},
        security.get("/api/v1/accounts/auditor").etag
    );
    EXPECT_EQ(both.status, 422) << both.text;
    EXPECT_NE(both.text.find("三权分立"), std::string::npos);
}

TEST_F(Attacks, AdministratorsSeeNoBusiness) {
    for (const auto* login : {"sysadmin", "secadmin", "auditor"}) {
        for (const auto* target :
             {"/api/v1/registers",
              "/api/v1/tasks",
              "/api/v1/registers/officers/entries",
              "/api/v1/registers/officers/drafts"}) {
            EXPECT_EQ(as(login).get(target).status, 403) << login << target;
        }
    }
}

TEST_F(Attacks, MassAssignmentNamesAMemberNobodyAskedFor) {
    const auto got = as("sysadmin")
                         .post(
                             "/api/v1/accounts",
                             {{"login", "new.person"},
                              {"name", "某某"},
                              {"unit", "信息中心"},
                              {"roles", List{"publisher"}},
                              {"has_password", true}}
                         );
    EXPECT_EQ(got.status, 400);
    EXPECT_NE(got.text.find("\"roles\""), std::string::npos) << got.text;
}

TEST_F(Attacks, SqlInFilterAndSortIsOnlyText) {
    auto& leader = as("leader");
    for (const auto* hostile :
         {"%27%20OR%201=1--", "title%3BDROP%20TABLE%20entries", "%25%27)%20UNION%20SELECT%201--"}) {
        for (const auto* list : {"entries", "drafts"}) {
            const auto base = fmt::format("/api/v1/registers/officers/{}", list);
            EXPECT_EQ(leader.get(base + "?text=" + hostile).status, 200) << hostile;
            EXPECT_EQ(leader.get(base + "?sort=" + hostile).status, 200) << hostile;
            EXPECT_EQ(leader.get(base + "?unit=" + hostile).status, 200) << hostile;
        }
    }
    EXPECT_EQ(leader.get("/api/v1/registers/officers/entries").status, 200);
}

TEST_F(Attacks, PathsAreOnlyNames) {
    auto& leader = as("leader");
    EXPECT_EQ(leader.get("/api/v1/registers/..%2F..%2Fetc%2Fpasswd").status, 404);
    EXPECT_EQ(leader.get("/api/v1/registers/officers/entries/..%2F..%2Fx").status, 404);
}

TEST_F(Attacks, DeepOrOversizedJsonIsRefusedWhole) {
    const std::string deep = R"({"content":)" + std::string(100'000, '[') + "}";
    auto& keeper = as("device_keeper");
    EXPECT_EQ(keeper.send(http::Method::post, kDrafts, deep).status, 400);
    const std::string wide =
        R"({"content":{"number":")" + std::string(std::size_t{900} * 1024, 'x') + R"("}})";
    const auto got = keeper.send(http::Method::post, kDrafts, wide);
    EXPECT_EQ(got.status, 400) << got.text.substr(0, 300);
    EXPECT_EQ(keeper.send(http::Method::post, kDrafts, R"({"content":{"a":1,"a":2}})").status, 400);
}

TEST_F(Attacks, MarkupComesBackAsTheTextItIs) {
    const std::string hostile = R"(<img src=x onerror=alert(1)>"'</script>)";
    const auto made = draft({{"number", "D-1"}, {"model", hostile}});
    ASSERT_EQ(made.status, 201) << made.text;
    EXPECT_EQ(text_of(*member(made.body, "content").fields(), "model"), hostile);
}

TEST_F(Attacks, AFieldTheRegisterDoesNotHaveIsRefused) {
    const auto got = draft({{"number", "D-1"}, {"published", true}, {"unit", "别的单位"}});
    EXPECT_EQ(got.status, 400) << got.text;
    EXPECT_EQ(
        draft({{"number", "D-1"}, {"model", List{List{List{List{List{List{}}}}}}}}).status, 400
    );
}

TEST_F(Attacks, ValuesOfTheWrongKindAreSaidToBeWrongAndBreakNothing) {
    auto& compiler = as("compiler_labour");
    const List odd{5, true, "文字", List{"x"}, Fields{{"a", 1}}, List{Fields{{"code", List{}}}}};
    for (const auto& schema : office_->definitions().registers) {
        const auto checks = "/api/v1/registers/" + schema.key + "/checks";
        for (const auto& value : odd) {
            Fields content;
            for (const auto& field : schema.fields) {
                content.emplace(field.key, value);
            }
            const auto got = compiler.post(checks, {{"content", content}});
            EXPECT_TRUE(got.status == 200 || got.status == 400) << got.text;
            EXPECT_TRUE(got.status == 400 || got.text.find("rejected") != std::string::npos)
                << schema.key << got.text;
        }
    }
}

TEST_F(Attacks, TheSameCommandTwiceIsOneAct) {
    auto& keeper = as("device_keeper");
    const Fields body{{"content", Fields{{"number", "D-1"}, {"model", "甲"}}}};
    const Window::Headers key{{"idempotency-key", "k-1"}};
    const auto first = keeper.post(kDrafts, body, key);
    const auto again = keeper.post(kDrafts, body, key);
    EXPECT_EQ(first.status, 201) << first.text;
    EXPECT_EQ(again.status, 201) << again.text;
    EXPECT_EQ(again.text, first.text);
    EXPECT_EQ(again.etag, first.etag);
    const auto other = keeper.post(kDrafts, {{"content", Fields{{"number", "D-2"}}}}, key);
    EXPECT_EQ(other.status, 409) << other.text;
}

TEST_F(Attacks, TwoPeopleOnOneDraftAndNobodysWorkIsLost) {
    ASSERT_EQ(draft({{"number", "D-1"}, {"model", "甲"}}).status, 201);
    auto& keeper = as("device_keeper");
    const auto one = std::string(kDrafts) + "/D-1";
    const auto etag = keeper.get(one).etag;
    const Fields mine{{"content", Fields{{"number", "D-1"}, {"model", "乙"}}}};
    const Fields theirs{{"content", Fields{{"number", "D-1"}, {"model", "丙"}}}};
    const auto as_compressed = etag.substr(0, etag.size() - 1) + "-br\"";
    EXPECT_EQ(keeper.put(one, mine, as_compressed).status, 200);
    const auto stale = keeper.put(one, theirs, etag);
    EXPECT_EQ(stale.status, 412);
    EXPECT_NE(stale.text.find("乙"), std::string::npos) << "shows what changed meanwhile";
    EXPECT_EQ(keeper.put(one, theirs, "").status, 428) << "a save must say what it is based on";
}

}  // namespace
}  // namespace mingjing::test
