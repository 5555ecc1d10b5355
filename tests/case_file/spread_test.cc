// How past decisions spread, and which lie outside.

#include "case_file/spread.h"

#include <gmock/gmock.h>

#include "case_file/discretion.h"

namespace mingjing::case_file {
namespace {

TEST(Spread, SaysNothingOfTooFew) {
    EXPECT_FALSE(spread_of({}));
    EXPECT_FALSE(spread_of({100, 200}));
    EXPECT_TRUE(spread_of({100, 200, 300}));
}

TEST(Spread, TellsTheMiddleAndTheEndsInWhateverOrder) {
    const auto odd = spread_of({300, 100, 200}).value();
    EXPECT_EQ(odd.minimum, 100);
    EXPECT_EQ(odd.median, 200);
    EXPECT_EQ(odd.maximum, 300);
    EXPECT_EQ(spread_of({400, 100, 300, 200}).value().median, 250);
}

TEST(Spread, MarksWhatLiesFarFromTheQuartiles) {
    // Quartiles 200 and 300: the usual is 50 to 450.
    const auto spread = spread_of({200, 300, 200, 300, 300, 900, 200, 300}).value();
    EXPECT_EQ(spread.usual_from, 50);
    EXPECT_EQ(spread.usual_to, 450);
    EXPECT_TRUE(spread.is_usual(50));
    EXPECT_FALSE(spread.is_usual(49));
    EXPECT_TRUE(spread.is_usual(450));
    EXPECT_FALSE(spread.is_usual(900));
    const auto alike = spread_of({350, 350, 350}).value();
    EXPECT_TRUE(alike.is_usual(350));
    EXPECT_FALSE(alike.is_usual(351)) << "where all were the same, any other is unusual";
}

TEST(Spread, FinesAreMeasuredAsTheBenchmarkDoes) {
    const Measures measures{.base = {4'200'000}, .people = 21, .months = 42};
    const Money fine{1'470'000};  // 14,700元
    EXPECT_EQ(in_units(fine, "元", measures), 1'470'000);
    EXPECT_EQ(in_units(fine, "元每人", measures), 70'000);
    EXPECT_EQ(in_units(fine, "元每人每月", measures), 35'000);
    EXPECT_EQ(in_units({14'700'000}, "倍数违法所得", measures), 350);
    EXPECT_EQ(in_units(fine, "元每人每月", {}), std::nullopt);
    EXPECT_EQ(in_units(fine, "无", measures), std::nullopt);
    EXPECT_EQ(in_units({}, "元每人每月", {}), 0) << "no fine is none in any unit";
}

TEST(Spread, ReadsHowADecisionReckonsItsFine) {
    const auto per_head = [](std::string_view words, std::int64_t yuan) {
        return told_amount(words, "元每人", {yuan * 100});
    };
    EXPECT_EQ(per_head("警告；罚款人民币4,680元（18人×260元）", 4'680), 26'000);
    EXPECT_EQ(per_head("罚款人民币4,680元（260元×18人）", 4'680), 26'000);
    EXPECT_EQ(per_head("罚款人民币10,000元（1名×2个月×5,000元）", 10'000), 500'000);
    EXPECT_EQ(per_head("罚款人民币4,680元（18人×260元）", 4'690), std::nullopt)
        << "what it reckons is not the fine";
    EXPECT_EQ(per_head("罚款人民币4,680元，涉及18人", 4'680), std::nullopt);
    EXPECT_EQ(per_head("罚款人民币4,680元", 4'680), std::nullopt);
    EXPECT_EQ(per_head("", 0), std::nullopt);
    EXPECT_EQ(told_amount("18人×260元", "元", {468'000}), std::nullopt) << "needs no reckoning";

    const auto multiple = [](std::string_view words) {
        return told_amount(words, "倍数骗取额", {3'800'000});
    };
    EXPECT_EQ(multiple("退回15,200元；罚款人民币38,000元（骗取金额2.5倍）"), 250);
    EXPECT_EQ(multiple("处骗取金额2.5倍罚款，即15,200元×2.5倍"), 250);
    EXPECT_EQ(multiple("本人骗取额2倍，经办人骗取额3倍"), std::nullopt);
    EXPECT_EQ(multiple("罚款人民币38,000元"), std::nullopt);
    EXPECT_EQ(multiple("可以处骗取金额5倍以下罚款，决定罚款人民币38,000元"), std::nullopt);
    EXPECT_EQ(multiple("2倍以上5倍以下，决定处2.5倍罚款"), 250);
}

}  // namespace
}  // namespace mingjing::case_file
