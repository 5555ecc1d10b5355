// 审核分歧: consulted on, then ruled by the head, and never a way round the review.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "case_file/case.h"

namespace mingjing::case_file {

namespace {

Case objected() {
    auto one = told();
    one.reviewers["37990126011"] = {{"unit", "政策法规科"}, {"qualification_number", "A2"}};
    one.on("2026-03-11").take("plead", plea(Pleaded::kWaived)).take("submit_review", package());
    one.on("2026-03-12").take("return_review", opinion("建议补充调查"), Case::reviewer());
    return one;
}
ReviewConsulted consulted(std::string_view outcome) {
    return {"证据已经充分", "证据不足", "吴执法乙、郑审核", std::string(outcome)};
}
ReviewSettled ruled(std::string_view ruling) {
    return {std::string(ruling), "双方意见均已听取"};
}
ReviewDiscussed discussed(std::string_view conclusion) {
    return {"局领导班子", "均同意", std::string(conclusion)};
}
Case disputed() {
    auto one = objected();
    one.on("2026-03-13").take("raise_dispute", consulted(ReviewConsulted::kDiffers));
    return one;
}

}  // namespace

TEST(Gates, SH04_ThereIsADisputeOnlyWhereTheReviewObjected) {
    auto one = investigated();
    EXPECT_EQ(one.refused_by("raise_dispute", consulted(ReviewConsulted::kDiffers)), "SH-04");
    auto two = objected();
    EXPECT_EQ(two.refused_by("raise_dispute", consulted(ReviewConsulted::kAgreed)), "SH-04");
    EXPECT_EQ(two.refused_by("consult_review", consulted(ReviewConsulted::kDiffers)), "SH-04");
    EXPECT_EQ(two.refused_by("consult_review", consulted(ReviewConsulted::kAgreed)), "");
    EXPECT_EQ(two.refused_by("raise_dispute", consulted(ReviewConsulted::kDiffers)), "");
}

TEST(Gates, SH04_TheHeadSendsBackOrAcceptsAndTheDecisionStillWaitsForAReview) {
    for (const auto ruling : {ReviewSettled::kSendsBack, ReviewSettled::kAccepts}) {
        auto one = disputed();
        EXPECT_EQ(one.refused_by("other_review", ruled(ruling), Case::head()), "SH-04");
        one.take("settle_dispute", ruled(ruling), Case::head());
        EXPECT_EQ(one.state.stage, "investigation");
        EXPECT_FALSE(one.state.review.is_passed());
        one.state.stage = "decision";
        EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-27");
    }
}

TEST(Gates, SH04_AnotherReviewerExaminesItAnew) {
    auto one = disputed();
    EXPECT_EQ(
        one.refused_by("settle_dispute", ruled(ReviewSettled::kOther), Case::head()), "SH-04"
    );
    one.take("other_review", ruled(ReviewSettled::kOther), Case::head());
    EXPECT_EQ(one.state.stage, "review");
    EXPECT_TRUE(one.state.clocks.at("review").runs());
    EXPECT_EQ(one.refused_by("pass_review", opinion(), Case::reviewer()), "SH-04");
    const Hand other{"qian", "政策法规科", "37990126011"};
    one.take("pass_review", opinion(), other);
    EXPECT_TRUE(one.state.review.is_passed());
}

TEST(Gates, SH04_AnotherReviewIsOrderedOnlyWhereSomebodyElseMayReview) {
    auto one = disputed();
    one.reviewers.erase("37990126011");
    EXPECT_EQ(one.refused_by("other_review", ruled(ReviewSettled::kOther), Case::head()), "SH-04");
    one.reviewers["37990126011"] = {{"unit", one.state.opened.unit}};
    EXPECT_EQ(one.refused_by("other_review", ruled(ReviewSettled::kOther), Case::head()), "SH-04")
        << "of the unit that handles the case";
    EXPECT_EQ(one.refused_by("put_to_panel", ruled(ReviewSettled::kPanel), Case::head()), "");
}

TEST(Gates, SH04_WhereWhoReviewedIsNoOfficerOneReviewerMayBeThemselves) {
    auto one = disputed();
    one.state.review.assigned.reset();
    one.state.review.concluded->act.reviewer.clear();
    one.reviewers = {{"37990126011", {{"unit", "政策法规科"}, {"qualification_number", "A2"}}}};
    EXPECT_EQ(one.refused_by("other_review", ruled(ReviewSettled::kOther), Case::head()), "SH-04");
    one.reviewers["37990126012"] = {{"unit", "政策法规科"}, {"qualification_number", "A3"}};
    EXPECT_EQ(one.refused_by("other_review", ruled(ReviewSettled::kOther), Case::head()), "");
}

TEST(Gates, SH04_WhatThePanelConcludesTheHeadRules) {
    auto one = disputed();
    EXPECT_EQ(
        one.refused_by("discuss_review", discussed(ReviewSettled::kAccepts), Case::head()), "SH-04"
    );
    EXPECT_EQ(
        one.refused_by("put_to_panel", ruled(ReviewSettled::kAccepts), Case::head()), "SH-04"
    );
    one.take("put_to_panel", ruled(ReviewSettled::kPanel), Case::head());
    EXPECT_EQ(
        one.refused_by("settle_dispute", ruled(ReviewSettled::kAccepts), Case::head()), "SH-04"
    );
    one.take("discuss_review", discussed(ReviewSettled::kAccepts), Case::head());
    EXPECT_FALSE(one.state.discussed) << "no panel's discussion of the decision (CF-26)";
    EXPECT_EQ(
        one.refused_by("settle_dispute", ruled(ReviewSettled::kSendsBack), Case::head()), "SH-04"
    );
    EXPECT_EQ(one.refused_by("settle_dispute", ruled(ReviewSettled::kAccepts), Case::head()), "");
}

TEST(Gates, SH04_NoProcedureLeadsFromADisputeToADecision) {
    for (const auto& procedure : shipped_definitions().procedures) {
        for (const auto& step : procedure.steps) {
            const bool is_dispute = step.from == "dispute";
            EXPECT_FALSE(is_dispute && step.to == "decision") << procedure.key << " " << step.key;
        }
    }
}

}  // namespace mingjing::case_file
