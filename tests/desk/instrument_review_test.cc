// What a decision says let it be made: the review of it, a measure's of its own, or the finding
// that no row of the catalogue asked for one. Without either it gets no number.

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>

#include "definitions/sources.h"
#include "desk/instrument_plan.h"
#include "domain/day.h"

namespace mingjing::desk {
namespace {

using testing::HasSubstr;

const definitions::Definitions& shipped_definitions() {
    static const auto kLoaded = definitions::load(definitions::shipped());
    return kLoaded.value();
}

Fields row(std::string_view category, std::string_view measure, std::string_view value) {
    return {
        {"number", "FS-19"},
        {"category", category},
        {"situation", "样例情形"},
        {"trigger",
         Fields{
             {"all", List{Fields{{"measure", measure}, {"comparison", "="}, {"value", value}}}}}}};
}

// The switch of seed 26 is off: what is reviewed is for the catalogue to say.
class NumberOfADecision : public testing::Test {
  protected:
    NumberOfADecision() { switch_to(0); }

    void switch_to(std::int64_t amount) {
        std::ranges::find(thresholds_, "review_every_decision", &domain::Threshold::key)
            ->values.front()
            .amount = amount;
    }
    // The last step, as it is recorded.
    void take(std::string step, case_file::Content content) {
        case_file::Event event{
            std::move(step), "custody", false, "2026-03-02", {}, {}, {}, {}, std::move(content)};
        state_.last = {{event.step, {event, "wu"}}};
        state_.decided_on = event.on;
    }
    tl::expected<std::string, domain::Refusal> found(
        std::string_view instrument, const domain::Procedure& procedure
    ) {
        const auto& definitions = shipped_definitions();
        const case_file::Surroundings around{
            .calendar = definitions.calendar,
            .today = domain::day_of(today_).value(),
            .entry = [](auto, auto, auto, auto) { return std::optional<Fields>{}; },
            .entries = [this](
                           auto, auto day
                       ) { return domain::iso(day) < since_ ? std::vector<Fields>{} : catalogue_; },
            .referring = [](auto, auto, auto, auto) { return std::vector<Fields>{}; },
            .thresholds = thresholds_};
        return review_of(*definitions.instrument(instrument), state_, procedure, around);
    }
    tl::expected<std::string, domain::Refusal> found(
        std::string_view instrument, std::string_view procedure
    ) {
        return found(instrument, *shipped_definitions().procedure(procedure));
    }
    // By the finding, by a row, by the switch and once it was reviewed.
    void goes_by_all(
        std::string_view instrument, const domain::Procedure& procedure, const Fields& asking
    ) {
        EXPECT_EQ(found(instrument, procedure).value(), "审核目录没有适用的条目");
        catalogue_ = {asking};
        const auto by_row = found(instrument, procedure);
        ASSERT_FALSE(by_row);
        EXPECT_EQ(by_row.error().code, "review-not-passed");
        EXPECT_THAT(by_row.error().what, HasSubstr("FS-19（样例情形）"));
        catalogue_.clear();
        switch_to(1);
        EXPECT_FALSE(found(instrument, procedure));
        state_.review.concluded = {{"建议纠正", {}, "意见", ""}, "2026-03-02"};
        EXPECT_FALSE(found(instrument, procedure));
        state_.review.concluded->act.opinion = case_file::ReviewConcluded::kAgrees;
        EXPECT_EQ(found(instrument, procedure).value(), "法制审核通过");
    }
    [[nodiscard]] static const domain::Procedure& shipped(std::string_view key) {
        return *shipped_definitions().procedure(key);
    }

