#include "sheet/number.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

#include <fmt/core.h>

namespace mingjing::sheet {
namespace {

constexpr double kLastSerial = 2958465;  // 9999-12-31
constexpr int kDaysFrom1900To1904 = 1462;
constexpr std::size_t kExactDigits = 15;  // what Excel itself keeps and shows

// The code without quoted text, escapes, [conditions] and padding; first section only.
std::string bare_code(std::string_view code) {
    std::string bare;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == ';') {
            break;
        }
        if (c == '"' || c == '[') {
            const auto close = code.find(c == '"' ? '"' : ']', i + 1);
            if (close == std::string_view::npos) {
                break;
            }
            const bool is_elapsed_time =
                c == '[' && code.substr(i + 1, close - i - 1).find_first_not_of("hHmMsS") ==
                                std::string_view::npos;
            bare += is_elapsed_time ? "h" : "";
            i = close;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else {
            bare += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return bare;
}

std::size_t significant_digits(std::string_view decimal) {
    std::size_t digits = 0;
    for (const char c : decimal) {
        digits += (c >= '0' && c <= '9' && (digits > 0 || c != '0')) ? 1U : 0U;
    }
    return digits;
}

std::string in_15_digits(double value) {
    const auto scientific = fmt::format("{:.14e}", std::abs(value));  // d.dddddddddddddde+XX
    int exponent = 0;
    const auto* const last = scientific.data() + scientific.size();
    std::from_chars(
        scientific.data() + kExactDigits + (scientific[kExactDigits + 2] == '+' ? 3 : 2),
        last,
        exponent
    );
    auto digits = scientific.substr(0, 1) + scientific.substr(2, kExactDigits - 1);
    const auto point = exponent + 1;
    if (point <= 0) {
        digits.insert(0, static_cast<std::size_t>(1 - point), '0');
        digits.insert(1, ".");
    } else if (const auto whole = static_cast<std::size_t>(point); whole < digits.size()) {
        digits.insert(whole, ".");
    } else {
        digits.append(whole - digits.size(), '0');
    }
    if (digits.find('.') != std::string::npos) {
        digits.erase(digits.find_last_not_of('0') + 1);
        digits.erase(digits.find_last_not_of('.') + 1);
    }
    return (value < 0 ? "-" : "") + digits;
}

// At most 15 digits, as the sheet shows it: 0.1+0.2 is stored as 0.30000000000000004,
// and what is left of an 18-digit number ends in zeros.
std::string shortest_decimal(double value) {
    std::array<char, 512> buffer{};
    const auto end = std::to_chars(
        buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed
    );
    std::string text(buffer.data(), end.ptr);
    if (significant_digits(text) > kExactDigits) {
        text = in_15_digits(value);
    }
    return text == "-0" ? "0" : text;
}

std::string date_text(double serial, bool is_1904) {
    auto days = static_cast<int>(std::floor(serial));
    if (is_1904) {
        days += kDaysFrom1900To1904;
    } else if (days < 60) {
        ++days;  // Excel believes in 29 February 1900.
    }
    const std::chrono::year_month_day date{
        std::chrono::sys_days{std::chrono::year{1899} / 12 / 30} + std::chrono::days{days}};
    return fmt::format(
        "{:04}-{:02}-{:02}",
        static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day())
    );
}

}  // namespace

NumberFormat built_in_format(std::uint32_t id) {
    const bool is_date = (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
                         (id >= 50 && id <= 54) || id == 57 || id == 58;
    if (is_date) {
        return {NumberFormat::Kind::date};
    }
    return {id == 9 || id == 10 ? NumberFormat::Kind::percent : NumberFormat::Kind::plain};
}

NumberFormat custom_format(std::string_view code) {
    const auto bare = bare_code(code);
    const auto has = [&](std::string_view letters) {
        return bare.find_first_of(letters) != std::string::npos;
    };
    if (bare.find("general") != std::string::npos || bare.find("通用格式") != std::string::npos) {
        return {};
    }
    if (has("yd") || (has("m") && !has("hs"))) {
        return {NumberFormat::Kind::date};
    }
    if (has("%")) {
        return {NumberFormat::Kind::percent};
    }
    if (bare.size() > 1 && bare.find_first_not_of('0') == std::string::npos) {
        return {NumberFormat::Kind::zeros, bare.size()};
    }
    return {};
}

void show_number(std::string_view stored, NumberFormat format, bool is_1904, SheetCell& cell) {
    double value = 0;
    const auto parsed = std::from_chars(stored.data(), stored.data() + stored.size(), value);
    if (parsed.ec != std::errc() || parsed.ptr != stored.data() + stored.size() ||
        !std::isfinite(value)) {
        cell.text = stored;
        return;
    }
    cell.is_number = true;
    const double first_serial = is_1904 ? 0 : 1;
    if (format.kind == NumberFormat::Kind::date && value >= first_serial && value <= kLastSerial) {
        cell.text = date_text(value, is_1904);
        cell.is_date = true;
        return;
    }
    if (format.kind == NumberFormat::Kind::percent) {
        cell.text = shortest_decimal(std::round(value * 1e12) / 1e10) + "%";
        cell.is_number = false;
        return;
    }
    cell.text = shortest_decimal(value);
    if (format.kind == NumberFormat::Kind::zeros && cell.text.size() < format.width &&
        cell.text.find_first_not_of("0123456789") == std::string::npos) {
        cell.text.insert(0, format.width - cell.text.size(), '0');
    }
}

}  // namespace mingjing::sheet
