// The vectors of law.md 3.13, by the notices of 2025 and 2026.

#include "domain/calendar.h"

#include <string>

#include <gtest/gtest.h>

#include "domain/day.h"

namespace mingjing::domain {
namespace {

void off(Calendar& calendar, const char* from, const char* to) {
    for (auto day = *day_of(from); day <= *day_of(to); day += std::chrono::days{1}) {
        calendar.days_off.insert(day);
    }
}

Calendar announced() {
    Calendar calendar;
    calendar.years = {2025, 2026};
    for (const auto* day :
         {"2025-01-26",
          "2025-02-08",
          "2025-04-27",
          "2025-09-28",
          "2025-10-11",
          "2026-01-04",
          "2026-02-14",
          "2026-02-28",
          "2026-05-09",
          "2026-09-20",
          "2026-10-10"}) {
        calendar.make_up_days.insert(*day_of(day));
    }
    off(calendar, "2025-01-01", "2025-01-01");
    off(calendar, "2025-01-28", "2025-02-04");
    off(calendar, "2025-04-04", "2025-04-06");
    off(calendar, "2025-05-01", "2025-05-05");
    off(calendar, "2025-05-31", "2025-06-02");
    off(calendar, "2025-10-01", "2025-10-08");
    off(calendar, "2026-01-01", "2026-01-03");
    off(calendar, "2026-02-15", "2026-02-23");
    off(calendar, "2026-04-04", "2026-04-06");
    off(calendar, "2026-05-01", "2026-05-05");
    off(calendar, "2026-06-19", "2026-06-21");
    off(calendar, "2026-09-25", "2026-09-27");
    off(calendar, "2026-10-01", "2026-10-07");
    return calendar;
}

std::string end_of(const char* start, int amount, Counting counting) {
    return iso(due(announced(), *day_of(start), amount, counting).day);
}

constexpr auto kWorking = Counting::working_days;
constexpr auto kNatural = Counting::natural_days;

TEST(Deadline, QX01_TheStartingDayIsNotCounted) {
    EXPECT_EQ(end_of("2026-03-02", 1, kWorking), "2026-03-03");
    EXPECT_EQ(end_of("2026-03-02", 1, kNatural), "2026-03-03");
    EXPECT_EQ(end_of("2026-03-02", 0, kWorking), "2026-03-02");
}

TEST(Deadline, QX03_WorkingDaysSkipHolidaysAndCountMakeUpDays) {
    EXPECT_EQ(end_of("2025-09-26", 7, kWorking), "2025-10-13");
    EXPECT_EQ(end_of("2025-09-26", 20, kWorking), "2025-10-30");
    EXPECT_EQ(end_of("2025-09-01", 60, kWorking), "2025-11-28");
    EXPECT_EQ(end_of("2025-09-01", 90, kWorking), "2026-01-12");
    EXPECT_EQ(end_of("2026-02-11", 5, kWorking), "2026-02-25");
    EXPECT_EQ(end_of("2026-02-11", 7, kWorking), "2026-02-27");
    EXPECT_EQ(end_of("2026-04-20", 20, kWorking), "2026-05-20");
}

TEST(Deadline, CF19_AWithdrawalHasThreeWorkingDays) {
    EXPECT_EQ(end_of("2026-04-30", 3, kWorking), "2026-05-08");
}

TEST(Deadline, QX02_APeriodEndingOnAHolidayEndsOnTheNextWorkingDay) {
    for (const auto& [start, amount] : std::initializer_list<std::pair<const char*, int>>{
             {"2025-07-03", 90}, {"2025-09-16", 15}, {"2025-09-01", 30}}) {
        const auto end = due(announced(), *day_of(start), amount, kNatural);
        EXPECT_EQ(iso(end.unrolled), "2025-10-01") << start;
        EXPECT_EQ(iso(end.day), "2025-10-09") << start;
        EXPECT_FALSE(end.is_provisional);
    }
}

TEST(Deadline, QX04_MonthsEndOnTheSameDayNumberElseTheMonthsEnd) {
    EXPECT_EQ(iso(add_months(*day_of("2026-01-31"), 1)), "2026-02-28");
    EXPECT_EQ(iso(add_months(*day_of("2024-01-31"), 1)), "2024-02-29");
    EXPECT_EQ(iso(add_months(*day_of("2025-11-15"), 3)), "2026-02-15");
    const auto end = due(announced(), *day_of("2025-11-15"), 3, Counting::months);
    EXPECT_EQ(iso(end.unrolled), "2026-02-15");
    EXPECT_EQ(iso(end.day), "2026-02-24") << "after the spring festival";
}

TEST(Deadline, QX06_SuspendedDaysDoNotCount) {
    const std::vector<Suspension> testing{{*day_of("2026-03-04"), *day_of("2026-03-10")}};
    const auto working = due(announced(), *day_of("2026-03-02"), 5, kWorking, testing);
    EXPECT_EQ(iso(working.day), "2026-03-16");
    const auto natural = due(announced(), *day_of("2026-03-02"), 30, kNatural, testing);
    EXPECT_EQ(iso(natural.unrolled), "2026-04-08") << "seven days later than 2026-04-01";
}

TEST(Deadline, QX07_AYearWithoutItsNoticeIsProvisional) {
    EXPECT_FALSE(due(announced(), *day_of("2026-12-01"), 20, kWorking).is_provisional);
    EXPECT_TRUE(due(announced(), *day_of("2026-12-20"), 20, kWorking).is_provisional);
    EXPECT_TRUE(due(announced(), *day_of("2026-12-20"), 30, kNatural).is_provisional);
    EXPECT_EQ(end_of("2026-12-31", 1, kWorking), "2027-01-01") << "by weekends alone";
}

TEST(Deadline, CountsBackWhatItCounted) {
    const auto calendar = announced();
    const auto start = *day_of("2025-09-26");
    for (int amount = 1; amount < 120; ++amount) {
        const auto end = due(calendar, start, amount, kWorking).day;
        EXPECT_EQ(working_days_between(calendar, start, end), amount);
    }
    EXPECT_EQ(working_days_between(calendar, start, start), 0);
}

}  // namespace
}  // namespace mingjing::domain
