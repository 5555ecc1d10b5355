// 移出失信联合惩戒名单: before its term, with it, or because what it rests on fell.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

DishonestyDelisted removal(std::string_view ground) {
    DishonestyDelisted act;
    act.ground = ground;
    act.reason = "经核实";
    return act;
}
DishonestyDelisted early() {
    auto act = removal(DishonestyDelisted::kEarly);
    act.corrected_on = "2026-04-10";
    act.applied_on = "2026-10-10";
    act.has_promised = true;
    return act;
}
Archived filed() {
    Archived act;
    act.number = "2026-0001";
    act.grade = Archived::kOrdinary;
    act.retention = Archived::kThirtyYears;
    return act;
}

// Ordered to pay 1,000 yuan, not paid by the day, decided, listed; the wages were paid later.
Case listed(std::string_view procedure = "labour_inspection") {
    Case one(procedure);
    auto opened = lead();
    opened.procedure = procedure;
    one.take("open", opened);
    one.state.stage = "enforcement";
    one.state.correction_served_on = "2026-03-01";
    one.state.pay_by = "2026-03-01";
    Outcome ordered;
    ordered.conclusion = kHandling;
    ordered.payment = {{1'000'00}, {}};
    one.state.decided = ordered;
    one.state.decided_on = "2026-03-02";
    one.take(
        "list_dishonest",
        DishonestyListed{"因拖欠引发群体性事件、极端事件", true, "名单1", "2029-03-02"},
        Case::head()
    );
    one.state.order_paid = {1'000'00};
    return one;
}

std::string refused(Case& one, const DishonestyDelisted& act) {
    const auto tried = one.tried("delist_dishonest", act, Case::head());
    EXPECT_TRUE(tried || tried.error().rule == "JC-15");
    return tried ? "" : tried.error().code;
}

TEST(Gates, JC15_OnlyWhoIsOnTheListIsTakenOffIt) {
    auto one = listed();
    one.on("2026-10-10").take("delist_dishonest", early(), Case::head());
    EXPECT_FALSE(one.state.listed);
    EXPECT_THAT(one.in_the_way("delist_dishonest", Case::head()), Contains("JC-15"));
    auto again = early();
    again.reason = "再次移出";
    EXPECT_EQ(refused(one, again), "not-listed");
    auto still = listed("handling_decision");
    EXPECT_THAT(still.in_the_way("delist_dishonest", Case::head()), Not(Contains("JC-15")));
}

TEST(Gates, JC15_EarlyRemovalIsAskedForSixMonthsAfterTheWagesWerePaidWithAPromise) {
    auto one = listed();
    one.on("2026-10-12");
    EXPECT_EQ(refused(one, early()), "");
    for (auto part : {&DishonestyDelisted::corrected_on, &DishonestyDelisted::applied_on}) {
        auto act = early();
        (act.*part).clear();
        EXPECT_EQ(refused(one, act), "removal-incomplete");
    }
    auto unpromised = early();
    unpromised.has_promised = false;
    EXPECT_EQ(refused(one, unpromised), "removal-incomplete");
    auto too_early = early();
    too_early.applied_on = "2026-10-09";
    EXPECT_EQ(refused(one, too_early), "removal-too-early");
    auto to_come = early();
    to_come.applied_on = "2026-10-13";
    EXPECT_EQ(refused(one, to_come), "removal-too-early");
}

// The months are those of being listed: what was paid before began none.
TEST(Gates, JC15_TheMonthsRunFromTheListingAtTheEarliest) {
    auto one = listed();
    one.on("2026-10-12");
    auto paid_before = early();
    paid_before.corrected_on = "2026-01-10";
    paid_before.applied_on = "2026-09-01";
    EXPECT_EQ(refused(one, paid_before), "removal-too-early");
    paid_before.applied_on = "2026-09-02";
    EXPECT_EQ(refused(one, paid_before), "");
}

