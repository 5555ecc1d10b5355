// Dates in every spelling sections use, and the deadlines of a task table.

#include <array>
#include <cctype>
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/cell_parts.h"
#include "domain/characters.h"
#include "domain/chinese_number.h"
#include "domain/day.h"

namespace mingjing::domain::cell {
namespace {

using std::chrono::sys_days;

struct Reading {
    std::optional<sys_days> day;
    bool two_digit_year = false;
};

// The spreadsheet's day 0 is 1899-12-30, which makes up for its leap day of 1900.
sys_days day_of_serial(std::int64_t serial) {
    return sys_days{std::chrono::year{1899} / 12 / 30} + std::chrono::days{serial};
}

std::optional<std::int64_t> serial_number(const Cell& cell) {
    const bool maybe = all_digits(cell.text) && cell.text.size() == 5;
    if (!maybe) {
        return std::nullopt;
    }
    return std::stoll(cell.text) + cell.hints.date_base;
}

// Numbers of year, month and day in writing order, with what stands between them gone.
std::vector<std::string> date_parts(std::string_view text) {
    return split(text, {"年", "月", "日", "号", "-", ".", "/", "。", "—", "\\"});
}

Reading of_parts(const std::vector<std::string>& parts) {
    if (parts.size() != 3) {
        return {};
    }
    std::array<int, 3> numbers{};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto number = any_number(parts[i]);
        if (!number || *number > 9999) {
            return {};
        }
        numbers.at(i) = static_cast<int>(*number);
    }
    const bool short_year = all_digits(parts[0]) && parts[0].size() == 2;
    const int year = short_year ? 2000 + numbers[0] : numbers[0];
    return {
        day_of(year, static_cast<unsigned>(numbers[1]), static_cast<unsigned>(numbers[2])),
        short_year};
}

Reading read_date(std::string_view written) {
    auto text = without_spaces(written);
    if (all_digits(text) && text.size() == 8) {
        return {day_of(text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6)), false};
    }
    return of_parts(date_parts(text));
}

// Drops a time of day: 2026-03-01 00:00:00, 2026-03-01T08:30.
std::string_view without_time(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) {
        return text;
    }
    const auto gap = text.find_last_of(" T", colon);
    return gap == std::string_view::npos ? text : text.substr(0, gap);
}

bool means_no_end(std::string_view text) {
    for (const std::string_view word :
         {"长期", "长期有效", "永久", "永久有效", "无固定期限", "无期限", "不限"}) {
        if (text == word) {
            return true;
        }
    }
    return false;
}

Value reject_date(const Cell& cell) {
    return cell.reject(
        "invalid-date", "“" + cut(cell.raw, 40) + "”不是有效日期", "请按2026年3月1日这样的写法填写"
    );
}

}  // namespace

Value parse_date(const Cell& cell) {
    if (means_no_end(cell.text)) {
        return {};
    }
    const auto serial = serial_number(cell);
    if (serial && !cell.hints.is_date) {
        cell.note(
            "serial-number", "日期序列号" + cell.text + "已转为" + iso(day_of_serial(*serial))
        );
        return iso(day_of_serial(*serial));
    }
    const auto reading = read_date(without_time(cell.text));
    if (!reading.day) {
        return reject_date(cell);
    }
    if (reading.two_digit_year) {
        cell.warn(
            "two-digit-year",
            "两位年份“" + cell.raw + "”按" + in_chinese(*reading.day) + "理解",
            "请确认，并改用四位年份"
        );
    } else if (has_wide_characters(cell.raw)) {
        cell.note("fullwidth", "全角日期已转换");
    }
    return iso(*reading.day);
}

namespace {

// 2026年12月底, 2026年底, 2026年年末: the last day of it.
std::optional<std::chrono::sys_days> last_day_of(std::string_view text) {
    if (!take_back(text, "底") && !take_back(text, "末")) {
        return std::nullopt;
    }
    const auto year_end = text.find("年");
    const auto year = any_number(text.substr(0, year_end));
    if (year_end == std::string_view::npos || !year || *year < 1900 || *year > 9999) {
        return std::nullopt;
    }
    auto rest = text.substr(year_end + std::string_view("年").size());
    const bool is_year = rest.empty() || rest == "年";
    const auto month = is_year                 ? std::optional<std::int64_t>(12)
                       : take_back(rest, "月") ? any_number(rest)
                                               : std::nullopt;
    if (!month || *month < 1 || *month > 12) {
        return std::nullopt;
    }
    return std::chrono::year{static_cast<int>(*year)} /
           std::chrono::month{static_cast<unsigned>(*month)} / std::chrono::last;
}

}  // namespace

Value parse_deadline(const Cell& cell) {
    const auto plain = without_spaces(cell.text);
    for (const std::string_view word : {"长期", "持续", "常态"}) {
        if (plain.starts_with(word)) {
            return Fields{{"kind", "standing"}};
        }
    }
    for (const std::string_view word : {"实际", "适时", "视情况"}) {
        if (has(plain, word)) {
            return Fields{{"kind", "as_needed"}};
        }
    }
    std::string_view text = plain;
    for (const std::string_view word : {"前完成", "之前", "以前", "前", "止"}) {
        take_back(text, word);
    }
    // 20171124日: a compact date with the word for day behind it.
    if (auto compact = text; take_back(compact, "日") && all_digits(compact)) {
        text = compact;
    }
    const auto last = last_day_of(text);
    const auto day = last ? last : read_date(text).day;
    if (!day) {
        return reject_date(cell);
    }
    return Fields{{"kind", "date"}, {"date", iso(*day)}};
}

std::string deadline_text(const Fields& deadline) {
    const auto kind = text_of(deadline, "kind");
    if (kind == "standing") {
        return "长期执行";
    }
    if (kind == "as_needed") {
        return "根据实际情况确定";
    }
    const auto day = day_of(text_of(deadline, "date"));
    return day ? in_chinese(*day) + "前" : "";
}

}  // namespace mingjing::domain::cell
