// Permits (行政许可): others told and heard, renewals in time, whoever deceived barred.

#include "case_file/case.h"
#include "case_file/permit_bar.h"
#include "case_file/step_form.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;

Case applying() {
    Case one("permit");
    auto opened = lead();
    opened.procedure = "permit";
    opened.source = "申请";
    one.take("open", opened).take("assign", assigned());
    return one;
}
// On Monday 2026-03-02.
Case under_examination() {
    auto one = applying();
    one.take("apply", application()).take("accept", Docketed{});
    return one;
}
PermitProposed touching_others() {
    auto opinion = examined(PermitOutcome::kGranted);
    opinion.third_party_interest = PermitProposed::kDirect;
    return opinion;
}
constexpr std::string_view kApplying = "样例服饰加工厂";
constexpr std::string_view kNeighbour = "张示例";
constexpr std::string_view kOther = "李示例";
void tell(Case& one, std::string_view whom, std::string_view name = {}) {
    const auto usual = whom == InterestedTold::kApplicant ? kApplying : kNeighbour;
    one.take(
        "tell_interested",
        InterestedTold{std::string(whom), std::string(name.empty() ? usual : name), "告1号"}
    );
}
HearingAsked asked_by(std::string_view who = kNeighbour) {
    return {"影响生产", std::string(who)};
}
HearingHeld withdrawn_by(std::string_view who = kNeighbour) {
    return {std::string(HearingHeld::kWithdrawn), "撤回", std::string(who)};
}
// On Tuesday 2026-03-03: until the 10th they may ask.
Case both_told() {
    auto one = under_examination();
    one.on("2026-03-03");
    tell(one, InterestedTold::kApplicant);
    tell(one, InterestedTold::kInterested);
    return one;
}
// On Thursday 2026-03-05: by 2026-03-16 a notice of that day is seven working days old.
Case hearing_asked() {
    auto one = both_told();
    one.on("2026-03-05").take("request_hearing", asked_by());
    return one;
}
HearingArranged arranged_for(std::string_view day) {
    HearingArranged act;
    act.held_on = day;
    act.presider = "37990126003";
    act.place = "会议室";
    return act;
}
const HearingHeld kEnded{std::string(HearingHeld::kHeld), "笔录"};

std::string code(Case& one, std::string_view step, const Content& content) {
    const auto done = one.tried(step, content, Case::head());
    return done ? "" : done.error().code;
}

TEST(Permit, XK05_WhetherAnotherIsTouchedIsAnsweredAndBothAreTold) {
    auto one = under_examination();
    auto unanswered = examined(PermitOutcome::kGranted);
    unanswered.third_party_interest.clear();
    EXPECT_EQ(code(one, "examine", unanswered), "interest-not-stated");
    EXPECT_EQ(code(one, "examine", examined(PermitOutcome::kGranted)), "");
    EXPECT_EQ(one.refused_by("examine", touching_others()), "XK-05");
    tell(one, InterestedTold::kInterested);
    EXPECT_EQ(code(one, "examine", touching_others()), "interested-not-told");
    tell(one, InterestedTold::kApplicant);
    EXPECT_EQ(code(one, "examine", touching_others()), "hearing-time-runs");
}

// Examined before anybody asked, or when nobody was told: not decided either.
TEST(Permit, XK05_WhatWasExaminedBeforeIsAnsweredBeforeItIsDecided) {
    auto one = under_examination();
    one.take("examine", examined(PermitOutcome::kGranted));
    one.take("pass_review", opinion(), Case::reviewer());
    EXPECT_THAT(one.in_the_way("decide", Case::head()), Not(Contains("XK-05")));
    auto& interest = one.state.permit_proposed->act.third_party_interest;
    interest.clear();
    EXPECT_EQ(code(one, "decide", permitted(PermitOutcome::kGranted)), "interest-not-stated");
    interest = PermitProposed::kDirect;
    EXPECT_EQ(code(one, "decide", permitted(PermitOutcome::kGranted)), "interested-not-told");
    EXPECT_THAT(one.checked(), Contains(Pair("interested_were_told", "interested-not-told")));
    one.state.telling.interested = {"申请人", "利害关系人"};
    EXPECT_EQ(code(one, "decide", permitted(PermitOutcome::kGranted)), "");
    EXPECT_THAT(one.checked(), Contains(Pair("interested_were_told", "")));
}

