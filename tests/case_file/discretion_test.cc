// 裁量: how heavy it may be, for this party, by the benchmark in force.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

using testing::HasSubstr;

Fields benchmark(std::string_view code, std::string_view minimum, std::string_view maximum) {
    return {
        {"code", code},
        {"item", "HXRS-CF-015"},
        {"unit", "元每人每月"},
        {"tiers", List{Fields{{"tier", "一般"}, {"minimum", minimum}, {"maximum", maximum}}}}};
}

Decided spared(std::int64_t yuan, std::string_view leniency, std::string_view ground) {
    auto act = decision(yuan);
    act.outcome.leniency = leniency;
    if (!ground.empty()) {
        act.outcome.grounds = {std::string(ground)};
    }
    return act;
}

TEST(Gates, CF11_OutsideTheTierAReasonIsAsked) {
    auto one = reviewed();  // 42 months of people, 200 to 350 each: up to 14,700
    EXPECT_EQ(one.refused_by("decide", decision(8'400), Case::head()), "CF-11");
    EXPECT_EQ(one.refused_by("decide", decision(8'401), Case::head()), "");
    one.reasons = {{"within_tier", "集体讨论减轻"}};
    EXPECT_EQ(one.refused_by("decide", decision(8'400), Case::head()), "CF-26");
    one.on("2026-03-16").take("discuss", Discussed{{"孟晗川", "林旻欣"}, "减轻"}, Case::head());
    EXPECT_EQ(one.refused_by("decide", decision(8'400), Case::head()), "");
}

TEST(Gates, CF11_OfTheActsDayAndTheDecisionsTheLighterHoldsAndBothAreShown) {
    auto one = reviewed();
    one.benchmarks_since = "2026-02-01";  // the act ended on 2026-01-31
    one.older_benchmarks = {benchmark("HXCL-015", "100", "200")};
    const auto heavy = one.tried("decide", decision(8'401), Case::head());
    ASSERT_FALSE(heavy);
    EXPECT_EQ(heavy.error().rule, "CF-11");
    EXPECT_THAT(heavy.error().what, HasSubstr("2026年1月31日）基准HXCL-015：4,200元至8,400元"));
    EXPECT_THAT(heavy.error().what, HasSubstr("8,400元（不含）至14,700元"));
    EXPECT_THAT(heavy.error().what, HasSubstr("适用较轻的4,200元至8,400元"));
    EXPECT_EQ(one.refused_by("decide", decision(8'400), Case::head()), "");
    one.older_benchmarks = {benchmark("HXCL-015", "400", "500")};  // the old law was heavier
    EXPECT_EQ(one.refused_by("decide", decision(8'401), Case::head()), "");
    one.older_benchmarks = {benchmark("HXCL-007", "100", "200")};  // it had another number
    EXPECT_EQ(one.refused_by("decide", decision(8'401), Case::head()), "CF-11");
}

TEST(Gates, CF01_AFineNamesAPublishedTierOfItsOwnItem) {
    auto one = reviewed();
    auto bare = decision(14'700);
    bare.outcome.benchmark.clear();
    bare.outcome.tier.clear();
    EXPECT_EQ(one.refused_by("decide", bare, Case::head()), "CF-01");
    auto tierless = decision(14'700);
    tierless.outcome.tier = "特别严重";
    EXPECT_EQ(one.refused_by("decide", tierless, Case::head()), "CF-01");
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "");
    one.benchmarks["HXCL-015"]["item"] = "HXRS-CF-006";
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-01");
    one.state.proposed->act.outcome.tier.clear();
    EXPECT_EQ(one.refused_by("decide", bare, Case::head()), "");  // the item has none
}

TEST(Gates, CF07_NobodyUnderFourteenIsPunished) {
    Case one("penalty_ordinary");
    auto opened = lead();
    opened.party_kind = kCitizen;
    opened.party_id_number = "379901201208080048";
    one.take("open", opened);
    EXPECT_EQ(one.state.opened.party_age, 13);
    auto decided = reviewed();
    decided.state.opened.party_age = 13;
    EXPECT_EQ(decided.refused_by("decide", decision(14'700), Case::head()), "CF-07");
    decided.state.opened.party_age = 18;
    EXPECT_EQ(decided.refused_by("decide", decision(14'700), Case::head()), "");
}

TEST(Gates, CF07_ACitizensAgeIsKnownBeforeAPenalty) {
    auto one = reviewed();
    one.state.opened.party_kind = kCitizen;
    EXPECT_EQ(one.refused_by("decide", decision(1'000), Case::head()), "CF-07");
    PartyAmended amended;
    amended.party_kind = kCitizen;
    amended.party_name = one.state.opened.party_name;
    amended.party_born_on = "1990-01-01";
    amended.act_ended_on = "2026-01-31";
    amended.reason = "身份证";
    one.take("amend_party", amended);
    EXPECT_EQ(one.state.opened.party_age, 36);
    // Told as an organisation; of a citizen it is so much that a hearing had to be offered.
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-31");
    one.state.telling.notified->act.offers_hearing = true;
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "");
}

TEST(Gates, CF08_AMinorIsSpared) {
    auto one = reviewed();
    one.state.opened.party_kind = kCitizen;
    one.state.telling.notified->act.offers_hearing = true;
    one.state.opened.party_age = 14;
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "CF-08");
    EXPECT_EQ(one.refused_by("decide", spared(14'700, kLighter, "其他"), Case::head()), "CF-08");
    one.state.proposed->act.outcome.leniency = kLighter;
    EXPECT_EQ(one.refused_by("decide", spared(9'000, kLighter, kMinorParty), Case::head()), "");
    one.state.proposed->act.outcome.leniency.clear();
    one.state.opened.party_age = 18;
    one.state.telling.notified->act.offers_hearing = true;
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "");
}

TEST(Gates, CF08_LeniencyAndItsGroundGoTogether) {
    auto one = investigated();
    one.on("2026-03-10");
    auto act = proposal(9'000);
    act.outcome.leniency = kLighter;
    EXPECT_EQ(one.refused_by("conclude", act), "CF-08");
    act.outcome.grounds = {"主动消除或者减轻违法行为危害后果"};
    EXPECT_EQ(one.refused_by("conclude", act), "");
    act.outcome.leniency.clear();
    EXPECT_EQ(one.refused_by("conclude", act), "CF-08");
}

TEST(Gates, CF08_WhatIsMitigatedMayLieBelowTheTierAndNeverAboveIt) {
    auto one = reviewed(16'000);
    one.state.is_beside_tier = false;  // what was proposed does not matter here
    const std::string_view ground = "配合行政机关查处违法行为有立功表现";
    one.state.proposed->act.outcome.leniency = kMitigated;
    EXPECT_EQ(one.refused_by("decide", spared(5'000, kMitigated, ground), Case::head()), "");
    EXPECT_EQ(one.refused_by("decide", spared(5'000, kLighter, ground), Case::head()), "CF-11");
    EXPECT_EQ(one.refused_by("decide", spared(14'701, kMitigated, ground), Case::head()), "CF-11");
}

TEST(Gates, CF06_ASecondFineForTheSameIsAskedAbout) {
    auto one = reviewed();
    one.decided_alike = {"2026-0003"};
    const auto second = one.tried("decide", decision(14'700), Case::head());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().rule, "CF-06");
    EXPECT_THAT(second.error().what, HasSubstr("2026-0003"));
    one.reasons = {{"no_second_fine", "另一次违法行为"}};
    EXPECT_EQ(one.refused_by("decide", decision(14'700), Case::head()), "");
}

TEST(Gates, CF10_AfterTwoYearsAReasonIsAsked) {
    Case one("penalty_ordinary");
    auto opened = lead();
    opened.act_ended_on = "2024-02-29";
    one.take("open", opened).take("assign", assigned()).take("report_lead", Noted{});
    EXPECT_EQ(one.refused_by("docket", Docketed{}, Case::head()), "CF-10");
    one.reasons = {{"within_limitation", "2025年8月已被举报"}};
    one.take("docket", Docketed{}, Case::head());
    EXPECT_EQ(one.state.last.at("docket").event.excused, one.reasons);
}

TEST(Gates, CF10_JC11_ItCountsUntilTheActWasDiscovered) {
    Case one("penalty_ordinary");
    auto opened = lead();
    opened.act_ended_on = "2024-03-02";
    one.take("open", opened).take("assign", assigned());  // on the last day of the two years
    one.on("2026-04-20").take("report_lead", Noted{});
    EXPECT_EQ(one.refused_by("docket", Docketed{}, Case::head()), "");
}

TEST(Gates, CF10_FiveYearsWhereLifeOrFinanceIsHarmed) {
    Case one("penalty_ordinary");
    auto opened = lead();
    opened.act_ended_on = "2021-03-02";
    one.take("open", opened).take("assign", assigned()).take("report_lead", Noted{});
    Docketed grave;
    grave.is_grave = true;
    EXPECT_EQ(one.refused_by("docket", Docketed{}, Case::head()), "CF-10");
    EXPECT_EQ(one.refused_by("docket", grave, Case::head()), "");
    one.state.opened.act_ended_on = "2021-03-01";
    EXPECT_EQ(one.refused_by("docket", grave, Case::head()), "CF-10");
}

TEST(Gates, CF10_AContinuingActIsNotYetCounted) {
    Case one("penalty_ordinary");
    auto opened = lead();
    opened.act_ended_on.clear();
    one.take("open", opened).take("assign", assigned()).take("report_lead", Noted{});
    EXPECT_EQ(one.refused_by("docket", Docketed{}, Case::head()), "");
}

}  // namespace
}  // namespace mingjing::case_file