    case_file::State state_;
    std::vector<Fields> catalogue_;
    std::string since_;  // before that day it had no row
    std::string today_ = "2026-03-02";
    std::vector<domain::Threshold> thresholds_ = shipped_definitions().thresholds;
};

TEST_F(NumberOfADecision, GS10_APenaltyHasNoneWithoutAReviewOrTheFinding) {
    case_file::Decided decided;
    decided.outcome.conclusion = case_file::kPenalty;
    decided.outcome.kinds = {"警告"};
    take("decide", decided);
    goes_by_all(
        "penalty_decision", shipped("penalty_ordinary"), row("行政处罚", "处罚种类", "警告")
    );
}

TEST_F(NumberOfADecision, GS10_APermitHasNoneWithoutAReviewOrTheFinding) {
    state_.permit_proposed.emplace().act.outcome.conclusion = case_file::PermitOutcome::kGranted;
    case_file::PermitDecided decided;
    decided.outcome.conclusion = case_file::PermitOutcome::kGranted;
    take("decide", decided);
    goes_by_all("permit_grant", shipped("permit"), row("行政许可", "许可决定", "准予许可"));
}

TEST_F(NumberOfADecision, GS10_APermitThatIsTakenBackHasNoneWithoutAReview) {
    state_.permit_proposed.emplace().act.outcome.conclusion = case_file::PermitOutcome::kRevoked;
    case_file::PermitDecided decided;
    decided.outcome.conclusion = case_file::PermitOutcome::kRevoked;
    take("decide", decided);
    const auto unreviewed = found("permit_revocation", "permit");
    ASSERT_FALSE(unreviewed);
    EXPECT_EQ(unreviewed.error().rule, "GS-10");
    state_.review.concluded = {{"同意", {}, "意见", ""}, "2026-03-02"};
    EXPECT_EQ(found("permit_revocation", "permit").value(), "法制审核通过");
}

TEST_F(NumberOfADecision, GS10_ARulingHasNoneWithoutAReviewOrTheFinding) {
    const case_file::Ruling granted{true, "认定为工伤"};
    state_.ruling_proposed.emplace().act.ruling = granted;
    take("decide", case_file::RulingMade{granted, {}, ""});
    auto procedure = shipped("permit");
    procedure.category = "行政确认";
    goes_by_all("permit_grant", procedure, row("行政确认", "事项编码", ""));
}

// A row first published since, or corrected, that says it was in force by then.
TEST_F(NumberOfADecision, GS10_TheFindingThatWasRecordedLetsItBeNumberedWhateverIsPublishedSince) {
    case_file::Decided decided;
    decided.outcome.conclusion = case_file::kPenalty;
    decided.outcome.kinds = {"警告"};
    take("decide", decided);
    state_.review.spared = {case_file::ReviewSpared{}, "2026-03-02"};
    catalogue_ = {row("行政处罚", "处罚种类", "警告")};
    EXPECT_EQ(found("penalty_decision", "penalty_ordinary").value(), "审核目录没有适用的条目");
}

TEST_F(NumberOfADecision, GS10_AReviewThatPassedIsNoDecisionYet) {
    state_.review.concluded = {{"同意", {}, "意见", ""}, "2026-03-02"};
    const auto early = found("penalty_decision", "penalty_ordinary");
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().code, "not-decided");
}

TEST_F(NumberOfADecision, GS10_OnTheSpotIsFoundNothingAndWhatIsNotDecidedHasNone) {
    const auto undecided = found("penalty_decision", "penalty_ordinary");
    ASSERT_FALSE(undecided);
    EXPECT_EQ(undecided.error().code, "not-decided");
    state_.is_decided_on_spot = true;
    take("decide", case_file::DecidedOnSpot{});
    EXPECT_EQ(found("spot_decision", "penalty_summary").value(), "");
    EXPECT_EQ(found("penalty_notice", "penalty_ordinary").value(), "") << "it decides nothing";
}

class MeasureDecision : public NumberOfADecision {
  protected:
    MeasureDecision() { impose("impose"); }

