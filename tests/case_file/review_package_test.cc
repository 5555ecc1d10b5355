// 送审材料 and 审核时限: what the rows of the catalogue ask for beside the general list.

#include "case_file/review_package.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "case_file/permit_case.h"

namespace mingjing::case_file {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Fields row(std::string_view number, List materials, std::int64_t days = 0) {
    Fields one{{"number", number}, {"category", "行政处罚"}, {"materials", std::move(materials)}};
    if (days > 0) {
        one.emplace("review_limit", Fields{{"amount", days}, {"unit", "working_day"}});
    }
    return one;
}

// On Wednesday 2026-03-11.
Case before_review(std::vector<Fields> catalogue) {
    auto one = told();
    one.catalogue = std::move(catalogue);
    one.on("2026-03-11").take("plead", plea(Pleaded::kWaived));
    return one;
}

ReviewSent with(std::vector<std::string> more) {
    auto sent = package();
    sent.materials.insert(sent.materials.end(), more.begin(), more.end());
    return sent;
}

std::string said(Case& one, const ReviewSent& sent) {
    const auto done = one.tried("submit_review", sent);
    return done ? "" : done.error().what;
}

std::string due(Case& one) {
    const auto day = due_of(
        *one.procedure().limit("review"), one.state.clocks.at("review"), one.around().calendar
    );
    return day ? domain::iso(day->day) : "";
}

}  // namespace

TEST(Gates, SH02_ARowsOwnMaterialsAreAskedForAndTheRefusalNamesThemAndTheRow) {
    auto one = before_review(
        {row("FS-06", {"证据材料", "听证报告"}),
         row("FS-13", {"法律依据", "偏离理由说明", "听证报告"})}
    );
    EXPECT_EQ(
        said(one, package()),
        "送审材料缺少听证报告（审核目录FS-06要求）、偏离理由说明（审核目录FS-13要求）"
    );
    EXPECT_EQ(one.refused_by("submit_review", with({"听证报告"})), "SH-02");
    EXPECT_EQ(one.refused_by("submit_review", with({"听证报告", "偏离理由说明"})), "");
}

