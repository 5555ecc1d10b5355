// Permits (行政许可): others told and heard.

#include "case_file/permit_case.h"
#include "case_file/step_form.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;

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
Served notice_to(std::string_view addressee) {
    auto notice = served(Served::kHearingNotice);
    notice.addressee = addressee;
    return notice;
}
void notify_both(Case& one) {
    one.take("serve_hearing_notice", notice_to(kApplying));
    one.take("serve_hearing_notice", notice_to(kNeighbour));
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
    pass_permit(one);
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
    const auto notice = notice_to(kNeighbour);
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
    notify_both(one.on("2026-03-05"));
    EXPECT_EQ(one.on("2026-03-13").refused_by("hear", kEnded), "XK-11") << "not yet";
    one.on("2026-03-16").take("hear", kEnded);
    EXPECT_EQ(one.state.clocks.at("hearing").met_on, "2026-03-16");
}

TEST(Permit, XK11_EachWhoWasToldIsServedItsOwnNotice) {
    auto one = hearing_asked();
    one.take("arrange_hearing", arranged_for("2026-03-17"));
    one.take("serve_hearing_notice", notice_to(kNeighbour));
    auto told_later = one;
    EXPECT_EQ(one.on("2026-03-17").refused_by("hear", kEnded), "XK-11");
    const auto unserved = one.tried("hear", kEnded).error();
    EXPECT_EQ(unserved.code, "hearing-notice-not-served");
    EXPECT_EQ(unserved.what, "听证通知书还没有送达申请人（告知书告1号）");
    EXPECT_THAT(unserved.article, HasSubstr("行政许可法第四十八条"));
    EXPECT_THAT(unserved.next, HasSubstr("改定举行日期"));
    one.on("2026-03-06").take("serve_hearing_notice", notice_to(kApplying));
    EXPECT_EQ(one.on("2026-03-17").refused_by("hear", kEnded), "");
    one.take("arrange_hearing", arranged_for("2026-03-26"));
    one.take("serve_hearing_notice", notice_to(kApplying));
    EXPECT_EQ(code(one.on("2026-03-26"), "hear", kEnded), "hearing-notice-not-served")
        << "another day, another notice for each";

    told_later.take("serve_hearing_notice", notice_to(kApplying));
    tell(told_later, InterestedTold::kInterested, kOther);
    EXPECT_EQ(code(told_later.on("2026-03-17"), "hear", kEnded), "hearing-notice-not-served");

    // Of the bureau's own idea nobody was told of a right to it: the applicant is, all the same.
    auto unasked = under_examination();
    unasked.take("arrange_hearing", arranged_for("2026-03-16"));
    unasked.take("serve_hearing_notice", notice_to(kNeighbour));
    EXPECT_EQ(
        unasked.on("2026-03-16").tried("hear", kEnded).error().what, "听证通知书还没有送达申请人"
    );
}

TEST(Permit, XK11_ANoticeIsAddressedToWhomItIsFor) {
    auto one = hearing_asked();
    one.take("arrange_hearing", arranged_for("2026-03-16"));
    const auto unnamed = one.tried("serve_hearing_notice", served(Served::kHearingNotice));
    ASSERT_FALSE(unnamed);
    EXPECT_EQ(unnamed.error().code, "hearing-notice-not-addressed");
    EXPECT_EQ(unnamed.error().rule, "XK-11");
    EXPECT_EQ(code(one, "serve_hearing_notice", notice_to("王示例")), "hearing-notice-to-another");
    EXPECT_EQ(one.refused_by("serve_hearing_notice", notice_to(kApplying)), "");
    one.state.opened.party_name = "样例服饰加工厂有限公司";
    EXPECT_EQ(
        code(one, "serve_hearing_notice", notice_to("样例服饰加工厂有限公司")),
        "hearing-notice-to-another"
    ) << "told by another name";
    one.state.telling.interested = {"利害关系人"};
    EXPECT_EQ(one.refused_by("serve_hearing_notice", notice_to("样例服饰加工厂有限公司")), "")
        << "not told by any";
}

