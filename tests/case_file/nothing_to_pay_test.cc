// A decision that imposes no money: no time to pay runs, nothing is registered as paid, and the
// case comes to its end all the same.

#include "case_file/case.h"
#include "case_file/limit_clocks.h"
#include "case_file/step_form.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::Not;

Paid by_bank() {
    return {{100'00}, "P1", "银行或者电子支付"};
}
Paid by_hand() {
    return {{100'00}, "P1", std::string(Paid::kOnSpot), std::string(Paid::kSmall)};
}

Outcome warning() {
    Outcome outcome;
    outcome.conclusion = kPenalty;
    outcome.kinds = {"警告"};
    return outcome;
}
Outcome gains_taken() {
    auto outcome = warning();
    outcome.kinds = {"没收违法所得"};
    outcome.confiscated = {5'000'00};
    return outcome;
}
Case on_the_spot(const Outcome& outcome) {
    auto one = at_the_spot();
    one.benchmarks.clear();
    auto decided = decision_on_spot(0);
    decided.outcome = outcome;
    one.take("decide", decided);
    return one;
}
// By that procedure, at the service of a decision made so.
Case to_be_served(std::string_view procedure, const Outcome& outcome) {
    auto before = reviewed();
    before.on("2026-03-16").take("decide", decision(14'700), Case::head());
    Case one(procedure);
    one.state = before.state;
    one.state.decided = outcome;
    one.on("2026-03-16");
    return one;
}
std::string code_of(const Decision& tried) {
    return tried ? std::string{} : tried.error().code;
}

TEST(Clocks, CF35_OfAWarningOnTheSpotNoTimeToPayRuns) {
    auto one = on_the_spot(warning());
    EXPECT_FALSE(one.state.clocks.contains("pay"));
    EXPECT_TRUE(one.state.clocks.at("publish").runs());
    auto small = decision_on_spot(100);
    auto fined = on_the_spot(small.outcome);
    EXPECT_TRUE(fined.state.clocks.at("pay").runs());
}

TEST(Clocks, CF35_TheTimeToPayRunsOfAFineAndOfWhatIsConfiscated) {
    for (const auto& [procedure, step] :
         {std::pair{"penalty_ordinary", "serve"}, std::pair{"labour_inspection", "serve_fine"}}) {
        for (const auto& outcome : {fine(14'700), gains_taken(), warning()}) {
            auto one = to_be_served(procedure, outcome);
            one.take(step, served(Served::kDecision));
            EXPECT_EQ(one.state.clocks.contains("pay"), imposes_money(outcome))
                << procedure << " " << outcome.kinds.front();
        }
    }
}

TEST(Gates, CF35_WhereNothingIsImposedNothingIsPaid) {
    auto one = on_the_spot(warning());
    for (const auto* step : {"pay", "collect_on_spot"}) {
        EXPECT_THAT(one.in_the_way(step), Contains("CF-35")) << step;
    }
    const auto refused = one.tried("pay", by_bank());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "nothing-to-pay");
    EXPECT_THAT(refused.error().what, testing::HasSubstr("警告"));
    EXPECT_EQ(code_of(one.tried("collect_on_spot", by_hand())), "nothing-to-pay");
    auto fined = on_the_spot(decision_on_spot(100).outcome);
    EXPECT_EQ(fined.refused_by("pay", by_bank()), "");
    EXPECT_EQ(fined.refused_by("collect_on_spot", by_hand()), "");
}

// What is ordered beside a warning is paid to others, and registered.
TEST(Gates, CF35_JC09_WhatIsOrderedBesideAWarningIsPaid) {
    auto outcome = warning();
    outcome.payment.ordered = {3'000'00};
    auto one = to_be_served("penalty_ordinary", outcome);
    one.take("serve", served(Served::kDecision));
    EXPECT_EQ(one.refused_by("pay", Paid{{3'000'00}, "P1", std::string(Paid::kAsOrdered)}), "");
}

TEST(Gates, CF35_QZ12_AWarningIsNeitherDemandedNorWaitedForAtTheEnd) {
    auto one = on_the_spot(warning());
    one.take("file_with_bureau", Noted{});
    one.on("2026-06-01");
    EXPECT_THAT(one.in_the_way("demand"), Contains("QZ-12"));
    one.take("perform", Performed{"自动履行", ""});
    EXPECT_TRUE(one.state.is_over);
    auto ordinary = to_be_served("penalty_ordinary", warning());
    ordinary.take("serve", served(Served::kDecision));
    EXPECT_EQ(
        code_of(ordinary.on("2026-06-01").tried("demand", Demanded{"催告"})), "nothing-to-demand"
    );
    ordinary.take("perform", Performed{"自动履行", ""});
    EXPECT_EQ(ordinary.state.stage, "closed");
}

TEST(Gates, CF35_QZ12_WhatIsToBeCorrectedWithAWarningIsDemandedOnceItsDayIsOver) {
    auto one = to_be_served("penalty_ordinary", warning());
    one.state.correct_by = "2026-04-10";
    one.reasons = {{"correction_is_served_in_time", "已经另行送达"}};
    one.take("serve", served(Served::kDecision));
    EXPECT_EQ(code_of(one.on("2026-04-10").tried("demand", Demanded{"催告"})), "not-overdue");
    EXPECT_EQ(one.on("2026-04-11").refused_by("demand", Demanded{"催告"}), "");
}

TEST(Gates, CF35_JC09_AnOrderToPayServedWithoutADayIsNotLateBeforeAFineWouldBe) {
    auto outcome = warning();
    outcome.payment.ordered = {3'000'00};
    for (const auto& [procedure, step] :
         {std::pair{"penalty_ordinary", "serve"}, std::pair{"labour_inspection", "serve_fine"}}) {
        auto one = to_be_served(procedure, outcome);
        one.take(step, served(Served::kDecision));
        EXPECT_EQ(code_of(one.tried("demand", Demanded{"催告"})), "not-overdue") << procedure;
        const auto last = one.on("2026-03-31").tried("demand", Demanded{"催告"});
        ASSERT_FALSE(last) << procedure;
        EXPECT_THAT(last.error().what, testing::HasSubstr("2026年3月31日")) << procedure;
        EXPECT_EQ(one.on("2026-04-01").refused_by("demand", Demanded{"催告"}), "") << procedure;
    }
}

TEST(Clocks, CF35_CF19_ADecisionAmendedToNoMoneyStopsTheTimeToPay) {
    auto one = to_be_served("penalty_ordinary", fine(14'700));
    one.state.decided->kinds = {"警告", "罚款"};
    one.take("serve", served(Served::kDecision));
    one.on("2026-03-20").take("challenge", Challenged{"行政复议", "海曦市人民政府"});
    one.take("end_challenge", ChallengeEnded{std::string(ChallengeEnded::kChanged)});
    auto less = one;
    less.take("amend_decision", DecisionAmended{fine(9'000), "复决1", "过罚不当"}, Case::head());
    EXPECT_TRUE(less.state.clocks.at("pay").runs());
    one.take("amend_decision", DecisionAmended{warning(), "复决1", "过罚不当"}, Case::head());
    EXPECT_EQ(one.state.clocks.at("pay").stopped_on, "2026-03-20");
    EXPECT_EQ(code_of(one.on("2026-03-21").tried("pay", by_bank())), "nothing-to-pay");
    EXPECT_EQ(code_of(one.on("2026-06-01").tried("demand", Demanded{"催告"})), "nothing-to-demand");
    one.take("perform", Performed{"自动履行", ""});
    EXPECT_TRUE(one.state.is_over);
    EXPECT_EQ(one.state.clocks.at("pay").met_on, "") << "nobody was late with what fell away";
}

Case demanded() {
    auto one = to_be_served("penalty_ordinary", fine(14'700));
    one.state.decided->kinds = {"警告", "罚款"};
    one.take("serve", served(Served::kDecision));
    one.on("2026-04-10")
        .take("demand", Demanded{"催告"})
        .take("serve_demand", served(Served::kDemand));
    one.state.clocks["apply_to_court"] = Clock{.started_on = "2026-04-10", .met_on = ""};
    return one;
}
TEST(Clocks, QZ12_CF19_ADecisionAmendedToAWarningStopsTheDemandAndTheTimeToAskTheCourt) {
    auto one = demanded();
    one.take("challenge", Challenged{"行政复议", "海曦市人民政府"});
    one.on("2026-05-08")
        .take("end_challenge", ChallengeEnded{std::string(ChallengeEnded::kChanged)});
    auto ordered = warning();
    ordered.payment.ordered = {3'000'00};
    auto fined = one;
    fined.take("amend_decision", DecisionAmended{fine(9'000), "复决1", "过罚不当"}, Case::head());
    auto warned = one;
    warned.take("amend_decision", DecisionAmended{warning(), "复决1", "过罚不当"}, Case::head());
    auto corrects = one;
    corrects.state.correct_by = "2026-04-01";
    corrects.take("amend_decision", DecisionAmended{warning(), "复决1", "过罚不当"}, Case::head());
    for (const auto* limit : {"demand", "apply_to_court"}) {
        EXPECT_TRUE(fined.state.clocks.at(limit).runs()) << limit;
        EXPECT_EQ(warned.state.clocks.at(limit).stopped_on, "2026-05-08") << limit;
        EXPECT_TRUE(corrects.state.clocks.at(limit).runs()) << limit << ": that is left to do";
    }
}

TEST(Clocks, QZ12_CF19_ADecisionRevokedEndsTheDemandAndTheTimeToAskTheCourt) {
    auto one = demanded();
    one.take("challenge", Challenged{"行政复议", "海曦市人民政府"});
    one.on("2026-05-08").take("end_challenge", ChallengeEnded{"撤销"});
    DecisionRevoked revoked;
    revoked.authority = std::string(DecisionRevoked::kReconsideration);
    revoked.outcome = "撤销";
    revoked.document = "复决1";
    one.take("revoke_late", revoked, Case::head());
    EXPECT_EQ(one.state.stage, "withdrawal");
    for (const auto* limit : {"demand", "apply_to_court", "pay"}) {
        EXPECT_FALSE(one.state.clocks.at(limit).runs()) << limit;
    }
}

// A day to pay by that was served with the fine is none to keep a warning by.
TEST(Gates, QZ12_CF19_WhatIsLeftOfAnAmendedDecisionIsAWarningThatNobodyDemands) {
    auto one = demanded();
    one.state.perform_by = "2026-04-02";
    one.state.decided = warning();
    one.state.clocks.at("pay").stopped_on = "2026-05-08";
    EXPECT_EQ(
        code_of(one.on("2026-06-01").tried("demand_again", Demanded{"再催告"})), "nothing-to-demand"
    );
}

// Cases run on by the version they began under.
TEST(Clocks, CF35_AVersionThatDoesNotSayWhenRunsItOfEveryDecision) {
    auto one = to_be_served("penalty_ordinary", warning());
    auto before = one.procedure();
    std::ranges::find(before.limits, "pay", &domain::TimeLimit::key)->runs_of = domain::RunsOf::any;
    const Take take{"serve", one.today, served(Served::kDecision), {}};
    const auto taken = decide(one.state, take, Case::handler(), before, one.around());
    ASSERT_TRUE(taken);
    EXPECT_THAT(taken->front().begun, Contains("pay"));
}

TEST(Forms, CF21_OnTheSpotNothingIsAskedThatCannotBeDecidedThere) {
    const auto& step = *shipped_definitions().procedure("penalty_summary")->step("decide");
    std::vector<std::string> keys;
    for (const auto& field : form_of(step, *act_kind(step.act)).fields) {
        keys.push_back(field.key);
    }
    for (const auto* key : {"confiscated", "compensation", "legal_relations", "mass_incident"}) {
        EXPECT_THAT(keys, Not(Contains(key)));
    }
    EXPECT_THAT(keys, Contains("fine"));
}

}  // namespace
}  // namespace mingjing::case_file
