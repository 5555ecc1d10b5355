// Of every conclusion there is a true way out: one that its procedure cannot carry leads to the
// procedure that can.

#include "case_file/case.h"
#include "case_file/surcharge.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::IsEmpty;

Case inspected() {
    Case one("labour_inspection");
    auto opened = lead();
    opened.procedure = "labour_inspection";
    one.take("open", opened).take("assign", assigned()).take("complain", Noted{});
    one.take("docket", Docketed{}, Case::head()).take("collect", evidence("1"));
    one.take("verify", Verified{"1", std::string(Verified::kTrue), ""});
    return one;
}
Proposed proposes(std::string_view conclusion) {
    auto proposed = proposal(0);
    proposed.outcome = {};
    proposed.outcome.conclusion = conclusion;
    return proposed;
}
Decided decides(std::string_view conclusion) {
    auto decided = decision(0);
    decided.outcome = {};
    decided.outcome.conclusion = conclusion;
    return decided;
}

TEST(Gates, JC09_JC10_CF26_AnInspectionThatSparesThePartyIsReviewedServedAndClosed) {
    auto one = inspected();
    one.on("2026-03-10").take("conclude", proposes(kMinor));
    EXPECT_THAT(one.in_the_way("give_notice"), Contains("CF-26")) << "there is nothing to tell";
    EXPECT_THAT(one.in_the_way("propose_other"), IsEmpty());
    one.take("propose_other", package());
    EXPECT_TRUE(one.state.clocks.at("review").runs());
    one.on("2026-03-12").take("pass_review", opinion(), Case::reviewer());
    one.take("decide", decides(kMinor), Case::head());
    EXPECT_THAT(one.in_the_way("serve"), Contains("CF-26")) << "nothing is to be performed";
    EXPECT_THAT(one.in_the_way("serve_fine"), Contains("CF-26"));
    one.take("serve_other", served(Served::kDecision));
    EXPECT_EQ(one.state.stage, "closed");
    EXPECT_EQ(one.state.clocks.at("serve").met_on, "2026-03-12");
    EXPECT_TRUE(one.state.clocks.at("publish_handling").runs());
    EXPECT_EQ(one.refused_by("publish", published()), "GS-01") << "made another day";
    one.results[std::string(kResult)]["decided_on"] = "2026-03-12";
    EXPECT_EQ(one.refused_by("publish", published()), "");
}

TEST(Gates, JC10_CF26_AnInspectionThatBurdensThePartyIsToldAndPerformed) {
    auto one = inspected();
    one.on("2026-03-10").take("conclude", proposes(kHandling));
    EXPECT_THAT(one.in_the_way("propose_other"), Contains("CF-26"));
    EXPECT_THAT(one.in_the_way("give_notice"), IsEmpty());
    one.state.stage = "service";
    one.state.decided = decides(kHandling).outcome;
    EXPECT_THAT(one.in_the_way("serve_other"), Contains("CF-26"));
    EXPECT_EQ(one.refused_by("serve", served(Served::kDecision)), "");
}

TEST(ShippedProcedures, CF18_AnInspectionServedAndClosedNeedsTheApprovalOfItsClosing) {
    const auto& rules = shipped_definitions().record_rules.rules;
    const auto rule = std::ranges::find(rules, "closing_otherwise", &domain::RecordRule::key);
    ASSERT_NE(rule, rules.end());
    EXPECT_THAT(rule->cases.procedures, Contains("labour_inspection"));
}