    void impose(std::string_view step) {
        const case_file::Imposed imposed{"封存", true, true, true, "QD1", "账册"};
        take(std::string(step), imposed);
        state_.decided_on.clear();
        state_.imposed = {imposed, "2026-03-02"};
    }
    void list_sealing() { catalogue_ = {row("行政强制", "强制措施种类", "封存")}; }
    tl::expected<std::string, domain::Refusal> found_of_measure() {
        return found("measure_decision", "coercive_measure");
    }
};

TEST_F(MeasureDecision, GS10_SaysThatNoRowOfTheCatalogueApplies) {
    EXPECT_EQ(found_of_measure().value(), "审核目录没有适用的条目");
}

TEST_F(MeasureDecision, GS10_HasNoNumberUntilTheMeasureWasReviewed) {
    list_sealing();
    const auto unreviewed = found_of_measure();
    ASSERT_FALSE(unreviewed);
    EXPECT_EQ(unreviewed.error().rule, "GS-10");
    EXPECT_THAT(unreviewed.error().what, HasSubstr("FS-19（样例情形）"));
    auto& review = state_.act_reviews["封存"];
    review.concluded = {{"建议纠正", {}, "意见", ""}, "2026-03-02"};
    EXPECT_FALSE(found_of_measure());
    review.concluded->act.opinion = case_file::ReviewConcluded::kAgrees;
    EXPECT_EQ(found_of_measure().value(), "法制审核通过");
}

TEST_F(MeasureDecision, GS10_HasNoNumberUnderTheSwitchUntilItWasReviewed) {
    switch_to(1);
    EXPECT_FALSE(found_of_measure());
    state_.act_reviews["封存"].concluded = {{"同意", {}, "意见", ""}, "2026-03-02"};
    EXPECT_EQ(found_of_measure().value(), "法制审核通过");
}

TEST_F(MeasureDecision, GS10_OfAVersionThatKnewOfNoSuchReviewSaysSo) {
    switch_to(1);
    auto older = shipped("coercive_measure");
    older.acts.clear();
    EXPECT_THAT(found("measure_decision", older).value(), HasSubstr("没有规定"));
}

TEST_F(MeasureDecision, QZ03_OfAnUrgentMeasureBySwitchSaysThatItCameFirst) {
    switch_to(1);
    impose("impose_urgently");
    EXPECT_THAT(found_of_measure().value(), HasSubstr("行政强制法第十九条"));
}

TEST_F(MeasureDecision, QZ03_OfAnUrgentMeasureSaysThatItCameFirst) {
    list_sealing();
    impose("impose_urgently");
    EXPECT_THAT(found_of_measure().value(), HasSubstr("行政强制法第十九条"));
}

TEST_F(MeasureDecision, GS10_AReviewThatPassedOnceItWasTakenLetNothingBeDone) {
    list_sealing();
    auto& review = state_.act_reviews["封存"];
    review.concluded = {{"同意", {}, "意见", ""}, "2026-03-03"};
    const auto late = found_of_measure();
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, "act-not-reviewed");
    catalogue_.clear();
    EXPECT_EQ(found_of_measure().value(), "审核目录没有适用的条目");
}

TEST_F(MeasureDecision, QZ03_GS10_OfAnUrgentMeasureTheReviewPassedBeforeItWasApproved) {
    list_sealing();
    impose("impose_urgently");
    auto& review = state_.act_reviews["封存"];
    review.concluded = {{"同意", {}, "意见", ""}, "2026-03-03"};
    EXPECT_EQ(found_of_measure().value(), "法制审核通过") << "its approval waits";
    auto confirmed = state_.last.begin()->second;
    confirmed.event.step = "confirm";
    confirmed.event.content = case_file::Noted{};
    confirmed.event.on = "2026-03-03";
    state_.last["confirm"] = confirmed;
    EXPECT_EQ(found_of_measure().value(), "法制审核通过");
    state_.last["confirm"].event.on = "2026-03-02";
    EXPECT_THAT(found_of_measure().value(), HasSubstr("行政强制法第十九条"));
}

TEST_F(NumberOfADecision, GS10_WhatIsInForceOnlySinceTheDecisionAsksForNoReviewOfIt) {
    case_file::Decided decided;
    decided.outcome.conclusion = case_file::kPenalty;
    decided.outcome.kinds = {"警告"};
    take("decide", decided);
    catalogue_ = {row("行政处罚", "处罚种类", "警告")};
    today_ = "2026-04-01";
    since_ = "2026-03-20";
    EXPECT_EQ(found("penalty_decision", "penalty_ordinary").value(), "审核目录没有适用的条目");
}

}  // namespace
}  // namespace mingjing::desk
