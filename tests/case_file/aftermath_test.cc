// 移送涉嫌犯罪, 责令支付, 失信名单, 撤销, 许可证件, 行政确认: each gate refused once and allowed
// once, by its rule.

#include <utility>

#include "case_file/case.h"
#include "case_file/crime_handed_over.h"
#include "case_file/discretion.h"
#include "case_file/switch.h"

namespace mingjing::case_file {
namespace {

using testing::HasSubstr;

CrimeReported crime(std::vector<std::string> officers = {"37990126001", "37990126002"}) {
    return {"拒不支付劳动报酬罪", std::move(officers), "建议移送"};
}

TEST(Gates, YS01_AGroupOfTwoReportsASuspectedCrime) {
    auto one = investigated();
    EXPECT_EQ(one.refused_by("report_crime", crime({"37990126001"})), "YS-01");
    EXPECT_EQ(one.refused_by("report_crime", crime({"37990126001", "37990126009"})), "YS-01");
    EXPECT_EQ(one.refused_by("report_crime", crime()), "");
}

TEST(Gates, YS02_TheHeadDecidesOnAReportWithinThreeDays) {
    auto one = investigated();
    const TransferDecided approved{true, ""};
    EXPECT_EQ(one.refused_by("approve_transfer", approved, Case::head()), "YS-02");
    one.take("report_crime", crime());
    EXPECT_EQ(
        one.refused_by("approve_transfer", TransferDecided{false, "证据不足"}, Case::head()),
        "YS-02"
    );
    one.on("2026-03-06").take("approve_transfer", approved, Case::head());
    EXPECT_EQ(one.state.clocks.at("decide_transfer").started_on, "2026-03-05");
    EXPECT_EQ(one.state.clocks.at("decide_transfer").met_on, "2026-03-06");
    EXPECT_EQ(
        one.refused_by("decline_transfer", TransferDecided{false, "证据不足"}, Case::head()),
        "YS-02"
    );
}

// A decision that is taken back leaves the crime: it is settled before the case is closed.
TEST(Gates, YS03_ACrimeIsStillHandedOverWhereADecisionWasWithdrawn) {
    for (const auto* key : {"penalty_ordinary", "labour_inspection", "handling_decision"}) {
        Case one(key);
        one.state = investigated().state;
        one.state.stage = "recheck";
        one.on("2026-03-05").take("report_crime", crime());
        one.state.stage = "withdrawal";
        one.take("approve_transfer", TransferDecided{true, ""}, Case::head());
        one.take("hand_over", handed_over()).take("police_reply", PoliceReplied{true, "受案1", ""});
        one.results.clear();
        const ResultWithdrawn never{std::string(ResultWithdrawn::kNeverPublic), ""};
        EXPECT_EQ(one.refused_by("withdraw_result", never), "") << key;
    }
}

TEST(Gates, YS03_HandedOverOnceApprovedWithItsAttachments) {
    auto one = investigated();
    one.take("report_crime", crime());
    EXPECT_EQ(one.refused_by("hand_over", handed_over()), "YS-03");
    one.take("approve_transfer", TransferDecided{true, ""}, Case::head());
    auto short_of = handed_over();
    short_of.materials.pop_back();
    EXPECT_EQ(one.refused_by("hand_over", short_of), "YS-03");
    EXPECT_EQ(one.refused_by("police_reply", PoliceReplied{true, "立字1", ""}), "YS-03");
    one.take("hand_over", handed_over());
    auto again = handed_over();
    again.letter = "移字第2号";
    EXPECT_EQ(one.refused_by("hand_over", again), "YS-03");
    EXPECT_EQ(one.refused_by("police_reply", PoliceReplied{true, "立字1", ""}), "");
}

TEST(Gates, YS04_NotTransferringIsExplained) {
    auto one = investigated();
    one.take("report_crime", crime());
    EXPECT_EQ(
        one.refused_by("decline_transfer", TransferDecided{false, ""}, Case::head()), "YS-04"
    );
    EXPECT_EQ(
        one.refused_by("decline_transfer", TransferDecided{true, "批准"}, Case::head()), "YS-04"
    );
    one.take("decline_transfer", TransferDecided{false, "不构成犯罪"}, Case::head());
    EXPECT_FALSE(one.state.clocks.contains("hand_over"));
}

TEST(Gates, CF04_ADecisionWaitsForWhatThePoliceSay) {
    auto one = reviewed();
    one.on("2026-03-16").take("report_crime", crime());
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-04");
    one.take("approve_transfer", TransferDecided{true, ""}, Case::head());
    one.take("hand_over", handed_over());
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-04");
    one.reasons = {{"crime_is_settled", "公安机关商请先行处理"}};
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "");
    one.reasons.clear();
    one.take("police_reply", PoliceReplied{false, "不立字1", "情节显著轻微"});
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "");
}

