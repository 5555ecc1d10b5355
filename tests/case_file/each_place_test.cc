// The law puts a gate before several acts, and another gate may refuse the same there: each still
// stands where it was put, and opens for what is lawful. script/gates takes each out in turn.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::Not;

// The gates with something against the step, as the case stands.
std::vector<std::string_view> against_step(
    Case& one,
    const domain::Step& step,
    const Content* stated = nullptr,
    const Hand& hand = Case::head()
) {
    const auto around = one.around();
    const Question question{
        one.state,
        one.procedure(),
        step,
        stated,
        domain::day_of(one.today).value(),
        hand.by,
        hand.unit,
        hand.officer,
        around};
    std::vector<std::string_view> names;
    for (const auto& objection : unmet(question)) {
        names.push_back(objection.gate->name);
    }
    return names;
}
// Of that act the first step there is.
std::vector<std::string_view> against(
    Case& one,
    std::string_view act,
    const Content* stated = nullptr,
    const Hand& hand = Case::head()
) {
    for (const auto* list : {&one.procedure().steps, &one.procedure().acts}) {
        const auto step = std::ranges::find(*list, act, &domain::Step::act);
        if (step != list->end()) {
            return against_step(one, *step, stated, hand);
        }
    }
    ADD_FAILURE() << "no step states " << act;
    return {};
}
std::vector<std::string_view> against(Case& one, const Content& stated) {
    return against(one, kind_of(stated).act, &stated);
}
Content decided(Outcome outcome) {
    auto act = decision(0);
    act.outcome = std::move(outcome);
    return act;
}
Content told_of(Outcome outcome) {
    Notified act;
    act.outcome = std::move(outcome);
    act.content = "拟作出的决定";
    return act;
}
Outcome order(std::int64_t wages, std::int64_t compensation) {
    Outcome outcome;
    outcome.conclusion = kHandling;
    outcome.payment = {{wages * 100}, {compensation * 100}};
    return outcome;
}
Content on_spot(std::int64_t yuan) {
    DecidedOnSpot act;
    act.outcome = fine(yuan);
    act.measures.months = 1;
    return act;
}

TEST(EachPlace, CF16_APleaIsReviewedWhereverItIsSentOn) {
    auto one = told();
    one.on("2026-03-11").take("plead", plea(Pleaded::kSpoke));
    const auto against_sending = [&] {
        return against_step(one, *one.procedure().step("submit_review"));
    };
    EXPECT_THAT(against_sending(), Contains("plea_was_reviewed"));
    one.take("review_plea", PleaReviewed{"不成立", "与证据不符"});
    EXPECT_THAT(against_sending(), Not(Contains("plea_was_reviewed")));
}

