// Rules a case keeps that no other test is about, each by its id.

#include "case_file/case.h"
#include "case_file/switch.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::IsEmpty;

Case waiting_for_review() {
    auto one = told();
    one.on("2026-03-11").take("plead", plea(Pleaded::kWaived)).take("submit_review", package());
    return one;
}

TEST(Gates, CF27_GS12_WhoWasAnOfficerOfTheCaseDoesNotReviewItByTheirAccount) {
    auto one = waiting_for_review();
    const auto as = [](std::string_view officer) {
        return Hand{"zheng", "政策法规科", std::string(officer)};
    };
    for (const auto* number : {"37990126001", "37990126003"}) {
        one.reviewers[number] = {{"qualification_number", "A2024379901"}};
    }
    EXPECT_EQ(one.refused_by("pass_review", opinion(), as("37990126001")), "CF-27");
    EXPECT_EQ(one.refused_by("pass_review", opinion(), as("37990126003")), "");
    // Nor who was one of them before others took over.
    one.state.officers = {"37990126002", "37990126003"};
    EXPECT_EQ(one.refused_by("pass_review", opinion(), as("37990126001")), "CF-27");
}

TEST(Gates, CF27_AFirstTimeReviewerIsQualified) {
    auto one = waiting_for_review();
    const Hand hand{"zheng", "政策法规科", "37990126003"};
    one.reviewers["37990126003"] = {{"first_reviewed_on", "2024-01-01"}};
    EXPECT_EQ(one.refused_by("pass_review", opinion(), hand), "CF-27");
    one.reviewers["37990126003"] = {{"first_reviewed_on", "2020-01-01"}};
    EXPECT_EQ(one.refused_by("pass_review", opinion(), hand), "");
    one.reviewers["37990126003"] = {{"qualification_number", "A2024379901"}};
    EXPECT_EQ(one.refused_by("pass_review", opinion(), hand), "");
}

TEST(Gates, CF27_WhomNobodyKnowsAsAReviewerReviewsNoPenalty) {
    auto one = waiting_for_review();
    EXPECT_EQ(one.refused_by("pass_review", opinion(), {"zheng", "政策法规科"}), "CF-27");
    EXPECT_EQ(
        one.refused_by("pass_review", opinion(), {"zheng", "政策法规科", "37990126099"}), "CF-27"
    );
    EXPECT_EQ(one.refused_by("pass_review", opinion(), Case::reviewer()), "");
}

