// A decision that fell, or was changed, and what is public of it: what fell is not put up, what
// stands is not taken down.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

using testing::HasSubstr;

constexpr std::array kProcedures{
    "penalty_ordinary", "penalty_summary", "labour_inspection", "handling_decision"};

Case challenged(std::string_view outcome) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.take("serve", served(Served::kDecision));
    one.on("2026-04-01").take("challenge", Challenged{"行政复议", "海曦市人民政府"});
    one.on("2026-04-20").take("end_challenge", ChallengeEnded{std::string(outcome)});
    return one;
}
const DecisionRevoked kFell{"行政复议机关", "撤销", "复决1", "证据不足"};
const ResultWithdrawn kNever{std::string(ResultWithdrawn::kNeverPublic), ""};

Archived filed() {
    Archived act;
    act.number = "2026-0001";
    act.grade = Archived::kOrdinary;
    act.retention = Archived::kThirtyYears;
    return act;
}

TEST(Gates, CF19_ADecisionThatFellBeforeItWasPublicIsNotPutUpAndItsFileIsArchived) {
    auto one = challenged(ChallengeEnded::kRevoked);
    EXPECT_EQ(one.refused_by("publish", published()), "");
    one.take("revoke", kFell, Case::head());
    EXPECT_EQ(one.state.clocks.at("publish").met_on, "2026-04-20");
    one.results.clear();
    one.take("withdraw_result", kNever);
    EXPECT_EQ(one.state.stage, "closed");
    EXPECT_EQ(one.refused_by("archive", filed()), "");
}

TEST(Gates, CF19_GS03_WhatFellIsNotPutUp) {
    auto one = challenged(ChallengeEnded::kRevoked);
    one.state.revoked = {kFell, "2026-04-20"};
    const auto late = one.tried("publish", published());
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, "decision-revoked");
    EXPECT_EQ(late.error().rule, "CF-19");
    ResultPublished withheld{std::string(ResultPublished::kWithheld), {}, ""};
    withheld.ground = {Fields{{"law", "中华人民共和国行政处罚法"}, {"article", 48}}};
    withheld.approver = "李样本";
    EXPECT_EQ(one.refused_by("publish", withheld), "")
        << "after the end, who says so answers for it";
}

TEST(ShippedProcedures, CF19_WhatFellBeforeItsEndIsOwedToNoPublicAnyMore) {
    for (const auto* key : kProcedures) {
        const auto& procedure = *shipped_definitions().procedure(key);
        for (const auto& limit : procedure.limits) {
            if (std::ranges::find(limit.ends, "publish") != limit.ends.end()) {
                EXPECT_THAT(
                    limit.ends, testing::IsSupersetOf({"revoke", "revoke_late", "revoke_after"})
                ) << key;
            }
        }
    }
}

// Its only way on was to withhold it, for a reason it does not have.
TEST(Gates, GS01_APermitThatFellBeforeItWasPublicIsArchivedAllTheSame) {
    const auto& permit = *shipped_definitions().procedure("permit");
    const auto* way_on = permit.step("end_revoked");
    ASSERT_NE(way_on, nullptr);
    EXPECT_THAT(way_on->gates, testing::Contains("decision_was_revoked"));
    EXPECT_THAT(permit.limit("publish")->ends, testing::Contains("revoke"));
    Case one("permit");
    one.state.opened.procedure = "permit";
    one.state.stage = "publication";
    EXPECT_THAT(one.in_the_way("end_revoked"), testing::Contains("GS-01"));
    one.state.revoked = {kFell, "2026-04-20"};
    EXPECT_THAT(one.in_the_way("end_revoked"), testing::Not(testing::Contains("GS-01")));
}

TEST(Gates, CF19_WhatWasMadePublicOnlyAsAmendedStays) {
    for (const auto* key : kProcedures) {
        Case one(key);
        one.state = challenged(ChallengeEnded::kChanged).state;
        one.on("2026-04-20");
        one.take("amend_decision", DecisionAmended{fine(9'000), "复决1", "过罚不当"}, Case::head());
        one.results_since = "2026-04-21";
        one.on("2026-04-21");
        auto& result = one.results[std::string(kResult)];
        result["fine"] = "14700";
        EXPECT_EQ(one.refused_by("publish", published()), "GS-01") << "as it was before";
        result["fine"] = "9000.00";
        one.take("publish", published());
        result["fine"] = "14700";
        EXPECT_EQ(one.refused_by("withdraw_amended", kNever), "CF-19") << key;
        result["fine"] = "9000";
        one.take("withdraw_amended", kNever);
        EXPECT_EQ(one.state.clocks.at("withdraw_result").met_on, "2026-04-21") << key;
    }
}

TEST(Gates, CF19_WhatWasPublicBeforeItWasAmendedIsTakenDownThoughItIsPublicAgain) {
    auto before = challenged(ChallengeEnded::kChanged);
    before.take("publish", published());
    before.take("amend_decision", DecisionAmended{fine(9'000), "复决1", "过罚不当"}, Case::head());
    auto again = before;
    auto named = published();
    named.place = "公示专栏";
    again.results[std::string(kResult)]["fine"] = "9000";
    again.take("publish", named);
    again.results_since = "2026-04-20";
    EXPECT_EQ(again.refused_by("withdraw_amended", kNever), "CF-19") << "the case published it";

    auto unnamed = challenged(ChallengeEnded::kChanged);
    unnamed.take("amend_decision", DecisionAmended{fine(9'000), "复决1", ""}, Case::head());
    unnamed.results[std::string(kResult)]["fine"] = "9000";
    unnamed.on("2026-04-21").take("publish", published());
    EXPECT_EQ(unnamed.refused_by("withdraw_amended", kNever), "CF-19") << "the register did";

    auto fell = challenged(ChallengeEnded::kChanged);
    fell.take("amend_decision", DecisionAmended{fine(9'000), "复决1", ""}, Case::head());
    fell.results_since = "2026-04-21";
    fell.results[std::string(kResult)]["fine"] = "9000";
    fell.on("2026-04-21").take("publish", published());
    fell.state.revoked = {kFell, "2026-04-21"};
    const auto kept = fell.tried("withdraw_amended", kNever);
    ASSERT_FALSE(kept);
    EXPECT_THAT(kept.error().what, HasSubstr("公示过，应当撤回"));
}

}  // namespace
}  // namespace mingjing::case_file
