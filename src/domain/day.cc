#include "domain/day.h"

#include "domain/characters.h"

namespace mingjing::domain {

using std::chrono::sys_days;

std::optional<sys_days> day_of(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day date{
        std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    const bool known = (year >= 1900 && year <= 2999) || year == 9999;
    return known && date.ok() ? std::optional(sys_days{date}) : std::nullopt;
}

std::optional<sys_days> day_of(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-' || !all_digits(iso.substr(0, 4)) ||
        !all_digits(iso.substr(5, 2)) || !all_digits(iso.substr(8))) {
        return std::nullopt;
    }
    const auto number = [&](std::size_t from, std::size_t count) {
        return std::stoi(std::string(iso.substr(from, count)));
    };
    return day_of(
        number(0, 4), static_cast<unsigned>(number(5, 2)), static_cast<unsigned>(number(8, 2))
    );
}

std::string iso(sys_days day) {
    const std::chrono::year_month_day date{day};
    const auto two = [](unsigned number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    return std::to_string(int{date.year()}) + "-" + two(unsigned{date.month()}) + "-" +
           two(unsigned{date.day()});
}

std::string in_chinese(sys_days day) {
    const std::chrono::year_month_day date{day};
    return std::to_string(int{date.year()}) + "年" + std::to_string(unsigned{date.month()}) + "月" +
           std::to_string(unsigned{date.day()}) + "日";
}

}  // namespace mingjing::domain