// A fine that needs a hearing is refused; the head ends the case for one that gives it.
TEST(Gates, CF31_APenaltyThatNeedsAHearingLeavesTheInspectionForTheOrdinaryProcedure) {
    const Dropped moved{"转行政处罚普通程序", "拟罚款三万元，转普通程序"};
    auto one = inspected();
    one.on("2026-03-10");
    const auto refused = one.tried("conclude", proposal(30'000));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "no-hearing-here");
    auto after = one;
    after.take("order_correction", served(Served::kCorrection));
    after.take("to_ordinary_after", moved, Case::head());
    EXPECT_TRUE(after.state.is_over);
    EXPECT_EQ(after.state.clocks.at("decide").met_on, "2026-03-10");
    one.take("to_ordinary", moved, Case::head());
    EXPECT_TRUE(one.state.is_over);
    for (const auto* clock : {"investigate", "decide"}) {
        EXPECT_EQ(one.state.clocks.at(clock).met_on, "2026-03-10") << clock;
    }
    const auto& procedure = one.procedure();
    for (const auto* key : {"to_ordinary", "to_ordinary_after"}) {
        EXPECT_EQ(procedure.lane(procedure.step(key)->by)->duty, "decide");
        for (const auto& rule : shipped_definitions().record_rules.rules) {
            EXPECT_THAT(rule.steps, testing::Not(Contains(key))) << rule.key;
        }
    }
}

TEST(Gates, CF26_APenaltyCaseDoesNotEndInAnOrderByItself) {
    auto one = investigated();
    one.on("2026-03-10");
    const auto refused = one.tried("conclude", proposes(kHandling));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "no-handling-here");
    EXPECT_EQ(refused.error().rule, "CF-26");
    EXPECT_THAT(refused.error().next, testing::HasSubstr("另按行政处理程序立案"));
    auto fined = proposal(14'700);
    fined.outcome.payment.ordered = {36'000'00};
    EXPECT_EQ(one.refused_by("conclude", fined), "") << "with a fine it is ordered";

    auto decided = reviewed();
    decided.state.proposed->act.outcome = proposes(kHandling).outcome;
    decided.state.telling.notified->act.outcome = proposes(kHandling).outcome;
    decided.on("2026-03-16");
    const auto before = decided.tried("decide", decides(kHandling), Case::head());
    ASSERT_FALSE(before) << "one proposed before that was asked";
    EXPECT_EQ(before.error().code, "no-handling-here");
    decided.take("send_back", Noted{}, Case::head());
    EXPECT_EQ(decided.state.stage, "investigation");

    auto inspection = inspected();
    EXPECT_EQ(inspection.refused_by("conclude", proposes(kHandling)), "");
}

Dropped dropped(std::string_view ground) {
    return {std::string(ground), "理由"};
}

// 劳动保障监察条例 art. 18 item 3, art. 21: both are found as it is looked into.
TEST(ShippedProcedures, JC09_JC12_WhatIsMinorAndCorrectedOrForACourtIsStruckOffOnceLookedInto) {
    for (const auto* key : {"labour_inspection", "handling_decision"}) {
        Case one(key);
        auto opened = lead();
        opened.procedure = key;
        one.take("open", opened).take("assign", assigned());
        one.take(one.procedure().steps.front().key, Noted{});
        one.take("docket", Docketed{}, Case::head()).on("2026-03-10");
        for (const auto ground :
             {Dropped::kMinor, Dropped::kForACourt, Dropped::kNoFact, Dropped::kOther}) {
            auto struck = one;
            struck.take("strike_off", dropped(ground), Case::head());
            EXPECT_EQ(struck.state.stage, "closed") << key << " " << ground;
        }
    }
}

TEST(Gates, CF26_StruckOffIsOnlyWhatCannotBeDecided) {
    auto one = investigated();
    const auto refused = [&](std::string_view ground) {
        return one.refused_by("strike_off", dropped(ground), Case::head());
    };
    EXPECT_EQ(refused(Dropped::kNoFact), "CF-26");
    EXPECT_EQ(refused(Dropped::kMinor), "CF-26");
    EXPECT_EQ(refused(Dropped::kCourtRefused), "QZ-12") << "nothing was decided";
    one.take("preserve", Preserved{"L1", "考勤机一台"}, Case::head());
    EXPECT_EQ(refused(Dropped::kPartyGone), "CF-25") << "things are still held";
    one.take("release", Released{"L1", "退还"});
    EXPECT_EQ(refused(Dropped::kOther), "CF-26");
    EXPECT_EQ(refused(Dropped::kElsewhere), "");
    one.state.opened.act_ended_on = "2026-02-20";
    EXPECT_EQ(refused(Dropped::kTooLate), "CF-26") << "it was not too late";
    one.state.opened.act_ended_on = "2023-02-20";
    EXPECT_EQ(refused(Dropped::kTooLate), "");
    one.state.opened.act_ended_on.clear();
    EXPECT_EQ(refused(Dropped::kTooLate), "") << "nobody knows when it ended";
    one.take("strike_off", dropped(Dropped::kPartyGone), Case::head());
    EXPECT_EQ(one.state.stage, "closed");
    EXPECT_FALSE(one.state.clocks.at("decide").runs());
}

TEST(Gates, QZ12_ExecutionEndsOnlyByWhatTheLawSays) {
    auto early = investigated();
    EXPECT_EQ(early.refused_by("strike_off", dropped(Dropped::kObjectGone), Case::head()), "QZ-12");
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.take("serve", served(Served::kDecision));
    const auto refused = [&](std::string_view step, std::string_view ground) {
        return one.refused_by(step, dropped(ground), Case::head());
    };
    EXPECT_EQ(refused("end_unperformed", Dropped::kPartyGone), "QZ-12") << "it may have left means";
    EXPECT_EQ(refused("end_unperformed", Dropped::kOther), "QZ-12") << "it was not demanded";
    EXPECT_EQ(refused("end_unperformed", Dropped::kNothingLeft), "");
    auto fallen = one;
    fallen.take("challenge", Challenged{"行政复议", "海曦市人民政府"});
    fallen.take("end_challenge", ChallengeEnded{"撤销"});
    EXPECT_EQ(
        fallen.refused_by("end_unperformed", dropped(Dropped::kNothingLeft), Case::head()), "CF-19"
    ) << "it fell: that is told, and taken down";
    one.on("2026-04-01").take("demand", Demanded{"催告"});
    EXPECT_EQ(refused("end_execution", Dropped::kMinor), "QZ-12");
    EXPECT_EQ(refused("end_execution", Dropped::kObjectGone), "");
    EXPECT_EQ(refused("end_execution", Dropped::kOther), "");
    EXPECT_EQ(refused("end_execution", Dropped::kCourtRefused), "QZ-12") << "it was not asked";
    one.take("serve_demand", served(Served::kDemand));
    one.on("2026-09-17").take("apply_to_court", Noted{}, Case::head());
    one.take("end_execution", dropped(Dropped::kCourtRefused), Case::head());
    EXPECT_EQ(one.state.stage, "closed");
    EXPECT_TRUE(one.state.clocks.at("publish").runs()) << "it was decided: that is told";
}

// What ended unpaid is not demanded for ever.
TEST(Gates, CF35_QZ11_TheSurchargeGrowsUntilExecutionEnds) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.take("serve", served(Served::kDecision));
    one.on("2026-04-01").take("demand", Demanded{"催告"});
    const auto come_to = [&](std::string_view day) {
        const auto sum = surcharge_of(
            one.state, one.procedure(), shipped_definitions().calendar, *domain::day_of(day)
        );
        return sum ? sum->days : 0;
    };
    EXPECT_EQ(come_to("2026-04-10"), 10);
    one.on("2026-04-05").take("end_execution", dropped(Dropped::kNothingLeft), Case::head());
    EXPECT_EQ(come_to("2026-04-10"), 5);
}

TEST(OnTheSpot, CF21_CF26_NothingIsOrderedByItself) {
    auto one = at_the_spot();
    auto warned = decision_on_spot(0);
    warned.outcome = {};
    warned.outcome.conclusion = kHandling;
    const auto ordered = one.tried("decide", warned);
    ASSERT_FALSE(ordered);
    EXPECT_EQ(ordered.error().code, "no-handling-here");
    warned.outcome.conclusion = kPenalty;
    warned.outcome.kinds = {"警告"};
    EXPECT_EQ(one.refused_by("decide", warned), "");
}

// Sent back, the days to decide in begin anew: that is not the handler's own to do.
TEST(ShippedProcedures, JC07_OnlyTheHeadSendsAnInspectionBackOnceItWasConcluded) {
    const auto& procedure = *shipped_definitions().procedure("labour_inspection");
    for (const auto& step : procedure.steps) {
        const auto& limit = *procedure.limit("decide_after");
        const bool restarts = step.to == "investigation" && step.from != "intake";
        if (restarts && step.act == Noted::kAct) {
            EXPECT_EQ(procedure.lane(step.by)->duty, "decide") << step.key;
        }
        EXPECT_FALSE(restarts && std::ranges::find(limit.starts, step.key) != limit.starts.end());
    }
}

// With all on record a ground may rest on: the decision, its service, the demand, the court that
// was asked.
State state_for(const domain::Procedure& procedure, const domain::Step& step) {
    State state;
    state.opened = lead();
    state.opened.act_ended_on.clear();
    if (step.from == "service") {
        state.decided = fine(14'700);
    }
    if (!step.performance.empty()) {
        state.decided = fine(14'700);
        state.decision_served_on = "2026-03-16";
        state.last["demand"].event.content = Demanded{};
        for (const auto& act : procedure.acts) {
            if (std::ranges::find(act.gates, "court_is_asked_in_time") != act.gates.end()) {
                state.last[act.key].event.content = Noted{};
            }
        }
    }
    return state;
}

TEST(ShippedProcedures, CF26_QZ12_EveryGroundAStepOffersIsOneItsGatesTake) {
    int asked = 0;
    for (const auto& procedure : shipped_definitions().procedures) {
        for (const auto& step : procedure.steps) {
            const auto offered = step.offers.find("ground");
            if (step.act != Dropped::kAct || offered == step.offers.end()) {
                EXPECT_NE(step.act, Dropped::kAct) << procedure.key << " offers all: " << step.key;
                continue;
            }
            Case one(procedure.key);
            const auto around = one.around();
            const auto state = state_for(procedure, step);
            for (const auto& ground : offered->second) {
                const Content content = Dropped{ground, "理由"};
                const Question question{
                    state, procedure, step, &content, around.today, "wu", "", "", around};
                for (const auto& [gate, why] : unmet(question)) {
                    EXPECT_FALSE(gate->name.starts_with("ground_"))
                        << procedure.key << "." << step.key << " " << ground << ": " << why.what;
                }
                ++asked;
            }
        }
    }
    EXPECT_GT(asked, 40);
}

}  // namespace
}  // namespace mingjing::case_file