TEST(Gates, GS07_TheRowsThatAskForTheReviewAreOnRecord) {
    auto one = told();
    one.catalogue = {Fields{
        {"number", "FS-01"},
        {"category", "行政处罚"},
        {"trigger",
         Fields{
             {"all",
              List{Fields{{"measure", "罚款金额"}, {"comparison", ">="}, {"value", 10'000}}}}}}}};
    one.on("2026-03-11").take("plead", plea(Pleaded::kWaived)).take("submit_review", package());
    EXPECT_THAT(one.state.review.sent->act.rows, testing::ElementsAre("FS-01"));
    EXPECT_THAT(one.tried("submit_review", package()).value(), IsEmpty()) << "a retry is one";
}

TEST(Gates, GS07_GS10_WithoutARowAndWithoutTheSwitchNoReviewIsNeeded) {
    auto one = reviewed();
    one.state.review = {};
    switch_off(one);
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "");
    one.catalogue = {Fields{{"number", "FS-01"}, {"category", "全部"}}};
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-27");
}

TEST(Gates, GS09_WhatTheReviewObjectsToGoesBackAndIsSentAgain) {
    auto one = waiting_for_review();
    one.on("2026-03-12").take("return_review", opinion("建议补充调查"), Case::reviewer());
    EXPECT_EQ(one.state.stage, "investigation");
    one.on("2026-03-13").take("conclude", proposal(14'700));
    EXPECT_FALSE(one.state.review.sent) << "a new proposal is reviewed anew";
    EXPECT_TRUE(one.state.telling.served_on.empty()) << "and told anew";
}

TEST(Gates, SH02_ThePackageIsComplete) {
    auto one = told();
    EXPECT_THAT(investigated().state.proposed, testing::Eq(std::nullopt));
    one.on("2026-03-11").take("plead", plea(Pleaded::kWaived));
    for (const auto* missing : {"调查终结报告", "决定代拟稿", "依据", "证据材料"}) {
        auto part = package();
        std::erase(part.materials, missing);
        EXPECT_EQ(one.refused_by("submit_review", part), "SH-02") << missing;
    }
    one.state.proposed.reset();
    EXPECT_THAT(one.in_the_way("submit_review"), Contains("SH-02"));
}

TEST(Gates, CF09_WhatIsMinorOrAFirstOffenceIsSparedAndBearsNothing) {
    auto one = investigated();
    one.on("2026-03-10");
    for (const auto conclusion : {kMinor, kFirstOffence, kUnfounded}) {
        auto spared = proposal(0);
        spared.outcome = {};
        spared.outcome.conclusion = conclusion;
        EXPECT_EQ(one.refused_by("conclude", spared), "") << conclusion;
        spared.outcome.kinds = {"警告"};
        EXPECT_EQ(one.refused_by("conclude", spared), "CF-02") << conclusion;
    }
}

TEST(Gates, CF30_SD06_EveryServiceHasItsProof) {
    const auto& fields = schema_of(*act_kind("serve"), Of::form).fields;
    const auto* proof = domain::find_field(fields, "proof");
    ASSERT_NE(proof, nullptr);
    EXPECT_EQ(proof->need, domain::Need::required);
}

TEST(Gates, CF31_AHearingIsOfferedForGraveKindsWhateverTheAmount) {
    auto one = investigated();
    auto grave = proposal(100);
    grave.outcome.kinds.emplace_back("责令停产停业");
    one.reasons = {{"within_tier", "并处责令停产停业"}};
    one.on("2026-03-10").take("conclude", grave);
    Notified notified;
    notified.outcome = grave.outcome;
    notified.content = "拟罚款并责令停产停业";
    EXPECT_EQ(one.refused_by("give_notice", notified), "CF-31");
    notified.offers_hearing = true;
    EXPECT_EQ(one.refused_by("give_notice", notified), "");
}

TEST(Gates, CF31_WhoAsksForAHearingWasToldAndServed) {
    auto one = told(14'700, true);
    one.on("2026-03-11");
    EXPECT_EQ(one.refused_by("request_hearing", HearingAsked{}), "");
    one.state.telling.served_on.clear();
    EXPECT_EQ(one.refused_by("request_hearing", HearingAsked{}), "CF-31");
}

TEST(Gates, CF16_ThePleaFollowsTheService) {
    auto one = told();
    one.on("2026-03-11");
    EXPECT_EQ(one.refused_by("plead", plea(Pleaded::kSpoke)), "");
    one.state.telling.served_on.clear();
    EXPECT_EQ(one.refused_by("plead", plea(Pleaded::kSpoke)), "CF-16");
}

TEST(Gates, CF16_ANewNoticeIsNotHeavierThanWhatWasPleadedAgainst) {
    auto one = told(12'000);
    one.on("2026-03-11").take("plead", plea(Pleaded::kSpoke));
    one.take("propose_anew", proposal(14'700));
    Notified notified;
    notified.outcome = fine(14'700);
    notified.content = "拟罚款";
    EXPECT_EQ(one.refused_by("give_notice", notified), "CF-16");
}

TEST(Gates, CF14_TwoPeopleCollectAndInquire) {
    auto one = investigated();
    auto alone = evidence("2");
    alone.officers = {"37990126001"};
    EXPECT_EQ(one.refused_by("collect", alone), "CF-14");
}

TEST(Gates, CF14_TheOfficersStillHoldWhenItIsProposedAndDecided) {
    auto one = investigated();
    one.on("2026-03-10");
    one.officers["37990126002"] = officer("37990126002", "2026-03-09", List{"行政处罚"});
    EXPECT_EQ(one.refused_by("conclude", proposal(14'700)), "CF-14");
    auto decided = reviewed();
    decided.officers["37990126002"] = officer("37990126002", "2026-03-09", List{"行政处罚"});
    EXPECT_EQ(decided.refused_by("decide", decision(14'700), Case::head()), "CF-14");
}

TEST(Gates, CF01_TheItemIsStillPublishedWhenItIsDecided) {
    auto one = reviewed();
    one.items.clear();
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-01");
}

TEST(Gates, CF17_ADecisionRestsOnVerifiedEvidence) {
    auto one = reviewed();
    one.state.evidence["2"] = "";
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-17");
    one.state.evidence = {{"1", "不能证明"}};
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-17");
}

TEST(Gates, CF15_ARecusalAskedKeepsTheReviewWaiting) {
    auto one = told();
    one.on("2026-03-11").take("plead", plea(Pleaded::kWaived));
    one.take("ask_recusal", RecusalAsked{"37990126001", "当事人", "亲属"});
    EXPECT_EQ(one.refused_by("submit_review", package()), "CF-15");
    one.take("settle_recusal", RecusalSettled{"37990126001", false, "不属实"}, Case::head());
    EXPECT_EQ(one.refused_by("submit_review", package()), "");
}

TEST(Gates, CF02_ANoticeAndADecisionAgreeWithThemselves) {
    auto one = investigated();
    auto odd = proposal(14'700);
    odd.outcome.kinds = {"警告"};
    one.state.stage = "report";
    one.state.proposed = {odd, "2026-03-10"};
    Notified notified;
    notified.outcome = odd.outcome;
    notified.content = "拟警告";
    EXPECT_EQ(one.on("2026-03-10").refused_by("give_notice", notified), "CF-02");
    auto decided = decision(14'700);
    decided.outcome.kinds = {"警告"};
    EXPECT_EQ(reviewed().on("2026-03-16").refused_by("decide", decided, Case::head()), "CF-02");
}

TEST(Gates, QZ09_QZ12_ADemandIsServedAndItsTenDaysPassBeforeTheCourtIsAsked) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.take("serve", served(Served::kDecision));
    one.on("2026-04-01").take("demand", Demanded{"催告"});
    EXPECT_EQ(one.refused_by("serve_demand", served(Served::kDecision)), "QZ-09");
    // Long after the time to sue, but nothing was served.
    EXPECT_EQ(one.on("2026-10-16").refused_by("apply_to_court", Noted{}, Case::head()), "QZ-12");
    one.take("serve_demand", served(Served::kDemand));
    EXPECT_EQ(one.on("2026-10-30").refused_by("apply_to_court", Noted{}, Case::head()), "QZ-12");
    EXPECT_EQ(one.on("2026-11-02").refused_by("apply_to_court", Noted{}, Case::head()), "");
}

TEST(Gates, JC10_AHandlingDecisionIsToldAndThePartyHeardToo) {
    auto one = reviewed();
    Case other("handling_decision");
    other.state = one.state;
    other.state.stage = "decision";
    Decided handled{{}, {Fields{{"law", "劳动保障监察条例"}, {"article", 26}}}, "欠付工资"};
    handled.outcome.conclusion = kHandling;
    other.state.proposed->act.outcome = handled.outcome;
    other.state.telling = {};
    EXPECT_EQ(other.on("2026-03-16").refused_by("decide", handled, Case::head()), "CF-16");
}

TEST(Gates, JC01_InspectorsAreTwo) {
    Case one("inspection");
    auto opened = lead();
    opened.procedure = "inspection";
    one.take("open", opened).take("assign_task", Noted{});
    EXPECT_EQ(one.refused_by("draw", assigned({"37990126001"})), "CF-14");
    one.take("draw", assigned());
    one.officers.erase("37990126002");
    EXPECT_EQ(one.refused_by("approve", Noted{}, Case::head()), "CF-14");
}

TEST(Gates, QZ02_OnlyTwoOfficersTakeAMeasure) {
    Case one("coercive_measure");
    auto opened = lead();
    opened.procedure = "coercive_measure";
    one.take("open", opened);
    EXPECT_THAT(one.in_the_way("act_urgently"), Contains("CF-14"));
    one.take("assign", assigned()).take("act_urgently", Noted{});
    one.officers.erase("37990126002");
    EXPECT_EQ(
        one.refused_by("impose_urgently", Imposed{"封存", true, true, true, "QD1", "账册"}), "CF-14"
    );
}

TEST(Gates, XK04_TwoExamineAPermit) {
    Case one("permit");
    auto opened = lead();
    opened.procedure = "permit";
    one.take("open", opened).take("apply", application()).take("accept", Docketed{});
    const auto granted = examined(PermitOutcome::kGranted);
    EXPECT_EQ(one.refused_by("examine", granted), "CF-14");
    one.take("assign", assigned());
    EXPECT_EQ(one.refused_by("examine", granted), "");
}

TEST(Gates, XK06_ARefusalStatesItsReasons) {
    const auto& fields = schema_of(*act_kind("decide_permit"), Of::form).fields;
    EXPECT_EQ(domain::find_field(fields, "reasons")->need, domain::Need::required);
}

TEST(Gates, QX06_OnlyARunningLimitIsPausedAndOnlyAPausedOneResumed) {
    Case one("permit");
    auto opened = lead();
    opened.procedure = "permit";
    one.take("open", opened).take("assign", assigned()).take("apply", application());
    one.take("accept", Docketed{});
    one.take("order_hearing", Paused{"decide", "专家评审", "TZ1"});
    EXPECT_EQ(one.refused_by("conclude_hearing", Resumed{"ask_supplement"}), "QX-06");
    EXPECT_EQ(one.refused_by("conclude_hearing", Resumed{"decide"}), "");
}

TEST(Gates, QX06_WhatHasEndedIsNotExtended) {
    Case one("permit");
    auto opened = lead();
    opened.procedure = "permit";
    one.take("open", opened).take("assign", assigned()).take("apply", application());
    one.take("accept", Docketed{});
    const Extended extended{"decide", "复杂"};
    EXPECT_EQ(one.on("2026-03-31").refused_by("extend", extended, Case::head()), "QX-06");
    EXPECT_EQ(one.on("2026-03-30").refused_by("extend", extended, Case::head()), "");
}

TEST(Gates, QX06_NothingIsExtendedBeforeItBegan) {
    Case one("permit");
    auto opened = lead();
    opened.procedure = "permit";
    one.take("open", opened).take("assign", assigned()).take("apply", application());
    const auto before = one.today;
    one.on("2026-03-05").take("accept", Docketed{});
    one.stated_on = before;
    const Extended extended{"decide", "复杂"};
    EXPECT_EQ(one.tried("extend", extended, Case::head()).error().code, "ended-before-it-began");
    one.stated_on = "2026-03-05";
    EXPECT_EQ(one.refused_by("extend", extended, Case::head()), "");
}

TEST(Gates, CF26_ServesTheDecisionTheWayItWentAndNoOther) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    EXPECT_EQ(one.refused_by("serve_other", served(Served::kDecision)), "CF-26");
    EXPECT_EQ(one.refused_by("serve", served(Served::kDecision)), "");
    auto told_one = investigated();
    told_one.on("2026-03-10").take("conclude", proposal(14'700));
    EXPECT_EQ(told_one.refused_by("propose_other", package()), "CF-26");
}

TEST(Gates, CF16_OnlyTheNoticeIsServedAsTheNotice) {
    auto one = told();
    one.state.stage = "notice";
    EXPECT_EQ(one.refused_by("serve_notice", served(Served::kDecision)), "CF-16");
    EXPECT_EQ(one.refused_by("serve_notice", served(Served::kNotice)), "");
}

TEST(Gates, ErasuresAndMigrationsAreNobodysSteps) {
    auto one = investigated();
    EXPECT_EQ(one.tried("erase", ValuesErased{}).error().code, "no-such-step");
    EXPECT_EQ(one.tried("migrate", Migrated{}).error().code, "no-such-step");
}

TEST(Gates, CF12_ACaseIsOpenedOnlyInAProcedureThatHandlesItsItem) {
    Case permit("permit");
    permit.items["HXRS-CF-015"]["category"] = "行政处罚";
    permit.items["HXRS-XK-001"] = {{"code", "HXRS-XK-001"}, {"category", "行政许可"}};
    auto of_penalty = lead();
    of_penalty.procedure = "permit";
    EXPECT_EQ(permit.refused_by("open", of_penalty), "CF-12");
    auto of_permit = of_penalty;
    of_permit.item = "HXRS-XK-001";
    EXPECT_EQ(permit.refused_by("open", of_permit), "");
    Case penalty("penalty_ordinary");
    penalty.items = permit.items;
    EXPECT_EQ(penalty.refused_by("open", of_permit), "CF-12");
    EXPECT_EQ(penalty.refused_by("open", of_penalty), "");
    // Opened before its item was of another category: not docketed here.
    penalty.take("open", lead()).take("assign", assigned()).take("report_lead", Noted{});
    EXPECT_EQ(penalty.refused_by("docket", Docketed{}, Case::head()), "");
    penalty.items["HXRS-CF-015"]["category"] = "行政许可";
    EXPECT_EQ(penalty.refused_by("docket", Docketed{}, Case::head()), "CF-12");
    Case inspection("labour_inspection");
    inspection.items = permit.items;
    inspection.items["HXRS-CF-015"]["category"] = "行政处罚";
    EXPECT_EQ(inspection.refused_by("open", of_penalty), "") << "it handles several";
}

}  // namespace
}  // namespace mingjing::case_file
