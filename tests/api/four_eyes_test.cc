// Who wrote it does not review it, whoever pressed the button (案件办理与法制审核相分离), and
// whoever acts says on what: GK-04, and what an act is decided on.

#include <gmock/gmock.h>

#include "api/open_entries.h"

namespace mingjing::test {
namespace {

using testing::HasSubstr;

class FourEyes : public OpenEntries {
  protected:
    Got save(const std::string& login, const std::string& key, const std::string& position) {
        const auto seen = as(login).get(draft(key));
        auto changed = *member(seen.body, "content").fields();
        changed["position"] = position;
        return as(login).put(draft(key), {{"content", changed}}, seen.etag);
    }
};

TEST_F(FourEyes, GK04_WhoWroteItDoesNotReviewIt) {
    ASSERT_EQ(write("compiler_labour", "W-1", "科员").status, 201);
    ASSERT_EQ(save("reviewer_legal", "W-1", "副科长").status, 200);
    ASSERT_EQ(save("compiler_labour", "W-1", "科长").status, 200);
    ASSERT_EQ(act("compiler_labour", "W-1", "submissions").status, 200);
    ASSERT_EQ(act("head_labour", "W-1", "approvals").status, 200);
    const auto own = act("reviewer_legal", "W-1", "approvals");
    EXPECT_EQ(own.status, 422) << own.text;
    EXPECT_EQ(said(own, "rule"), "GK-04");
    EXPECT_THAT(said(own, "title"), HasSubstr("编写过"));
}

TEST_F(FourEyes, GK04_NorAfterItWasReturnedAndSomebodyElseSubmittedIt) {
    ASSERT_EQ(write("head_labour", "W-1", "科员").status, 201);
    ASSERT_EQ(act("compiler_labour", "W-1", "submissions").status, 200);
    ASSERT_EQ(take_back("compiler_labour", "W-1").status, 200);
    ASSERT_EQ(save("compiler_labour", "W-1", "科长").status, 200);
    ASSERT_EQ(act("compiler_labour", "W-1", "submissions").status, 200);
    EXPECT_EQ(act("head_labour", "W-1", "approvals").status, 422);
}

TEST_F(FourEyes, ReviewingAndReturningIsNotWriting) {
    submit("W-1");
    ASSERT_EQ(act("head_labour", "W-1", "returns", {{"reason", "岗位有误"}}).status, 200);
    ASSERT_EQ(save("compiler_labour", "W-1", "科长").status, 200);
    ASSERT_EQ(act("compiler_labour", "W-1", "submissions").status, 200);
    EXPECT_EQ(act("head_labour", "W-1", "approvals").status, 200);
}

TEST_F(FourEyes, AnActSaysWhatItWasDecidedOn) {
    submit("W-1");
    const auto blind = as("head_labour").post(entry("W-1", "/approvals"), {});
    EXPECT_EQ(blind.status, 428) << blind.text;
    EXPECT_THAT(said(blind, "next"), HasSubstr("最新内容"));
    const auto account =
        as("sysadmin")
            .put(
                "/api/v1/accounts/leader",
                {{"name", "孟晗川"}, {"unit", "局领导"}, {"officer", ""}, {"is_disabled", false}}
            );
    EXPECT_EQ(account.status, 428) << account.text;
}

TEST_F(FourEyes, WhatLawRefusesIsInTheTrailAsWhatDutyRefusesIs) {
    submit("W-1");
    ASSERT_EQ(act("publisher", "W-1", "publications").status, 422);
    const auto trail = as("auditor").get("/api/v1/trail?event=refused");
    EXPECT_THAT(trail.text, HasSubstr("尹晗和"));
    EXPECT_THAT(trail.text, HasSubstr("未经审核的内容不得公示"));
    ASSERT_EQ(as("publisher").post(entry("W-1", "/withdrawals"), {}).status, 428);
    EXPECT_EQ(
        as("auditor").get("/api/v1/trail?event=refused").text.find("没有说明是依据哪一版"),
        std::string::npos
    ) << "a form not filled in right is no affair of the audit";
}

TEST_F(FourEyes, TheReviewersSeeFromWhichDayItIsToBeInForce) {
    publish("W-1");
    ASSERT_EQ(as("compiler_labour").post(entry("W-1", "/drafts"), {}).status, 201);
    ASSERT_EQ(save("compiler_labour", "W-1", "科长").status, 200);
    Fields asked{{"reason", "岗位调整"}, {"effective_from", "2026-11-01"}};
    const auto past = act("compiler_labour", "W-1", "submissions", asked);
    EXPECT_EQ(past.status, 422) << past.text;
    EXPECT_THAT(said(past, "title"), HasSubstr("2026-11-01"));
    asked["effective_from"] = "2026-12-01";
    ASSERT_EQ(act("compiler_labour", "W-1", "submissions", asked).status, 200);
    const auto seen = as("head_labour").get(entry("W-1"));
    EXPECT_EQ(said(seen, "effective_from"), "2026-12-01");
    EXPECT_EQ(said(seen, "effective_to"), "");
    const auto history = as("head_labour").get(entry("W-1", "/history"));
    const auto& last = *member(history.body, "events").list()->back().fields();
    EXPECT_EQ(text_of(last, "effective_from"), "2026-12-01");
}

}  // namespace
}  // namespace mingjing::test
