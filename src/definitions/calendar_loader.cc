#include "definitions/calendar_loader.h"

#include <chrono>

#include <fmt/format.h>

#include "codec/text.h"
#include "definitions/section.h"

namespace mingjing::definitions {

namespace {

constexpr std::size_t kDaysMax = 366;

void load_days(
    Section& section, std::string_view key, int year, std::set<std::chrono::sys_days>& days
) {
    for (const Node& node : section.items(key, kDaysMax)) {
        const auto day = codec::from_iso_date(node.text);
        if (!day) {
            section.problems().add(
                node, fmt::format("“{}”里的“{}”不是日期（写作2026-01-01）", key, node.text)
            );
        } else if (static_cast<int>(std::chrono::year_month_day(*day).year()) != year) {
            section.problems().add(node, fmt::format("{}不在{}年", node.text, year));
        } else if (!days.insert(*day).second) {
            section.problems().add(node, fmt::format("{}写了两次", node.text));
        }
    }
}

}  // namespace

void load_calendar(const Node& root, Problems& problems, Calendar& calendar) {
    Section section(root, "日历", problems);
    section.require("notice");
    section.require("source");
    const int year = static_cast<int>(section.size_or("year", 0, 9999));
    if (year < 2000) {
        section.problem("year", "日历缺少“year”");
    }
    if (!calendar.years.insert(year).second) {
        section.problem("year", fmt::format("{}年有两个日历文件", year));
    }
    load_days(section, "days_off", year, calendar.days_off);
    load_days(section, "make_up_days", year, calendar.make_up_days);
    for (const auto day : calendar.make_up_days) {
        if (calendar.days_off.contains(day)) {
            section.problem(
                "make_up_days", fmt::format("{}既是放假日又是补班日", codec::iso_date(day))
            );
        }
    }
}

}  // namespace mingjing::definitions
