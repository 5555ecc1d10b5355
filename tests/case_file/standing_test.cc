// Whether a decision stands: challenged, revoked, changed, also after the case's end.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

Case served_decision() {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.take("serve", served(Served::kDecision));
    return one;
}
Case challenged(std::string_view kind, std::string_view outcome) {
    auto one = served_decision();
    one.on("2026-04-01").take("challenge", Challenged{std::string(kind), "海曦市人民政府"});
    one.on("2026-04-20").take("end_challenge", ChallengeEnded{std::string(outcome)});
    return one;
}
DecisionRevoked revoked(std::string_view authority, std::string_view outcome = "撤销") {
    return {std::string(authority), std::string(outcome), "文1", "证据不足"};
}
Paid payment() {
    return {{14'700'00}, "P1", "银行或者电子支付"};
}

TEST(Gates, CF19_WhoRevokesIsTheHeadOrWhomTheChallengeWentTo) {
    auto one = served_decision();
    const auto* step = one.procedure().step("revoke");
    EXPECT_EQ(one.procedure().lane(step->by)->duty, "decide");
    EXPECT_EQ(one.refused_by("revoke", revoked(DecisionRevoked::kOurselves), Case::head()), "");
    EXPECT_EQ(
        one.refused_by("revoke", revoked(DecisionRevoked::kReconsideration), Case::head()), "CF-19"
    );
    auto upheld = challenged(Challenged::kReconsideration, ChallengeEnded::kUpheld);
    EXPECT_EQ(
        upheld.refused_by("revoke", revoked(DecisionRevoked::kReconsideration), Case::head()),
        "CF-19"
    );
    auto fell = challenged(Challenged::kReconsideration, ChallengeEnded::kRevoked);
    EXPECT_EQ(fell.refused_by("revoke", revoked(DecisionRevoked::kCourt), Case::head()), "CF-19");
    EXPECT_EQ(
        fell.refused_by(
            "revoke", revoked(DecisionRevoked::kReconsideration, "确认违法"), Case::head()
        ),
        "CF-19"
    );
    EXPECT_EQ(
        fell.refused_by("revoke", revoked(DecisionRevoked::kReconsideration), Case::head()), ""
    );
}

// Taken by the lane of who handles, it is nobody's approval.
TEST(Gates, CF19_OurOwnRevocationIsInTheHeadsLane) {
    auto one = served_decision();
    auto procedure = one.procedure();
    auto& step = *std::ranges::find(procedure.steps, "revoke", &domain::Step::key);
    step.by = "handler";
    const Take take{"revoke", one.today, revoked(DecisionRevoked::kOurselves), {}};
    const auto tried = decide(one.state, take, Case::handler(), procedure, one.around());
    ASSERT_FALSE(tried);
    EXPECT_EQ(tried.error().code, "not-the-heads");
}

TEST(Gates, CF38_AChallengeDoesNotEndBeforeItBegan) {
    auto one = served_decision();
    one.on("2026-04-01").take("challenge", Challenged{"行政复议", "海曦市人民政府"});
    one.today_is = "2026-04-20";
    const ChallengeEnded upheld{std::string(ChallengeEnded::kUpheld)};
    EXPECT_EQ(one.on("2026-03-31").refused_by("end_challenge", upheld), "CF-38");
    EXPECT_EQ(one.on("2026-04-01").refused_by("end_challenge", upheld), "");
}

TEST(Gates, CF19_AFallenDecisionIsNotEnforced) {
    for (const auto outcome :
         {ChallengeEnded::kRevoked, ChallengeEnded::kUnlawful, ChallengeEnded::kVoid}) {
        auto one = challenged(Challenged::kReconsideration, outcome);
        one.take("pay", payment());
        EXPECT_EQ(one.refused_by("perform", Performed{"自动履行", ""}), "CF-19") << outcome;
        EXPECT_EQ(one.refused_by("demand", Demanded{"催告"}), "CF-19") << outcome;
    }
    auto upheld = challenged(Challenged::kReconsideration, ChallengeEnded::kUpheld);
    EXPECT_EQ(upheld.refused_by("demand", Demanded{"催告"}), "");
    upheld.take("pay", payment());
    EXPECT_EQ(upheld.refused_by("perform", Performed{"自动履行", ""}), "");
}

