// Side doors: a crime left behind, a penalty by another procedure, a day stated too early.

#include "case_file/case.h"
#include "case_file/crime_handed_over.h"
#include "case_file/switch.h"

namespace mingjing::case_file {
namespace {

CrimeReported crime() {
    return {"诈骗罪", {"37990126001", "37990126002"}, "建议移送"};
}

TEST(Gates, YS03_ATransferIsDecidedOnlyOnceItWasMadeAndEndsWithThePolicesAnswer) {
    auto one = investigated();
    auto transfer = proposal(0);
    transfer.outcome = {};
    transfer.outcome.conclusion = kCrime;
    one.on("2026-03-10").take("conclude", transfer).take("propose_other", package());
    one.on("2026-03-12").take("pass_review", opinion(), Case::reviewer());
    auto decided = decision(0);
    decided.outcome = transfer.outcome;
    EXPECT_EQ(one.refused_by("decide", decided, Case::head()), "YS-03");
    one.take("report_crime", crime());
    one.take("approve_transfer", TransferDecided{true, ""}, Case::head());
    EXPECT_NE(one.refused_by("decide", decided, Case::head()), "");
    one.take("hand_over", handed_over());
    one.take("decide", decided, Case::head());
    EXPECT_EQ(one.refused_by("serve_other", served(Served::kDecision)), "CF-04");
    one.take("police_reply", PoliceReplied{true, "立字1", ""});
    EXPECT_EQ(one.refused_by("serve_other", served(Served::kDecision)), "");
}

TEST(Gates, CF04_NoCaseEndsWhileATransferIsUnderWay) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.take("serve", served(Served::kDecision));
    one.take("pay", Paid{{14'700'00}, "P1", "银行或者电子支付"});
    one.take("report_crime", crime());
    EXPECT_EQ(one.refused_by("perform", Performed{"自动履行", ""}), "CF-04");
    one.take("approve_transfer", TransferDecided{true, ""}, Case::head());
    EXPECT_EQ(one.refused_by("perform", Performed{"自动履行", ""}), "CF-04");
    one.take("hand_over", handed_over());
    one.take("police_reply", PoliceReplied{false, "不立字1", "情节轻微"});
    EXPECT_EQ(one.refused_by("perform", Performed{"自动履行", ""}), "");
}

TEST(Gates, YS02_AReportDoesNotWipeATransferUnderWay) {
    auto one = investigated();
    one.take("report_crime", crime());
    auto again = crime();
    again.suspected = "合同诈骗罪";
    EXPECT_EQ(one.refused_by("report_crime", again), "YS-02");
    one.take("approve_transfer", TransferDecided{true, ""}, Case::head());
    EXPECT_EQ(one.refused_by("report_crime", again), "YS-02");
    one.take("hand_over", handed_over());
    EXPECT_EQ(one.refused_by("report_crime", again), "YS-02");
    one.take("police_reply", PoliceReplied{false, "不立字1", "情节轻微"});
    EXPECT_EQ(one.refused_by("report_crime", again), "");
}

TEST(Gates, CF16_WhatWasSpokenStaysAndIsReviewedAnew) {
    auto one = told();
    one.on("2026-03-11").take("plead", plea(Pleaded::kSpoke));
    one.take("review_plea", PleaReviewed{"不成立", "与证据不符"});
    EXPECT_EQ(one.refused_by("plead_more", plea(Pleaded::kWaived)), "CF-16");
    EXPECT_EQ(one.on("2026-03-20").refused_by("plead_more", plea(Pleaded::kSilent)), "CF-16");
    EXPECT_EQ(one.refused_by("submit_review", package()), "");
    one.take("plead_more", Pleaded{std::string(Pleaded::kSpoke), "另有证据"});
    EXPECT_EQ(one.refused_by("submit_review", package()), "CF-16");
    one.take("review_plea", PleaReviewed{"成立，予以采纳", "属实"});
    EXPECT_EQ(one.refused_by("submit_review", package()), "");
}

TEST(Gates, CF16_OfWhatWasPleadedAgainstTheMildestCounts) {
    auto one = told(14'700);
    one.on("2026-03-11").take("plead", plea(Pleaded::kSpoke));
    one.take("propose_anew", proposal(12'000));
    Notified notified;
    notified.outcome = fine(12'000);
    notified.content = "拟罚款";
    one.take("give_notice", notified).take("serve_notice", served(Served::kNotice));
    one.take("plead", plea(Pleaded::kSpoke));
    one.take("propose_anew", proposal(14'700));
    notified.outcome = fine(14'700);
    EXPECT_EQ(one.refused_by("give_notice", notified), "CF-16");
    one.state.proposed->act = proposal(12'000);
    notified.outcome = fine(12'000);
    EXPECT_EQ(one.refused_by("give_notice", notified), "");
}

TEST(Gates, CF16_AnotherPartyIsToldAndHeardAnew) {
    auto one = reviewed();
    PartyAmended amended;
    amended.party_kind = one.state.opened.party_kind;
    amended.party_name = one.state.opened.party_name;
    amended.party_credit_code = "91379901MAFAKE027T";
    amended.act_ended_on = one.state.opened.act_ended_on;
    amended.reason = "营业执照";
    one.take("amend_party", amended);
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "");  // only completed
    amended.party_name = "示例服饰有限公司";
    one.take("amend_party", amended);
    EXPECT_FALSE(one.state.review.is_passed());
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-27");
    one.state.review.concluded = {opinion(), "2026-03-13"};
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-16");
}

TEST(Gates, CF31_ACitizenToldAsAnOrganisationIsStillOfferedAHearing) {
    auto one = reviewed();
    one.state.opened.party_kind = kCitizen;
    one.state.opened.party_age = 40;
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-31");
    one.state.telling.notified->act.offers_hearing = true;
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "");
}

// By an inspection a penalty may be given, and is a penalty; by a handling decision it may not.
Case inspection_at(std::string_view stage) {
    auto one = reviewed();
    Case other("labour_inspection");
    other.state = one.state;
    other.state.stage = stage;
    other.on("2026-03-16");
    return other;
}

TEST(Gates, CF14_APenaltyByAnInspectionTakesTheCertificateForPenalties) {
    auto one = inspection_at("decision");
    EXPECT_EQ(one.refused_by("decide_fine", decision(14'700), Case::head()), "");
    one.officers["37990126002"] = officer("37990126002", "2027-12-31", List{"行政检查"});
    EXPECT_EQ(one.refused_by("decide_fine", decision(14'700), Case::head()), "CF-14");
}

TEST(Gates, CF27_APenaltyByAnInspectionIsReviewedByWhoIsQualified) {
    auto one = inspection_at("review");
    one.reviewers["37990126010"] = {{"first_reviewed_on", "2024-01-01"}};
    EXPECT_EQ(one.refused_by("pass_review", opinion(), Case::reviewer()), "CF-27");
    one.state.proposed->act.outcome = {};
    one.state.proposed->act.outcome.conclusion = kHandling;
    EXPECT_EQ(one.refused_by("pass_review", opinion(), Case::reviewer()), "");
}

TEST(Gates, GS07_ARowForPenaltiesAsksByWhateverProcedure) {
    auto one = inspection_at("decision");
    one.state.review = {};
    switch_off(one);
    EXPECT_EQ(one.refused_by("decide_fine", decision(14'700), Case::head()), "");
    one.catalogue = {Fields{{"number", "FS-01"}, {"category", "行政处罚"}}};
    EXPECT_EQ(one.refused_by("decide_fine", decision(14'700), Case::head()), "CF-27");
}

TEST(Gates, CF35_AFineByAnInspectionIsPaidInItsTime) {
    auto one = inspection_at("decision");
    one.take("decide_fine", decision(14'700), Case::head());
    EXPECT_EQ(one.refused_by("serve", served(Served::kDecision)), "CF-26");
    one.take("serve_fine", served(Served::kDecision));
    EXPECT_EQ(one.state.clocks.at("pay").started_on, "2026-03-16");
    EXPECT_EQ(one.refused_by("perform", Performed{"自动履行", ""}), "CF-35");
    EXPECT_EQ(one.refused_by("demand", Demanded{"催告"}), "CF-35");
    one.take("pay", Paid{{14'700'00}, "P1", "银行或者电子支付"});
    EXPECT_EQ(one.refused_by("perform", Performed{"自动履行", ""}), "");
}

TEST(Gates, GS02_CF26_APenaltyIsPublicInSevenDaysAndAHandlingInTwenty) {
    auto one = inspection_at("decision");
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-26");
    auto other = one;
    one.take("decide_fine", decision(14'700), Case::head());
    EXPECT_TRUE(one.state.clocks.at("publish").runs());
    EXPECT_FALSE(one.state.clocks.contains("publish_handling"));
    EXPECT_TRUE(one.state.clocks.at("serve").runs());
    other.state.clocks["decide_after"] = {.started_on = "2026-03-10", .met_on = ""};
    auto handled = decision(0);
    handled.outcome = {};
    handled.outcome.conclusion = kHandling;
    other.state.proposed->act.outcome = handled.outcome;
    EXPECT_EQ(other.refused_by("decide_fine", handled, Case::head()), "CF-26");
    other.take("decide", handled, Case::head());
    EXPECT_TRUE(other.state.clocks.at("publish_handling").runs());
    EXPECT_FALSE(other.state.clocks.contains("publish"));
    EXPECT_EQ(other.state.clocks.at("decide_after").met_on, "2026-03-16");
}

TEST(Gates, CF35_WhereNoFineCanBePaidNoneIsGiven) {
    Case one("handling_decision");
    one.state = investigated().state;
    one.state.stage = "finding";
    one.on("2026-03-10");
    EXPECT_EQ(one.refused_by("find", proposal(14'700)), "CF-35");
    auto order = proposal(0);
    order.outcome = {};
    order.outcome.conclusion = kHandling;
    EXPECT_EQ(one.refused_by("find", order), "");
}

TEST(Gates, CF27_WhatIsDecidedIsWhatWasReviewed) {
    auto one = reviewed();
    auto spared = decision(0);
    spared.outcome = {};
    spared.outcome.conclusion = kMinor;
    EXPECT_EQ(one.refused_by("decide", spared, Case::head()), "CF-27");
    auto lighter = decision(9'000);
    lighter.outcome.leniency = kLighter;
    lighter.outcome.grounds = {"法律、法规、规章规定的其他情形"};
    EXPECT_EQ(one.refused_by("decide", lighter, Case::head()), "CF-27");
    auto other_tier = decision(8'000);
    other_tier.outcome.tier = "轻微";
    EXPECT_EQ(one.refused_by("decide", other_tier, Case::head()), "CF-27");
    EXPECT_EQ(one.refused_by("decide", decision(9'000), Case::head()), "");
}

TEST(Gates, CF10_TheLimitationIsAskedAboutAtTheDecisionToo) {
    auto one = reviewed();
    one.state.opened.act_ended_on = "2024-02-28";
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-10");
    one.reasons = {{"within_limitation", "2025年8月已被举报"}};
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "");
}

Case accepted() {
    Case one("permit");
    auto opened = lead();
    opened.procedure = "permit";
    one.take("open", opened).take("assign", assigned()).take("apply", application());
    one.take("accept", Docketed{});  // on 2026-03-02; ends on 2026-03-30
    return one;
}

TEST(Gates, QX06_XK08_WhatHasEndedIsNotExtendedNorPausedByAnEarlierDay) {
    auto one = accepted();
    one.stated_on = "2026-03-20";
    const Extended extended{"decide", "复杂"};
    EXPECT_EQ(one.on("2026-03-31").refused_by("extend", extended, Case::head()), "QX-06");
    EXPECT_EQ(one.refused_by("order_hearing", Paused{"decide", "听证", "TZ1"}), "QX-06");
    EXPECT_EQ(one.on("2026-03-30").refused_by("extend", extended, Case::head()), "");
    EXPECT_EQ(one.refused_by("order_hearing", Paused{"decide", "听证", "TZ1"}), "");
}

TEST(Gates, QX06_OnlyWhereTheLawLeavesTimeOutIsALimitPaused) {
    Case one("coercive_measure");
    auto opened = lead();
    opened.procedure = "coercive_measure";
    one.take("open", opened).take("assign", assigned());
    one.state.stage = "custody";
    one.state.clocks["publish"] = {.started_on = "2026-03-02", .met_on = ""};
    one.state.clocks["hold"] = {.started_on = "2026-03-02", .met_on = ""};
    const std::string ground = "检测、检验、检疫、鉴定";
    EXPECT_EQ(one.refused_by("pause", Paused{"publish", ground, "TZ1"}), "QX-06");
    EXPECT_EQ(one.refused_by("pause", Paused{"hold", ground, "TZ1"}), "");
}

TEST(Clocks, YS03_QX05_HoursAreLateTheDayAfter) {
    const auto* limit = shipped_definitions().procedure("penalty_ordinary")->limit("hand_over");
    const Clock clock{.started_on = "2026-03-06", .met_on = ""};  // a Friday
    const auto due = due_of(*limit, clock, shipped_definitions().calendar);
    EXPECT_EQ(domain::iso(due.value().day), "2026-03-07");
}

TEST(Ruling, GK02_WhatWasFoundOfAnApplicantIsPersonal) {
    const auto& fields = schema_of(*act_kind("rule"), Of::record).fields;
    EXPECT_TRUE(domain::find_field(fields, "conclusion")->is_personal);
}

}  // namespace
}  // namespace mingjing::case_file
