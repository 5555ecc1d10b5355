// Hearings (听证): asked for, announced, held, decided upon.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;

HearingArranged arranged(std::string_view held_on) {
    HearingArranged act;
    act.held_on = held_on;
    act.presider = "37990126003";
    act.place = "会议室";
    return act;
}

// Told of the right to a hearing, and asked for one on Thursday 2026-03-12.
Case asked() {
    auto one = told(14'700, true);
    one.on("2026-03-12").take("request_hearing", HearingAsked{});
    return one;
}

TEST(Gates, CF32_AHearingIsAnnouncedSevenWorkingDaysBefore) {
    auto one = asked();
    EXPECT_EQ(one.refused_by("arrange_hearing", arranged("2026-03-20")), "CF-32");
    EXPECT_EQ(one.refused_by("arrange_hearing", arranged("2026-03-23")), "");
    auto partial = arranged("2026-03-23");
    partial.presider = "37990126001";
    EXPECT_EQ(one.refused_by("arrange_hearing", partial), "CF-32");
    one.state.ever_officers.insert("37990126003");  // who investigated once does not preside
    EXPECT_EQ(one.refused_by("arrange_hearing", arranged("2026-03-23")), "CF-32");
}

TEST(Gates, CF32_TheServiceOfTheNoticeCountsNotWhatIsSaidOfIt) {
    auto one = asked();
    const auto notice = served(Served::kHearingNotice);
    EXPECT_EQ(one.refused_by("serve_hearing_notice", notice), "CF-32");  // none is arranged
    one.take("arrange_hearing", arranged("2026-03-23"));
    EXPECT_EQ(one.refused_by("serve_hearing_notice", served(Served::kDecision)), "CF-32");
    EXPECT_EQ(one.on("2026-03-13").refused_by("serve_hearing_notice", notice), "CF-32");
    const HearingHeld held{std::string(HearingHeld::kHeld), "笔录"};
    EXPECT_EQ(one.on("2026-03-23").refused_by("hear", held), "CF-32");  // nobody was told
    one.on("2026-03-12").take("serve_hearing_notice", notice);
    EXPECT_EQ(one.on("2026-03-20").refused_by("hear", held), "CF-32");  // not yet
    EXPECT_EQ(one.on("2026-03-23").refused_by("hear", held), "");
    one.take("arrange_hearing", arranged("2026-04-07"));  // another day, another notice
    EXPECT_EQ(one.on("2026-04-07").refused_by("hear", held), "CF-32");
}

// Then the party is heard in writing, or nothing is sent on.
TEST(Gates, CF32_CF16_AHearingWithdrawnNeedsNoDayAndThePartyIsHeardAllTheSame) {
    auto one = asked();
    const HearingHeld withdrawn{std::string(HearingHeld::kWithdrawn), "书面撤回"};
    EXPECT_THAT(one.in_the_way("hear"), testing::IsEmpty());
    EXPECT_EQ(
        one.refused_by("hear", HearingHeld{std::string(HearingHeld::kHeld), "笔录"}), "CF-32"
    );
    one.on("2026-03-13").take("hear", withdrawn);
    EXPECT_EQ(one.state.stage, "recheck");
    EXPECT_THAT(one.in_the_way("submit_review"), Contains("CF-16"));
    EXPECT_EQ(one.on("2026-03-18").refused_by("submit_review", package(true)), "CF-16");
    one.take("plead_more", plea(Pleaded::kWaived));
    EXPECT_THAT(one.in_the_way("submit_review"), testing::IsEmpty());
    one.take("submit_review", package(true));
}

// Nobody told the party of a right to one: it is refused in writing, and the case goes on.
TEST(Gates, CF31_AHearingIsRefusedOnlyWhereNoneIsDue) {
    const HearingHeld refused{std::string(HearingHeld::kRefused), ""};
    auto due = asked();
    EXPECT_EQ(due.refused_by("hear", refused), "CF-31");
    auto one = asked();
    one.state.telling.notified->act.offers_hearing = false;
    one.on("2026-03-13").take("hear", refused);
    EXPECT_EQ(one.state.stage, "recheck");
    EXPECT_FALSE(one.state.was_heard);
    one.take("plead_more", plea(Pleaded::kWaived));
    EXPECT_EQ(one.on("2026-03-20").refused_by("submit_review", package()), "");
}

TEST(Papers, CF31_TheRefusalOfAHearingIsNoNoticeOfOne) {
    EXPECT_EQ(served_as("行政处罚听证通知书", false), Served::kHearingNotice);
    EXPECT_EQ(served_as("行政处罚听证告知书", false), Served::kNotice);
    EXPECT_EQ(served_as("不予举行听证通知书", false), Served::kOther);
}

TEST(Gates, CF33_AHearingAskedForIsHeldBeforeTheDecision) {
    auto one = asked();
    const HearingHeld held{std::string(HearingHeld::kHeld), "笔录"};
    EXPECT_EQ(one.refused_by("hear", held), "CF-32");
    one.take("arrange_hearing", arranged("2026-03-23"));
    one.take("serve_hearing_notice", served(Served::kHearingNotice));
    one.on("2026-03-23").take("hear", held);
    EXPECT_EQ(one.refused_by("submit_review", package()), "SH-02");
    one.take("submit_review", package(true));
    one.on("2026-03-25").take("pass_review", opinion(), Case::reviewer());
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "");
    one.state.telling.held.reset();
    EXPECT_THAT(one.in_the_way("decide", Case::head()), Contains("CF-33"));
}

TEST(Clocks, CF32_AHearingIsAcceptedHeldAndReportedInTimeAndAnotherDayForItIsNoMoreTime) {
    auto one = asked();
    const auto& clocks = one.state.clocks;
    EXPECT_TRUE(clocks.at("accept_hearing").runs());
    one.on("2026-03-13").take("arrange_hearing", arranged("2026-03-25"));
    EXPECT_EQ(clocks.at("accept_hearing").met_on, "2026-03-13");
    one.on("2026-03-16").take("arrange_hearing", arranged("2026-04-07"));
    EXPECT_EQ(clocks.at("hold_hearing").started_on, "2026-03-13");
    one.take("serve_hearing_notice", served(Served::kHearingNotice));
    auto withdrawn = one;
    withdrawn.take("hear", HearingHeld{std::string(HearingHeld::kWithdrawn), "书面撤回"});
    EXPECT_FALSE(withdrawn.state.clocks.at("hold_hearing").runs());
    EXPECT_FALSE(withdrawn.state.clocks.contains("report_hearing")) << "nothing to report";
    one.on("2026-04-07").take("hear", HearingHeld{std::string(HearingHeld::kHeld), "笔录"});
    EXPECT_EQ(clocks.at("hold_hearing").met_on, "2026-04-07");
    EXPECT_TRUE(clocks.at("report_hearing").runs());
    one.on("2026-04-09").take("submit_review", package(true));
    EXPECT_EQ(clocks.at("report_hearing").met_on, "2026-04-09");
}

}  // namespace
}  // namespace mingjing::case_file
