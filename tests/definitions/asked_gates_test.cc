// Gates the law asks a step to name, because its act alone does not tell what is done: a procedure
// that leaves one out is not taken into use, one adopted before goes on.

#include <gmock/gmock.h>

#include <fmt/format.h>

#include "definitions/sources.h"

namespace mingjing::definitions {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

const std::string kOrdinary = "procedures/penalty_ordinary.yaml";
const std::string kMeasures = "procedures/coercive_measure.yaml";
const std::string kHandling = "procedures/handling_decision.yaml";

std::vector<std::string> put(const std::string& file, std::string_view from, std::string_view to) {
    const auto sources = changed(file, from, to);
    EXPECT_FALSE(std::ranges::equal(sources, shipped(), {}, &Source::bytes, &Source::bytes))
        << "there is no such passage: " << from;
    return problems_of(sources);
}

// The place is that of the gates the step has, the sentence names the one it lacks.
auto refused(const std::string& file, std::string_view step, std::string_view gate) {
    return ElementsAre(
        AllOf(StartsWith(file + ":"), HasSubstr(fmt::format("（{}）没有写门控“{}”", step, gate)))
    );
}

TEST(AskedGates, GS10_AMeasureIsImposedOnlyWhereItsReviewIsAskedFor) {
    const auto problems = put(kMeasures, "act: impose, gates: [act_is_reviewed]", "act: impose");
    EXPECT_THAT(problems, refused(kMeasures, "impose", "act_is_reviewed"));
    EXPECT_THAT(problems, Contains(StartsWith(kMeasures + ":32:")));
    EXPECT_THAT(problems, Contains(HasSubstr("未经法制审核不得作出")));
}

TEST(AskedGates, QZ03_GS10_AnUrgentMeasureIsReviewedAtItsApprovalWithinHours) {
    const std::string confirm = "to: custody, by: head, ";
    EXPECT_THAT(
        put(kMeasures, confirm + "gates: [act_is_reviewed], ", confirm),
        refused(kMeasures, "impose_urgently", "act_is_reviewed")
    );
    EXPECT_THAT(
        put(kMeasures, "amount: 24, unit: hour", "amount: 24, unit: day"),
        refused(kMeasures, "impose_urgently", "act_is_reviewed")
    ) << "nobody has to hurry";
    EXPECT_THAT(
        put(kMeasures, "amount: 24, unit: hour", "amount: 25, unit: hour"),
        refused(kMeasures, "impose_urgently", "act_is_reviewed")
    ) << "later than the law has it";
    const std::string lift = "  - {key: lift, ";
    EXPECT_THAT(
        put(kMeasures,
            lift,
            "  - {key: confirm_orally, name: 口头批准, from: belated, to: custody, by: head, "
            "basis: "
            "行政强制法第十九条}\n" +
                lift),
        refused(kMeasures, "impose_urgently", "act_is_reviewed")
    ) << "past its approval";
    EXPECT_THAT(
        put(kMeasures,
            lift,
            "  - {key: go_on, name: 继续实施, from: disposal, to: custody, by: head, basis: "
            "行政强制法第十九条}\n" +
                lift),
        refused(kMeasures, "impose_urgently", "act_is_reviewed")
    ) << "around it";
}

// Whoever adds the gate to a procedure of before is told what it cannot be without.
TEST(AskedGates, GS10_AReviewThatStandsInTheWayCanBeSentAndConcluded) {
    for (const std::string act : {"send_act_review", "conclude_act_review"}) {
        EXPECT_THAT(
            put(kMeasures, "act: " + act + ", offers", "act: note, xoffers"),
            Contains(AllOf(HasSubstr("（impose）"), HasSubstr("永远办不了")))
        ) << act;
        EXPECT_THAT(
            put(kMeasures,
                "act: " + act + ", offers: {subject: [查封, ",
                "act: " + act + ", offers: {subject: ["),
            Contains(AllOf(HasSubstr("（impose）"), HasSubstr("永远办不了")))
        ) << act
          << ": of the other measures alone";
        EXPECT_THAT(
            put(kOrdinary, "act: " + act + ", offers: {subject: [申请法院强制执行]}", "act: note"),
            Contains(AllOf(HasSubstr("（apply_to_court）"), HasSubstr("永远办不了")))
        ) << act;
    }
}

TEST(AskedGates, GS10_AMeasureIsMadeLongerOnlyWhereItsReviewIsAskedFor) {
    EXPECT_THAT(
        put(kMeasures, "act: extend, gates: [act_is_reviewed]", "act: extend"),
        refused(kMeasures, "extend", "act_is_reviewed")
    );
}

TEST(AskedGates, GS10_YS02_ATransferIsApprovedOnlyWhereItsReviewIsAskedFor) {
    for (const auto& file :
         {kOrdinary, kHandling, std::string("procedures/labour_inspection.yaml")}) {
        EXPECT_THAT(
            put(file, "[approves_transfer, act_is_reviewed]", "[approves_transfer]"),
            refused(file, "approve_transfer", "act_is_reviewed")
        );
    }
    // One step for both answers is an approval as well.
    EXPECT_THAT(
        put(kOrdinary, "gates: [declines_transfer], ", ""),
        refused(kOrdinary, "decline_transfer", "act_is_reviewed")
    );
}

TEST(AskedGates, CF35_QZ12_WhatIsNotOverdueIsNotDemanded) {
    EXPECT_THAT(
        put(kOrdinary,
            "act: demand, gates: [performance_is_overdue, act",
            "act: demand, gates: [act"),
        refused(kOrdinary, "demand", "performance_is_overdue")
    );
    EXPECT_THAT(
        put(kHandling, "act: demand, gates: [performance_is_overdue]", "act: demand"),
        refused(kHandling, "demand", "performance_is_overdue")
    );
}

TEST(AskedGates, GS10_ASurchargeIsReviewedWhereThereArePenalties) {
    const std::string demand = "act: demand, gates: [performance_is_overdue";
    EXPECT_THAT(
        put(kOrdinary, demand + ", act_is_reviewed]", demand + "]"),
        refused(kOrdinary, "demand", "act_is_reviewed")
    );
}

TEST(AskedGates, QZ12_TheCourtIsAskedByWhatTheLawAsks) {
    for (const auto* gate :
         {"waiting_is_over",
          "remedies_are_over",
          "performance_is_overdue",
          "decision_stands",
          "court_is_asked_in_time"}) {
        const std::string start =
            "{key: apply_to_court, name: 申请法院强制执行, at: [enforcement], by: head, act: note, "
            "gates: [";
        const std::string all =
            "waiting_is_over, remedies_are_over, performance_is_overdue, decision_stands, "
            "court_is_asked_in_time, ";
        const auto fewer = replaced(all, std::string(gate) + ", ", "");
        EXPECT_THAT(
            put(kOrdinary, start + all, start + fewer), refused(kOrdinary, "apply_to_court", gate)
        );
    }
}

// Whatever a bureau calls the step: what it says of 履行情况 tells it.
TEST(AskedGates, QZ12_AStepOfAnotherNameThatAsksTheCourtIsOneToo) {
    auto sources = changed(
        kOrdinary,
        "  - {key: serve_end,",
        "  - {key: court_anew, name: 再次申请, at: [enforcement], by: head, performance: "
        "已申请法院强制执行, act: note, basis: 行政强制法第五十三条}\n  - {key: serve_end,"
    );
    const auto problems = problems_of(std::move(sources));
    EXPECT_THAT(problems, AllOf(SizeIs(7), Each(HasSubstr("“再次申请”（court_anew）"))));
    EXPECT_THAT(problems, Contains(HasSubstr("没有应当等满的催告期限")));
}

TEST(AskedGates, QZ09_QZ12_ADemandIsWaitedForByALimit) {
    EXPECT_THAT(
        put(kOrdinary, "[apply_to_court, revoke_late], is_notice: true", "[apply_to_court]"),
        ElementsAre(HasSubstr("没有应当等满的催告期限"))
    );
}

TEST(AskedGates, CF25_WhatIsPreservedIsDealtWithBeforeTheInvestigationEnds) {
    EXPECT_THAT(
        put(kOrdinary, "act: propose, gates: [preserved_is_released]", "act: propose"),
        refused(kOrdinary, "conclude", "preserved_is_released")
    );
    EXPECT_THAT(
        put(kOrdinary, "[ground_is_no_finding, preserved_is_released]", "[ground_is_no_finding]"),
        refused(kOrdinary, "strike_off", "preserved_is_released")
    );
    // By the dispute it comes to the decision, too.
    EXPECT_THAT(
        put(kOrdinary, "[consulted_in_vain, preserved_is_released]", "[consulted_in_vain]"),
        refused(kOrdinary, "decide", "preserved_is_released")
    );
}

TEST(AskedGates, CF25_WhatAStepPreservesOnItsWayIsDealtWithToo) {
    const std::string act =
        "  - {key: preserve, name: 先行登记保存, at: [investigation], by: head, act: preserve, "
        "basis: "
        "行政处罚法第五十六条}\n";
    const std::string step =
        "  - {key: preserve, name: 先行登记保存, from: report, to: investigation, by: head, act: "
        "preserve, basis: 行政处罚法第五十六条}\n";
    const std::string conclude = "  - {key: conclude, ";
    auto sources = changed(kOrdinary, act, "");
    auto& bytes = std::ranges::find(sources, kOrdinary, &Source::name)->bytes;
    bytes = replaced(std::move(bytes), conclude, step + conclude);
    EXPECT_THAT(problems_of(sources), IsEmpty());
    const std::string proposes = "act: propose, gates: [preserved_is_released]";
    bytes = replaced(std::move(bytes), proposes, "act: propose");
    EXPECT_THAT(problems_of(sources), refused(kOrdinary, "conclude", "preserved_is_released"));
}

TEST(AskedGates, WhatWasAdoptedBeforeTheyWereAskedForGoesOn) {
    auto sources = changed(kMeasures, "act: impose, gates: [act_is_reviewed]", "act: impose");
    EXPECT_THAT(problems_of(sources), SizeIs(1));
    EXPECT_TRUE(load(std::move(sources), Are::adopted).has_value());
    EXPECT_THAT(problems_of(shipped()), IsEmpty());
}

}  // namespace
}  // namespace mingjing::definitions
