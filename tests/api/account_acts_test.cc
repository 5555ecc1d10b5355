// Accounts as their administrators keep them: what is refused, and that no act is without its
// row in the trail.

#include <atomic>
#include <thread>

#include <gmock/gmock.h>

#include "api/open_office.h"

namespace mingjing::test {
namespace {

constexpr auto kArchivist = "/api/v1/accounts/archivist";

using ::testing::AllOf;
using ::testing::HasSubstr;

class AccountActs : public OpenOffice {
  protected:
    static Fields standing(std::string_view name, std::string_view unit) {
        return {{"name", name}, {"unit", unit}, {"officer", ""}, {"is_disabled", false}};
    }
    std::string account(const std::string& id) {
        return as("sysadmin").get("/api/v1/accounts/" + id).text;
    }
    std::string trail(const std::string& event) {
        return as("auditor").get("/api/v1/trail?event=" + event).text;
    }
};

TEST_F(AccountActs, ARoleAskedForTwiceIsGivenOnce) {
    make_account("archivist");
    const auto got = as("secadmin")
                         .put(
                             "/api/v1/accounts/archivist/roles",
                             {{"roles", List{"publisher", "archivist", "publisher"}}},
                             seen("secadmin", kArchivist)
                         );
    ASSERT_EQ(got.status, 200) << got.text;
    EXPECT_EQ(*member(got.body, "roles").list(), (List{"archivist", "publisher"}));
}

// As nginx does with every tag of what it compresses.
TEST_F(AccountActs, AVersionAProxyMadeWeakIsThatVersion) {
    make_account("archivist");
    const auto roles = std::string(kArchivist) + "/roles";
    const Fields wanted{{"roles", List{"archivist"}}};
    const auto etag = seen("secadmin", kArchivist);
    EXPECT_EQ(as("secadmin").put(roles, wanted, "W/" + etag).status, 200);
    EXPECT_EQ(as("secadmin").put(roles, wanted, "W/" + etag).status, 412);
}

TEST_F(AccountActs, AnAccountKeepsANameAndAUnitThatExists) {
    make_account("archivist");
    auto& administrator = as("sysadmin");
    const auto before = account("archivist");
    for (const auto& [name, unit] :
         {std::pair{"", "劳动关系科"}, {"秦档案", ""}, {"秦档案", "*"}, {"秦档案", "没有这个科"}}) {
        const auto got =
            administrator.put(kArchivist, standing(name, unit), seen("sysadmin", kArchivist));
        EXPECT_EQ(got.status, 400) << got.text;
    }
    EXPECT_EQ(account("archivist"), before);
    ASSERT_EQ(
        administrator
            .put(kArchivist, standing("秦档案", "劳动关系科"), seen("sysadmin", kArchivist))
            .status,
        200
    );
    EXPECT_THAT(trail("account"), HasSubstr("单位由“局领导”改为“劳动关系科”"));
}

TEST_F(AccountActs, WhatCannotBeWrittenIntoTheTrailIsNotDone) {
    make_account("archivist");
    as("sysadmin");
    as("secadmin");
    as("reviewer_legal");
    const auto before = account("archivist");
    office_->work().lease()->script(
        "CREATE TRIGGER full BEFORE INSERT ON access_trail"
        " BEGIN SELECT RAISE(ABORT, 'no room'); END"
    );
    const auto path = std::string(kArchivist);
    const auto version = seen("sysadmin", path);
    const Window::Headers named{{"if-match", version}};
    EXPECT_EQ(as("sysadmin").put(path, standing("秦档案", "劳动关系科"), version).status, 500);
    EXPECT_EQ(as("sysadmin").post(path + "/invitations", {}, named).status, 500);
    EXPECT_EQ(
        as("secadmin").put(path + "/roles", {{"roles", List{"publisher"}}}, version).status, 500
    );
    const Fields person{{"login", "new.one"}, {"name", "某某"}, {"unit", "劳动关系科"}};
    EXPECT_EQ(as("sysadmin").post("/api/v1/accounts", person).status, 500);
    const Fields repeal{
        {"name", "行政处罚法"}, {"kind", "repealed"}, {"day", "2026-10-01"}, {"note", ""}};
    EXPECT_EQ(as("reviewer_legal").put("/api/v1/statutes/changes", repeal).status, 500);
    office_->work().lease()->script("DROP TRIGGER full");
    EXPECT_EQ(account("archivist"), before);
    const auto work = office_->work().lease();
    EXPECT_FALSE(identity::account_by_login(*work, "new.one"));
    EXPECT_EQ(work->integer("SELECT count(*) FROM statute_changes"), 0);
}

class SettingUp : public OpenOffice {
  protected:
    SettingUp() : OpenOffice(false) {}
    Got set_up(const std::string& code, const std::string& who) {
        const auto person = [&](std::string_view part) {
            return Value(Fields{{"login", who + std::string(part)}, {"name", "某某"}});
        };
        return Window(routes_).post(
            "/api/v1/setup",
            {{"code", code},
             {"system_administrator", person(".sys")},
             {"security_administrator", person(".sec")},
             {"audit_administrator", person(".aud")}}
        );
    }
    std::int64_t count(const std::string& rest) {
        return office_->work().lease()->integer("SELECT count(*) FROM " + rest).value();
    }
};

TEST_F(SettingUp, IsDoneOnceHoweverManyComeAtOnceAndIsInTheTrail) {
    constexpr int kAtOnce = 8;
    EXPECT_EQ(set_up("0000", "eve").status, 400);
    EXPECT_EQ(count("access_trail WHERE outcome = 'refused'"), 1);
    std::atomic<int> accepted{0};
    {
        std::vector<std::jthread> visitors;
        for (int i = 0; i < kAtOnce; ++i) {
            visitors.emplace_back([&, i] {
                accepted += set_up(staff_->setup_code(), "who" + std::to_string(i)).status == 201;
            });
        }
    }
    EXPECT_EQ(accepted, 1);
    EXPECT_EQ(count("accounts"), 3);
    EXPECT_EQ(count("access_trail WHERE event = 'account' AND outcome = 'done'"), 3);
}

}  // namespace
}  // namespace mingjing::test
