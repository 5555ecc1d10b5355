// Whether a decision is reviewed before it is made, by the law, by the catalogue and by the
// bureau's switch, whatever kind of decision it is; and the way to it where none of them asks.

#include <utility>

#include "case_file/permit_case.h"
#include "case_file/switch.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Fields row(std::string_view category, std::string_view measure, Value value) {
    return {
        {"number", "FS-40"},
        {"category", category},
        {"situation", "样例情形"},
        {"trigger",
         Fields{
             {"all",
              List{Fields{
                  {"measure", measure}, {"comparison", "="}, {"value", std::move(value)}}}}}}};
}

// Told and heard, and nothing asks for a review but the case itself.
Case rechecked(std::int64_t yuan = 14'700) {
    auto one = told(yuan);
    switch_off(one);
    one.on("2026-03-11").take("plead", plea(Pleaded::kWaived));
    return one;
}
Case examined_permit(std::string_view conclusion) {
    auto one = under_examination();
    switch_off(one);
    one.on("2026-03-03").take("examine", examined(conclusion));
    return one;
}
Case measure_at_the_plea() {
    Case one("coercive_measure");
    auto opened = lead();
    opened.procedure = "coercive_measure";
    one.take("open", opened).take("assign", assigned());
    one.take("request", Noted{}).take("approve", Noted{}, Case::head()).take("inform", Noted{});
    return one;
}
const Imposed kSealed{"封存", true, true, true, "QD1", "账册"};

// What stands in the way of a ruling as it was examined; the decision's step alone matters.
std::string why_not_ruled(Case& one, const Ruling& ruling) {
    domain::Step step;
    step.act = RulingMade::kAct;
    const Content made = RulingMade{ruling, {}, ""};
    const auto around = one.around();
    auto procedure = one.procedure();
    procedure.category = "行政确认";
    const Question question{
        one.state, procedure, step, &made, around.today, "wu", "劳动监察支队", "", around};
    const auto why = unmet(question);
    return why.empty() ? std::string{}
                       : std::string(why.front().gate->name) + ": " + why.front().why.what;
}

TEST(ReviewDue, GS07_GS10_WhereNothingAsksTheCaseGoesToItsDecisionByTheFinding) {
    auto one = rechecked();
    one.catalogue = {row("行政许可", "许可决定", "准予许可"), row("行政处罚", "听证", true)};
    EXPECT_THAT(one.in_the_way("spare_review"), IsEmpty());
    one.take("spare_review", ReviewSpared{});
    EXPECT_EQ(one.state.stage, "decision");
    const auto& recorded = std::get<ReviewSpared>(one.state.last.at("spare_review").event.content);
    EXPECT_EQ(recorded.finding, "审核目录没有适用的条目");
    EXPECT_EQ(recorded.catalogue_on, "2026-03-11");
    EXPECT_THAT(recorded.among, ElementsAre("FS-40", "FS-40"));
    EXPECT_THAT(one.tried("spare_review", ReviewSpared{}).value(), IsEmpty()) << "a retry is one";
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    EXPECT_FALSE(one.state.review.sent);
    EXPECT_EQ(one.state.stage, "service");
}

TEST(ReviewDue, GS10_NoReviewIsSparedThatTheSwitchOrARowAsksFor) {
    auto one = rechecked();
    one.catalogue = {row("行政处罚", "处罚种类", "罚款")};
    const auto by_row = one.tried("spare_review", ReviewSpared{});
    ASSERT_FALSE(by_row);
    EXPECT_EQ(by_row.error().code, "review-is-due");
    EXPECT_EQ(by_row.error().rule, "GS-10");
    EXPECT_THAT(by_row.error().what, HasSubstr("FS-40（样例情形）"));
    one.catalogue.clear();
    EXPECT_EQ(one.refused_by("spare_review", ReviewSpared{}), "");
    one.thresholds = shipped_definitions().thresholds;
    const auto by_switch = one.tried("spare_review", ReviewSpared{});
    ASSERT_FALSE(by_switch);
    EXPECT_THAT(by_switch.error().what, HasSubstr("一切普通程序的决定"));
}

