#include "domain/chinese_number.h"

#include <algorithm>
#include <array>

#include "domain/characters.h"
#include "domain/width.h"

namespace mingjing::domain {
namespace {

constexpr std::u32string_view kDigits = U"零一二三四五六七八九";
constexpr std::int64_t kLimit = 100'000'000;

std::optional<std::int64_t> digit_of(char32_t c) {
    if (c == U'〇' || c == U'○') {
        return 0;
    }
    if (c == U'两') {
        return 2;
    }
    const auto at = kDigits.find(c);
    return at == std::u32string_view::npos ? std::nullopt : std::optional<std::int64_t>(at);
}

std::int64_t unit_of(char32_t c) {
    switch (c) {
        case U'十':
            return 10;
        case U'百':
            return 100;
        case U'千':
            return 1000;
        default:
            return 0;
    }
}

// Below ten thousand: 三千五百零二. A leading 十 is 一十.
std::optional<std::int64_t> below_wan(std::u32string_view text) {
    std::int64_t sum = 0;
    std::int64_t digit = -1;
    std::int64_t last_unit = 10'000;
    for (const char32_t c : text) {
        if (const auto value = digit_of(c)) {
            if (digit > 0) {
                return std::nullopt;
            }
            digit = *value;
            continue;
        }
        const auto unit = unit_of(c);
        if (unit == 0 || unit >= last_unit || (digit < 0 && !(unit == 10 && sum == 0))) {
            return std::nullopt;
        }
        sum += (digit < 0 ? 1 : digit) * unit;
        last_unit = unit;
        digit = -1;
    }
    return sum + std::max<std::int64_t>(digit, 0);
}

std::optional<std::int64_t> digit_by_digit(std::u32string_view text) {
    std::int64_t number = 0;
    for (const char32_t c : text) {
        const auto digit = digit_of(c);
        if (!digit || number >= kLimit / 10) {
            return std::nullopt;
        }
        number = number * 10 + *digit;
    }
    return number;
}

std::string below_wan_in_chinese(std::int64_t number) {
    constexpr std::array<std::string_view, 10> kWords{
        "零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    constexpr std::array<std::string_view, 4> kUnits{"千", "百", "十", ""};
    std::string out;
    bool gap = false;
    std::int64_t unit = 1000;
    for (std::size_t i = 0; i < kUnits.size(); ++i, unit /= 10) {
        const auto digit = static_cast<std::size_t>(number / unit % 10);
        if (digit == 0) {
            gap = !out.empty();
            continue;
        }
        if (gap) {
            out += kWords[0];
            gap = false;
        }
        const bool bare_ten = unit == 10 && digit == 1 && out.empty();
        out += bare_ten ? "" : kWords.at(digit);
        out += kUnits.at(i);
    }
    return out;
}

}  // namespace

std::optional<std::int64_t> chinese_number(std::string_view text) {
    const auto all = decode(text);
    if (all.empty() || all.size() > 16) {
        return std::nullopt;
    }
    const bool has_units = std::any_of(all.begin(), all.end(), [](char32_t c) {
        return unit_of(c) != 0 || c == U'万';
    });
    if (!has_units) {
        return digit_by_digit(all);
    }
    const auto wan = all.find(U'万');
    if (wan == std::u32string::npos) {
        return below_wan(all);
    }
    const auto high = below_wan(std::u32string_view(all).substr(0, wan));
    const auto low = below_wan(std::u32string_view(all).substr(wan + 1));
    if (wan == 0 || !high || !low) {
        return std::nullopt;
    }
    return *high * 10'000 + *low;
}

std::string in_chinese(std::int64_t number) {
    if (number <= 0 || number >= kLimit) {
        return number == 0 ? "零" : std::to_string(number);
    }
    const auto high = number / 10'000;
    const auto low = number % 10'000;
    if (high == 0) {
        return below_wan_in_chinese(low);
    }
    std::string out = below_wan_in_chinese(high) + "万";
    if (low != 0 && low < 1000) {
        out += "零";
    }
    // After 万 a ten is said in full: 一万零一十.
    auto rest = low == 0 ? std::string() : below_wan_in_chinese(low);
    if (rest.starts_with("十")) {
        rest.insert(0, "一");
    }
    return out + rest;
}

std::optional<std::int64_t> any_number(std::string_view text) {
    const auto plain = without_spaces(fold_width(text));
    if (!all_digits(plain)) {
        return chinese_number(plain);
    }
    return plain.size() > 15 ? std::nullopt : std::optional<std::int64_t>(std::stoll(plain));
}

}  // namespace mingjing::domain
