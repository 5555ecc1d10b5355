// 加处罚款: law.md 3.13, late fee vector.

#include "case_file/surcharge.h"

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

std::chrono::sys_days day(std::string_view iso) {
    return domain::day_of(iso).value();
}

constexpr Money kFine{30'000'00};

TEST(Surcharge, CF37_ThreePerCentADay) {
    const auto late = surcharge(kFine, day("2026-03-10"), day("2026-03-20"));
    EXPECT_EQ(late, (Surcharge{10, Money{9'000'00}, false}));
    EXPECT_EQ(
        surcharge_words(late, kFine), "逾期10日，每日按罚款数额的百分之三（900元）加处，共9,000元"
    );
    EXPECT_EQ(surcharge(kFine, day("2026-03-10"), day("2026-03-10")), Surcharge{});
    EXPECT_EQ(surcharge(kFine, day("2026-03-10"), day("2026-03-01")), Surcharge{});
}

TEST(Surcharge, CF37_QZ11_NeverAboveTheFineReachedOnDay34) {
    EXPECT_EQ(
        surcharge(kFine, day("2026-03-10"), day("2026-04-12")),
        (Surcharge{33, Money{29'700'00}, false})
    );
    EXPECT_EQ(surcharge(kFine, day("2026-03-10"), day("2026-04-13")), (Surcharge{34, kFine, true}));
    EXPECT_EQ(surcharge(kFine, day("2026-03-10"), day("2036-04-13")).amount, kFine);
}

TEST(Surcharge, CF38_NotCountedDuringReconsiderationOrSuit) {
    const auto until = day("2026-03-20");
    EXPECT_EQ(
        surcharge(kFine, day("2026-03-10"), until, {{day("2026-03-12"), day("2026-03-15")}}).days, 6
    );
    // One that began before the fine was due, and two that overlap, count once.
    EXPECT_EQ(
        surcharge(kFine, day("2026-03-10"), until, {{day("2026-03-01"), day("2026-03-15")}}).days, 5
    );
    EXPECT_EQ(
        surcharge(
            kFine,
            day("2026-03-10"),
            until,
            {{day("2026-03-12"), day("2026-03-15")}, {day("2026-03-14"), day("2026-03-17")}}
        ).days,
        4
    );
    EXPECT_EQ(
        surcharge(kFine, day("2026-03-10"), until, {{day("2026-03-11"), day("2027-01-01")}}).days, 0
    );
}

TEST(Surcharge, CF37_OfWhatOfTheFineIsUnpaid) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.take("serve", served(Served::kDecision));  // due on 2026-03-31
    const auto of = [&](std::string_view on) {
        return surcharge_of(one.state, one.procedure(), shipped_definitions().calendar, day(on));
    };
    EXPECT_FALSE(of("2026-03-31"));
    EXPECT_EQ(of("2026-04-01").value().amount, Money{441'00});
    one.on("2026-04-01").take("pay", Paid{{4'700'00}, "P1", "银行或者电子支付"});
    EXPECT_EQ(of("2026-04-02").value().amount, Money{741'00});  // a day of it all, one of 10,000
    EXPECT_EQ(one.refused_by("end_challenge", ChallengeEnded{"撤销"}), "CF-38");
    one.on("2026-04-02").take("challenge", Challenged{"行政复议", "海曦市人民政府"});
    EXPECT_EQ(one.refused_by("challenge", Challenged{"行政诉讼", "海曦区人民法院"}), "CF-38");
    EXPECT_EQ(of("2026-05-02").value().days, 1);
    one.on("2026-04-30").take("end_challenge", ChallengeEnded{"维持或者驳回"});
    EXPECT_EQ(of("2026-05-02").value().days, 3);
    one.on("2026-04-30").take("pay", Paid{{10'000'00}, "P2", "银行或者电子支付"});
    // Paid late in full: what that cost stays, and grows no more.
    EXPECT_EQ(of("2026-04-30").value().amount, Money{441'00});
    EXPECT_EQ(of("2026-05-02").value().amount, Money{441'00});
}

TEST(Surcharge, CF37_WhatIsPaidOfTheConfiscationPaysNoFine) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.take("serve", served(Served::kDecision));
    Paid gains{{14'700'00}, "P1", "银行或者电子支付"};
    gains.confiscated = {14'700'00};
    one.on("2026-03-20").take("pay", gains);
    const auto late =
        surcharge_of(one.state, one.procedure(), shipped_definitions().calendar, day("2026-04-01"));
    EXPECT_EQ(late.value().amount, Money{441'00});
    gains.receipt = "P2";
    gains.confiscated = {};
    one.take("pay", gains);
    EXPECT_FALSE(
        surcharge_of(one.state, one.procedure(), shipped_definitions().calendar, day("2026-04-01"))
    );
}

TEST(Surcharge, CF37_WhatIsPaidOfTheSurchargePaysNothingOfTheDecision) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.take("serve", served(Served::kDecision));
    Paid both{{14'700'00}, "P1", "银行或者电子支付"};
    both.surcharge = {441'00};
    one.on("2026-04-01").take("pay", both);
    EXPECT_EQ(one.state.unpaid_fine(), Money{441'00});
    EXPECT_EQ(one.refused_by("perform", Performed{"自动履行", ""}), "CF-35");
    one.take("pay", Paid{{441'00}, "P2", "银行或者电子支付"});
    EXPECT_EQ(one.refused_by("perform", Performed{"自动履行", ""}), "");
}

TEST(Gates, CF37_APaymentIsNoLessThanItsParts) {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.take("serve", served(Served::kDecision));
    Paid paid{{1'000'00}, "P1", "银行或者电子支付"};
    paid.confiscated = {600'00};
    paid.surcharge = {400'00};
    EXPECT_EQ(one.refused_by("pay", paid), "");
    paid.surcharge = {400'01};
    EXPECT_EQ(one.refused_by("pay", paid), "CF-37");
    paid.surcharge = {};
    paid.confiscated = {1'000'01};
    EXPECT_EQ(one.refused_by("pay", paid), "CF-37");
}

}  // namespace
}  // namespace mingjing::case_file
