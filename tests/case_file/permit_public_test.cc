// A permit's result is public in seven working days from the decision, however late it is
// delivered.

#include "case_file/permit_case.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::IsEmpty;

const PermitDelivered kDelivered{"许可证1", "窗口领取", "回证1", ""};

// On Monday 2026-03-16: to be public by the 25th.
Case granted() {
    auto one = under_examination();
    one.on("2026-03-03").take("examine", examined(PermitOutcome::kGranted));
    pass_permit(one);
    one.on("2026-03-16").take("decide", permitted(PermitOutcome::kGranted), Case::head());
    return one;
}

TEST(Permit, GS02_XK07_IsMadePublicBeforeItIsDelivered) {
    auto one = granted();
    one.on("2026-03-18");
    one.stated_on = "2026-03-13";
    EXPECT_EQ(one.tried("publish", published()).error().code, "days-out-of-order");
    one.stated_on.clear();
    one.take("publish", published());
    EXPECT_EQ(one.state.stage, "delivery");
    EXPECT_EQ(one.state.clocks.at("publish").met_on, "2026-03-18");
    EXPECT_TRUE(one.state.clocks.at("deliver").runs());

    one.on("2026-03-27").take("deliver", kDelivered);
    one.take("finish", Noted{});
    EXPECT_TRUE(one.state.is_over);
    EXPECT_THAT(one.in_the_way("archive"), IsEmpty());
}

TEST(Permit, GS02_XK07_WasPublicTheDayItWasThoughItsDeliveryIsRecordedFirst) {
    auto one = granted();
    one.on("2026-03-27").take("deliver", kDelivered);
    EXPECT_THAT(one.in_the_way("finish"), Contains("CF-18"));
    EXPECT_EQ(one.refused_by("finish", Noted{}), "CF-18") << "it is still to be made public";
    one.stated_on = "2026-03-18";
    one.take("publish", published());
    EXPECT_EQ(one.state.clocks.at("publish").met_on, "2026-03-18");
    one.stated_on.clear();
    one.take("finish", Noted{});
    EXPECT_EQ(one.state.stage, "archived");
}

// Told before it was delivered, and nobody is left to deliver it to.
TEST(Permit, CF19_WhatWasPublicAndReachedNobodyIsWithdrawnBeforeItIsArchived) {
    auto one = granted();
    one.on("2026-03-18").take("publish", published());
    Dropped gone;
    gone.ground = Dropped::kPartyGone;
    gone.reason = "已经注销";
    one.on("2026-03-20").take("end_unserved", gone, Case::head());
    EXPECT_THAT(one.in_the_way("archive"), Contains("CF-18"));
    const ResultWithdrawn taken_down{std::string(ResultWithdrawn::kWithdrawn), "许可没有颁发"};
    one.results.clear();
    one.take("withdraw_result", taken_down);
    EXPECT_THAT(one.in_the_way("archive"), IsEmpty());
}

TEST(Permit, CF19_OfAPermitThatStandsNothingIsWithdrawn) {
    auto one = granted();
    one.on("2026-03-27").take("deliver", kDelivered);
    const ResultWithdrawn never{std::string(ResultWithdrawn::kNeverPublic), ""};
    one.results.clear();
    EXPECT_EQ(code(one, "withdraw_result", never), "not-at-this-stage");
    EXPECT_EQ(code(one, "withdraw_revoked", never), "not-revoked");
    DecisionRevoked revoked;
    revoked.authority = DecisionRevoked::kOurselves;
    revoked.outcome = DecisionRevoked::kRevoked;
    one.take("revoke", revoked, Case::head());
    EXPECT_THAT(one.in_the_way("finish"), Contains("CF-18"));
    one.take("withdraw_revoked", never);
    EXPECT_THAT(one.in_the_way("finish"), IsEmpty());
}

}  // namespace
}  // namespace mingjing::case_file