TEST(Permit, XK05_FiveWorkingDaysToAskForAHearing) {
    auto one = both_told();
    EXPECT_TRUE(one.state.clocks.at("request_hearing").runs());
    const auto early = one.on("2026-03-10").tried("examine", touching_others());
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().rule, "XK-05");
    EXPECT_THAT(early.error().article, HasSubstr("行政许可法第四十七条"));
    EXPECT_EQ(one.refused_by("request_hearing", asked_by()), "");
    EXPECT_EQ(one.on("2026-03-11").refused_by("examine", touching_others()), "");
    EXPECT_EQ(one.refused_by("request_hearing", asked_by()), "XK-05");
    one.reasons = {{"hearing_asked_in_time", "因台风中断邮路"}};
    EXPECT_EQ(one.refused_by("request_hearing", asked_by()), "");
}

TEST(Permit, XK05_AHearingIsAskedForByWhoWasToldAndNotDenied) {
    EXPECT_EQ(under_examination().refused_by("request_hearing", asked_by()), "XK-05");
    auto one = hearing_asked();
    EXPECT_TRUE(one.state.clocks.at("hearing").runs());
    const HearingHeld denied{std::string(HearingHeld::kRefused), ""};
    EXPECT_EQ(one.refused_by("hear", denied), "XK-05");
    EXPECT_EQ(one.refused_by("hear", withdrawn_by()), "");
}

TEST(Permit, XK11_AHearingIsAnnouncedSevenWorkingDaysBeforeByThisLaw) {
    auto one = hearing_asked();
    const auto notice = served(Served::kHearingNotice);
    EXPECT_EQ(one.refused_by("serve_hearing_notice", notice), "XK-11") << "none is arranged";
    const auto early = one.tried("arrange_hearing", arranged_for("2026-03-13"));
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().rule, "XK-11");
    EXPECT_THAT(early.error().article, HasSubstr("行政许可法第四十八条"));
    auto partial = arranged_for("2026-03-16");
    partial.presider = "37990126001";
    EXPECT_EQ(one.refused_by("arrange_hearing", partial), "XK-11") << "who examines it";
    EXPECT_EQ(one.refused_by("hear", kEnded), "XK-11") << "not arranged";
    one.take("arrange_hearing", arranged_for("2026-03-16"));
    EXPECT_EQ(one.refused_by("serve_hearing_notice", served(Served::kDecision)), "XK-11");
    EXPECT_EQ(one.on("2026-03-06").refused_by("serve_hearing_notice", notice), "XK-11");
    EXPECT_EQ(one.on("2026-03-16").refused_by("hear", kEnded), "XK-11") << "nobody was told";
    one.on("2026-03-05").take("serve_hearing_notice", notice);
    EXPECT_EQ(one.on("2026-03-13").refused_by("hear", kEnded), "XK-11") << "not yet";
    one.on("2026-03-16").take("hear", kEnded);
    EXPECT_EQ(one.state.clocks.at("hearing").met_on, "2026-03-16");
}

