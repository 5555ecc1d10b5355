// 当场收缴: by what right, and on its way to the bank.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

Paid on_spot(std::int64_t yuan, std::string_view ground, std::string_view receipt = "P1") {
    return {{yuan * 100}, std::string(receipt), std::string(Paid::kOnSpot), std::string(ground)};
}

Case decided_on_spot(std::int64_t yuan) {
    auto one = at_the_spot();
    one.benchmarks.clear();
    one.take("decide", decision_on_spot(yuan));
    return one;
}

TEST(Gates, CF36_TheFineCountsNotEachPayment) {
    auto one = decided_on_spot(1'000);
    EXPECT_EQ(one.refused_by("collect_on_spot", on_spot(100, Paid::kSmall)), "CF-36");
    EXPECT_EQ(one.refused_by("collect_on_spot", on_spot(100, "")), "CF-36");
    EXPECT_EQ(one.refused_by("collect_on_spot", on_spot(1'000, Paid::kElusive)), "");
    auto small = decided_on_spot(100);
    EXPECT_EQ(small.refused_by("collect_on_spot", on_spot(100, Paid::kSmall)), "");
}

TEST(Gates, CF36_AfterAnOrdinaryDecisionOnlyInRemotePlaces) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.take("serve", served(Served::kDecision));
    EXPECT_EQ(one.refused_by("collect_on_spot", on_spot(100, Paid::kSmall)), "CF-36");
    EXPECT_EQ(one.refused_by("collect_on_spot", on_spot(100, Paid::kElusive)), "CF-36");
    EXPECT_EQ(one.refused_by("collect_on_spot", on_spot(100, Paid::kRemote)), "");
}

TEST(Gates, CF36_EachPaymentIsRegisteredAsWhatItWas) {
    auto one = decided_on_spot(100);
    const Paid by_bank{{100'00}, "P1", "银行或者电子支付"};
    EXPECT_EQ(one.refused_by("collect_on_spot", by_bank), "CF-36");
    EXPECT_EQ(one.refused_by("pay", by_bank), "");
    EXPECT_EQ(one.refused_by("pay", on_spot(100, Paid::kSmall)), "CF-36");
}

TEST(Gates, CF36_MoneyIsHandedInWithinTwoDaysAndDepositedWithinTwo) {
    auto one = decided_on_spot(100);  // on Monday 2026-03-02
    EXPECT_EQ(one.refused_by("hand_in", HandedIn{"P1"}), "CF-36");
    one.take("collect_on_spot", on_spot(50, Paid::kSmall, "P1"));
    one.on("2026-03-03").take("collect_on_spot", on_spot(50, Paid::kSmall, "P2"));
    EXPECT_EQ(one.refused_by("collect_on_spot", on_spot(40, Paid::kSmall, "P2")), "CF-36");
    const auto due = [&](std::string_view clock) {
        const auto& calendar = shipped_definitions().calendar;
        const auto& found = one.state.clocks.find(clock)->second;
        return domain::iso(due_of(*one.procedure().limit(clock), found, calendar).value().day);
    };
    EXPECT_EQ(due("hand_in/P1"), "2026-03-04");
    EXPECT_EQ(due("hand_in/P2"), "2026-03-05");
    EXPECT_EQ(one.refused_by("deposit", Deposited{"P1"}), "CF-36");
    one.on("2026-03-04").take("hand_in", HandedIn{"P1"});
    EXPECT_EQ(one.state.clocks.at("hand_in/P1").met_on, "2026-03-04");
    EXPECT_TRUE(one.state.clocks.at("hand_in/P2").runs());
    EXPECT_EQ(one.refused_by("deposit", Deposited{"P2"}), "CF-36");
    EXPECT_EQ(due("deposit/P1"), "2026-03-06");
    one.take("deposit", Deposited{"P1"});
    EXPECT_EQ(one.on("2026-03-05").refused_by("deposit", Deposited{"P1"}), "CF-36");
}

}  // namespace
}  // namespace mingjing::case_file
