// From which day a service counts.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

// The day on the slip: whoever carries it, posts it or passes it on, and whenever it is entered.
TEST(Gates, SD03_TheDayOnTheProofCountsWhoeverCarriedIt) {
    for (const auto* mode : {"委托送达", "邮寄送达", "转交送达"}) {
        auto one = reviewed();
        one.on("2026-03-16").take("decide", decision(14'700), Case::head());
        auto carried = served(Served::kDecision);
        carried.mode = mode;
        one.on("2026-03-18").take("serve", carried);
        EXPECT_EQ(one.state.decision_served_on, "2026-03-18") << mode;
        EXPECT_EQ(one.state.clocks.at("serve").met_on, "2026-03-18") << mode;
        EXPECT_EQ(one.state.clocks.at("pay").started_on, "2026-03-18") << mode;
    }
}

}  // namespace
}  // namespace mingjing::case_file