TEST(Permit, XK11_AHearingAskedForOrArrangedIsHeldBeforeTheOpinionAndTheDecision) {
    auto one = hearing_asked();
    auto late = one;
    EXPECT_EQ(late.on("2026-03-11").refused_by("examine", touching_others()), "XK-11");
    one.take("arrange_hearing", arranged_for("2026-03-16"));
    one.take("serve_hearing_notice", served(Served::kHearingNotice));
    one.on("2026-03-16").take("hear", kEnded).take("examine", touching_others());
    one.take("pass_review", opinion(), Case::reviewer());
    EXPECT_EQ(one.refused_by("decide", permitted(PermitOutcome::kGranted), Case::head()), "");
    EXPECT_THAT(one.checked(), Contains(Pair("hearing_was_held", "")));
    one.state.telling.held.reset();
    EXPECT_THAT(one.in_the_way("decide", Case::head()), Contains("XK-11"));
    EXPECT_THAT(one.checked(), Contains(Pair("hearing_was_held", "hearing-not-held")));

    auto by_itself = under_examination();  // art. 46: nobody asked
    by_itself.take("arrange_hearing", arranged_for("2026-03-16"));
    EXPECT_EQ(by_itself.refused_by("examine", examined(PermitOutcome::kGranted)), "XK-11");
}

// One of several withdraws; the hearing is the other's as well.
TEST(Permit, XK05_XK11_EachAsksAndWithdrawsForItselfAlone) {
    auto one = hearing_asked();
    tell(one, InterestedTold::kInterested, kOther);
    EXPECT_EQ(code(one, "request_hearing", HearingAsked{"无"}), "hearing-asker-not-named");
    EXPECT_EQ(code(one, "request_hearing", asked_by("王示例")), "hearing-asker-not-told");
    one.on("2026-03-06").take("request_hearing", asked_by(kOther));
    EXPECT_EQ(one.state.clocks.at("hearing").started_on, "2026-03-05") << "since the first";
    EXPECT_EQ(one.on("2026-03-09").refused_by("request_hearing", asked_by()), "XK-05") << "again";
    one.on("2026-03-06").take("arrange_hearing", arranged_for("2026-03-17"));
    EXPECT_EQ(code(one, "hear", withdrawn_by("")), "hearing-asker-not-named");
    EXPECT_EQ(code(one, "hear", withdrawn_by(kApplying)), "hearing-not-asked-by");
    one.take("hear", withdrawn_by());
    EXPECT_TRUE(one.state.clocks.at("hearing").runs());
    one.on("2026-03-13");
    EXPECT_EQ(one.refused_by("examine", touching_others()), "XK-11") << "the other still asks";
    auto held = one;
    held.on("2026-03-06").take("serve_hearing_notice", served(Served::kHearingNotice));
    held.on("2026-03-17").take("hear", kEnded).take("examine", touching_others());
    one.take("hear", withdrawn_by(kOther));
    EXPECT_EQ(one.state.clocks.at("hearing").met_on, "2026-03-13");
    EXPECT_EQ(one.refused_by("examine", touching_others()), "") << "none is left";
}

TEST(Permit, XK05_OneWhoAsksTakesNoOthersDays) {
    auto one = hearing_asked();
    one.take("hear", withdrawn_by());
    EXPECT_EQ(code(one, "examine", touching_others()), "hearing-time-runs");
    EXPECT_EQ(one.on("2026-03-10").refused_by("examine", touching_others()), "XK-05");
    EXPECT_EQ(one.on("2026-03-11").refused_by("examine", touching_others()), "");
    tell(one, InterestedTold::kInterested, kOther);
    EXPECT_EQ(one.on("2026-03-18").refused_by("examine", touching_others()), "XK-05");
    auto asked_too = one;
    asked_too.take("request_hearing", asked_by(kOther));
    EXPECT_EQ(asked_too.on("2026-03-19").refused_by("examine", touching_others()), "XK-11");
    EXPECT_EQ(code(asked_too, "hear", kEnded), "hearing-not-arranged") << "that was of the other";
    EXPECT_EQ(one.on("2026-03-19").refused_by("examine", touching_others()), "");
}