TEST(Gates, CF19_AnotherChallengeDoesNotCureWhatTheFirstCameTo) {
    for (const auto outcome : {ChallengeEnded::kRevoked, ChallengeEnded::kChanged}) {
        auto one = challenged(Challenged::kReconsideration, outcome);
        one.on("2026-04-25").take("challenge", Challenged{std::string(Challenged::kSuit), "法院"});
        one.take("pay", payment());
        EXPECT_EQ(one.refused_by("perform", Performed{"自动履行", ""}), "CF-19") << outcome;
        one.take("end_challenge", ChallengeEnded{std::string(ChallengeEnded::kUpheld)});
        EXPECT_EQ(one.refused_by("perform", Performed{"自动履行", ""}), "CF-19") << outcome;
    }
    auto one = challenged(Challenged::kReconsideration, ChallengeEnded::kChanged);
    one.on("2026-04-25").take("challenge", Challenged{std::string(Challenged::kSuit), "法院"});
    one.take("amend_decision", DecisionAmended{fine(8'500), "复决2号", "过重"}, Case::head());
    one.take("pay", Paid{{8'500'00}, "P1", "银行或者电子支付"});
    EXPECT_EQ(one.refused_by("perform", Performed{"自动履行", ""}), "");
}

TEST(Gates, CF19_AFallenDecisionIsNotTakenToCourt) {
    auto one = served_decision();
    one.on("2026-04-01").take("demand", Demanded{"催告"});
    one.take("serve_demand", served(Served::kDemand));
    one.state.challenges = {{"行政诉讼", "2026-04-02", "2026-06-01", "确认违法"}};
    one.on("2026-06-30");
    EXPECT_EQ(one.refused_by("apply_to_court", Noted{}, Case::head()), "CF-19");
    one.state.challenges.back().outcome = ChallengeEnded::kUpheld;
    EXPECT_EQ(one.refused_by("apply_to_court", Noted{}, Case::head()), "");
}

TEST(Gates, CF19_AChangedDecisionIsPerformedAsItWasChangedAndNeverHeavier) {
    auto one = challenged(Challenged::kReconsideration, ChallengeEnded::kChanged);
    EXPECT_EQ(one.refused_by("demand", Demanded{"催告"}), "CF-19");
    EXPECT_EQ(
        one.refused_by("amend_decision", DecisionAmended{fine(15'000), "复决1", ""}, Case::head()),
        "CF-19"
    );
    one.take("amend_decision", DecisionAmended{fine(9'000), "复决1", "过罚不当"}, Case::head());
    EXPECT_EQ(one.state.decided->fine, Money{9'000'00});
    auto paid = payment();
    paid.amount = {9'000'00};
    one.take("pay", paid);
    EXPECT_EQ(one.refused_by("perform", Performed{"自动履行", ""}), "");
    auto unchanged = challenged(Challenged::kReconsideration, ChallengeEnded::kUpheld);
    EXPECT_EQ(
        unchanged.refused_by(
            "amend_decision", DecisionAmended{fine(9'000), "复决1", ""}, Case::head()
        ),
        "CF-19"
    );
}

TEST(Gates, CF19_WhatWasPublicOfAnAmendedDecisionIsWithdrawnInThreeDays) {
    for (const auto* key :
         {"penalty_ordinary", "penalty_summary", "labour_inspection", "handling_decision"}) {
        auto before = challenged(Challenged::kReconsideration, ChallengeEnded::kChanged);
        before.take("publish", published());
        Case one(key);
        one.state = before.state;
        const ResultWithdrawn withdrawn{std::string(ResultWithdrawn::kWithdrawn), "复议变更"};
        one.on("2026-04-20");
        EXPECT_EQ(one.refused_by("withdraw_amended", withdrawn), "CF-19") << "not amended";
        one.take("amend_decision", DecisionAmended{fine(9'000), "复决1", "过罚不当"}, Case::head());
        EXPECT_TRUE(one.state.clocks.at("withdraw_result").runs()) << key;
        EXPECT_EQ(one.tried("withdraw_amended", withdrawn).error().code, "result-still-public");
        one.results.clear();
        one.on("2026-04-21").take("withdraw_amended", withdrawn);
        EXPECT_EQ(one.state.clocks.at("withdraw_result").met_on, "2026-04-21") << key;
    }
}

TEST(Gates, CF19_AClosedCasesDecisionMayStillFall) {
    auto one = served_decision();
    one.take("pay", payment());
    one.take("perform", Performed{"自动履行", ""});
    EXPECT_TRUE(one.state.is_over);
    one.on("2026-04-01").take("challenge", Challenged{"行政复议", "海曦市人民政府"});
    one.on("2026-04-20").take("end_challenge", ChallengeEnded{"撤销"});
    one.take("revoke_after", revoked(DecisionRevoked::kReconsideration), Case::head());
    EXPECT_TRUE(one.state.is_over);
    EXPECT_TRUE(one.state.clocks.at("withdraw_result").runs());
    EXPECT_EQ(one.tried("amend_party", PartyAmended{}).error().code, "not-at-this-stage");
}

TEST(ShippedProcedures, CF19_EveryDecisionMayBeRevokedAlsoAfterTheEnd) {
    for (const auto* key :
         {"penalty_ordinary",
          "penalty_summary",
          "labour_inspection",
          "handling_decision",
          "permit"}) {
        const auto& procedure = *shipped_definitions().procedure(key);
        for (const auto act : {DecisionRevoked::kAct, ResultWithdrawn::kAct}) {
            EXPECT_TRUE(std::ranges::any_of(
                procedure.acts,
                [&](const auto& step) {
                    return step.act == act && std::ranges::any_of(step.at, [&](const auto& at) {
                               return procedure.stage(at)->is_end;
                           });
                }
            )) << key
               << act;
        }
    }
}

TEST(Gates, QZ12_AnOpenChallengeKeepsTheCourtWaitingAndFifteenDaysFollowIt) {
    auto one = served_decision();
    one.on("2026-04-01").take("demand", Demanded{"催告"});
    one.take("serve_demand", served(Served::kDemand));
    one.on("2026-09-10").take("challenge", Challenged{"行政复议", "海曦市人民政府"});
    one.on("2026-11-02");
    EXPECT_EQ(one.refused_by("apply_to_court", Noted{}, Case::head()), "QZ-12");
    one.take("end_challenge", ChallengeEnded{"维持或者驳回"});
    EXPECT_EQ(one.on("2026-11-17").refused_by("apply_to_court", Noted{}, Case::head()), "QZ-12");
    EXPECT_EQ(one.on("2026-11-18").refused_by("apply_to_court", Noted{}, Case::head()), "");
}

// From a service of 2026-04-01 six months are over in the holidays of October.
TEST(Gates, QX02_QZ12_SixMonthsToSueEndOnAWorkingDay) {
    auto one = reviewed();
    one.on("2026-04-01").take("decide", decision(14'700), Case::head());
    one.take("serve", served(Served::kDecision));
    one.on("2026-04-20").take("demand", Demanded{"催告"});
    one.take("serve_demand", served(Served::kDemand));
    for (const auto* day : {"2026-10-02", "2026-10-08"}) {
        EXPECT_EQ(one.on(day).refused_by("apply_to_court", Noted{}, Case::head()), "QZ-12") << day;
    }
    EXPECT_EQ(one.on("2026-10-09").refused_by("apply_to_court", Noted{}, Case::head()), "");
}

// Delivered on 2026-03-16: sixty days to ask for a reconsideration, no suit
// before it.
TEST(Gates, FY03_QZ12_AgainstADecisionOnTheSpotSixtyDaysToAskForAReconsideration) {
    Case one("penalty_summary");
    one.state = served_decision().state;
    one.state.stage = "enforcement";
    one.state.is_decided_on_spot = true;
    one.state.decision_served_on = "2026-03-16";
    one.state.demanded_on = "2026-04-01";
    one.on("2026-04-01").take("serve_demand", served(Served::kDemand));
    const auto early = one.on("2026-05-15").tried("apply_to_court", Noted{});
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().rule, "QZ-12");
    EXPECT_THAT(early.error().what, testing::HasSubstr("仍可以申请行政复议"));
    EXPECT_EQ(one.on("2026-05-18").refused_by("apply_to_court", Noted{}), "");
    one.state.challenges = {{"行政复议", "2026-05-06", "2026-07-01", "维持或者驳回"}};
    const auto sues = one.on("2026-07-16").tried("apply_to_court", Noted{});
    ASSERT_FALSE(sues);
    EXPECT_THAT(sues.error().what, testing::HasSubstr("仍可以起诉"));
    EXPECT_EQ(one.on("2026-07-17").refused_by("apply_to_court", Noted{}), "");
}

TEST(Gates, QZ12_TheEndOfTheRemediesIsNotedOnceAndNotBeforeIt) {
    auto one = served_decision();
    one.on("2026-04-01").take("demand", Demanded{"催告"});
    EXPECT_EQ(one.refused_by("remedies_end", Noted{}), "QZ-12");
    one.stated_on = "2026-09-16";
    EXPECT_EQ(one.on("2026-09-16").refused_by("remedies_end", Noted{}), "QZ-12") << "not over";
    one.on("2026-09-17").take("remedies_end", Noted{});
    one.stated_on.clear();
    EXPECT_EQ(one.on("2026-12-01").refused_by("remedies_end", Noted{}), "QZ-12");
    EXPECT_EQ(one.state.clocks.at("apply_to_court").started_on, "2026-09-16");
}

TEST(Gates, QZ12_TheThreeMonthsRunFromTheEndOfTheRemediesWheneverItIsNoted) {
    auto one = served_decision();
    one.on("2026-11-02").take("demand", Demanded{"催告"});  // later than the remedies ended
    EXPECT_THAT(one.in_the_way("remedies_end"), testing::IsEmpty());
    const auto late = one.tried("remedies_end", Noted{});
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, "remedies-ended-on");
    EXPECT_THAT(late.error().next, testing::HasSubstr("2026年9月16日"));
    one.stated_on = "2026-09-16";
    one.take("remedies_end", Noted{});
    EXPECT_EQ(one.state.clocks.at("apply_to_court").started_on, "2026-09-16");
}

TEST(Gates, QZ12_AskingTheCourtAfterThreeMonthsTakesAReason) {
    for (const auto* key :
         {"penalty_ordinary", "penalty_summary", "labour_inspection", "handling_decision"}) {
        Case one(key);
        one.state = served_decision().state;
        one.state.stage = "enforcement";
        if (!one.procedure().is_for("行政处罚")) {
            one.state.decided->fine = {};
            one.state.clocks.erase(std::string(kPayLimit));
            one.state.decided->payment.ordered = Money{1'000'00};
        }
        one.on("2026-10-12").take("serve_demand", served(Served::kDemand));
        EXPECT_EQ(one.on("2026-12-16").refused_by("apply_to_court", Noted{}, Case::head()), "");
        const auto late = one.on("2026-12-17").tried("apply_to_court", Noted{}, Case::head());
        ASSERT_FALSE(late) << key;
        EXPECT_EQ(late.error().code, "court-asked-late") << key;
        one.reasons = {{"court_is_asked_in_time", "当事人下落不明，不能及时催告"}};
        EXPECT_EQ(one.refused_by("apply_to_court", Noted{}, Case::head()), "") << key;
        EXPECT_NE(one.procedure().step("remedies_end"), nullptr) << key;
        EXPECT_NE(one.procedure().limit("apply_to_court"), nullptr) << key;
    }
}

}  // namespace
}  // namespace mingjing::case_file