TEST(Permit, XK11_AServiceOfAnOlderRecordCountsForAll) {
    auto one = hearing_asked();
    one.take("arrange_hearing", arranged_for("2026-03-16"));
    one.take("serve_hearing_notice", notice_to(kNeighbour));
    one.state.telling.hearing_notice_served_to = {""};
    EXPECT_EQ(one.on("2026-03-16").refused_by("hear", kEnded), "");
}

TEST(Permit, XK11_AHearingAskedForOrArrangedIsHeldBeforeTheOpinionAndTheDecision) {
    auto one = hearing_asked();
    auto late = one;
    EXPECT_EQ(late.on("2026-03-11").refused_by("examine", touching_others()), "XK-11");
    one.take("arrange_hearing", arranged_for("2026-03-16"));
    notify_both(one);
    one.on("2026-03-16").take("hear", kEnded).take("examine", touching_others());
    pass_permit(one, true);
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
    notify_both(held.on("2026-03-06"));
    held.take("serve_hearing_notice", notice_to(kOther));
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

TEST(Permit, XK05_EachHasItsOwnDaysAndTheOpinionWaitsForTheLast) {
    auto one = hearing_asked();
    EXPECT_TRUE(one.state.clocks.at("request_hearing").runs()) << "the applicant may still ask";
    tell(one.on("2026-03-06"), InterestedTold::kInterested, kOther);
    EXPECT_EQ(one.state.clocks.at("request_hearing").started_on, "2026-03-06");
    one.stated_on = "2026-03-04";
    tell(one, InterestedTold::kInterested, "王示例");
    EXPECT_EQ(one.state.clocks.at("request_hearing").started_on, "2026-03-06") << "told before";
    one.stated_on = "2026-03-03";
    EXPECT_EQ(code(one, "request_hearing", asked_by("王示例")), "hearing-asker-not-told");
    one.stated_on.clear();
    EXPECT_EQ(
        code(one.on("2026-03-12"), "request_hearing", asked_by("王示例")), "hearing-asked-late"
    );
    EXPECT_EQ(code(one, "request_hearing", asked_by(kOther)), "");
    one.take("hear", withdrawn_by());
    EXPECT_EQ(code(one.on("2026-03-13"), "examine", touching_others()), "hearing-time-runs");
    one.on("2026-03-16").take("examine", touching_others());
    EXPECT_EQ(one.state.clocks.at("request_hearing").met_on, "2026-03-16");
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

    unasked.take("serve_hearing_notice", notice_to(kApplying));
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
    one.take("serve_hearing_notice", notice_to(kApplying));
    one.on("2026-03-12").take("hear", kEnded);
    EXPECT_EQ(one.refused_by("conclude_hearing", Resumed{"decide"}), "");

    auto reviewed = under_examination();
    reviewed.take("order_hearing", Paused{"decide", "专家评审", "特1号"});
    EXPECT_EQ(reviewed.refused_by("conclude_hearing", Resumed{"decide"}), "");
}

TEST(Permit, XK11_AnOlderVersionThatRecordsNoHearingIsNotHeldUp) {
    auto one = under_examination();
    one.take("order_hearing", Paused{"decide", "听证", "特1号"});
    const auto around = one.around();
    const Content resumed{Resumed{"decide"}};
    const auto refuses = [&](const domain::Procedure& procedure) {
        const auto hand = Case::handler();
        const Question question{
            one.state,
            procedure,
            *procedure.step("conclude_hearing"),
            &resumed,
            domain::day_of(one.today).value(),
            hand.by,
            hand.unit,
            hand.officer,
            around};
        return find_gate("hearing_paused_for_is_over")->objection(question).has_value();
    };
    auto older = one.procedure();
    EXPECT_TRUE(refuses(older));
    std::erase_if(older.acts, [](const auto& step) { return step.act == HearingHeld::kAct; });
    EXPECT_FALSE(refuses(older));
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

}  // namespace
}  // namespace mingjing::case_file
