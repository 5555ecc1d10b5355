// What is paid as ordered (责令支付、退回或者补缴): to workers or a fund, not to the treasury.

#include "case_file/case.h"
#include "case_file/performance.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

Paid to_workers(std::int64_t yuan, std::string receipt) {
    return {{yuan * 100}, std::move(receipt), std::string(Paid::kAsOrdered)};
}
// Fined 14,700 and ordered to pay back 36,000.
Case ordered_to_pay_back() {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.take("serve", served(Served::kDecision));
    one.state.decided->payment = {{30'000'00}, {6'000'00}};
    return one;
}
// 行政处理: to pay 30,000 to workers, and 15,000 with it.
Case handled() {
    Case one("handling_decision");
    one.state = reviewed().state;
    one.state.stage = "performance";
    one.state.decided = Outcome{};
    one.state.decided->conclusion = kHandling;
    one.state.decided->payment = {{30'000'00}, {15'000'00}};
    one.state.decision_served_on = "2026-03-16";
    one.state.perform_by = "2026-03-31";
    return one.on("2026-04-01");
}

TEST(Gates, JC09_WhatIsPaidAsOrderedPaysNoFine) {
    auto one = ordered_to_pay_back();
    one.take("pay", to_workers(36'000, "P1"));
    EXPECT_EQ(one.state.unpaid_fine(), Money{14'700'00});
    EXPECT_EQ(one.state.unpaid_order(), Money{});
    EXPECT_EQ(one.refused_by("perform", Performed{"自动履行", ""}), "CF-35");
    one.take("pay", Paid{{14'700'00}, "P2", "银行或者电子支付"});
    EXPECT_EQ(one.refused_by("perform", Performed{"自动履行", ""}), "");
}

TEST(Gates, JC09_WhoeverClosesAnOrderNotPaidSaysWhy) {
    auto one = handled();
    one.take("pay_ordered", to_workers(40'000, "P1"));
    const auto early = one.tried("perform", Performed{"自动履行", ""});
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().rule, "JC-09");
    EXPECT_THAT(early.error().what, HasSubstr("已付40,000元，还有5,000元"));
    EXPECT_THAT(early.error().article, HasSubstr("社会保险法第八十八条")) << "what a fund is paid";
    auto settled = one;
    settled.reasons = {{"order_is_paid", "其余部分劳动者已经与当事人和解"}};
    EXPECT_EQ(settled.refused_by("perform", Performed{"自动履行", ""}), "");
    one.take("pay_ordered", to_workers(5'000, "P2"));
    EXPECT_EQ(one.refused_by("perform", Performed{"自动履行", ""}), "");
}

// Cases run on by the version they began under.
TEST(Gates, JC09_WhereNoPaymentIsRecordedNoneIsAskedFor) {
    auto one = handled();
    auto before = one.procedure();
    std::erase_if(before.acts, [](const domain::Step& step) { return step.act == Paid::kAct; });
    const Take take{"perform", one.today, Performed{"自动履行", ""}, {}};
    EXPECT_TRUE(decide(one.state, take, Case::handler(), before, one.around()));
}

TEST(Gates, JC09_WhatWasNotOrderedIsNotPaidAsIfItWere) {
    auto one = ordered_to_pay_back();
    auto mixed = to_workers(36'000, "P1");
    EXPECT_EQ(one.refused_by("pay", mixed), "");
    mixed.surcharge = {100'00};
    EXPECT_EQ(one.refused_by("pay", mixed), "JC-09");
    mixed.surcharge = {};
    mixed.confiscated = {100'00};
    EXPECT_EQ(one.refused_by("pay", mixed), "JC-09");
    one.state.decided->payment = {};
    EXPECT_EQ(one.refused_by("pay", to_workers(36'000, "P1")), "JC-09");
    EXPECT_EQ(one.refused_by("pay", Paid{{14'700'00}, "P1", "银行或者电子支付"}), "");
}

// Once the rest is paid, the fine that was put off alone is owed.
TEST(Gates, CF34_JC09_APlanHoldsTheDemandBackOnceTheOrderIsPaid) {
    auto one = ordered_to_pay_back();
    one.on("2026-03-19").take("request_deferral", DeferralRequested{"延期缴纳", {}, "停产"});
    one.take(
        "answer_deferral",
        DeferralAnswered{
            std::string(DeferralAnswered::kLater),
            "2026-03-19",
            {{"2026-05-08", {14'700'00}}},
            "停产"},
        Case::head()
    );
    one.on("2026-04-01").take("pay", to_workers(30'000, "P1"));
    EXPECT_THAT(one.in_the_way("demand"), IsEmpty()) << "the compensation is owed";
    one.take("pay", to_workers(6'000, "P2"));
    EXPECT_THAT(one.in_the_way("demand"), Contains("CF-35"));
    EXPECT_EQ(one.on("2026-05-08").refused_by("demand", Demanded{"催告"}), "CF-35");
    EXPECT_EQ(one.on("2026-05-09").refused_by("demand", Demanded{"催告"}), "");
}

TEST(Performance, OfAnOrderThatWasPaidInPartIsInPart) {
    auto one = handled();
    const std::vector<Event> demanded{
        {.step = "demand",
         .stage = "",
         .is_over = false,
         .on = "2026-04-01",
         .content = Demanded{}}};
    const auto status = [&] {
        return performance_of(one.procedure(), demanded, one.state.paid).status;
    };
    EXPECT_EQ(status(), "未履行");
    one.take("pay_ordered", to_workers(10'000, "P1"));
    EXPECT_EQ(status(), "部分履行");
}

}  // namespace
}  // namespace mingjing::case_file