TEST(Permit, XK11_AHearingOfTheBureausOwnIsNeitherWithdrawnNorDenied) {
    auto one = both_told();
    one.take("arrange_hearing", arranged_for("2026-03-16"));
    EXPECT_EQ(one.refused_by("hear", withdrawn_by()), "XK-05") << "nobody asked";
    one.take("request_hearing", asked_by()).take("hear", withdrawn_by());
    EXPECT_EQ(one.on("2026-03-11").refused_by("examine", touching_others()), "XK-11");
    auto unasked = under_examination();
    unasked.take("arrange_hearing", arranged_for("2026-03-16"));
    const auto denied = unasked.tried("hear", HearingHeld{std::string(HearingHeld::kRefused), ""});
    ASSERT_FALSE(denied);
    EXPECT_EQ(denied.error().article, "行政许可法第四十六条");

    unasked.take("serve_hearing_notice", served(Served::kHearingNotice));
    unasked.on("2026-03-16").take("hear", kEnded);
    EXPECT_EQ(unasked.refused_by("examine", examined(PermitOutcome::kGranted)), "");
    unasked.take("arrange_hearing", arranged_for("2026-03-27"));
    EXPECT_EQ(unasked.refused_by("examine", examined(PermitOutcome::kGranted)), "XK-11")
        << "a second one is held, too";
}

TEST(Permit, XK11_TimePausedForAHearingRunsOnOnceItWasHeld) {
    auto one = under_examination();
    one.on("2026-03-03").take("order_hearing", Paused{"decide", "听证", "特1号"});
    EXPECT_EQ(one.refused_by("conclude_hearing", Resumed{"decide"}), "XK-11");
    one.take("arrange_hearing", arranged_for("2026-03-12"));
    one.take("serve_hearing_notice", served(Served::kHearingNotice));
    one.on("2026-03-12").take("hear", kEnded);
    EXPECT_EQ(one.refused_by("conclude_hearing", Resumed{"decide"}), "");

    auto reviewed = under_examination();
    reviewed.take("order_hearing", Paused{"decide", "专家评审", "特1号"});
    EXPECT_EQ(reviewed.refused_by("conclude_hearing", Resumed{"decide"}), "");
}

TEST(Permit, XK11_ItsHearingEndsInNoWayOnlyThePenaltyLawKnows) {
    const auto& step = *shipped_definitions().procedure("permit")->step("hear");
    const auto form = form_of(step, *act_kind(step.act));
    const auto& outcome = *domain::find_field(form.fields, "outcome");
    EXPECT_TRUE(outcome.has_choice(HearingHeld::kHeld));
    EXPECT_TRUE(outcome.has_choice(HearingHeld::kWithdrawn));
    EXPECT_FALSE(outcome.has_choice(HearingHeld::kRefused));
    EXPECT_EQ(outcome.choices.size(), 2U);
}

PermitApplied renewal_until(std::string_view day) {
    auto renewal = application(PermitApplied::kRenewal);
    renewal.permit = "许可证1";
    renewal.expires_on = day;
    return renewal;
}

TEST(Permit, XK12_ARenewalIsAskedForThirtyDaysBefore) {
    auto one = applying();
    EXPECT_EQ(one.refused_by("apply", renewal_until("2026-04-01")), "");
    EXPECT_EQ(code(one, "apply", renewal_until("2026-03-31")), "renewal-late");
    EXPECT_EQ(one.refused_by("apply", renewal_until("2026-03-31")), "XK-12");
    one.reasons = {{"renewal_is_in_time", "三月一日方才知道"}};
    EXPECT_EQ(one.refused_by("apply", renewal_until("2026-03-31")), "");
    EXPECT_EQ(one.refused_by("apply", renewal_until("2026-03-02")), "");
    EXPECT_EQ(code(one, "apply", renewal_until("2026-03-01")), "permit-expired");
}

