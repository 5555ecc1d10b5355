// The words around data: days, moments, standing on a day.

#include "portal/words.h"

#include <gtest/gtest.h>

namespace mingjing::portal {
namespace {

TEST(Words, SayDaysInChinese) {
    EXPECT_EQ(chinese_day("2026-03-01"), "2026年3月1日");
    EXPECT_EQ(chinese_day("长期"), "长期");
    EXPECT_EQ(chinese_day(""), "");
}

TEST(Words, TellTheTimeInChina) {
    EXPECT_EQ(minute_of("2026-11-23T17:05:09.000Z"), "2026-11-24 01:05");
    EXPECT_EQ(day_of("2026-11-23T15:59:59.999Z"), "2026-11-23");
    EXPECT_EQ(day_of("2026-11-23T16:00:00.000Z"), "2026-11-24");
}

TEST(Words, CutWhatWasTypedBetweenLetters) {
    EXPECT_EQ(in_whole_letters("清单", 6), "清单");
    EXPECT_EQ(in_whole_letters("清单", 5), "清");
    EXPECT_EQ(in_whole_letters("清单", 2), "");
    EXPECT_EQ(in_whole_letters("list", 2), "li");
}

TEST(Words, GroupDigitsByThousands) {
    EXPECT_EQ(grouped(0), "0");
    EXPECT_EQ(grouped(999), "999");
    EXPECT_EQ(grouped(1000), "1,000");
    EXPECT_EQ(grouped(1234567), "1,234,567");
}

TEST(Words, CountTheFirstDayInAndTheLastDayOut) {
    EXPECT_EQ(standing("2026-03-01", "2027-03-01", "2026-02-28").word, "尚未生效");
    EXPECT_EQ(standing("2026-03-01", "2027-03-01", "2026-03-01").word, "现行有效");
    EXPECT_EQ(standing("2026-03-01", "2027-03-01", "2027-02-28").word, "现行有效");
    EXPECT_EQ(standing("2026-03-01", "2027-03-01", "2027-03-01").word, "已失效");
    EXPECT_EQ(standing("", "", "2026-03-01").word, "现行有效");
}

}  // namespace
}  // namespace mingjing::portal
