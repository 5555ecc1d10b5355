// A penalty decided on the spot keeps the law's own gates as one decided in an office does.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

DecidedOnSpot fined(std::int64_t yuan) {
    auto decided = decision_on_spot(yuan);
    decided.outcome = fine(yuan);
    decided.measures.months = 5;  // 1,000 to 1,750 in the tier
    return decided;
}

TEST(OnTheSpot, CF01_CF11_ByThePublishedTierOfAPublishedItem) {
    auto one = at_the_spot();
    EXPECT_EQ(one.refused_by("decide", fined(1'500)), "");
    EXPECT_EQ(one.refused_by("decide", fined(1'751)), "CF-11");
    auto untiered = fined(1'500);
    untiered.outcome.tier = "特别严重";
    EXPECT_EQ(one.refused_by("decide", untiered), "CF-01");
    one.items.clear();
    const auto unpublished = one.tried("decide", fined(1'500));
    ASSERT_FALSE(unpublished);
    EXPECT_EQ(unpublished.error().code, "item-not-published");
}

TEST(Gates, CF08_OnTheSpotNothingIsAggravatedWithoutAGround) {
    auto one = at_the_spot();
    auto heavier = fined(1'500);  // in the upper half, as what is aggravated is
    heavier.outcome.aggravating = {std::string(kOfBenchmark)};
    EXPECT_EQ(one.refused_by("decide", heavier), "CF-08");
    heavier.outcome.aggravating = {"阻碍执法"};
    EXPECT_EQ(one.refused_by("decide", heavier), "");
}

TEST(OnTheSpot, CF07_CF08_OnlyWhoIsOldEnoughAndMinorsAreSpared) {
    auto one = at_the_spot();
    one.benchmarks.clear();
    auto small = fined(100);
    small.outcome.benchmark.clear();
    small.outcome.tier.clear();
    one.state.opened.party_kind = kCitizen;
    EXPECT_EQ(one.refused_by("decide", small), "CF-07");
    one.state.opened.party_age = 13;
    EXPECT_EQ(one.refused_by("decide", small), "CF-07");
    one.state.opened.party_age = 17;
    EXPECT_EQ(one.refused_by("decide", small), "CF-08");
    small.outcome.leniency = kLighter;
    small.outcome.grounds = {std::string(kMinorParty)};
    EXPECT_EQ(one.refused_by("decide", small), "");
}

TEST(OnTheSpot, CF02_CF06_CF14_ItAgreesWithItselfIsTheFirstAndIsTakenByTwo) {
    auto one = at_the_spot();
    auto odd = fined(1'500);
    odd.outcome.kinds = {"警告"};
    EXPECT_EQ(one.refused_by("decide", odd), "CF-02");
    one.decided_alike = {"2026-0003"};
    EXPECT_EQ(one.refused_by("decide", fined(1'500)), "CF-06");
    one.decided_alike.clear();
    one.officers.erase("37990126002");
    EXPECT_EQ(one.refused_by("decide", fined(1'500)), "CF-14");
}

TEST(Gates, CF16_ADecisionIsNotHeavierThanWhatWasPleadedAgainstThoughToldAnew) {
    auto one = reviewed(14'700);
    one.state.pleaded_against = fine(12'000);
    const auto heavier = one.tried("decide", decision(14'700), Case::head());
    ASSERT_FALSE(heavier);
    EXPECT_EQ(heavier.error().code, "heavier-after-plea");
    EXPECT_EQ(one.refused_by("decide", decision(12'000), Case::head()), "");
}

}  // namespace
}  // namespace mingjing::case_file
