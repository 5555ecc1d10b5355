// What the system tells a reviewer by itself: of a whole case that all holds, and of each fault
// which it is. The gates are the ones that would refuse.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::Each;
using testing::Key;
using testing::Not;
using testing::Pair;

Case sent(std::int64_t yuan = 14'700) {
    auto one = told(yuan);
    one.on("2026-03-11").take("plead", Pleaded{std::string(Pleaded::kWaived), ""});
    one.take("submit_review", package());
    return one;
}

TEST(Checks, OfAWholeCaseAllHold) {
    auto one = sent();
    const auto told = one.checked();
    EXPECT_THAT(told, Each(Pair(testing::_, "")));
    for (const auto* gate :
         {"two_officers", "within_tier", "party_was_heard", "package_is_complete", "limits"}) {
        EXPECT_THAT(told, Contains(Key(gate)));
    }
}

TEST(Checks, AskNothingOfAnOutcomeNobodyProposed) {
    const auto told = investigated().checked();
    EXPECT_THAT(told, Not(Contains(Key("within_tier"))));
    EXPECT_THAT(told, Not(Contains(Key("hearing_is_offered"))));
    EXPECT_THAT(told, Contains(Pair("evidence_is_verified", "")));
}

TEST(Checks, CF11_AFineOutsideItsTierIsTold) {
    EXPECT_THAT(sent(20'000).checked(), Contains(Pair("within_tier", "outside-tier")));
}

TEST(Checks, ZJ01_ACertificateIsAskedOfOnTheDayItWasUsed) {
    auto one = sent();
    one.officers["37990126002"] = officer("37990126002", "2026-03-09", List{"行政处罚"});
    EXPECT_THAT(one.checked(), Contains(Pair("two_officers", "needs-two-officers")));
    EXPECT_THAT(one.checked(), Contains(Pair("officers_handle_it", "")));  // on 5 March
}

TEST(Checks, ALimitThatIsOverIsTold) {
    auto one = sent();
    one.on("2026-07-01");
    EXPECT_THAT(one.checked(), Contains(Pair("limits", "limit-passed")));
}

}  // namespace
}  // namespace mingjing::case_file
