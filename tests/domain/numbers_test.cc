#include <gtest/gtest.h>

#include "domain/characters.h"
#include "domain/chinese_number.h"
#include "domain/day.h"
#include "domain/decimal.h"
#include "domain/width.h"

namespace mingjing::domain {
namespace {

TEST(Decimal, HasOneCanonicalFormForEachNumber) {
    EXPECT_EQ(canonical_decimal("1,000.50"), "1000.5");
    EXPECT_EQ(canonical_decimal("00.050"), "0.05");
    EXPECT_EQ(canonical_decimal("-0"), "0");
    EXPECT_EQ(canonical_decimal("+7"), "7");
    EXPECT_EQ(canonical_decimal("2.394E2"), "239.4");
    EXPECT_EQ(canonical_decimal("1e-3"), "0.001");
    for (const auto* bad :
         {"", ".", "1.", ".5", "1,00", "1,0000", "1 0", "x", "--1", "1e", "1e99"}) {
        EXPECT_EQ(canonical_decimal(bad), std::nullopt) << bad;
    }
}

TEST(Decimal, ComparesByValue) {
    EXPECT_TRUE(compare("9", "10") < 0);
    EXPECT_TRUE(compare("1.5", "1.25") > 0);
    EXPECT_TRUE(compare("-2", "-1") < 0);
    EXPECT_TRUE(compare("-1", "0.5") < 0);
    EXPECT_TRUE(compare("0.3", "0.3") == 0);
    EXPECT_EQ(shift("1.5", 4), "15000");
    EXPECT_EQ(shift("5", -2), "0.05");
    EXPECT_EQ(whole("15000"), 15000);
    EXPECT_EQ(whole("1.5"), std::nullopt);
}

TEST(ChineseNumber, ReadsWordsAndDigits) {
    EXPECT_EQ(chinese_number("五十七"), 57);
    EXPECT_EQ(chinese_number("十"), 10);
    EXPECT_EQ(chinese_number("一百零二"), 102);
    EXPECT_EQ(chinese_number("两千三百"), 2300);
    EXPECT_EQ(chinese_number("三万五千"), 35000);
    EXPECT_EQ(chinese_number("二〇二六"), 2026);
    EXPECT_EQ(any_number("９２"), 92);
    for (const auto* bad : {"", "百", "十百", "五七十", "一二十", "万", "若干"}) {
        EXPECT_EQ(chinese_number(bad), std::nullopt) << bad;
    }
}

TEST(ChineseNumber, WritesWhatItReads) {
    for (std::int64_t number = 0; number < 100'000; number += number < 2000 ? 1 : 37) {
        EXPECT_EQ(chinese_number(in_chinese(number)), number) << in_chinese(number);
    }
    EXPECT_EQ(in_chinese(12), "十二");
    EXPECT_EQ(in_chinese(110), "一百一十");
}

TEST(Day, KnowsTheCalendar) {
    EXPECT_EQ(iso(*day_of("2024-02-29")), "2024-02-29");
    EXPECT_EQ(day_of("2027-02-29"), std::nullopt);
    EXPECT_EQ(day_of("2026-3-1"), std::nullopt);
    EXPECT_EQ(in_chinese(*day_of("2026-03-01")), "2026年3月1日");
}

TEST(Width, FoldsWhatInputMethodsLeaveBehind) {
    EXPECT_EQ(fold_width("ＨＸＲＳ－ＣＦ－０１６　％"), "HXRS-CF-016 %");
    EXPECT_EQ(widen_brackets("人力资源服务许可(职业中介活动)"), "人力资源服务许可（职业中介活动）");
    EXPECT_EQ(widen_brackets("f(x) 周一(上午)"), "f(x) 周一（上午）");
    EXPECT_EQ(unify_middle_dots("阿依努尔・萨迪克"), "阿依努尔·萨迪克");
    EXPECT_EQ(comparable(" 王　洵"), comparable("王洵"));
}

TEST(Characters, SurviveBytesThatAreNotText) {
    EXPECT_EQ(decode("\xFFx\xE4\xB8"), U"\uFFFDx\uFFFD\uFFFD");
    EXPECT_EQ(encode(decode("𠮷示例")), "𠮷示例");
    EXPECT_EQ(trim("\u3000 示例\n"), "示例");
    EXPECT_EQ(cut("示例建筑", 2), "示例…");
}

}  // namespace
}  // namespace mingjing::domain
