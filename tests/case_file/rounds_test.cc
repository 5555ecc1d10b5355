// What belongs to a round that was given up serves none that follows it: a notice issued before, a
// day that was over, an order of less.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

Outcome order(std::int64_t wages, std::int64_t compensation) {
    Outcome outcome;
    outcome.conclusion = kHandling;
    outcome.payment = {{wages * 100}, {compensation * 100}};
    return outcome;
}
Proposed proposes(Outcome outcome) {
    auto proposed = proposal(0);
    proposed.outcome = std::move(outcome);
    return proposed;
}
Notified tells(Outcome outcome) {
    Notified notified;
    notified.outcome = std::move(outcome);
    notified.content = "拟作出的决定";
    return notified;
}
Served correction(std::string_view pay_by) {
    auto paper = served(Served::kCorrection);
    paper.pay_by = pay_by;
    return paper;
}
Case inspected() {
    Case one("labour_inspection");
    auto opened = lead();
    opened.procedure = "labour_inspection";
    one.take("open", opened).take("assign", assigned()).take("complain", Noted{});
    one.take("docket", Docketed{}, Case::head()).take("collect", evidence("1"));
    one.take("verify", Verified{"1", std::string(Verified::kTrue), ""});
    return one;
}
Paper issued(std::string_view name, std::string_view number, std::string_view dated) {
    Paper paper;
    paper.name = name;
    paper.number = number;
    paper.served_as = std::string(served_as(name, false));
    paper.issued_on = dated;
    paper.dated = dated;
    return paper;
}

