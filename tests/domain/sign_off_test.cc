// A paper on its way to a number: sent, signed off by another, returned and sent again.

#include "domain/sign_off.h"

#include <gtest/gtest.h>

#include "domain/paper_samples.h"

namespace mingjing::domain::sign_off {
namespace {

Sent paper(std::string_view plea_days) {
    auto sent = notice_sent();
    sent.facts.insert_or_assign("plea_days", plea_days);
    return sent;
}

class SignOffs : public testing::Test {
  protected:
    // What it was refused for; "" where it was not.
    std::string take(std::string_view by, const Command& command) {
        const auto decision = decide(state_, command, by);
        if (!decision) {
            return decision.error().code;
        }
        recorded_ = decision->size();
        for (const auto& event : *decision) {
            state_ = evolve(std::move(state_), event, by);
        }
        return "";
    }
    State state_;
    std::size_t recorded_ = 0;
};

TEST_F(SignOffs, ASecondPairOfEyesSignsOff) {
    EXPECT_EQ(take("head", SignOff{"2026-11-02"}), "no-such-sign-off");
    EXPECT_EQ(take("officer", Send{paper("三个工作日")}), "");
    EXPECT_EQ(take("officer", SignOff{"2026-11-02"}), "own-sign-off");
    EXPECT_EQ(take("head", SignOff{"2026-11-03"}), "");
    EXPECT_EQ(state_.signed_by, "head");
    EXPECT_EQ(state_.signed_on, "2026-11-03");
}

TEST_F(SignOffs, WhatIsSentAnewIsSignedOffAnew) {
    EXPECT_EQ(take("officer", Send{paper("三个工作日")}), "");
    EXPECT_EQ(take("head", SignOff{"2026-11-02"}), "");
    EXPECT_EQ(take("officer", Send{paper("五个工作日")}), "");
    EXPECT_FALSE(state_.is_signed_off());
    EXPECT_EQ(text_of(state_.sent->data(), "plea_days"), "五个工作日");
}

TEST_F(SignOffs, AReturnSaysWhyAndIsAnsweredBySendingAgain) {
    EXPECT_EQ(take("officer", Send{paper("三个工作日")}), "");
    EXPECT_EQ(take("head", Return{""}), "reason-missing");
    EXPECT_EQ(take("head", Return{"期限写错"}), "");
    EXPECT_EQ(state_.reason, "期限写错");
    EXPECT_EQ(take("head", SignOff{"2026-11-02"}), "sign-off-returned");
    EXPECT_EQ(take("officer", Send{paper("三个工作日")}), "");
    EXPECT_FALSE(state_.is_returned);
    EXPECT_EQ(state_.reason, "");
    EXPECT_EQ(take("head", SignOff{"2026-11-02"}), "");
    EXPECT_EQ(take("head", Return{"当事人名称有误"}), "") << "not numbered yet";
    EXPECT_FALSE(state_.is_signed_off());
}

TEST_F(SignOffs, WhatWasDoneBeforeIsNotDoneAgain) {
    EXPECT_EQ(take("officer", Send{paper("三个工作日")}), "");
    EXPECT_EQ(take("officer", Send{paper("三个工作日")}), "");
    EXPECT_EQ(recorded_, 0U);
    EXPECT_EQ(take("head", SignOff{"2026-11-02"}), "");
    EXPECT_EQ(take("leader", SignOff{"2026-11-03"}), "");
    EXPECT_EQ(recorded_, 0U);
    EXPECT_EQ(state_.signed_by, "head");
}

}  // namespace
}  // namespace mingjing::domain::sign_off