TEST(Permit, XK12_AChangeOrARenewalNamesThePermitHeld) {
    auto one = applying();
    EXPECT_EQ(one.refused_by("apply", application(PermitApplied::kFirst)), "");
    auto change = application(PermitApplied::kChange);
    const auto unnamed = one.tried("apply", change);
    ASSERT_FALSE(unnamed);
    EXPECT_EQ(unnamed.error().code, "permit-not-named");
    EXPECT_EQ(unnamed.error().article, "行政许可法第四十九条");
    EXPECT_THAT(unnamed.error().next, Not(HasSubstr("首次申请")));
    const auto given_up = one.tried("apply", application(PermitApplied::kCancellation));
    EXPECT_EQ(given_up.error().article, "行政许可法第七十条");
    change.permit = "许可证1";
    EXPECT_EQ(one.refused_by("apply", change), "") << "one may have no end";
    EXPECT_EQ(code(one, "apply", renewal_until("")), "permit-not-named");
}

TEST(Permit, XK12_ARenewalRefusedAfterItExpiredIsDeemedGranted) {
    auto one = applying();
    one.take("apply", renewal_until("2026-04-15")).take("accept", Docketed{});
    one.on("2026-04-10").take("examine", examined(PermitOutcome::kNotRenewed));
    one.take("pass_review", opinion(), Case::reviewer());
    const auto refused = permitted(PermitOutcome::kNotRenewed);
    EXPECT_EQ(code(one.on("2026-04-15"), "decide", refused), "");
    EXPECT_EQ(code(one.on("2026-04-16"), "decide", refused), "renewal-deemed");
    one.reasons = {{"renewal_is_decided_in_time", "没有在法定期限内申请"}};
    EXPECT_EQ(code(one, "decide", refused), "");
    one.reasons.clear();
    one.state.permit_proposed->act.outcome.conclusion = PermitOutcome::kRenewed;
    EXPECT_EQ(code(one, "decide", permitted(PermitOutcome::kRenewed)), "") << "late, but given";
}

TEST(Permit, XK14_DeceitIsStatedWithWhetherItConcernsSafety) {
    const std::string untold;
    const std::string is_false(Deceit::kFalse);
    const std::string is_fraud(Deceit::kFraud);
    const auto deciding = [&](std::string_view conclusion, Deceit deceit) {
        auto one = under_examination();
        one.state.applied.reset();  // of whatever kind
        one.take("examine", examined(conclusion));
        one.take("pass_review", opinion(), Case::reviewer());
        auto decided = permitted(conclusion);
        decided.deceit = std::move(deceit);
        return one.refused_by("decide", decided, Case::head());
    };
    EXPECT_EQ(deciding(PermitOutcome::kRefused, {is_false, untold}), "XK-14");
    EXPECT_EQ(deciding(PermitOutcome::kRefused, {untold, "是"}), "XK-14");
    EXPECT_EQ(deciding(PermitOutcome::kRefused, {is_fraud, "是"}), "XK-14");
    EXPECT_EQ(deciding(PermitOutcome::kGranted, {is_false, "是"}), "XK-14");
    EXPECT_EQ(deciding(PermitOutcome::kRefused, {is_false, "否"}), "");
    EXPECT_EQ(deciding(PermitOutcome::kNotRenewed, {is_false, "是"}), "");
    EXPECT_EQ(deciding(PermitOutcome::kRevoked, {is_fraud, "是"}), "");

    auto one = applying();
    one.take("apply", application());
    EXPECT_EQ(one.refused_by("decline", PermitDeclined{is_false, untold, "伪造"}), "XK-14");
    EXPECT_EQ(one.refused_by("decline", PermitDeclined{is_false, "是", "伪造"}), "");
    EXPECT_EQ(one.refused_by("decline", PermitDeclined{"其他", untold, "撤回"}), "");

    one.state.stage = "publication";
    one.state.decided_on = "2026-03-02";
    one.state.permit_decided = {permitted(PermitOutcome::kGranted), "2026-03-02"};
    DecisionRevoked revoked{std::string(DecisionRevoked::kOurselves), "撤销", "撤1号", "骗取"};
    EXPECT_EQ(one.refused_by("revoke", revoked, Case::head()), "") << "for another reason";
    revoked.deceit = {is_fraud, untold};
    EXPECT_EQ(one.refused_by("revoke", revoked, Case::head()), "XK-14");
    revoked.deceit.concerns_safety = "是";
    EXPECT_EQ(one.refused_by("revoke", revoked, Case::head()), "");
}

