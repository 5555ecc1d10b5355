#include "domain/chinese_money.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace mingjing::domain {

namespace {

constexpr std::size_t kIntegerDigitsMax = 12;
constexpr std::array<std::string_view, 10> kCapitals{
    "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
constexpr std::array<std::string_view, 4> kPlaces{"", "拾", "佰", "仟"};
constexpr std::array<std::string_view, 3> kGroups{"", "万", "亿"};
constexpr std::size_t kGroup = 4;

struct Amount {
    std::string yuan;  // digits, no leading zeros; "" for none
    std::size_t jiao = 0, fen = 0;
};

bool only_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::size_t digit(char c) {
    return static_cast<std::size_t>(c - '0');
}

std::optional<Amount> amount_of(std::string_view text) {
    const auto point = text.find('.');
    auto whole = text.substr(0, point);
    const auto parts =
        point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    const bool is_amount = !whole.empty() && only_digits(whole) && only_digits(parts) &&
                           parts.size() <= 2 && (point == std::string_view::npos || !parts.empty());
    if (!is_amount) {
        return std::nullopt;
    }
    whole.remove_prefix(std::min(whole.find_first_not_of('0'), whole.size()));
    if (whole.size() > kIntegerDigitsMax) {
        return std::nullopt;
    }
    return Amount{
        std::string(whole),
        parts.empty() ? 0 : digit(parts[0]),
        parts.size() < 2 ? 0 : digit(parts[1])};
}

// 14700 -> 壹万肆仟柒佰. One 零 for any run of zeros between digits, none at the end.
std::string capitals_of(std::string_view digits) {
    std::string text;
    bool has_gap = false;
    bool has_any_in_group = false;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const auto left = digits.size() - 1 - i;
        const auto value = digit(digits[i]);
        if (value == 0) {
            has_gap = true;
        } else {
            if (has_gap && !text.empty()) {
                text += kCapitals[0];
            }
            has_gap = false;
            has_any_in_group = true;
            text += kCapitals[value];
            text += kPlaces[left % kGroup];
        }
        if (left % kGroup == 0) {
            if (has_any_in_group) {
                text += kGroups[left / kGroup];
            }
            has_any_in_group = false;
        }
    }
    return text;
}

}  // namespace

std::optional<std::string> money_in_digits(std::string_view yuan) {
    const auto amount = amount_of(yuan);
    if (!amount) {
        return std::nullopt;
    }
    constexpr std::size_t kThousand = 3;
    auto text = amount->yuan.empty() ? std::string("0") : amount->yuan;
    for (auto at = text.size(); at > kThousand;) {
        at -= kThousand;
        text.insert(at, ",");
    }
    return text + "." + std::to_string(amount->jiao) + std::to_string(amount->fen);
}

std::optional<std::string> money_in_capitals(std::string_view yuan) {
    const auto amount = amount_of(yuan);
    if (!amount) {
        return std::nullopt;
    }
    std::string text = capitals_of(amount->yuan);
    const bool has_parts = amount->jiao > 0 || amount->fen > 0;
    if (!text.empty()) {
        text += "元";
    } else if (!has_parts) {
        return "零元整";
    }
    if (!has_parts) {
        return text + "整";
    }
    if (amount->jiao > 0) {
        // 10元5角: a zero before the 角 is spoken.
        const bool ends_in_zero = !amount->yuan.empty() && amount->yuan.back() == '0';
        text += ends_in_zero ? kCapitals[0] : std::string_view{};
        text += kCapitals[amount->jiao];
        text += "角";
    } else if (!amount->yuan.empty()) {
        text += kCapitals[0];
    }
    if (amount->fen > 0) {
        text += kCapitals[amount->fen];
        text += "分";
    }
    return text + (amount->fen > 0 ? "" : "整");
}

}  // namespace mingjing::domain