TEST(EachPlace, JC09_CompensationIsLawfulWhenToldAndWhenDecided) {
    Case one("labour_inspection");
    one.state.correction_served_on = "2026-02-01";
    one.state.pay_by = "2026-02-20";
    for (const auto& act : {told_of, decided}) {
        EXPECT_THAT(against(one, act(order(1'000, 499))), Contains("compensation_is_lawful"));
        EXPECT_THAT(
            against(one, act(order(1'000, 600))),
            Not(testing::AnyOf(Contains("compensation_is_lawful"), Contains("order_ran_out")))
        );
    }
    one.state.pay_by = one.today;
    EXPECT_THAT(against(one, decided(order(1'000, 600))), Contains("order_ran_out"));
}

TEST(EachPlace, CF35_AFineIsToldAndDecidedOnlyWhereItCanBePaid) {
    Case one("handling_decision");
    for (const auto& act : {told_of, decided}) {
        EXPECT_THAT(against(one, act(fine(100))), Contains("fine_can_be_paid"));
        EXPECT_THAT(against(one, act(order(100, 0))), Not(Contains("fine_can_be_paid")));
    }
}

TEST(EachPlace, CF19_WhatIsAmendedWasDecidedAndIsConsistent) {
    Case one("penalty_ordinary");
    DecisionAmended amended;
    amended.outcome = fine(100);
    EXPECT_THAT(against(one, Content(amended)), Contains("decision_was_made"));
    one.state.decided_on = "2026-03-01";
    EXPECT_THAT(
        against(one, Content(amended)),
        Not(testing::AnyOf(Contains("decision_was_made"), Contains("outcome_is_consistent")))
    );
    amended.outcome.kinds = {"警告"};
    EXPECT_THAT(against(one, Content(amended)), Contains("outcome_is_consistent"));
}

// Of the steps that withdraw a result, the one after an amendment.
TEST(EachPlace, CF19_WhatWasNotAmendedIsNotWithdrawnForIt) {
    Case one("penalty_ordinary");
    const auto& step = *one.procedure().step("withdraw_amended");
    EXPECT_THAT(against_step(one, step), Contains("decision_was_amended"));
    one.state.amended = Dated<DecisionAmended>{{fine(10'000), "复决1", "过重"}, "2026-03-20"};
    EXPECT_THAT(against_step(one, step), Not(Contains("decision_was_amended")));
}

TEST(EachPlace, QZ12_RemediesEndOnce) {
    Case one("penalty_ordinary");
    const auto& step = *one.procedure().step("remedies_end");
    EXPECT_THAT(against_step(one, step), Not(Contains("is_taken_once")));
    one.state.last["remedies_end"] = Taken{};
    EXPECT_THAT(against_step(one, step), Contains("is_taken_once"));
}

TEST(EachPlace, CF10_CF26_OnTheSpotTooAreTheLimitationAndThePanel) {
    Case one("penalty_summary");
    one.state.opened = lead();
    one.state.opened_on = "2026-03-02";
    EXPECT_THAT(against(one, on_spot(250)), Not(Contains("within_limitation")));
    EXPECT_THAT(against(one, on_spot(250)), Not(Contains("panel_discussed")));
    one.state.is_beside_tier = true;
    EXPECT_THAT(against(one, on_spot(250)), Contains("panel_discussed"));
    one.state.opened.act_ended_on = "2024-01-31";
    EXPECT_THAT(against(one, on_spot(250)), Contains("within_limitation"));
}

TEST(EachPlace, SH04_WhatTheReviewPassedIsNeitherRuledNorDiscussed) {
    auto one = told();
    one.on("2026-03-11").take("plead", plea(Pleaded::kWaived)).take("submit_review", package());
    for (const auto* act : {"settle_review", "discuss_review"}) {
        EXPECT_THAT(against(one, act), Contains("review_objected"));
    }
    one.on("2026-03-12").take("return_review", opinion("建议补充调查"), Case::reviewer());
    for (const auto* act : {"settle_review", "discuss_review"}) {
        EXPECT_THAT(against(one, act), Not(Contains("review_objected")));
    }
}

TEST(EachPlace, CF27_GS12_WhoeverHandledItNeitherAssignsNorAsksAndNobodyAsksForAnother) {
    auto one = told();
    one.on("2026-03-11").take("plead", plea(Pleaded::kWaived)).take("submit_review", package());
    const Hand other{"qian", "政策法规科", "37990126011"};
    for (const auto* act : {"assign_review", "ask_review_material"}) {
        EXPECT_THAT(against(one, act, nullptr, Case::handler()), Contains("reviewer_is_apart"));
        EXPECT_THAT(
            against(one, act, nullptr, Case::reviewer()), Not(Contains("reviewer_is_apart"))
        );
    }
    one.state.review.assigned = Dated<ReviewerAssigned>{{"37990126010", "", false, ""}, one.today};
    EXPECT_THAT(
        against(one, "ask_review_material", nullptr, other), Contains("reviewer_is_the_assigned")
    );
    EXPECT_THAT(
        against(one, "ask_review_material", nullptr, Case::reviewer()),
        Not(Contains("reviewer_is_the_assigned"))
    );
}

}  // namespace
}  // namespace mingjing::case_file
