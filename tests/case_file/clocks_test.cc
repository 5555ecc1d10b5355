// Clocks: one a thing, paused, stopped with the case.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::optional<domain::Due> due(const Case& of, std::string_view clock) {
    const auto* limit = of.procedure().limit(clock);
    return due_of(*limit, of.state.clocks.find(clock)->second, shipped_definitions().calendar);
}

TEST(Gates, CF25_PreservedThingsAreDealtWith) {
    auto one = investigated();
    one.take("preserve", Preserved{"DJ1", "账册三本"}, Case::head());
    EXPECT_EQ(one.refused_by("conclude", proposal(14'700)), "CF-25");
    EXPECT_EQ(one.refused_by("release", Released{"DJ2", "退还"}), "CF-25");
    one.take("release", Released{"DJ1", "退还"});
    EXPECT_EQ(one.refused_by("conclude", proposal(14'700)), "");
    EXPECT_EQ(one.state.clocks.at("release/DJ1").met_on, "2026-03-05");
}

TEST(Gates, CF25_EachPreservationHasItsOwnSevenDays) {
    auto one = investigated();
    one.take("preserve", Preserved{"DJ1", "账册三本"}, Case::head());
    one.on("2026-03-09").take("preserve", Preserved{"DJ2", "电脑"}, Case::head());
    EXPECT_EQ(domain::iso(due(one, "release/DJ1").value().day), "2026-03-16");
    EXPECT_EQ(domain::iso(due(one, "release/DJ2").value().day), "2026-03-18");
    one.on("2026-03-10").take("release", Released{"DJ2", "退还"});
    EXPECT_EQ(one.state.clocks.at("release/DJ2").met_on, "2026-03-10");
    EXPECT_TRUE(one.state.clocks.at("release/DJ1").runs());
    EXPECT_EQ(one.refused_by("release", Released{"DJ2", "退还"}), "");  // said again: a retry
    const Preserved again{"DJ1", "另外的账册"};
    EXPECT_EQ(one.refused_by("preserve", again, Case::head()), "CF-25");
    EXPECT_EQ(one.refused_by("conclude", proposal(14'700)), "CF-25");
}

TEST(Clocks, QX06_AnOpenPauseHasNoDueDay) {
    Case one("permit");
    auto opened = lead();
    opened.procedure = "permit";
    opened.source = "申请";
    one.take("open", opened).take("assign", assigned()).take("apply", application());
    one.take("accept", Docketed{});
    EXPECT_TRUE(due(one, "decide").has_value());
    one.on("2026-03-03").take("order_hearing", Paused{"decide", "专家评审", "TZ1"});
    EXPECT_FALSE(due(one, "decide").has_value());
    one.on("2026-03-13").take("conclude_hearing", Resumed{"decide"});
    EXPECT_EQ(domain::iso(due(one, "decide").value().day), "2026-04-13");
}

TEST(Clocks, QX06_APauseDoesNotUndoALimitThatHadEnded) {
    const auto* limit = shipped_definitions().procedure("permit")->limit("decide");
    Clock clock{.started_on = "2026-03-02", .met_on = ""};
    clock.pauses = {{"听证", "2026-06-01", ""}};
    const auto ended = due_of(*limit, clock, shipped_definitions().calendar);
    EXPECT_EQ(domain::iso(ended.value().day), "2026-03-30");
}

TEST(Clocks, StopWithTheCaseUnlessTheyCanStillBeMet) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.on("2026-03-18").take("serve", served(Served::kDecision));
    one.take(
        "collect_on_spot",
        Paid{{14'700'00}, "P1", std::string(Paid::kOnSpot), std::string(Paid::kRemote)}
    );
    one.take("perform", Performed{"自动履行", ""});
    EXPECT_TRUE(one.state.is_over);
    EXPECT_TRUE(one.state.clocks.at("publish").runs());
    EXPECT_TRUE(one.state.clocks.at("hand_in/P1").runs());
    EXPECT_EQ(one.state.clocks.at("request_hearing").met_on, "2026-03-11");
    one.on("2026-03-19").take("hand_in", HandedIn{"P1"});
    one.on("2026-03-20").take("deposit", Deposited{"P1"});
    one.take("publish", published());
    const ResultPublished otherwise{"已公示", {}, "/results/2", std::string(kResult)};
    EXPECT_EQ(one.tried("publish", otherwise).error().code, "not-at-this-stage");
    for (const auto& [name, clock] : one.state.clocks) {
        EXPECT_FALSE(clock.runs()) << name;
    }
}

// Made public on the 17th, paid and closed on the 20th, and only then written down.
TEST(Clocks, GS02_CF36_WhatIsMetLateInTheBooksWasMetTheDayItWas) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.on("2026-03-18").take("serve", served(Served::kDecision));
    one.take(
        "collect_on_spot",
        Paid{{14'700'00}, "P1", std::string(Paid::kOnSpot), std::string(Paid::kRemote)}
    );
    one.on("2026-03-20").take("perform", Performed{"自动履行", ""});
    one.today_is = "2026-03-23";
    EXPECT_EQ(one.on("2026-03-15").tried("publish", published()).error().code, "days-out-of-order");
    one.on("2026-03-17").take("publish", published());
    EXPECT_EQ(one.state.clocks.at("publish").met_on, "2026-03-17");
    EXPECT_EQ(
        one.on("2026-03-17").tried("hand_in", HandedIn{"P1"}).error().code, "days-out-of-order"
    );
    one.on("2026-03-19").take("hand_in", HandedIn{"P1"});
    EXPECT_EQ(one.state.clocks.at("hand_in/P1").met_on, "2026-03-19");
    EXPECT_EQ(one.state.clocks.at("deposit/P1").started_on, "2026-03-19");
}

TEST(Clocks, YS03_AHandOverIsNotDatedBeforeItWasApproved) {
    auto one = investigated();
    const CrimeReported crime{"诈骗罪", {"37990126001", "37990126002"}, "建议移送"};
    one.take("report_crime", crime);
    one.on("2026-03-06").take("approve_transfer", TransferDecided{true, ""}, Case::head());
    one.on("2026-03-10").take("conclude", proposal(14'700));
    CrimeHandedOver act;
    act.police = "海曦市公安局";
    act.materials = {
        std::string(CrimeHandedOver::kLetter),
        std::string(CrimeHandedOver::kReport),
        std::string(CrimeHandedOver::kThings)};
    act.letter = "移字第1号";
    one.today_is = "2026-03-10";
    EXPECT_EQ(one.on("2026-03-05").tried("hand_over", act).error().code, "days-out-of-order");
    one.on("2026-03-07").take("hand_over", act);
    EXPECT_EQ(one.state.clocks.at("hand_over").met_on, "2026-03-07");
}

TEST(Clocks, CF25_ThingsAreNotGivenBackBeforeTheyWereTaken) {
    auto one = investigated();
    one.on("2026-03-09").take("preserve", Preserved{"DJ1", "账册三本"}, Case::head());
    one.today_is = "2026-03-10";
    EXPECT_EQ(
        one.on("2026-03-06").tried("release", Released{"DJ1", "退还"}).error().code,
        "days-out-of-order"
    );
    EXPECT_EQ(one.on("2026-03-09").refused_by("release", Released{"DJ1", "退还"}), "");
}

TEST(Gates, QX06_APauseDoesNotEndBeforeItBegan) {
    Case one("coercive_measure");
    auto opened = lead();
    opened.procedure = "coercive_measure";
    one.take("open", opened).take("assign", assigned());
    one.state.stage = "custody";
    one.state.clocks["hold"] = {.started_on = "2026-03-02", .met_on = ""};
    one.on("2026-03-05").take("pause", Paused{"hold", "检测、检验、检疫、鉴定", "TZ1"});
    one.today_is = "2026-03-10";
    EXPECT_EQ(one.on("2026-03-04").refused_by("resume", Resumed{"hold"}), "QX-06");
    EXPECT_EQ(one.on("2026-03-05").refused_by("resume", Resumed{"hold"}), "");
}

TEST(Clocks, OfACaseThatIsDroppedStop) {
    auto one = investigated();
    one.take("preserve", Preserved{"DJ1", "账册三本"}, Case::head());
    one.on("2026-03-10");
    Case other("handling_decision");
    auto opened = lead();
    opened.procedure = "handling_decision";
    other.take("open", opened).take("assign", assigned()).take("report_lead", Noted{});
    other.take("docket", Docketed{}, Case::head());
    EXPECT_TRUE(other.state.clocks.at("investigate").runs());
    other.on("2026-03-10").take("strike_off", Dropped{"没有违法事实", "已付清"}, Case::head());
    EXPECT_EQ(other.state.stage, "closed");
    EXPECT_EQ(other.state.clocks.at("investigate").met_on, "2026-03-10");

    Case third("labour_inspection");
    opened.procedure = "labour_inspection";
    third.take("open", opened).take("assign", assigned()).take("complain", Noted{});
    third.take("docket", Docketed{}, Case::head());
    third.take("order_correction", served("限期改正指令书"));
    const auto corrected = third.tried("corrected", Dropped{"轻微并已改正", "已改"}, Case::head());
    ASSERT_TRUE(corrected);
    EXPECT_THAT(corrected->front().stopped, IsEmpty());  // the ninety days are met by it
    third.state.clocks["accept"].met_on.clear();
    const auto open = third.tried("corrected", Dropped{"轻微并已改正", "已改"}, Case::head());
    ASSERT_TRUE(open);
    EXPECT_THAT(open->front().stopped, ElementsAre("accept"));
    const auto over = evolve(third.state, open->front(), "meng");
    EXPECT_EQ(over.clocks.at("accept").stopped_on, "2026-03-02");
    EXPECT_FALSE(over.clocks.at("accept").runs());
}

}  // namespace
}  // namespace mingjing::case_file