TEST(Gates, GK01_NothingIsPublicWhileThePoliceHaveTheCase) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    EXPECT_EQ(one.refused_by("publish", published()), "");
    one.state.crime.decided = {TransferDecided{true, ""}, "2026-03-16"};
    EXPECT_EQ(one.refused_by("publish", published()), "GK-01");
    one.state.crime.replied = {PoliceReplied{true, "立字1", ""}, "2026-03-16"};
    EXPECT_EQ(one.refused_by("publish", published()), "GK-01") << "under investigation";
    one.state.crime.replied->act.is_docketed = false;
    EXPECT_EQ(one.refused_by("publish", published()), "");
    one.state.crime = {};
    one.state.crime.decided = {TransferDecided{false, "不构成犯罪"}, "2026-03-16"};
    EXPECT_EQ(one.refused_by("publish", published()), "");
}

Outcome order(std::int64_t wages, std::int64_t compensation) {
    Outcome outcome;
    outcome.conclusion = kHandling;
    outcome.payment = {{wages * 100}, {compensation * 100}};
    return outcome;
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
Proposed proposes(Outcome outcome) {
    auto proposed = proposal(0);
    proposed.outcome = std::move(outcome);
    return proposed;
}

TEST(Gates, JC09_CompensationIsHalfToAllOfWhatIsOwedAndFollowsAnOrder) {
    auto one = inspected();
    EXPECT_EQ(one.refused_by("conclude", proposes(order(1'000, 499))), "JC-09");
    EXPECT_EQ(one.refused_by("conclude", proposes(order(1'000, 1'001))), "JC-09");
    EXPECT_EQ(one.refused_by("conclude", proposes(order(1'000, 1'000))), "");
    one.take("conclude", proposes(order(1'286'400, 643'200)));
    Notified notified;
    notified.outcome = order(1'286'400, 643'200);
    notified.content = "拟责令支付";
    EXPECT_EQ(one.refused_by("give_notice", notified), "JC-09");
    one.state.correction_served_on = "2026-03-01";
    EXPECT_EQ(one.refused_by("give_notice", notified), "JC-09") << "no day to pay by";
    one.state.pay_by = one.today;
    EXPECT_EQ(one.refused_by("give_notice", notified), "JC-09") << "not over";
    one.state.pay_by = "2026-03-01";
    EXPECT_EQ(one.refused_by("give_notice", notified), "");
}

// What was proposed too early, or needs what is not there, is not the end of the case.
TEST(ShippedProcedures, CF26_AProposalThatCannotBeToldGoesBackToTheInvestigation) {
    auto one = inspected();
    one.take("conclude", proposes(order(1'000, 600)));
    one.take("reinvestigate", Noted{});
    EXPECT_EQ(one.state.stage, "investigation");
    auto correction = served(Served::kCorrection);
    EXPECT_EQ(one.refused_by("order_correction", correction), "JC-09");
    correction.pay_by = "2026-03-09";
    one.take("order_correction", correction);
    one.on("2026-03-10").take("conclude_after", proposes(order(1'000, 600)));
    Notified notified;
    notified.outcome = order(1'000, 600);
    notified.content = "拟责令支付";
    EXPECT_EQ(one.refused_by("give_notice", notified), "");

    auto ordinary = investigated();
    ordinary.on("2026-03-10").take("conclude", proposal(14'700)).take("reinvestigate", Noted{});
    EXPECT_EQ(ordinary.state.stage, "investigation");
}

TEST(Gates, JC09_AnOrderToPayIsServedWithTheDayToPayBy) {
    Case one("handling_decision");
    one.state = investigated().state;
    one.state.stage = "finding";
    one.on("2026-03-10").take("find", proposes(order(1'000, 600)));
    EXPECT_EQ(one.refused_by("order_payment", served("其他文书")), "JC-09");
    auto correction = served(Served::kCorrection);
    const auto dayless = one.tried("order_payment", correction);
    ASSERT_FALSE(dayless);
    EXPECT_EQ(dayless.error().code, "order-without-day");
    auto back = one;
    back.take("find_anew", Noted{});
    EXPECT_EQ(back.state.stage, "finding");
    correction.pay_by = "2026-03-17";
    one.take("order_payment", correction);
    Notified notified;
    notified.outcome = order(1'000, 600);
    notified.content = "拟责令支付";
    EXPECT_EQ(one.on("2026-03-17").refused_by("not_paid", notified), "JC-09");
    EXPECT_EQ(one.on("2026-03-18").refused_by("not_paid", notified), "");
    one.take("find_anew_unpaid", Noted{});
    EXPECT_EQ(one.state.stage, "finding");
}

TEST(Gates, JC09_QZ12_AHandlingDecisionSaysByWhenAndIsDemandedOnceThatIsOver) {
    for (const auto* key : {"labour_inspection", "handling_decision"}) {
        Case one(key);
        one.state = investigated().state;
        one.state.stage = "service";
        one.state.decided = order(1'000, 0);
        one.state.decided_on = "2026-03-05";
        one.on("2026-03-10");
        auto paper = served(Served::kDecision);
        EXPECT_EQ(one.refused_by("serve", paper), "JC-09") << key;
        paper.pay_by = "2026-03-25";
        one.take("serve", paper);
        EXPECT_EQ(one.on("2026-03-25").refused_by("demand", Demanded{"催告"}), "QZ-12") << key;
        EXPECT_EQ(one.on("2026-03-26").refused_by("demand", Demanded{"催告"}), "") << key;
        one.state.perform_by.clear();  // served before the day was recorded
        EXPECT_EQ(one.refused_by("demand", Demanded{"催告"}), "") << key;
    }
}

TEST(Gates, CF02_OnlyAHandlingDecisionAddsCompensation) {
    auto one = investigated();
    auto proposed = proposal(14'700);
    proposed.outcome.payment.ordered = {36'000'00};
    EXPECT_EQ(one.refused_by("conclude", proposed), "");
    proposed.outcome.payment.compensation = {18'000'00};
    EXPECT_EQ(one.refused_by("conclude", proposed), "CF-02");
    auto unfounded = proposes(order(1'000, 0));
    unfounded.outcome.conclusion = kUnfounded;
    EXPECT_EQ(one.refused_by("conclude", unfounded), "CF-02");
}

TEST(Gates, CF16_NoMoreIsOrderedThanWasTold) {
    auto decided = decision(0);
    decided.outcome = order(1'000, 600);
    EXPECT_EQ(heavier(decided.outcome, order(1'000, 600)), "");
    EXPECT_THAT(heavier(decided.outcome, order(999, 600)), HasSubstr("责令支付"));
    EXPECT_THAT(heavier(decided.outcome, order(1'000, 599)), HasSubstr("加付赔偿金"));
}

TEST(Gates, JC15_ListedAfterAnOrderAndAHearingForAsLongAsTheRuleSays) {
    auto one = inspected();
    one.state.stage = "enforcement";
    DishonestyListed listed{"因拖欠引发群体性事件、极端事件", true, "名单1", "2029-03-02"};
    EXPECT_EQ(one.refused_by("list_dishonest", listed, Case::head()), "JC-15");
    one.state.correction_served_on = "2026-03-01";
    EXPECT_EQ(one.refused_by("list_dishonest", listed, Case::head()), "JC-15") << "no day";
    one.state.pay_by = "2026-03-01";
    EXPECT_EQ(one.refused_by("list_dishonest", listed, Case::head()), "JC-15") << "no amount";
    one.state.decided = order(1'000, 0);
    EXPECT_EQ(one.refused_by("list_dishonest", listed, Case::head()), "");
    const auto thresholds = std::exchange(one.thresholds, {});
    EXPECT_EQ(one.refused_by("list_dishonest", listed, Case::head()), "JC-15") << "no term";
    one.thresholds = thresholds;
    listed.until = "2029-03-01";
    EXPECT_EQ(one.refused_by("list_dishonest", listed, Case::head()), "JC-15");
    listed.until = "2029-03-02";
    listed.has_told_party = false;
    EXPECT_EQ(one.refused_by("list_dishonest", listed, Case::head()), "JC-15");
}

TEST(Gates, JC09_ClosedAfterATransferOnlyOnceThePoliceTookIt) {
    auto one = inspected();
    one.state.stage = "enforcement";
    const Closed closed{"永久", "已移送"};
    EXPECT_EQ(one.refused_by("close_transferred", closed, Case::head()), "JC-09");
    one.state.crime.replied = {PoliceReplied{false, "不立字1", "情节轻微"}, "2026-03-02"};
    EXPECT_EQ(one.refused_by("close_transferred", closed, Case::head()), "JC-09");
    one.state.crime.replied->act.is_docketed = true;
    EXPECT_EQ(one.refused_by("close_transferred", closed, Case::head()), "");
}

TEST(Gates, CF19_ARevokedDecisionIsTakenDownWithTheReason) {
    const DecisionRevoked revoked{"行政复议机关", "撤销", "复决1", "证据不足"};
    auto undecided = reviewed();
    undecided.state.stage = "performance";
    EXPECT_EQ(undecided.refused_by("revoke", revoked), "CF-19");
    undecided.state.challenges = {{"行政复议", "2026-03-01", "2026-03-02", "撤销"}};
    EXPECT_EQ(undecided.tried("revoke", revoked).error().code, "no-decision");

    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.take("serve", served(Served::kDecision));
    one.take("challenge", Challenged{"行政复议", "海曦市人民政府"});
    one.take("end_challenge", ChallengeEnded{"撤销"});
    auto unpublished = one;
    one.take("publish", published());
    one.on("2026-04-30").take("revoke", revoked);
    const ResultWithdrawn never{std::string(ResultWithdrawn::kNeverPublic), ""};
    EXPECT_EQ(one.refused_by("withdraw_result", never), "CF-19");
    ResultWithdrawn withdrawn{std::string(ResultWithdrawn::kWithdrawn), ""};
    EXPECT_EQ(one.refused_by("withdraw_result", withdrawn), "CF-19");
    withdrawn.explanation = "已被复议撤销";
    EXPECT_EQ(one.tried("withdraw_result", withdrawn).error().code, "result-still-public");
    one.results.clear();
    EXPECT_EQ(one.refused_by("withdraw_result", withdrawn), "");
    const auto& limits = shipped_definitions().procedure("penalty_ordinary")->limits;
    const auto limit = std::ranges::find(limits, "withdraw_result", &domain::TimeLimit::key);
    const auto due =
        due_of(*limit, one.state.clocks.at("withdraw_result"), shipped_definitions().calendar);
    EXPECT_EQ(domain::iso(due.value().day), "2026-05-08");  // law.md 3.13

    unpublished.on("2026-04-30").take("revoke", revoked);
    EXPECT_EQ(unpublished.refused_by("withdraw_result", withdrawn), "CF-19");
    EXPECT_EQ(unpublished.refused_by("withdraw_result", never), "CF-19") << "the register knows";
    unpublished.results.clear();
    EXPECT_EQ(unpublished.refused_by("withdraw_result", never), "");
}

TEST(Gates, XK09_APermitIsDeliveredWhereOneWasGiven) {
    Case one("permit");
    auto opened = lead();
    opened.procedure = "permit";
    one.take("open", opened).take("assign", assigned());
    one.state.stage = "delivery";
    PermitDecided decided;
    decided.outcome.conclusion = PermitOutcome::kRefused;
    one.state.permit_decided = {decided, "2026-03-02"};
    const PermitDelivered delivered{"许可证1", "窗口领取", "回证1", ""};
    EXPECT_EQ(one.refused_by("deliver", delivered), "XK-09");
    EXPECT_EQ(one.refused_by("deliver_refusal", served(Served::kDecision)), "");
    one.state.permit_decided->act.outcome.conclusion = PermitOutcome::kGranted;
    EXPECT_EQ(one.refused_by("deliver", delivered), "");
    EXPECT_EQ(one.refused_by("deliver_refusal", served(Served::kDecision)), "XK-09");
}

// The shipped procedures have no 行政确认: the gate is asked by itself.
TEST(Gates, GS10_ARulingIsWhatWasExaminedAndReviewedWhereItIsAgainstTheApplicant) {
    const auto& procedure = *shipped_definitions().procedure("permit");
    Case one("permit");
    domain::Step step;
    step.act = RulingMade::kAct;
    const auto rule_of = [&](const Ruling& ruling) {
        const Content made = RulingMade{ruling, {}, ""};
        const auto around = one.around();
        const Question question{
            one.state, procedure, step, &made, around.today, "wu", "劳动监察支队", "", around};
        const auto why = unmet(question);
        return why.empty() ? std::string{} : why.front().why.rule;
    };
    const Ruling granted{true, "认定为工伤"};
    const Ruling refused{false, "不予认定"};
    EXPECT_EQ(rule_of(granted), "GS-10");
    one.state.ruling_proposed = {RulingProposed{granted, ""}, "2026-03-02"};
    EXPECT_EQ(rule_of(refused), "GS-10");
    EXPECT_EQ(rule_of(granted), "GS-10") << "every decision is reviewed";
    switch_off(one);
    EXPECT_EQ(rule_of(granted), "");
    one.state.ruling_proposed->act.ruling = refused;
    EXPECT_EQ(rule_of(refused), "GS-10");
    one.state.review.concluded = {opinion(), "2026-03-03"};
    EXPECT_EQ(rule_of(refused), "");
}

// Amounts of a benchmark in 元 are factors of one 元, and as large as the law allows.
TEST(Gates, CF11_ABenchmarkInYuanIsReckonedWhateverItsAmounts) {
    EXPECT_EQ(times(Money{100}, "50000"), Money{50'000'00});
    EXPECT_EQ(times(Money{42'000'00}, "3.5"), Money{147'000'00});
    EXPECT_EQ(times(Money{1'000'000'000'000}, "100000000"), kMoneyMax);
    auto one = reviewed(12'000);
    one.benchmarks["HXCL-015"] = {
        {"code", "HXCL-015"},
        {"item", "HXRS-CF-015"},
        {"unit", "元"},
        {"tiers", List{Fields{{"tier", "一般"}, {"minimum", "6000"}, {"maximum", "12000"}}}}};
    one.on("2026-03-16");
    EXPECT_EQ(one.refused_by("decide", decision(5'999), Case::head()), "CF-11");
    EXPECT_EQ(one.refused_by("decide", decision(8'000), Case::head()), "");
}

// 行政处理 and 劳动保障监察 are no categories of certificate: their procedures name those that do.
TEST(Gates, JC01_ACertificateForInspectionsAllowsALabourInspection) {
    Case one("labour_inspection");
    for (const auto* number : {"37990126001", "37990126002"}) {
        one.officers[number] = officer(number, "2027-12-31", List{"行政检查"});
    }
    one.officers["37990126003"] = officer("37990126003", "2027-12-31", List{"行政许可"});
    auto opened = lead();
    opened.procedure = "labour_inspection";
    one.take("open", opened);
    EXPECT_EQ(one.refused_by("assign", assigned({"37990126001", "37990126003"})), "CF-14");
    EXPECT_EQ(one.refused_by("assign", assigned()), "");
}

}  // namespace
}  // namespace mingjing::case_file