TEST(ReviewDue, GS07_WhatTheLawNamesIsReviewedThoughNoRowDoes) {
    const auto asked = [](auto change) {
        auto one = rechecked();
        change(one.state);
        const auto spared = one.tried("spare_review", ReviewSpared{});
        return spared ? std::string{} : spared.error().what;
    };
    EXPECT_EQ(asked([](State&) {}), "");
    EXPECT_THAT(
        asked([](State& s) { s.proposed->act.measures.has_public_interest = true; }),
        HasSubstr("涉及重大公共利益")
    );
    EXPECT_THAT(
        asked([](State& s) { s.proposed->act.measures.impact.is_grave = "是"; }),
        HasSubstr("重大社会影响")
    );
    EXPECT_THAT(
        asked([](State& s) { s.proposed->act.measures.impact.mass_incident = "是"; }),
        HasSubstr("社会风险")
    );
    EXPECT_THAT(
        asked([](State& s) { s.proposed->act.measures.legal_relations = 2; }),
        HasSubstr("多个法律关系")
    );
    EXPECT_EQ(asked([](State& s) { s.proposed->act.measures.legal_relations = 1; }), "");
    EXPECT_THAT(asked([](State& s) { s.was_heard = true; }), HasSubstr("经过听证程序"));
}

Case heard_case() {
    auto heard = told(14'700, true);
    switch_off(heard);
    heard.on("2026-03-12").take("request_hearing", HearingAsked{});
    HearingArranged arranged;
    arranged.held_on = "2026-03-23";
    arranged.presider = "37990126003";
    arranged.place = "会议室";
    heard.take("arrange_hearing", arranged);
    heard.take("serve_hearing_notice", served(Served::kHearingNotice));
    heard.on("2026-03-23").take("hear", HearingHeld{std::string(HearingHeld::kHeld), "笔录"});
    return heard.take("review_plea", PleaReviewed{});
}
void tell_anew(Case& one) {
    one.take("tell_anew", Noted{});
    Notified notified;
    notified.outcome = fine(14'700);
    notified.content = "拟罚款";
    one.take("give_notice", notified).take("serve_notice", served(Served::kNotice));
    one.take("plead", plea(Pleaded::kWaived));
}

// Told anew, or let off for what it said there: the decision has gone through a hearing.
TEST(ReviewDue, GS07_AHearingIsNotForgottenByTellingAnewOrProposingAnew) {
    auto heard = heard_case();
    EXPECT_EQ(heard.refused_by("spare_review", ReviewSpared{}), "GS-10");

    auto again = heard;
    tell_anew(again);
    EXPECT_EQ(again.refused_by("spare_review", ReviewSpared{}), "GS-10");
    EXPECT_EQ(again.refused_by("submit_review", package()), "SH-02") << "with its record";

    auto spared = proposal(0);
    spared.outcome = {};
    spared.outcome.conclusion = kMinor;
    heard.take("propose_anew", spared);
    EXPECT_EQ(heard.refused_by("spare_review_other", ReviewSpared{}), "GS-10");
}

TEST(ReviewDue, GS07_AHearingIsNotForgottenWithWhatTheOpeningGotWrong) {
    auto one = heard_case();
    const auto& opened = one.state.opened;
    PartyAmended amended;
    amended.party_kind = opened.party_kind;
    amended.party_name = opened.party_name;
    amended.party_credit_code = opened.party_credit_code;
    amended.act_ended_on = "2026-02-02";
    amended.reason = "行为终了之日登记有误";
    one.take("amend_party", amended);
    ASSERT_FALSE(one.state.telling.notified) << "it is told again";
    tell_anew(one);
    EXPECT_EQ(one.refused_by("spare_review", ReviewSpared{}), "GS-10");
    EXPECT_EQ(one.refused_by("submit_review", package()), "SH-02") << "with its record";
}

TEST(ReviewDue, GS07_APermitOfWhichOthersHadToBeToldIsReviewed) {
    auto one = examined_permit(PermitOutcome::kGranted);
    one.state.telling.interested.emplace(InterestedTold::kInterested);
    EXPECT_EQ(one.refused_by("spare_review", ReviewSpared{}), "GS-10");
    one.state.telling.interested = {std::string(InterestedTold::kApplicant)};
    EXPECT_EQ(one.refused_by("spare_review", ReviewSpared{}), "");
}

TEST(ReviewDue, GS07_APermitThatTouchesTheRightsOfOthersIsReviewed) {
    auto one = examined_permit(PermitOutcome::kGranted);
    EXPECT_EQ(one.refused_by("spare_review", ReviewSpared{}), "");
    one.state.permit_proposed->act.third_party_interest = PermitProposed::kDirect;
    EXPECT_EQ(one.refused_by("spare_review", ReviewSpared{}), "GS-10");
    one.state.stage = "decision";
    EXPECT_THAT(one.in_the_way("decide", Case::head()), Contains("GS-10"));
}

TEST(ReviewDue, GS10_WhatWasSentToReviewIsAnsweredBeforeItIsDecided) {
    auto one = rechecked();
    one.state.review.sent = {package(), "2026-03-11"};
    EXPECT_EQ(one.refused_by("spare_review", ReviewSpared{}), "GS-10");
    one.state.stage = "decision";
    one.on("2026-03-16");
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-27");
    one.state.review.concluded = {opinion("建议纠正"), "2026-03-13"};
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-27");
    one.state.review.concluded->act.opinion = ReviewConcluded::kAgrees;
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "");
}

TEST(ReviewDue, GS10_ARowThatComesBeforeTheDecisionStillAsks) {
    auto one = rechecked();
    one.take("spare_review", ReviewSpared{}).on("2026-03-16");
    one.catalogue = {row("行政处罚", "处罚种类", "罚款")};
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-27");
    one.take("send_back", Noted{}, Case::head());
    EXPECT_EQ(one.state.stage, "investigation");
}

TEST(ReviewDue, CF15_CF32_NothingIsSparedBeforeRecusalsAreSettledAndTheTimeToAskIsOver) {
    auto one = rechecked();
    one.take("ask_recusal", RecusalAsked{"37990126001", "当事人", "亲属"});
    EXPECT_EQ(one.refused_by("spare_review", ReviewSpared{}), "CF-15");
    auto grave = told(14'700, true);
    switch_off(grave);
    grave.on("2026-03-11").take("plead", plea(Pleaded::kSpoke));
    grave.take("review_plea", PleaReviewed{});
    EXPECT_EQ(grave.refused_by("spare_review", ReviewSpared{}), "CF-32");
}

TEST(ReviewDue, GS10_APartyThatIsSparedThePenaltyIsDecidedWithoutAReview) {
    auto one = investigated();
    switch_off(one);
    auto spared = proposal(0);
    spared.outcome = {};
    spared.outcome.conclusion = kMinor;
    one.on("2026-03-10").take("conclude", spared);
    EXPECT_THAT(one.in_the_way("spare_review_other"), IsEmpty());
    one.take("spare_review_other", ReviewSpared{});
    EXPECT_EQ(one.state.stage, "decision");
    auto burden = investigated();
    switch_off(burden);
    burden.on("2026-03-10").take("conclude", proposal(14'700));
    EXPECT_THAT(burden.in_the_way("spare_review_other"), Contains("CF-26"));
}

TEST(ReviewDue, GS10_APermitIsGrantedWithoutAReviewWhereNothingAsks) {
    auto one = examined_permit(PermitOutcome::kGranted);
    one.take("spare_review", ReviewSpared{});
    EXPECT_EQ(code(one, "decide", permitted(PermitOutcome::kGranted)), "");
    one.catalogue = {row("行政许可", "许可决定", "准予许可")};
    EXPECT_EQ(code(one, "decide", permitted(PermitOutcome::kGranted)), "review-not-passed");
    one.catalogue.clear();
    one.thresholds = shipped_definitions().thresholds;
    const auto by_switch = one.tried("decide", permitted(PermitOutcome::kGranted), Case::head());
    ASSERT_FALSE(by_switch);
    EXPECT_EQ(by_switch.error().rule, "GS-10");
    EXPECT_THAT(by_switch.error().what, HasSubstr("一切普通程序的决定"));
}

TEST(ReviewDue, GS07_GS10_APermitRefusedOrTakenBackIsAlwaysReviewed) {
    for (const auto conclusion :
         {PermitOutcome::kRefused,
          PermitOutcome::kNotRenewed,
          PermitOutcome::kRevoked,
          PermitOutcome::kWithdrawn}) {
        auto one = under_examination();
        switch_off(one);
        one.state.permit_proposed = {examined(conclusion), "2026-03-03"};
        one.state.stage = "report";
        EXPECT_THAT(one.in_the_way("spare_review"), Contains("GS-10")) << conclusion;
        one.state.stage = "decision";
        EXPECT_THAT(one.in_the_way("decide", Case::head()), Contains("GS-10")) << conclusion;
        one.state.review.concluded = {opinion(), "2026-03-04"};
        EXPECT_THAT(one.in_the_way("decide", Case::head()), Not(Contains("GS-10"))) << conclusion;
    }
}

TEST(ReviewDue, GS07_GS10_ARulingGoesByTheRowsOfItsCategoryToo) {
    Case one("permit");
    switch_off(one);
    const Ruling granted{true, "认定为工伤"};
    one.state.ruling_proposed = {RulingProposed{granted, ""}, "2026-03-02"};
    EXPECT_EQ(why_not_ruled(one, granted), "");
    one.catalogue = {row("行政处罚", "支持申请", true)};
    EXPECT_EQ(why_not_ruled(one, granted), "") << "of another category";
    one.catalogue = {row("行政确认", "支持申请", false)};
    EXPECT_EQ(why_not_ruled(one, granted), "") << "it is for the applicant";
    for (const auto* category : {"行政确认", "全部"}) {
        one.catalogue = {row(category, "支持申请", true)};
        EXPECT_THAT(why_not_ruled(one, granted), HasSubstr("review_is_passed: 属于审核目录FS-40"));
    }
    one.catalogue.clear();
    one.thresholds = shipped_definitions().thresholds;
    EXPECT_THAT(why_not_ruled(one, granted), HasSubstr("一切普通程序的决定"));
}

TEST(ReviewDue, GS10_AMeasureIsReviewedUnderTheSwitchToo) {
    auto one = measure_at_the_plea();
    const auto unsent = one.tried("impose", kSealed);
    ASSERT_FALSE(unsent);
    EXPECT_EQ(unsent.error().code, "act-not-reviewed");
    EXPECT_THAT(unsent.error().what, HasSubstr("一切普通程序的决定"));
    auto without = one;
    switch_off(without);
    EXPECT_EQ(without.refused_by("impose", kSealed), "");
    one.take("send_measure_review", ActReviewSent{"封存", {}, {}, {"决定代拟稿"}, "可能被转移"});
    const ActReviewConcluded agreed{"封存", "同意", "意见", "", opinion().elements};
    one.take("conclude_measure_review", agreed, Case::reviewer());
    one.take("impose", kSealed);
    const Extended longer{"hold", "情况复杂"};
    EXPECT_EQ(one.refused_by("extend", longer, Case::head()), "GS-10");
    switch_off(one);
    EXPECT_EQ(one.refused_by("extend", longer, Case::head()), "");
}

TEST(ReviewDue, QZ03_TheSwitchHoldsUpNeitherAnUrgentMeasureNorItsApproval) {
    Case one("coercive_measure");
    auto opened = lead();
    opened.procedure = "coercive_measure";
    one.take("open", opened).take("assign", assigned());
    one.take("act_urgently", Noted{}).take("impose_urgently", kSealed);
    EXPECT_EQ(one.refused_by("confirm", Noted{}, Case::head()), "");
    one.catalogue = {row("行政强制", "强制措施种类", "封存")};
    EXPECT_EQ(one.refused_by("confirm", Noted{}, Case::head()), "GS-10") << "a row does";
}

TEST(ReviewDue, GS10_AnActSentToReviewIsAnsweredThoughNoRowAsksForIt) {
    auto one = investigated();
    const std::string transfer(ReviewSubject::kTransfer);
    const TransferDecided approved{true, ""};
    one.take("report_crime", CrimeReported{"诈骗罪", {"37990126001", "37990126002"}, "建议移送"});
    one.take("send_transfer_review", ActReviewSent{transfer, {}, {}, {"移送书"}, "涉嫌犯罪"});
    EXPECT_EQ(one.refused_by("approve_transfer", approved, Case::head()), "GS-10");
    auto objected = one;
    objected.take(
        "conclude_transfer_review",
        ActReviewConcluded{transfer, "建议纠正", "意见", "", opinion("建议纠正").elements},
        Case::reviewer()
    );
    EXPECT_EQ(objected.refused_by("approve_transfer", approved, Case::head()), "GS-10");
    one.take(
        "conclude_transfer_review",
        ActReviewConcluded{transfer, "同意", "意见", "", opinion().elements},
        Case::reviewer()
    );
    EXPECT_EQ(one.refused_by("approve_transfer", approved, Case::head()), "");
}

TEST(ReviewDue, GS10_WhatIsNoDecisionGoesByTheCatalogueAlone) {
    auto one = investigated();
    one.take("report_crime", CrimeReported{"诈骗罪", {"37990126001", "37990126002"}, "建议移送"});
    EXPECT_EQ(one.refused_by("approve_transfer", TransferDecided{true, ""}, Case::head()), "");
}

// The case is taken up late on the 16th, two days after the row came into force.
TEST(ReviewDue, GS10_NoFindingAndNoDecisionIsDatedBackBeforeTheRowThatAsks) {
    auto one = rechecked();
    one.catalogue = {row("行政处罚", "处罚种类", "罚款")};
    one.catalogue_since = "2026-03-14";
    auto found = one;
    found.take("spare_review", ReviewSpared{});
    one.on("2026-03-16").stated_on = "2026-03-12";
    EXPECT_EQ(one.refused_by("spare_review", ReviewSpared{}), "GS-10");
    EXPECT_THAT(one.in_the_way("spare_review"), Contains("GS-10"));
    found.on("2026-03-13").stated_on = "2026-03-12";
    EXPECT_EQ(found.refused_by("decide", decision(14'700), Case::head()), "");
    found.on("2026-03-16");
    EXPECT_EQ(found.refused_by("decide", decision(14'700), Case::head()), "CF-27");
}

}  // namespace
}  // namespace mingjing::case_file
