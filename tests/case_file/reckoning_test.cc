// 裁量过程: what is shown of a weighing is what was judged, in words.

#include "case_file/reckoning.h"

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Forty-two months of people: 8,400元（不含）至14,700元 by the tier 一般.
Proposed weighing(std::int64_t yuan) {
    return proposal(yuan);
}

Weighed of(Case& one, const Proposed& proposed) {
    auto all = one;
    all.state.proposed = {proposed, one.today};
    auto made = weighed(all.state, all.around());
    EXPECT_FALSE(made.empty());
    return made.empty() ? Weighed{} : made.front();
}

TEST(Reckoning, CF11_TellsBothDaysAndWhichOfThemApplies) {
    auto one = investigated();
    EXPECT_THAT(
        of(one, weighing(14'700)).words,
        ElementsAre(
            "行为终了时（2026年1月31日）：基准HXCL-"
            "015“一般”阶次，每人每月200元至350元，按42人月，为"
            "8,400元（不含）至14,700元",
            "提出建议时（2026年3月5日）：基准HXCL-015“一般”阶次，每人每月200元至350元，按42人月，为"
            "8,400元（不含）至14,700元",
            "从旧兼从轻（行政处罚法第三十七条）：两日轻重相同，适用行为终了时的",
            "罚款14,700元，在8,400元（不含）至14,700元之内"
        )
    );
}

TEST(Reckoning, CF11_TheLighterOfTheTwoDaysIsAppliedAndSaidToBe) {
    auto one = investigated();
    one.benchmarks_since = "2026-02-01";  // the act ended on 2026-01-31
    auto older = one.benchmarks["HXCL-015"];
    older["tiers"] = List{Fields{{"tier", "一般"}, {"minimum", "100"}, {"maximum", "200"}}};
    one.older_benchmarks = {older};
    const auto old = of(one, weighing(8'400));
    EXPECT_TRUE(old.reckoning->is_old);
    EXPECT_TRUE(old.reckoning->holds());
    EXPECT_THAT(old.words, Contains(HasSubstr("适用较轻的4,200元至8,400元（行为终了时）")));
    one.older_benchmarks.clear();
    const auto now = of(one, weighing(14'700));
    EXPECT_FALSE(now.reckoning->is_old);
    EXPECT_FALSE(now.reckoning->then);
    EXPECT_THAT(now.words, Contains(HasSubstr("行为终了时没有公示这一阶次")));
}

TEST(Reckoning, CF08_EachModifierSaysWhyAndWhatItDoesToTheRange) {
    auto one = investigated();
    one.thresholds.push_back(
        {"modifier_part_percent", "", "%", "", {{domain::day_of("2021-07-15").value(), 50}}}
    );
    auto act = weighing(9'000);
    act.outcome.leniency = kLighter;
    act.outcome.grounds = {"主动消除或者减轻违法行为危害后果"};
    const auto lighter = of(one, act);
    EXPECT_EQ(lighter.reckoning->range.maximum, Money{1'155'000});  // the lower half
    EXPECT_THAT(
        lighter.words,
        Contains(
            "从轻（行政处罚法第三十条至第三十二条）：主动消除或者减轻违法行为危害后果；"
            "在阶次之内取较低的50%：幅度由8,400元（不含）至14,700元移至8,400元（不含）至11,550元"
        )
    );
    act.outcome.leniency = kMitigated;
    EXPECT_EQ(of(one, act).reckoning->range.minimum, Money{});
    act.outcome.leniency.clear();
    act.outcome.grounds.clear();
    act.outcome.aggravating = {"多次违法"};
    const auto heavier = of(one, act);
    EXPECT_EQ(heavier.reckoning->range.minimum, Money{1'155'000});
    EXPECT_EQ(heavier.reckoning->range.maximum, Money{1'470'000}) << "never above the tier";
    EXPECT_FALSE(heavier.reckoning->holds());
}

TEST(Reckoning, CF08_WhereTheBureauHasNoRuleAModifierStaysWithinTheWholeTier) {
    auto one = investigated();
    one.thresholds.clear();
    auto act = weighing(14'700);
    act.outcome.leniency = kLighter;
    act.outcome.grounds = {"受他人胁迫或者诱骗实施违法行为"};
    EXPECT_TRUE(of(one, act).reckoning->holds());
    act.outcome.aggravating = {"多次违法"};
    EXPECT_EQ(of(one, act).reckoning->modifiers.size(), 2U);
}

TEST(Reckoning, CF08_GroundsOnBothSidesLeaveTheTierAsItIs) {
    auto one = investigated();
    auto act = weighing(14'700);
    act.outcome.leniency = kLighter;
    act.outcome.grounds = {"主动供述行政机关尚未掌握的违法行为"};
    act.outcome.aggravating = {"伪造证据"};
    const auto both = of(one, act);
    EXPECT_TRUE(both.reckoning->holds());
    EXPECT_THAT(both.words, Contains(HasSubstr("同时有从重的情形，综合衡量")));
}

TEST(Reckoning, CF09_WhatIsSparedSaysByWhichRule) {
    auto one = investigated();
    one.benchmarks["HXCL-015"]["is_first_offence_exempt"] = true;
    auto act = weighing(0);
    act.outcome = {};
    act.outcome.conclusion = kFirstOffence;
    EXPECT_THAT(of(one, act).words, ElementsAre(HasSubstr("基准HXCL-015列入首违不罚")));
    act.outcome.conclusion = kMinor;
    EXPECT_THAT(of(one, act).words, ElementsAre(HasSubstr("第三十三条第一款")));
}

TEST(Reckoning, IsOfTheProposalAndOfTheDecisionEachOnItsDay) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    const auto all = weighed(one.state, one.around());
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].of, "proposed");
    EXPECT_EQ(all[0].on, "2026-03-10");
    EXPECT_EQ(all[1].of, "decided");
    EXPECT_EQ(all[1].on, "2026-03-16");
}

TEST(Gates, CF11_AProposalBesideItsTierTakesAReasonAndGoesToThePanel) {
    auto one = investigated();
    one.on("2026-03-10");
    EXPECT_EQ(one.refused_by("conclude", proposal(8'400)), "CF-11");
    EXPECT_EQ(one.refused_by("conclude", proposal(14'700)), "");
    one.reasons = {{"within_tier", "已全部补休"}};
    one.take("conclude", proposal(8'400));
    one.reasons.clear();
    EXPECT_TRUE(one.state.is_beside_tier);
    Notified notified;
    notified.outcome = fine(8'400);
    notified.content = "拟罚款";
    one.take("give_notice", notified).take("serve_notice", served(Served::kNotice));
    one.on("2026-03-11").take("plead", Pleaded{std::string(Pleaded::kWaived), ""});
    one.take("submit_review", package());
    one.on("2026-03-13").take("pass_review", opinion(), Case::reviewer());
    EXPECT_THAT(one.in_the_way("decide", Case::head()), Contains("CF-26"))
        << "before anything is said";
    one.take("discuss", Discussed{{"孟晗川", "林旻欣"}, "同意"}, Case::head());
    EXPECT_THAT(one.in_the_way("decide", Case::head()), IsEmpty());
}

TEST(Gates, CF01_AProposalNamesAPublishedTierInForceThatDayOrTheActs) {
    auto one = investigated();
    one.on("2026-03-10");
    auto tierless = proposal(14'700);
    tierless.outcome.tier = "特别严重";
    EXPECT_EQ(one.refused_by("conclude", tierless), "CF-01");
    auto bare = proposal(14'700);
    bare.outcome.benchmark.clear();
    EXPECT_EQ(one.refused_by("conclude", bare), "CF-01");
    EXPECT_EQ(one.refused_by("conclude", proposal(14'700)), "");
    one.benchmarks_since = "2026-02-01";  // the act ended the day before
    EXPECT_EQ(one.refused_by("conclude", proposal(14'700)), "");
    one.benchmarks_since = "2026-03-11";
    EXPECT_EQ(one.refused_by("conclude", proposal(14'700)), "CF-01") << "published on neither day";
}

TEST(Gates, CF08_ABenchmarksOwnGroundToAggravateStandsInIt) {
    auto one = investigated();
    one.on("2026-03-10");
    auto act = proposal(14'700);
    act.outcome.aggravating = {std::string(kOfBenchmark)};
    EXPECT_EQ(one.refused_by("conclude", act), "CF-08");
    one.benchmarks["HXCL-015"]["aggravating_circumstances"] = "一年内再次违法";
    EXPECT_EQ(one.refused_by("conclude", act), "");
    act.outcome.aggravating = {"多次违法"};
    one.benchmarks["HXCL-015"].erase("aggravating_circumstances");
    EXPECT_EQ(one.refused_by("conclude", act), "");
    act.outcome = {};
    act.outcome.conclusion = kMinor;
    act.outcome.aggravating = {"多次违法"};
    EXPECT_EQ(one.refused_by("conclude", act), "CF-08");
}

TEST(Gates, CF08_WhatIsDecidedIsAggravatedOnTheSameGroundsAsAProposal) {
    auto one = reviewed();
    auto decided = decision(14'700);
    decided.outcome.aggravating = {std::string(kOfBenchmark)};
    EXPECT_EQ(one.refused_by("decide", decided, Case::head()), "CF-08");
    one.state.proposed->act.outcome.aggravating = decided.outcome.aggravating;
    one.benchmarks["HXCL-015"]["aggravating_circumstances"] = "一年内再次违法";
    EXPECT_EQ(one.refused_by("decide", decided, Case::head()), "");
    one.state.proposed->act.outcome.aggravating.clear();
    EXPECT_EQ(one.refused_by("decide", decided, Case::head()), "CF-27") << "not as reviewed";
}

}  // namespace
}  // namespace mingjing::case_file