// Told on the 10th, told anew that day.
Case told_anew(std::string_view day) {
    auto one = told();
    one.on("2026-03-11").take("plead", plea(Pleaded::kWaived));
    one.on(day).take("propose_anew", proposal(9'000));
    one.take("give_notice", tells(fine(9'000)));
    return one;
}

TEST(Gates, CF16_ANoticeOfAnEarlierRoundIsNotServedInThisOne) {
    auto one = told_anew("2026-03-12");
    one.papers = {
        issued("行政处罚事先告知书", "罚告1号", "2026-03-10"),
        issued("行政处罚事先告知书", "罚告2号", "2026-03-12")};
    auto service = served(Served::kNotice);
    service.paper = "罚告1号";
    const auto old = one.tried("serve_notice", service);
    ASSERT_FALSE(old);
    EXPECT_EQ(old.error().code, "paper-of-an-earlier-round");
    EXPECT_EQ(old.error().rule, "CF-16");
    service.paper = "罚告2号";
    EXPECT_EQ(one.refused_by("serve_notice", service), "");
}

TEST(Gates, CF16_OfTwoRoundsOfOneDayTheNoticeOfTheLaterIsServed) {
    auto one = told_anew("2026-03-11");
    one.papers = {
        issued("行政处罚事先告知书", "罚告1号", "2026-03-11"),
        issued("行政处罚事先告知书", "罚告2号", "2026-03-11")};
    one.papers[0].tells_of = one.state.telling.notified_at - 3;
    one.papers[1].tells_of = one.state.telling.notified_at;
    EXPECT_EQ(one.state.events - 1, one.state.telling.notified_at) << "the last of all";
    auto service = served(Served::kNotice);
    service.paper = "罚告1号";
    EXPECT_EQ(one.refused_by("serve_notice", service), "CF-16");
    service.paper = "罚告2号";
    EXPECT_EQ(one.refused_by("serve_notice", service), "");
}

TEST(Gates, CF32_TheNoticeOfAHearingPutOffIsNotServedForTheNext) {
    auto one = told(14'700, true);
    one.on("2026-03-12").take("request_hearing", HearingAsked{});
    HearingArranged arranged;
    arranged.held_on = "2026-04-07";
    arranged.presider = "37990126003";
    arranged.place = "会议室";
    one.take("arrange_hearing", arranged);
    arranged.held_on = "2026-04-08";
    one.on("2026-03-13").take("arrange_hearing", arranged);
    one.papers = {
        issued("行政处罚听证通知书", "听通1号", "2026-03-12"),
        issued("行政处罚听证通知书", "听通2号", "2026-03-13")};
    auto service = served(Served::kHearingNotice);
    service.paper = "听通1号";
    const auto old = one.tried("serve_hearing_notice", service);
    ASSERT_FALSE(old);
    EXPECT_EQ(old.error().code, "paper-of-an-earlier-round");
    EXPECT_EQ(old.error().rule, "CF-32");
    service.paper = "听通2号";
    EXPECT_EQ(one.refused_by("serve_hearing_notice", service), "");
    one.papers[1].tells_of = one.state.telling.arranged_at - 1;  // rearranged the same day
    EXPECT_EQ(one.refused_by("serve_hearing_notice", service), "CF-32");
    one.papers[1].tells_of = one.state.telling.arranged_at;
    EXPECT_EQ(one.refused_by("serve_hearing_notice", service), "");
}

TEST(Gates, JC09_JC15_CF30_ADayThatWasOverBeforeTheServiceIsNoDayToKeep) {
    auto one = inspected();
    one.on("2026-03-10");
    const auto over = one.tried("order_correction", correction("2026-03-09"));
    ASSERT_FALSE(over);
    EXPECT_EQ(over.error().code, "period-over-before-service");
    EXPECT_EQ(over.error().rule, "JC-09");
    auto announced = correction("2026-04-08");
    announced.mode = Served::kAnnounced;
    announced.reason = "下落不明";
    announced.announced_on = "2026-03-10";
    EXPECT_EQ(one.on("2026-04-09").refused_by("order_correction", announced), "JC-09")
        << "the day the announcement is over is that of the service";
    announced.pay_by = "2026-04-16";
    EXPECT_EQ(one.refused_by("order_correction", announced), "");

    one.state.stage = "service";
    one.state.decided = order(1'000, 0);
    auto decision = served(Served::kDecision);
    decision.pay_by = "2026-04-08";
    EXPECT_EQ(one.refused_by("serve", decision), "CF-30");
    decision.pay_by = "2026-04-09";
    EXPECT_EQ(one.refused_by("serve", decision), "");
}

// Whoever comes in its place was ordered nothing.
TEST(Gates, JC09_AnotherPartyWasNeverOrderedToPay) {
    auto one = inspected();
    one.take("order_correction", correction("2026-03-09")).on("2026-03-10");
    auto corrected = one;
    PartyAmended same;
    const auto& opened = one.state.opened;
    same.party_kind = opened.party_kind;
    same.party_name = opened.party_name;
    same.party_credit_code = opened.party_credit_code;
    same.act_ended_on = opened.act_ended_on;
    same.party_phone = "05390000001";
    same.reason = "补充电话";
    corrected.take("amend_party", same);
    EXPECT_EQ(corrected.state.pay_by, "2026-03-09");

    auto another = same;
    another.party_name = "海曦演示承继有限公司";
    another.reason = "原公司合并";
    one.take("amend_party", another);
    EXPECT_EQ(one.state.pay_by, "");
    EXPECT_EQ(one.state.correction_served_on, "");
    one.take("conclude_after", proposes(order(10'000, 5'000)));
    EXPECT_EQ(one.refused_by("give_notice", tells(order(10'000, 5'000))), "JC-09");
}

// 10,000 were ordered; five times as much never was.
TEST(Gates, JC09_NothingIsAddedToMoreThanWasOrdered) {
    auto one = inspected();
    one.take("order_correction", correction("2026-03-09"));
    one.on("2026-03-10").take("conclude_after", proposes(order(10'000, 5'000)));
    EXPECT_EQ(one.refused_by("give_notice", tells(order(10'000, 5'000))), "");
    one.take("reinvestigate", Noted{}, Case::head());
    auto less = one;
    less.take("conclude", proposes(order(8'000, 4'000)));
    EXPECT_EQ(less.refused_by("give_notice", tells(order(8'000, 4'000))), "");

    auto more = one;
    more.take("conclude", proposes(order(50'000, 25'000)));
    const auto refused = more.tried("give_notice", tells(order(50'000, 25'000)));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "order-runs");
    EXPECT_EQ(refused.error().rule, "JC-09");
    more.take("reinvestigate", Noted{}, Case::head());
    more.on("2026-03-11").take("order_correction", correction("2026-03-18"));
    more.on("2026-03-19").take("conclude_after", proposes(order(50'000, 25'000)));
    EXPECT_EQ(more.refused_by("give_notice", tells(order(50'000, 25'000))), "");
}

}  // namespace
}  // namespace mingjing::case_file
