// 年度审核 of a certificate, as the register tells of it.

#include "domain/annual_review.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rule_samples.h"

namespace mingjing::domain {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

SampleRegisters with_rule(std::int64_t missed_suspends) {
    SampleRegisters registers;
    registers.thresholds = {
        {std::string(kMissedReviewSuspends),
         "",
         "",
         "",
         {{*day_of("2019-01-01"), missed_suspends}}}};
    return registers;
}

Issues told_of(const char* review, const SampleRegisters& registers = {}) {
    return issues_of("annual_review_passed", {{"annual_review", review}}, registers);
}

TEST(AnnualReview, ZJ03_AFailedOneIsWarnedOf) {
    EXPECT_THAT(places_of(told_of("不合格")), ElementsAre("annual-review-failed@annual_review"));
    EXPECT_EQ(told_of("不合格").front().level, Level::warned);
    EXPECT_EQ(told_of("不合格").front().rule, "ZJ-03");
    EXPECT_THAT(told_of("合格"), IsEmpty());
    EXPECT_THAT(told_of(""), IsEmpty());
}

TEST(AnnualReview, ZJ03_AMissedOneIsToldAsTheBureausRuleHasIt) {
    EXPECT_THAT(
        places_of(told_of("未参加", with_rule(1))),
        ElementsAre("annual-review-missed@annual_review")
    );
    EXPECT_EQ(told_of("未参加", with_rule(1)).front().level, Level::normalised);
    EXPECT_THAT(told_of("未参加", with_rule(0)), IsEmpty());
    EXPECT_EQ(places_of(told_of("不合格", with_rule(0))).size(), 1U)
        << "that is no matter of rules";
}

}  // namespace
}  // namespace mingjing::domain
