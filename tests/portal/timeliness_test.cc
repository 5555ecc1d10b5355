// Late is whoever comes after the day, whatever day of the week that is.

#include "portal/timeliness.h"

#include <gtest/gtest.h>

#include "domain/day.h"

namespace mingjing::portal {
namespace {

TEST(Timeliness, GS02_ADayOfRestAfterTheLastIsLate) {
    domain::Calendar calendar;
    calendar.years = {2026};
    const auto friday = *domain::day_of("2026-03-06");
    EXPECT_EQ(lateness(calendar, friday, "2026-03-05"), "");
    EXPECT_EQ(lateness(calendar, friday, "2026-03-06"), "");
    EXPECT_EQ(lateness(calendar, friday, "2026-03-07"), "逾期，未满一个工作日");
    EXPECT_EQ(lateness(calendar, friday, "2026-03-09"), "迟延1个工作日");
    EXPECT_EQ(lateness(calendar, friday, ""), "");
}

}  // namespace
}  // namespace mingjing::portal
