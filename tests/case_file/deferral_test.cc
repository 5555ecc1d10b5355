// 延期、分期缴纳 (行政处罚法 art. 66 para. 2): who may have it, and what it moves. Of the request
// deferral_request_test.cc.

#include "case_file/case.h"
#include "case_file/surcharge.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

DeferralRequested request() {
    return {"分期缴纳", {}, "停产两个月"};
}

// To be paid by 2026-03-31; to be put off, as was asked on 2026-03-19.
Case fined() {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.take("serve", served(Served::kDecision));
    return one.on("2026-03-19").take("request_deferral", request()).on("2026-03-20");
}
std::vector<Instalment> three() {
    return {{"2026-04-30", {5'000'00}}, {"2026-05-29", {5'000'00}}, {"2026-06-30", {4'700'00}}};
}
DeferralAnswered answer(
    std::vector<Instalment> instalments,
    std::string_view result = DeferralAnswered::kInParts,
    std::string_view asked_on = "2026-03-19"
) {
    return {std::string(result), std::string(asked_on), std::move(instalments), "停产两个月"};
}
DeferralAnswered later(std::string_view day, std::string_view asked_on = "2026-03-19") {
    return answer({{std::string(day), {14'700'00}}}, DeferralAnswered::kLater, asked_on);
}
// Asked for on the day it names, and answered today.
Case& answered(Case& one, const DeferralAnswered& act) {
    const auto today = one.today;
    one.on(act.asked_on).take("request_deferral", request()).on(today);
    return one.take("answer_deferral", act, Case::head());
}
Paid to_bank(std::int64_t yuan, std::string receipt) {
    return {{yuan * 100}, std::move(receipt), "银行或者电子支付"};
}
std::string refused(Case& one, const DeferralAnswered& act) {
    return one.refused_by("answer_deferral", act, Case::head());
}
std::string due(const Case& of) {
    const auto day = due_of(
        *of.procedure().limit(kPayLimit), of.state.clocks.at("pay"), shipped_definitions().calendar
    );
    return domain::iso(day.value().day);
}
std::optional<Surcharge> late(const Case& of, std::string_view on) {
    return surcharge_of(
        of.state, of.procedure(), shipped_definitions().calendar, domain::day_of(on).value()
    );
}

