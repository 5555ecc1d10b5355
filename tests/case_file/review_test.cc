// 法制审核, element by element: what shows it, and what a fault must say.

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "case_file/case.h"
#include "case_file/cited.h"

namespace mingjing::case_file {

namespace {

// Lies with its reviewer; the register asks whether the facts are clear.
Case under_review() {
    auto one = told();
    one.elements = {
        {{"number", 1}, {"element", "主体是否合法"}},
        {{"number", 2}, {"element", "主要事实是否清楚"}}};
    one.on("2026-03-11").take("plead", plea(Pleaded::kWaived)).take("submit_review", package());
    one.filed = {
        {.name = "调查终结报告",
         .number = "K7QX",
         .served_as = "",
         .issued_on = "2026-03-10",
         .pages = 3,
         .has_number = false},
        {.name = "行政处罚事先告知书",
         .number = "海人社监罚告字〔2026〕第3号",
         .served_as = "事先告知书",
         .issued_on = "2026-03-10",
         .pages = 2}};
    return one;
}
ReviewConcluded citing(std::vector<std::string> lines) {
    auto said = opinion();
    said.elements.back().cited = std::move(lines);
    return said;
}
std::string why(Case& one, const ReviewConcluded& said, std::string_view step = "pass_review") {
    const auto decision = one.tried(step, said, Case::reviewer());
    return decision ? "" : decision.error().what;
}

}  // namespace

TEST(Gates, GS08_AnElementOfTheFileIsPassedByWhatShowsIt) {
    auto one = under_review();
    EXPECT_EQ(why(one, citing({})), "第2项审核要素（主要事实是否清楚）通过，没有引用案卷材料");
    EXPECT_EQ(why(one, citing({"证据1，第2-3页", "调查终结报告，第1、3页", "立案"})), "");
    EXPECT_EQ(why(one, citing({"海人社监罚告字〔2026〕第3号，第2页"})), "");
    auto none = citing({});
    none.elements.back().conclusion = ElementFinding::kNotApplicable;
    EXPECT_EQ(why(one, none), "第2项审核要素不适用，没有写明理由");
    none.elements.back().reason = "没有需要查明的事实";
    EXPECT_EQ(why(one, none), "") << "what does not apply is shown by nothing";
}

TEST(ReviewOpinion, GS08_SaysOfEachElementWhatItIs) {
    auto one = under_review();
    const auto decision = one.tried("pass_review", citing({"立案"}), Case::reviewer());
    ASSERT_TRUE(decision.has_value());
    const auto& said = std::get<ReviewConcluded>(decision->front().content);
    EXPECT_EQ(said.elements.front().name, "主体是否合法");
    EXPECT_EQ(said.elements.back().name, "主要事实是否清楚");
}

TEST(Gates, GS08_WhatTheRegisterAsksMaterialForIsCitedToo) {
    auto one = under_review();
    const Fields point{{"point", "是否有权"}, {"evidence", List{"职权依据"}}};
    one.elements.front()["points"] = List{point};
    EXPECT_EQ(why(one, citing({"立案"})), "第1项审核要素（主体是否合法）通过，没有引用案卷材料");
    auto permits = point;
    permits["categories"] = List{"行政许可"};
    one.elements.front()["points"] = List{permits};
    EXPECT_EQ(why(one, citing({"立案"})), "") << "a point of permits is none of a penalty";
}

TEST(Gates, GS08_WhatIsCitedIsInTheCase) {
    auto one = under_review();
    EXPECT_EQ(why(one, citing({"证据9，第1页"})), "第2项审核要素引用的“证据9”不在本案案卷里");
    EXPECT_EQ(why(one, citing({"听证笔录，第1页"})), "第2项审核要素引用的“听证笔录”不在本案案卷里");
    EXPECT_EQ(why(one, citing({"证据1"})), "第2项审核要素引用的“证据1”没有写明页码");
    EXPECT_EQ(
        why(one, citing({"调查终结报告，第4页"})),
        "第2项审核要素引用的“调查终结报告”共3页，没有第4页"
    );
    for (const auto* pages : {"三", "0", "1-", "-1", "1,2", "99999999999999999999"}) {
        EXPECT_NE(why(one, citing({fmt::format("证据1，第{}页", pages)})), "") << pages;
    }
    one.filed.front().is_voided = true;
    EXPECT_NE(why(one, citing({"调查终结报告，第1页"})), "") << "a voided paper shows nothing";
}

TEST(Gates, GS08_AFaultSaysWhatItIs) {
    auto one = under_review();
    auto said = citing({});
    said.opinion = "建议补充调查";
    said.elements.back().conclusion = ElementFinding::kFails;
    EXPECT_EQ(why(one, said, "return_review"), "第2项审核要素不通过，没有写明理由");
    said.elements.back().reason = "考勤表没有当事人签字";
    EXPECT_EQ(why(one, said, "return_review"), "");
}

TEST(Cited, ThingsAndRecordingsHaveNoPagesAndTitlesThatRepeatBearTheirCodes) {
    auto one = investigated();
    auto thing = evidence("2");
    thing.kind = "物证";
    one.take("collect", thing);
    one.filed = {
        {.name = "询问笔录",
         .number = "AAAA",
         .served_as = "",
         .issued_on = "",
         .has_number = false},
        {.name = "询问笔录",
         .number = "BBBB",
         .served_as = "",
         .issued_on = "",
         .has_number = false}};
    const auto around = one.around();
    const auto all = citable(
        {one.state,
         one.procedure(),
         one.procedure().steps.front(),
         nullptr,
         around.today,
         "",
         "",
         "",
         around}
    );
    EXPECT_EQ(citation_fault("证据2", all), "");
    EXPECT_EQ(citation_fault("询问笔录BBBB，第1页", all), "");
    EXPECT_NE(citation_fault("询问笔录，第1页", all), "");
}

}  // namespace mingjing::case_file
