// What the decision to seal or seize says let it be made: by the review of the measure itself.

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

class MeasureDecision : public testing::Test {
  protected:
    MeasureDecision() { impose("impose"); }

    void impose(std::string_view step) {
        const case_file::Imposed imposed{"封存", true, true, true, "QD1", "账册"};
        const case_file::Event event{
            std::string(step), "custody", false, "2026-03-02", {}, {}, {}, {}, imposed};
        state_.last = {{event.step, {event, "wu"}}};
        state_.imposed = {imposed, event.on};
    }
    void list_sealing() {
        catalogue_ = {
            {{"number", "FS-19"},
             {"category", "行政强制"},
             {"situation", "封存有关资料"},
             {"trigger",
              Fields{
                  {"all",
                   List{Fields{
                       {"measure", "强制措施种类"}, {"comparison", "="}, {"value", "封存"}}}}}}}};
    }
    tl::expected<std::string, domain::Refusal> found() {
        const auto& definitions = shipped_definitions();
        const case_file::Surroundings around{
            .calendar = definitions.calendar,
            .today = domain::day_of("2026-03-02").value(),
            .entry = [](auto, auto, auto, auto) { return std::optional<Fields>{}; },
            .entries = [this](auto, auto) { return catalogue_; },
            .referring = [](auto, auto, auto, auto) { return std::vector<Fields>{}; },
            .thresholds = definitions.thresholds};
        return review_of(
            *definitions.instrument("measure_decision"),
            state_,
            *definitions.procedure("coercive_measure"),
            around
        );
    }

    case_file::State state_;
    std::vector<Fields> catalogue_;
};

TEST_F(MeasureDecision, GS10_SaysThatNoRowOfTheCatalogueApplies) {
    EXPECT_EQ(found().value(), "审核目录没有适用的条目");
}

TEST_F(MeasureDecision, GS10_HasNoNumberUntilTheMeasureWasReviewed) {
    list_sealing();
    const auto unreviewed = found();
    ASSERT_FALSE(unreviewed);
    EXPECT_EQ(unreviewed.error().rule, "GS-10");
    EXPECT_THAT(unreviewed.error().what, HasSubstr("FS-19（封存有关资料）"));
    auto& review = state_.act_reviews["封存"];
    review.concluded = {{"建议纠正", {}, "意见", ""}, "2026-03-02"};
    EXPECT_FALSE(found());
    review.concluded->act.opinion = case_file::ReviewConcluded::kAgrees;
    EXPECT_EQ(found().value(), "法制审核通过");
}

TEST_F(MeasureDecision, QZ03_OfAnUrgentMeasureSaysThatItCameFirst) {
    list_sealing();
    impose("impose_urgently");
    EXPECT_THAT(found().value(), HasSubstr("行政强制法第十九条"));
}

}  // namespace
}  // namespace mingjing::desk
