// 责令改正, and what becomes of illegal gains (行政处罚法 art. 28).

#include "case_file/case.h"
#include "case_file/step_form.h"

namespace mingjing::case_file {
namespace {

Proposed proposes(Correction correction) {
    auto proposed = proposal(14'700);
    proposed.correction = std::move(correction);
    return proposed;
}

Case to_be_proposed() {
    auto one = investigated();
    return one.on("2026-03-10");
}

TEST(Gates, CF05_APenaltySaysWhatIsToBeCorrectedAndByWhen) {
    auto one = to_be_proposed();
    const auto refused = [&](std::string order, std::string by) {
        return one.refused_by(
            "conclude", proposes({std::move(order), std::move(by), "没有违法所得"})
        );
    };
    EXPECT_EQ(refused("", ""), "CF-05");
    EXPECT_EQ(refused("责令当场改正", ""), "");
    EXPECT_EQ(refused("责令限期改正", ""), "CF-05");
    EXPECT_EQ(refused("责令限期改正", "2026-03-09"), "CF-05");
    EXPECT_EQ(refused("责令限期改正", "2026-03-10"), "CF-05") << "that is at once";
    EXPECT_EQ(refused("责令限期改正", "2026-03-11"), "");
    EXPECT_EQ(refused("责令当场改正", "2026-03-20"), "CF-05");
    one.reasons = {{"correction_is_ordered", "已另案责令改正"}};
    EXPECT_EQ(refused("", ""), "");
}

TEST(Gates, CF05_IllegalGainsAreConfiscatedOrAccountedFor) {
    auto one = to_be_proposed();
    const auto refused = [&](std::string gains, bool is_confiscated) {
        auto proposed = proposes({"责令当场改正", "", std::move(gains)});
        if (is_confiscated) {
            proposed.outcome.kinds = {"罚款", "没收违法所得"};
            proposed.outcome.confiscated = {100'00};
        }
        return one.refused_by("conclude", proposed);
    };
    EXPECT_EQ(refused("", false), "CF-05");
    EXPECT_EQ(refused("没有违法所得", false), "");
    EXPECT_EQ(refused("没有违法所得", true), "CF-05");
    EXPECT_EQ(refused("予以没收", false), "CF-05");
    EXPECT_EQ(refused("予以没收", true), "");
    one.reasons = {{"gains_are_confiscated", "所得的计算另有规定，正在核实"}};
    EXPECT_EQ(refused("", false), "");
}

TEST(Gates, CF05_OnTheSpotBothAreAnsweredToo) {
    auto one = at_the_spot();
    one.benchmarks.clear();
    auto decided = decision_on_spot(100);
    EXPECT_EQ(one.refused_by("decide", decided), "");
    decided.correction.gains.clear();
    EXPECT_EQ(one.refused_by("decide", decided), "CF-05");
    decided.correction = {"", "", "没有违法所得"};
    EXPECT_EQ(one.refused_by("decide", decided), "CF-05");
}

// What was proposed in time may be past when it is decided, and what was proposed before anybody
// was asked is answered then.
TEST(Gates, CF05_ADecisionSaysBothAndOrdersNoDayThatIsPast) {
    auto one = reviewed();
    one.on("2026-03-16");
    const auto refused = [&](Correction correction) {
        auto decided = decision(14'700);
        decided.correction = std::move(correction);
        return one.refused_by("decide", decided, Case::head());
    };
    EXPECT_EQ(refused({"责令限期改正", "2026-03-15", "没有违法所得"}), "CF-05");
    EXPECT_EQ(refused({"责令限期改正", "2026-03-16", "没有违法所得"}), "CF-05");
    EXPECT_EQ(refused({"责令限期改正", "2026-03-17", "没有违法所得"}), "");
    EXPECT_EQ(refused({"", "", "没有违法所得"}), "CF-05");
    EXPECT_EQ(refused({"责令当场改正", "", ""}), "CF-05");
    one.state.proposed->act.correction = {};
    EXPECT_EQ(refused({}), "CF-05");
}

TEST(Gates, CF05_WhatIsOrderedIsNotOverAsItIsServed) {
    auto one = reviewed();
    auto decided = decision(14'700);
    decided.correction = {"责令限期改正", "2026-03-19", "没有违法所得"};
    one.on("2026-03-16").take("decide", decided, Case::head());
    const auto served_as = [&](std::string_view instrument) {
        const auto done = one.tried("serve", served(instrument));
        return done ? "" : done.error().code;
    };
    EXPECT_EQ(served_as(Served::kDecision), "");
    one.on("2026-03-18");
    EXPECT_EQ(served_as(Served::kDecision), "");
    for (const auto* day : {"2026-03-19", "2026-03-20"}) {
        EXPECT_EQ(one.on(day).refused_by("serve", served(Served::kDecision)), "CF-05") << day;
        EXPECT_EQ(served_as(Served::kDecision), "correction-served-late") << day;
        EXPECT_EQ(served_as(Served::kOther), "other-instrument") << day;
    }
    one.reasons = {{"correction_is_served_in_time", "另行责令改正，期限至四月十日"}};
    EXPECT_EQ(served_as(Served::kDecision), "");
    one.reasons.clear();
    one.state.correct_by.clear();
    EXPECT_EQ(served_as(Served::kDecision), "") << "nothing was to be corrected by a day";
}

// Where no penalty is imposed nothing is asked, nor of a step that states neither.
TEST(Gates, CF05_OnlyOfAPenalty) {
    auto one = to_be_proposed();
    auto spared = proposes({});
    spared.outcome = {};
    spared.outcome.conclusion = kMinor;
    EXPECT_EQ(one.refused_by("conclude", spared), "");
    auto two = reviewed();
    two.state.proposed->act.outcome = spared.outcome;
    auto decided = decision(0);
    decided.outcome = spared.outcome;
    decided.correction = {};
    EXPECT_EQ(two.on("2026-03-16").refused_by("decide", decided, Case::head()), "");
}

TEST(Forms, CF05_AProcedureWithoutPenaltiesDoesNotAskForThem) {
    const auto asks = [](std::string_view procedure, std::string_view step) {
        const auto& taken = *shipped_definitions().procedure(procedure)->step(step);
        const auto fields = form_of(taken, *act_kind(taken.act)).fields;
        return std::ranges::count_if(fields, [](const domain::Field& field) {
            return field.key == "correction" || field.key == "correct_by" || field.key == "gains";
        });
    };
    EXPECT_EQ(asks("penalty_ordinary", "conclude"), 3);
    EXPECT_EQ(asks("penalty_ordinary", "decide"), 3);
    EXPECT_EQ(asks("labour_inspection", "decide_fine"), 3);
    EXPECT_EQ(asks("labour_inspection", "decide"), 0);
    EXPECT_EQ(asks("handling_decision", "find"), 0);
    EXPECT_EQ(asks("handling_decision", "decide"), 0);
}

}  // namespace
}  // namespace mingjing::case_file