TEST(Gates, CF34_OnlyAFineThatIsStillOwedIsPutOff) {
    auto one = fined();
    EXPECT_THAT(one.in_the_way("answer_deferral", Case::head()), IsEmpty());
    EXPECT_EQ(refused(one, answer(three())), "");
    EXPECT_EQ(refused(one, answer({}, DeferralAnswered::kRefused)), "");
    auto warned = one;
    warned.state.decided->fine = {};
    EXPECT_THAT(warned.in_the_way("answer_deferral", Case::head()), Contains("CF-34"));
    auto asked = one;
    asked.state.stage = "enforcement";
    asked.state.last["apply_to_court"] = Taken{};
    EXPECT_EQ(refused(asked, answer(three())), "CF-34");
    one.take("pay", to_bank(14'700, "P1"));
    EXPECT_THAT(one.in_the_way("answer_deferral", Case::head()), Contains("CF-34"));
}

TEST(Gates, CF34_TheInstalmentsAreAllThatIsUnpaidOnDaysThatFollowEachOther) {
    auto one = fined();
    one.take("pay", to_bank(700, "P1"));
    EXPECT_EQ(refused(one, answer(three())), "CF-34") << "more than is unpaid";
    auto parts = three();
    parts.back().amount = {4'000'00};
    EXPECT_EQ(refused(one, answer(parts)), "");
    auto at_once = parts;
    at_once.front().due_on = "2026-03-31";
    EXPECT_EQ(refused(one, answer(at_once)), "") << "a part on the day it is due anyway";
    at_once.front().due_on = "2026-03-30";
    EXPECT_EQ(refused(one, answer(at_once)), "CF-34") << "the time to pay is not shortened";
    const std::vector<Instalment> none_later{{"2026-03-31", {14'000'00}}};
    EXPECT_EQ(refused(one, answer(none_later, DeferralAnswered::kLater)), "CF-34");
    auto planned = one;
    planned.take("answer_deferral", answer(parts), Case::head()).on("2026-04-10");
    planned.take("request_deferral", request());
    const auto anew = [](std::string first) {
        return answer(
            {{std::move(first), {4'000'00}}, {"2026-06-30", {10'000'00}}},
            DeferralAnswered::kInParts,
            "2026-04-10"
        );
    };
    EXPECT_EQ(refused(planned, anew("2026-04-09")), "CF-34") << "before it is approved";
    EXPECT_EQ(refused(planned, anew("2026-04-10")), "") << "before the day of the plan there is";
    auto back = parts;
    std::swap(back[0].due_on, back[1].due_on);
    EXPECT_EQ(refused(one, answer(back)), "CF-34");
    auto empty = parts;
    empty.push_back({"2026-07-31", {}});
    EXPECT_EQ(refused(one, answer(empty)), "CF-34");
    EXPECT_EQ(refused(one, answer(parts, DeferralAnswered::kLater)), "CF-34");
    EXPECT_EQ(refused(one, answer(parts, DeferralAnswered::kRefused)), "CF-34");
    const std::vector<Instalment> all{{"2026-04-30", {14'000'00}}};
    EXPECT_EQ(refused(one, answer(all)), "CF-34");
    EXPECT_EQ(refused(one, answer(all, DeferralAnswered::kLater)), "");
}

TEST(Clocks, CF34_TheFineIsDueOnTheDayOfTheFirstInstalmentNotYetPaid) {
    auto one = fined();
    one.take("answer_deferral", answer(three()), Case::head());
    EXPECT_EQ(due(one), "2026-04-30");
    one.on("2026-04-20").take("pay", to_bank(2'000, "P1"));
    EXPECT_EQ(due(one), "2026-04-30");
    auto gains = to_bank(3'000, "P2");
    gains.confiscated = gains.amount;
    one.take("pay", gains);
    EXPECT_EQ(due(one), "2026-04-30") << "what is confiscated pays no fine";
    auto surcharge = to_bank(3'000, "P2a");
    surcharge.surcharge = surcharge.amount;
    one.take("pay", surcharge);
    EXPECT_EQ(due(one), "2026-04-30") << "nor does what it grew by";
    one.take("pay", to_bank(3'000, "P3"));
    EXPECT_EQ(due(one), "2026-05-29");
    one.on("2026-04-18").take("request_deferral", request()).on("2026-04-20");
    const auto refusal = answer({}, DeferralAnswered::kRefused, "2026-04-18");
    one.take("refuse_deferral", refusal, Case::head());
    EXPECT_EQ(due(one), "2026-05-29") << "no more time was given";
    auto again = one;
    const std::vector<Instalment> longer{{"2026-06-30", {4'700'00}}, {"2026-07-31", {5'000'00}}};
    answered(again, answer(longer, DeferralAnswered::kInParts, "2026-04-20"));
    EXPECT_EQ(due(again), "2026-06-30");
    one.take("pay", to_bank(9'700, "P4"));
    EXPECT_EQ(due(one), "2026-06-30") << "the last, though nothing is left of it";
    EXPECT_EQ(one.state.unpaid_fine(), Money{});
}

TEST(Surcharge, CF34_CF37_OfEachInstalmentWhatIsUnpaidFromItsOwnDayOn) {
    auto one = fined();
    one.take("answer_deferral", answer(three()), Case::head());
    one.on("2026-04-30").take("pay", to_bank(5'000, "P1"));
    EXPECT_FALSE(late(one, "2026-04-30"));
    EXPECT_FALSE(late(one, "2026-05-29"));
    EXPECT_EQ(late(one, "2026-06-02").value().amount, Money{600'00});  // four days of 5,000
    one.on("2026-06-02").take("pay", to_bank(2'000, "P2"));
    EXPECT_EQ(late(one, "2026-06-05").value().amount, Money{870'00});  // three of 3,000
    const auto both = late(one, "2026-07-05").value();
    EXPECT_EQ(both.amount, Money{4'275'00});  // thirty-three of 3,000, five of 4,700
    EXPECT_EQ(both.days, 37);
    EXPECT_EQ(
        both.late_parts,
        (std::vector<LatePart>{
            {"2026-05-29", {5'000'00}, 37, {3'570'00}}, {"2026-06-30", {4'700'00}, 5, {705'00}}})
    );
    EXPECT_THAT(surcharge_words(both, {14'700'00}), HasSubstr("最长逾期37日"));
    one.on("2026-07-05").take("pay", to_bank(7'700, "P3"));
    EXPECT_EQ(late(one, "2026-08-05").value().amount, Money{4'275'00});
    EXPECT_EQ(late(fined(), "2036-07-05").value().amount, Money{14'700'00});
}

TEST(Surcharge, CF34_WhatHadGrownBeforeTheFineWasPutOffStays) {
    auto one = fined();
    answered(one.on("2026-04-05"), later("2026-05-08", "2026-04-03"));
    EXPECT_EQ(late(one, "2026-05-08").value().amount, Money{2'205'00});  // five days
    EXPECT_EQ(late(one, "2026-05-10").value().amount, Money{3'087'00});
    EXPECT_EQ(late(one, "2036-05-10").value().amount, Money{14'700'00});
}

TEST(Clocks, CF34_CF19_AFineThatWasReducedIsPaidByThatMuchLessOfThePlan) {
    auto one = fined();
    one.take("answer_deferral", answer(three()), Case::head());
    one.on("2026-05-10").take("pay", to_bank(5'000, "P1"));
    one.take("challenge", Challenged{"行政复议", "FY1"});
    one.on("2026-06-20").take("end_challenge", ChallengeEnded{"变更"});
    auto spared = one;
    one.take("amend_decision", DecisionAmended{fine(8'000), "FJ1", "明显不当"}, Case::head());
    EXPECT_EQ(due(one), "2026-05-29");
    const std::vector<Instalment> left{{"2026-05-29", {3'000'00}}};
    EXPECT_EQ(one.state.clocks.at("pay").instalments, left);
    EXPECT_EQ(one.state.deferrals.back().instalments.back(), left.front());
    one.take("pay", to_bank(3'000, "P2"));
    EXPECT_EQ(one.state.unpaid_fine(), Money{});
    EXPECT_EQ(due(one), "2026-05-29");
    spared.take("amend_decision", DecisionAmended{fine(4'000), "FJ1", "明显不当"}, Case::head());
    EXPECT_EQ(
        spared.state.clocks.at("pay").instalments,
        (std::vector<Instalment>{{"2026-05-29", Money{}}})
    );
}

TEST(Gates, CF34_NothingIsDemandedWhileNoInstalmentIsOverdue) {
    auto one = fined();
    one.take("answer_deferral", answer(three()), Case::head());
    EXPECT_EQ(one.on("2026-04-30").refused_by("demand", Demanded{"催告"}), "CF-35");
    EXPECT_EQ(one.on("2026-05-01").refused_by("demand", Demanded{"催告"}), "");
    one.take("pay", to_bank(5'000, "P1"));
    const auto early = one.on("2026-05-29").tried("demand", Demanded{"催告"});
    ASSERT_FALSE(early);
    EXPECT_THAT(early.error().what, HasSubstr("2026年5月29日"));
    EXPECT_THAT(early.error().article, HasSubstr("第六十六条第二款"));
    EXPECT_EQ(one.on("2026-05-30").refused_by("demand", Demanded{"催告"}), "");
}

// Demanded before it was put off until 2026-11-30; the remedies end on 2026-09-16.
Case put_off_after_the_demand() {
    auto one = fined();
    one.on("2026-04-01").take("demand", Demanded{"催告"});
    one.take("serve_demand", served(Served::kDemand));
    return answered(one.on("2026-04-02"), later("2026-11-30", "2026-04-01"));
}

TEST(Gates, CF34_QZ09_ADemandBeforeThePlanIsNoneOfADefaultAfterIt) {
    auto one = put_off_after_the_demand();
    one.on("2026-11-30");
    EXPECT_EQ(one.refused_by("demand_again", Demanded{"再催告"}), "CF-35");
    EXPECT_EQ(one.refused_by("serve_demand", served(Served::kDemand)), "CF-35");
    one.on("2026-12-15");
    EXPECT_EQ(one.refused_by("apply_to_court", Noted{}, Case::head()), "QZ-12");
    one.take("demand_again", Demanded{"再催告"}).take("serve_demand", served(Served::kDemand));
    EXPECT_EQ(one.on("2026-12-29").refused_by("apply_to_court", Noted{}, Case::head()), "QZ-12");
    EXPECT_EQ(one.on("2026-12-30").refused_by("apply_to_court", Noted{}, Case::head()), "");
    auto refused = fined();
    refused.on("2026-04-01").take("demand", Demanded{"催告"});
    refused.take("serve_demand", served(Served::kDemand));
    refused.take("refuse_deferral", answer({}, DeferralAnswered::kRefused), Case::head());
    EXPECT_TRUE(refused.state.clocks.contains(kDemandLimit)) << "nothing was put off";
}

TEST(Gates, CF34_QZ12_TheThreeMonthsForTheCourtRunFromTheEndOfTheDeferral) {
    auto one = put_off_after_the_demand();
    const auto early = one.on("2026-11-30").tried("remedies_end", Noted{});
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().code, "deferral-runs");
    EXPECT_EQ(early.error().article, "行政处罚法第七十二条第二款");
    one.on("2026-12-01").stated_on = "2026-09-16";
    EXPECT_EQ(one.refused_by("remedies_end", Noted{}), "QZ-12");
    one.stated_on = "2026-11-30";
    one.take("remedies_end", Noted{});
    EXPECT_EQ(one.state.clocks.at("apply_to_court").started_on, "2026-11-30");
    one.stated_on.clear();
    one.take("serve_demand", served(Served::kDemand));
    EXPECT_EQ(one.on("2027-03-01").refused_by("apply_to_court", Noted{}, Case::head()), "");
    const auto late = one.on("2027-03-02").tried("apply_to_court", Noted{}, Case::head());
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, "court-asked-late");
    EXPECT_THAT(late.error().what, HasSubstr("分期缴纳罚款的期限于2026年11月30日届满"));
}

// Art. 72 para. 2 moves the fine's time alone.
TEST(Gates, CF34_QZ12_WhatIsNotPutOffIsDemandedAndAskedOfTheCourtMeanwhile) {
    auto one = fined();
    one.state.decided->confiscated = {4'200'00};
    one.take("answer_deferral", later("2026-11-30"), Case::head());
    EXPECT_EQ(one.on("2026-03-31").refused_by("demand", Demanded{"催告"}), "CF-35");
    one.on("2026-04-01").take("demand", Demanded{"催告"});
    one.take("serve_demand", served(Served::kDemand));
    auto gains = to_bank(4'200, "P1");
    gains.confiscated = gains.amount;
    auto fine_is_left = one;
    fine_is_left.take("pay", gains);
    EXPECT_EQ(
        fine_is_left.on("2026-09-17").refused_by("apply_to_court", Noted{}, Case::head()), "CF-35"
    );
    EXPECT_EQ(fine_is_left.tried("remedies_end", Noted{}).error().code, "deferral-runs");
    one.on("2026-09-17").stated_on = "2026-09-16";
    one.take("remedies_end", Noted{});
    EXPECT_EQ(one.refused_by("remedies_end", Noted{"又一次"}), "QZ-12") << "of that once";
    one.stated_on.clear();
    EXPECT_EQ(one.on("2026-11-30").refused_by("apply_to_court", Noted{}, Case::head()), "");
    one.state.decided->confiscated = {};
    one.state.decided->payment.ordered = {4'200'00};
    EXPECT_EQ(one.on("2026-09-18").refused_by("apply_to_court", Noted{}, Case::head()), "");
    // The fine has its own months, from the end of the plan.
    one.on("2026-12-01").stated_on = "2026-11-30";
    one.take("remedies_end", Noted{});
    one.stated_on.clear();
    EXPECT_EQ(one.on("2027-03-01").refused_by("apply_to_court", Noted{}, Case::head()), "");
}

TEST(Gates, CF34_QZ12_WhatIsNotPutOffIsAskedForLateAsEver) {
    auto one = fined();
    one.state.decided->confiscated = {4'200'00};
    one.take("answer_deferral", later("2026-12-31"), Case::head());
    one.on("2026-04-01").take("demand", Demanded{"催告"});
    one.take("serve_demand", served(Served::kDemand));
    const auto late = one.on("2026-12-17").tried("apply_to_court", Noted{}, Case::head());
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, "court-asked-late");
}

TEST(Gates, CF34_QZ12_ATimeThatHadRunOutIsNotBegunAnew) {
    auto one = fined();
    one.on("2026-04-01").take("demand", Demanded{"催告"});
    auto in_time = one;
    in_time.on("2026-12-16").take("answer_deferral", later("2027-01-29"), Case::head());
    one.on("2026-12-17").take("answer_deferral", later("2027-01-29"), Case::head());
    for (auto* each : {&in_time, &one}) {
        each->on("2027-02-01").take("serve_demand", served(Served::kDemand)).on("2027-03-01");
    }
    EXPECT_EQ(in_time.refused_by("apply_to_court", Noted{}, Case::head()), "");
    const auto late = one.tried("apply_to_court", Noted{}, Case::head());
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, "court-asked-late");
    EXPECT_THAT(late.error().what, HasSubstr("2026年12月16日"));
}

TEST(Gates, CF34_QZ12_OneThatEndsBeforeTheRemediesMovesNothing) {
    auto one = fined();
    one.take("answer_deferral", later("2026-05-08"), Case::head());
    one.on("2026-05-11").take("demand", Demanded{"催告"});
    one.on("2026-09-17").stated_on = "2026-09-16";
    EXPECT_EQ(one.refused_by("remedies_end", Noted{}), "");
}

TEST(Gates, CF34_QZ12_PutOffAfterTheMonthsBeganTheyAreCountedAnew) {
    auto one = fined();
    one.on("2026-04-01").take("demand", Demanded{"催告"});
    one.on("2026-09-17").stated_on = "2026-09-16";
    one.take("remedies_end", Noted{});
    one.stated_on.clear();
    answered(one.on("2026-09-18"), later("2026-11-30", "2026-09-17"));
    one.on("2026-12-01").stated_on = "2026-11-30";
    one.take("remedies_end", Noted{});
    EXPECT_EQ(one.state.clocks.at("apply_to_court").started_on, "2026-11-30");
}

// The decision fell, and nobody said so yet: there is nothing to put off.
TEST(Gates, CF34_CF19_AFallenDecisionIsNotPutOff) {
    auto one = fined();
    one.on("2026-04-02").state.challenges = {{"行政复议", "2026-03-20", "2026-04-01", "撤销"}};
    EXPECT_EQ(refused(one, answer(three())), "CF-19");
    one.state.challenges.back().outcome = ChallengeEnded::kUpheld;
    EXPECT_EQ(refused(one, answer(three())), "");
}

TEST(Clocks, CF34_TheSameAnswerAgainAddsNothing) {
    auto one = fined();
    one.take("answer_deferral", answer(three()), Case::head());
    const auto again = one.tried("answer_deferral", answer(three()), Case::head());
    ASSERT_TRUE(again);
    EXPECT_THAT(*again, IsEmpty());
}

TEST(Clocks, CF34_EveryProcedureWithAFineToPayAnswersSuchARequest) {
    for (const auto& procedure : shipped_definitions().procedures) {
        for (const auto act : {DeferralRequested::kAct, DeferralAnswered::kAct}) {
            const auto step = std::ranges::find(procedure.acts, act, &domain::Step::act);
            EXPECT_EQ(procedure.limit(kPayLimit) != nullptr, step != procedure.acts.end())
                << procedure.key << " " << act;
        }
        const auto* wait = procedure.limit(kDemandLimit);
        EXPECT_TRUE(procedure.limit(kPayLimit) == nullptr || (wait != nullptr && wait->is_notice))
            << procedure.key;
    }
}

}  // namespace
}  // namespace mingjing::case_file