TEST(Permit, XK14_OnlyAPermitThatWasGrantedWasComeByThroughFraud) {
    DecisionRevoked revoked{std::string(DecisionRevoked::kOurselves), "撤销", "撤1号", "骗取"};
    revoked.deceit = {std::string(Deceit::kFraud), std::string(Deceit::kYes)};
    auto one = applying();
    one.state.stage = "publication";
    one.state.decided_on = "2026-03-02";
    const auto after = [&](std::string_view conclusion) {
        one.state.permit_decided = {permitted(conclusion), "2026-03-02"};
        return code(one, "revoke", revoked);
    };
    EXPECT_EQ(after(PermitOutcome::kRefused), "deceit-not-stated-whole");
    EXPECT_EQ(after(PermitOutcome::kRenewed), "");
    revoked.outcome = "确认违法";
    EXPECT_EQ(after(PermitOutcome::kRenewed), "deceit-not-stated-whole");
    revoked.outcome = "撤销";

    auto penalty = reviewed();
    penalty.on("2026-03-16").take("decide", decision(14'700), Case::head());
    penalty.take("serve", served(Served::kDecision));
    EXPECT_EQ(code(penalty, "revoke", revoked), "deceit-not-stated-whole");
    revoked.deceit = {};
    EXPECT_EQ(code(penalty, "revoke", revoked), "");
}

TEST(Permit, XK14_ADeclinedApplicationIsChallengedAndTheDecliningFalls) {
    auto one = applying();
    const DecisionRevoked revoked{
        std::string(DecisionRevoked::kReconsideration), "撤销", "复1号", "证据不足"};
    one.take("apply", application());
    one.take(
        "decline", PermitDeclined{std::string(Deceit::kFalse), std::string(Deceit::kYes), "伪造"}
    );
    EXPECT_EQ(one.refused_by("revoke_declined", revoked, Case::head()), "CF-19") << "by nobody";
    one.take("challenge", Challenged{"行政复议", "海曦市人民政府"});
    one.on("2026-04-01").take("end_challenge", ChallengeEnded{"撤销"});
    one.take("revoke_declined", revoked, Case::head());
    EXPECT_TRUE(one.state.revoked);
    EXPECT_TRUE(deceit_of(Content{revoked})->means.empty()) << "nothing bars any more";
    for (const auto& [limit, clock] : one.state.clocks) {
        EXPECT_FALSE(clock.runs()) << limit;
    }
}

TEST(Permit, XK12_WhatIsConcludedIsOfWhatWasAppliedFor) {
    const auto concluding = [](std::string_view kind, std::string_view conclusion) {
        auto one = under_examination();
        one.state.applied->act.kind = kind;
        const auto by = one.refused_by("examine", examined(conclusion));
        one.state.applied.reset();
        one.take("examine", examined(conclusion));
        one.take("pass_review", opinion(), Case::reviewer());
        one.state.applied = {application(kind), "2026-03-02"};
        EXPECT_EQ(one.refused_by("decide", permitted(conclusion), Case::head()), by) << conclusion;
        return by;
    };
    EXPECT_EQ(concluding(PermitApplied::kFirst, PermitOutcome::kRefused), "");
    EXPECT_EQ(concluding(PermitApplied::kFirst, PermitOutcome::kRenewed), "XK-12");
    EXPECT_EQ(concluding(PermitApplied::kRenewal, PermitOutcome::kRefused), "XK-12");
    EXPECT_EQ(concluding(PermitApplied::kRenewal, PermitOutcome::kNotRenewed), "");
    EXPECT_EQ(concluding(PermitApplied::kRenewal, PermitOutcome::kGranted), "XK-12");
    EXPECT_EQ(concluding(PermitApplied::kChange, PermitOutcome::kChanged), "");
    EXPECT_EQ(concluding(PermitApplied::kChange, PermitOutcome::kNotRenewed), "XK-12");
    EXPECT_EQ(concluding(PermitApplied::kCancellation, PermitOutcome::kRevoked), "XK-12");
    EXPECT_EQ(concluding(PermitApplied::kOurselves, PermitOutcome::kRevoked), "");
    EXPECT_EQ(concluding(PermitApplied::kOurselves, PermitOutcome::kRefused), "XK-12");
}

constexpr std::string_view kCode = "91379901MAFAKE027T";
Bar bar_of(std::string_view number, std::string_view begun_on, std::string_view means) {
    Bar bar;
    bar.case_number = number;
    bar.begun_on = begun_on;
    bar.means = means;
    bar.party_name = "改过名的公司";
    bar.credit_code = kCode;
    return bar;
}
Case applying_by_code() {
    auto one = applying();
    one.state.opened.party_credit_code = kCode;
    one.take("apply", application()).on("2026-03-06");
    return one;
}

// By the day it was applied for: on 2026-03-02, accepted later.
TEST(Permit, XK14_WhoDeceivedMayNotApplyAgainBeforeTheDayIsOver) {
    auto one = applying_by_code();
    EXPECT_EQ(one.refused_by("accept", Docketed{}), "");
    one.bars = {bar_of("2025-0007", "2025-03-02", Deceit::kFalse)};
    const auto barred = one.tried("accept", Docketed{});
    ASSERT_FALSE(barred);
    EXPECT_EQ(barred.error().code, "applicant-barred") << "whatever it is called by now";
    EXPECT_EQ(barred.error().article, "行政许可法第七十八条");
    EXPECT_THAT(barred.error().what, HasSubstr("2025-0007"));
    EXPECT_THAT(barred.error().what, HasSubstr("到2026年3月2日为止"));
    EXPECT_EQ(
        one.refused_by("decline", PermitDeclined{"在不得再次申请的期限内", "", "见前案"}), ""
    );
    one.bars = {bar_of("2025-0007", "2025-03-01", Deceit::kFalse)};
    EXPECT_EQ(one.refused_by("accept", Docketed{}), "");
    one.bars.push_back(bar_of("2023-0001", "2023-03-02", Deceit::kFraud));
    EXPECT_EQ(one.tried("accept", Docketed{}).error().article, "行政许可法第七十九条");
    one.bars = {bar_of("2026-0001", "2026-03-03", Deceit::kFraud)};
    EXPECT_EQ(one.refused_by("accept", Docketed{}), "") << "applied for before";
    one.bars = {bar_of("2025-0007", "2025-12-01", Deceit::kFalse)};
    one.state.applied->act.kind = "注销";
    EXPECT_EQ(one.refused_by("accept", Docketed{}), "") << "asks for no permit";
    one.state.applied.reset();
    EXPECT_EQ(one.refused_by("accept", Docketed{}), "XK-14") << "begun before it was recorded";
}

TEST(Permit, XK14_ANameAloneOnlyWarns) {
    auto one = applying_by_code();
    auto bar = bar_of("2025-0007", "2025-12-01", Deceit::kFalse);
    bar.party_name = one.state.opened.party_name;
    bar.credit_code = "91379901MAFAKE035M";
    one.bars = {bar};
    EXPECT_EQ(one.refused_by("accept", Docketed{}), "") << "that is another's code";
    one.bars.front().credit_code.clear();
    EXPECT_EQ(code(one, "accept", Docketed{}), "namesake-barred");
    EXPECT_EQ(one.refused_by("accept", Docketed{}), "XK-14");
    one.reasons = {{"namesake_is_not_barred", "前案当事人的法定代表人是另一人"}};
    EXPECT_EQ(one.refused_by("accept", Docketed{}), "");
    one.bars.front().id_number = one.state.opened.party_id_number = "11010519491231002X";
    EXPECT_EQ(code(one, "accept", Docketed{}), "applicant-barred") << "no reason passes it";
}

}  // namespace
}  // namespace mingjing::case_file
