// Whose a review is, and the time that does not count for it.

#include "case_file/reviewers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "case_file/case.h"
#include "domain/day.h"

namespace mingjing::case_file {

namespace {

Case under_review() {
    auto one = told();
    const auto of = [](std::string_view unit, std::string_view qualification) {
        return Fields{{"unit", unit}, {"qualification_number", qualification}};
    };
    one.reviewers = {
        {"37990126010", of("政策法规科", "A1")},
        {"37990126011", of("政策法规科", "A2")},
        {"37990126012", of("政策法规科", "A3")},
        {"37990126013", of("政策法规科", "")},      // no qualification
        {"37990126014", of("劳动监察支队", "A4")},  // of the unit that handles it
        {"37990126001", of("政策法规科", "A5")}};   // one of its officers
    one.on("2026-03-11").take("plead", plea(Pleaded::kWaived)).take("submit_review", package());
    return one;
}
ReviewerAssigned named(std::string reviewer, std::string reason = "") {
    return {std::move(reviewer), std::move(reason), false, ""};
}
const ReviewerAssigned& assigned_in(const Case& one) {
    return one.state.review.assigned->act;
}

}  // namespace

TEST(Gates, CF27_TheReviewGoesToWhoeverHasTheFewest) {
    auto one = under_review();
    one.loads = {{"37990126010", 3, 90}, {"37990126011", 1, 80}, {"37990126012", 2, 10}};
    one.take("assign_review", ReviewerAssigned{}, Case::reviewer());
    EXPECT_EQ(assigned_in(one).reviewer, "37990126011");
    EXPECT_EQ(assigned_in(one).because, "符合条件的3人中在审案件最少，1件");
}

TEST(Gates, CF27_OfEqualsItGoesToWhoHasWaitedLongestThenByNumber) {
    auto one = under_review();
    one.loads = {{"37990126010", 1, 90}, {"37990126011", 1, 80}, {"37990126012", 1, 85}};
    one.take("assign_review", ReviewerAssigned{}, Case::reviewer());
    EXPECT_EQ(assigned_in(one).reviewer, "37990126011");
    auto fresh = under_review();
    fresh.take("assign_review", ReviewerAssigned{}, Case::reviewer());
    EXPECT_EQ(assigned_in(fresh).reviewer, "37990126010");
    EXPECT_THAT(assigned_in(fresh).because, testing::HasSubstr("3人相同"));
}

TEST(Gates, CF27_ARetryPicksNobodyElse) {
    auto one = under_review();
    one.take("assign_review", ReviewerAssigned{}, Case::reviewer());
    one.loads = {{"37990126010", 1, 7}};
    const auto again = one.tried("assign_review", ReviewerAssigned{}, Case::reviewer());
    EXPECT_TRUE(again && again->empty());
}

TEST(Gates, CF27_WhoIsNamedMustBeEligible) {
    auto one = under_review();
    const auto refused = [&](std::string reviewer) {
        return one.refused_by("assign_review", named(reviewer, ""), Case::reviewer());
    };
    for (const auto* none : {"37990126013", "37990126014", "37990126001", "37990126099"}) {
        EXPECT_EQ(refused(none), "CF-27") << none;
    }
    EXPECT_EQ(refused("37990126012"), "");
    one.reviewers.clear();
    EXPECT_EQ(refused(""), "CF-27") << "nobody may";
}

TEST(Gates, GS12_WhoWasGivenTheReviewConcludesIt) {
    auto one = under_review();
    one.take("assign_review", named("37990126011", ""), Case::reviewer());
    EXPECT_EQ(one.refused_by("pass_review", opinion(), Case::reviewer()), "GS-12");
    const Hand given{"qian", "政策法规科", "37990126011"};
    EXPECT_EQ(one.refused_by("pass_review", opinion(), given), "");
    one.take("assign_review", named("37990126010", "原审核人员休假"), given);
    EXPECT_EQ(one.refused_by("pass_review", opinion(), Case::reviewer()), "")
        << "who gives a review has not handled the case";
}

TEST(Gates, SH01_WhileMaterialIsAskedForTheReviewStandsInEveryProcedure) {
    for (const auto* key :
         {"penalty_ordinary", "labour_inspection", "handling_decision", "permit"}) {
        const auto& procedure = *shipped_definitions().procedure(key);
        const auto* limit = procedure.limit("review");
        ASSERT_NE(limit, nullptr) << key;
        EXPECT_FALSE(limit->excludes.empty()) << key;
        ASSERT_NE(procedure.step("ask_review_material"), nullptr) << key;
        Case one(key);
        one.state.opened = lead();
        one.state.opened_on = "2026-03-02";
        one.state.stage = "review";
        one.state.moved_on = "2026-03-02";
        one.state.clocks["review"] = {.started_on = "2026-03-02", .met_on = ""};
        const auto due = [&] {
            return due_of(*limit, one.state.clocks.at("review"), one.around().calendar);
        };
        const auto before = due();
        one.on("2026-03-03")
            .take("ask_review_material", MaterialAsked{"", {"证据材料"}, ""}, Case::reviewer());
        EXPECT_FALSE(due()) << key << ": it has no day while it stands";
        EXPECT_EQ(
            one.refused_by(
                "ask_review_material", MaterialAsked{"", {"依据"}, ""}, Case::reviewer()
            ),
            "SH-01"
        );
        one.on("2026-03-06").take("give_review_material", MaterialGiven{"", {"证据材料"}, ""});
        ASSERT_TRUE(due() && before) << key;
        EXPECT_GT(due()->day, before->day) << key;
        EXPECT_EQ(one.refused_by("give_review_material", MaterialGiven{"", {"依据"}, ""}), "SH-01");
    }
}

TEST(Gates, SH01_NoMaterialIsAskedForOnceTheTimeForReviewIsOver) {
    auto one = under_review();
    one.on("2026-04-30");
    EXPECT_EQ(
        one.refused_by(
            "ask_review_material", MaterialAsked{"", {"证据材料"}, ""}, Case::reviewer()
        ),
        "SH-01"
    );
}

TEST(Gates, SH01_NoMaterialIsAskedForOfTimeThatWasUsedAlready) {
    const MaterialAsked asked{"", {"证据材料"}, ""};
    auto one = under_review();
    const auto begun = domain::day_of(one.state.clocks.at("review").started_on).value();
    one.on(domain::iso(begun - std::chrono::days{1}));
    EXPECT_EQ(one.refused_by("ask_review_material", asked, Case::reviewer()), "SH-01");
    one.on(domain::iso(begun + std::chrono::days{1}));
    one.take("ask_review_material", asked, Case::reviewer());
    one.on(domain::iso(begun + std::chrono::days{3}));
    one.take("give_review_material", MaterialGiven{"", {"证据材料"}, ""});
    one.on(domain::iso(begun + std::chrono::days{2}));
    EXPECT_EQ(one.refused_by("ask_review_material", asked, Case::reviewer()), "SH-01");
}

TEST(Gates, SH01_NobodyAgreesToWhatIsNotThereYet) {
    auto one = under_review();
    one.take("ask_review_material", MaterialAsked{"", {"证据材料"}, ""}, Case::reviewer());
    EXPECT_EQ(one.refused_by("pass_review", opinion(), Case::reviewer()), "SH-01");
    EXPECT_EQ(one.refused_by("return_review", opinion("建议补充调查"), Case::reviewer()), "");
    one.on("2026-03-10");
    EXPECT_EQ(one.refused_by("give_review_material", MaterialGiven{"", {"证据材料"}, ""}), "SH-01")
        << "not before it was asked for";
    one.on("2026-03-12").take("give_review_material", MaterialGiven{"", {"证据材料"}, ""});
    EXPECT_EQ(one.refused_by("pass_review", opinion(), Case::reviewer()), "");
}

}  // namespace mingjing::case_file