TEST(Gates, JC15_HowManyMonthsIsTheBureausToSet) {
    auto one = listed();
    one.on("2026-10-12");
    auto& thresholds = one.thresholds;
    const auto months =
        std::ranges::find(thresholds, "dishonesty_removal_months", &domain::Threshold::key);
    ASSERT_NE(months, thresholds.end());
    months->values.front().amount = 7;
    EXPECT_EQ(refused(one, early()), "removal-too-early");
    thresholds.erase(months);
    EXPECT_EQ(refused(one, early()), "removal-without-term");
}

TEST(Gates, JC15_WhatIsNotOnRecordAsPaidIsExplainedBeforeAnEarlyRemoval) {
    auto one = listed();
    one.on("2026-10-12");
    one.state.order_paid = {999'00};
    const auto tried = one.tried("delist_dishonest", early(), Case::head());
    ASSERT_FALSE(tried);
    EXPECT_EQ(tried.error().code, "removal-unpaid");
    EXPECT_THAT(tried.error().what, HasSubstr("1元"));
    one.reasons = {{"removal_is_performed", "在公安机关侦查期间付清，凭证附后"}};
    EXPECT_EQ(refused(one, early()), "");
}

TEST(Gates, JC15_WithItsTermAListingEndsTheDayAfterItsLast) {
    auto one = listed();
    const auto over = removal(DishonestyDelisted::kOver);
    EXPECT_EQ((one.on("2029-03-02"), refused(one, over)), "listing-runs");
    EXPECT_EQ((one.on("2029-03-03"), refused(one, over)), "");
}

TEST(Gates, JC15_AListingFallsWithTheDecisionItRestsOnOrByItsOwnRevocation) {
    auto one = listed();
    one.on("2026-05-01");
    const auto fallen = removal(DishonestyDelisted::kBasisFell);
    EXPECT_EQ(refused(one, fallen), "basis-stands");
    auto revoked = one;
    revoked.state.revoked = {DecisionRevoked{"人民法院", "撤销", "行终1", "理由"}, "2026-05-01"};
    EXPECT_EQ(refused(revoked, fallen), "");
    auto amended = one;
    amended.state.amended = {DecisionAmended{{}, "复决1", "理由"}, "2026-05-01"};
    EXPECT_EQ(refused(amended, fallen), "basis-stands") << "it still orders to pay";
    amended.state.decided->payment = {};
    EXPECT_EQ(refused(amended, fallen), "");

    auto itself = removal(DishonestyDelisted::kListingFell);
    EXPECT_EQ(refused(one, itself), "no-revocation-of-listing");
    itself.document = "海政复决〔2026〕9号";
    EXPECT_EQ(refused(one, itself), "");
}

TEST(Gates, JC15_NoListingOutlivesTheDecisionItRestsOn) {
    auto one = listed();
    one.on("2026-05-01");
    one.results.clear();
    one.state.stage = "withdrawal";
    one.state.revoked = {DecisionRevoked{"人民法院", "撤销", "行终1", "理由"}, "2026-05-01"};
    const ResultWithdrawn never{std::string(ResultWithdrawn::kNeverPublic), ""};
    EXPECT_EQ(one.refused_by("withdraw_result", never), "JC-15");
    auto late = one;
    late.reasons = {{"listing_falls_too", "负责人当日另行办理移出"}};
    late.take("withdraw_result", never);
    late.reasons = {{"fallen_listing_is_lifted", "以后再办"}};
    EXPECT_EQ(late.refused_by("archive", filed()), "JC-15") << "no reason will do";
    late.take("delist_dishonest", removal(DishonestyDelisted::kBasisFell), Case::head());
    EXPECT_EQ(late.refused_by("archive", filed()), "");

    one.take("delist_dishonest", removal(DishonestyDelisted::kBasisFell), Case::head());
    EXPECT_EQ(one.refused_by("withdraw_result", never), "");
}

TEST(AnArchive, JC15_ListedForYearsOneIsTakenOffThoughTheFileIsArchived) {
    auto one = listed();
    one.state.stage = "closed";
    one.state.is_over = true;
    one.take("archive", filed());
    one.on("2029-03-03").take("delist_dishonest", removal(DishonestyDelisted::kOver), Case::head());
    EXPECT_FALSE(one.state.listed);
    const auto more = one.tried("delist_dishonest", early(), Case::head());
    ASSERT_FALSE(more);
    EXPECT_EQ(more.error().code, "archived");
}

Served notice_served(std::string_view paper = "") {
    auto act = served(Served::kOther);
    act.paper = paper;
    return act;
}
Paper of_removal(std::string_view number = "失移1号") {
    Paper paper;
    paper.name = "移出拖欠农民工工资失信联合惩戒对象名单通知书";
    paper.number = number;
    paper.served_as = Served::kOther;
    paper.issued_on = "2029-03-03";
    paper.each = DishonestyDelisted::kAct;
    return paper;
}
// Closed, archived, and the listing over.
Case archived_and_removed(std::string_view procedure) {
    auto one = listed(procedure);
    one.state.stage = "closed";
    one.state.is_over = true;
    one.take("archive", filed());
    one.on("2029-03-03").take("delist_dishonest", removal(DishonestyDelisted::kOver), Case::head());
    return one;
}
std::string code_of(Case& one, const Served& act, std::string_view step = "serve_removal") {
    const auto tried = one.tried(step, act);
    return tried ? "" : tried.error().code;
}

TEST(AnArchive, JC15_WhoCameOffTheListIsServedTheNoticeThoughTheFileIsArchived) {
    for (const auto* procedure : {"labour_inspection", "handling_decision"}) {
        auto one = archived_and_removed(procedure);
        one.papers = {of_removal()};
        one.on("2029-03-05");
        EXPECT_EQ(code_of(one, notice_served("失移1号"), "serve_end"), "archived");
        one.take("serve_removal", notice_served("失移1号"));
        EXPECT_EQ(one.state.last.at("serve_removal").event.on, "2029-03-05");
        EXPECT_EQ(one.state.stage, "closed") << procedure;
    }
}

TEST(AnArchive, JC15_TakesTheServiceOfNoOtherPaper) {
    auto one = archived_and_removed("labour_inspection");
    auto other = of_removal("结1号");
    other.each = "";
    one.papers = {other};
    EXPECT_EQ(code_of(one, notice_served("结1号")), "paper-of-another-kind");
    EXPECT_EQ(code_of(one, notice_served()), "") << "made on paper elsewhere: the step says what";
    one.papers.push_back(of_removal());
    EXPECT_EQ(code_of(one, notice_served()), "paper-not-named");
    one.stated_on = "2029-03-02";
    EXPECT_EQ(code_of(one, notice_served("失移1号")), "served-before-issued");
    one.papers.clear();
    EXPECT_EQ(code_of(one, notice_served()), "told-before-it-was");
}

TEST(Gates, JC15_NoNoticeOfARemovalIsServedBeforeThereWasOne) {
    auto one = listed();
    EXPECT_THAT(one.in_the_way("serve_removal"), Contains("JC-15"));
    EXPECT_EQ(code_of(one, notice_served()), "not-removed");
    one.state.stage = "closed";
    one.state.is_over = true;
    EXPECT_EQ(code_of(one, notice_served()), "not-at-this-stage");
    one.take("archive", filed());
    EXPECT_EQ(code_of(one, notice_served()), "archived");
}

// What was served while the case went on may be noted once it is over.
TEST(Gates, JC15_TheNoticeOfARemovalIsServedWhereverTheCaseStands) {
    auto one = listed();
    one.on("2026-10-12").take("delist_dishonest", early(), Case::head());
    EXPECT_EQ(code_of(one, notice_served()), "");
    one.state.stage = "closed";
    one.state.is_over = true;
    one.state.moved_on = "2026-11-02";
    one.on("2026-11-03");
    one.stated_on = "2026-10-13";
    EXPECT_EQ(code_of(one, notice_served()), "");
}

}  // namespace
}  // namespace mingjing::case_file