TEST(Gates, SH02_WhatNoRowThatIsMetWantsIsNotAskedFor) {
    auto large = row("FS-01", {"评估报告"});
    large.emplace(
        "trigger",
        Fields{
            {"all", List{Fields{{"measure", "罚款金额"}, {"comparison", ">="}, {"value", 30'000}}}}}
    );
    auto one = before_review({large});
    EXPECT_EQ(one.refused_by("submit_review", package()), "");
}

TEST(Gates, SH02_WhatIsAnInstrumentHereIsWrittenAndNotOnlyListed) {
    auto one = before_review({});
    one.made_as = {{"调查终结报告", "案件调查终结报告"}};
    EXPECT_EQ(said(one, package()), "送审材料缺少调查终结报告（还没有出具）");
    one.filed = {{.name = "案件调查终结报告", .number = "1号", .served_as = "", .issued_on = ""}};
    one.filed.front().is_voided = true;
    EXPECT_EQ(one.refused_by("submit_review", package()), "SH-02");
    one.filed.front().is_voided = false;
    EXPECT_EQ(one.refused_by("submit_review", package()), "");
}

TEST(Gates, SH02_OfAHearingThatWasGivenUpThereIsNoReport) {
    auto one = before_review({row("FS-06", {"听证报告"})});
    one.made_as = {{"听证报告", "听证报告"}};
    EXPECT_EQ(one.refused_by("submit_review", with({"听证报告"})), "") << "none was held";
    one.state.telling.held = {HearingHeld{std::string(HearingHeld::kHeld), "笔录"}, "2026-03-11"};
    one.state.was_heard = true;
    EXPECT_THAT(
        said(one, with({"听证笔录", "听证报告"})), HasSubstr("（审核目录FS-06要求，还没有出具）")
    );
}

TEST(Gates, SH02_APanelThatHasToDiscussItDidSoWhereARowWantsItsRecord) {
    constexpr auto kPanel = "集体讨论或者主要负责人批准材料";
    auto one = before_review({row("FS-13", {kPanel})});
    EXPECT_EQ(one.refused_by("submit_review", with({kPanel})), "") << "within its tier";
    one.state.is_beside_tier = true;
    EXPECT_THAT(said(one, with({kPanel})), HasSubstr("还没有登记集体讨论"));
    one.take("discuss", Discussed{{"孟晗川", "林旻欣"}, "同意"}, Case::head());
    EXPECT_EQ(one.refused_by("submit_review", with({kPanel})), "");
}

TEST(Gates, SH01_TheReviewHasTheDaysOfTheRowThatAsksForItAndTheShortestOfSeveral) {
    const auto sent = [](std::vector<Fields> catalogue) {
        auto one = before_review(std::move(catalogue));
        one.take("submit_review", package());
        return due(one);
    };
    EXPECT_EQ(sent({}), "2026-03-18") << "the procedure's five";
    EXPECT_EQ(sent({row("FS-01", {})}), "2026-03-18") << "a row that says nothing of it";
    EXPECT_EQ(sent({row("FS-11", {}, 3)}), "2026-03-16");
    EXPECT_EQ(sent({row("FS-08", {}, 10)}), "2026-03-25");
    EXPECT_EQ(sent({row("FS-08", {}, 10), row("FS-11", {}, 3), row("FS-01", {})}), "2026-03-16");
    auto otherwise = row("FS-02", {});
    otherwise.emplace("review_limit", Fields{{"amount", 3}, {"unit", "month"}});
    EXPECT_EQ(sent({otherwise}), "2026-03-18") << "not in what the limit counts";
}

TEST(Gates, SH01_TheDaysAreThoseOfTheDayItWasSentWhateverTheCatalogueBecomes) {
    auto one = before_review({row("FS-11", {}, 3)});
    const auto events = one.tried("submit_review", package()).value();
    EXPECT_EQ(amount_begun(events.front(), "review"), 3);
    one.catalogue = {row("FS-11", {}, 8)};
    one.state = evolve(std::move(one.state), events.front(), "wu");
    EXPECT_EQ(due(one), "2026-03-16");
    one.on("2026-03-12")
        .take("ask_review_material", MaterialAsked{"", {"考勤表"}, ""}, Case::reviewer());
    one.on("2026-03-13").take("give_review_material", MaterialGiven{"", {"考勤表"}, ""});
    EXPECT_GT(due(one), "2026-03-16") << "supplements do not count";
}

TEST(Gates, SH01_AnotherReviewerHasTheDaysOfTheSameRows) {
    auto one = before_review({row("FS-11", {}, 3)});
    one.reviewers["37990126011"] = {{"unit", "政策法规科"}, {"qualification_number", "A2"}};
    one.take("submit_review", package());
    one.on("2026-03-12").take("return_review", opinion("建议补充调查"), Case::reviewer());
    const ReviewConsulted in_vain{
        "证据已经充分", "证据不足", "吴执法乙、郑审核", std::string(ReviewConsulted::kDiffers)};
    one.on("2026-03-13").take("raise_dispute", in_vain);
    const ReviewSettled ruled{std::string(ReviewSettled::kOther), "双方意见均已听取"};
    one.take("other_review", ruled, Case::head());
    EXPECT_EQ(due(one), "2026-03-18");
}

TEST(Gates, SH02_APermitIsSentWithItsPackageToo) {
    auto one = under_examination();
    EXPECT_EQ(one.tried("submit_review", permit_package()).error().code, "not-at-this-stage");
    one.take("examine", examined(PermitOutcome::kGranted));
    EXPECT_EQ(
        one.tried("pass_review", opinion(), Case::reviewer()).error().code, "not-at-this-stage"
    ) << "nothing was sent";
    EXPECT_EQ(one.refused_by("submit_review", package()), "SH-02");
    one.take("submit_review", permit_package());
    EXPECT_EQ(one.state.stage, "review");
    EXPECT_EQ(one.state.clocks.at("review").started_on, "2026-03-02");
    EXPECT_THAT(one.state.review.sent->act.rows, IsEmpty()) << "none asks, it is reviewed as ever";
    one.take("pass_review", opinion(), Case::reviewer());
    EXPECT_EQ(one.refused_by("decide", permitted(PermitOutcome::kGranted), Case::head()), "");
}

TEST(Gates, GS07_TheRowsThatAskForAPermitsReviewAreOnRecord) {
    auto refusing = row("FS-15", {"申请材料"}, 3);
    refusing["category"] = "行政许可";
    refusing.emplace(
        "trigger",
        Fields{
            {"all",
             List{Fields{
                 {"measure", "许可决定"},
                 {"comparison", "in"},
                 {"value", List{"不予许可", "不予延续"}}}}}}
    );
    const auto rows = [&](std::string_view conclusion) {
        auto one = under_examination();
        one.catalogue = {refusing};
        one.take("examine", examined(conclusion)).take("submit_review", permit_package());
        EXPECT_EQ(due(one), one.state.review.sent->act.rows.empty() ? "2026-03-09" : "2026-03-05");
        return one.state.review.sent->act.rows;
    };
    EXPECT_THAT(rows(PermitOutcome::kRefused), ElementsAre("FS-15"));
    EXPECT_THAT(rows(PermitOutcome::kGranted), IsEmpty());
}

TEST(Forms, SH02_AStepThatSendsToReviewTellsWhatItHasToList) {
    auto one = before_review({row("FS-06", {"听证报告"})});
    const auto open = next_steps(one.state, Case::handler(), one.procedure(), one.around());
    const auto sends = std::ranges::find(open, "submit_review", [](const Next& next) {
        return std::string_view(next.step->key);
    });
    ASSERT_NE(sends, open.end());
    EXPECT_THAT(
        sends->materials, ElementsAre("调查终结报告", "决定代拟稿", "依据", "证据材料", "听证报告")
    );
    const auto& fields = schema_of(*act_kind("send_review"), Of::form).fields;
    EXPECT_TRUE(domain::find_field(fields, "materials")->allows("听证报告"));
}

}  // namespace mingjing::case_file
