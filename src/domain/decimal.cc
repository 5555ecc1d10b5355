#include "domain/decimal.h"

#include <algorithm>
#include <cstddef>

#include "domain/characters.h"

namespace mingjing::domain {
namespace {

constexpr std::size_t kDecimalDigitsMax = 20;
constexpr int kExponentMax = 40;

// Digits without a point, and how many of them stand after it.
struct DecimalParts {
    bool negative = false;
    std::string digits;
    std::ptrdiff_t after_point = 0;
};

std::string written(DecimalParts parts) {
    if (parts.after_point < 0) {
        parts.digits.append(static_cast<std::size_t>(-parts.after_point), '0');
        parts.after_point = 0;
    }
    if (const auto wanted = static_cast<std::size_t>(parts.after_point) + 1;
        parts.digits.size() < wanted) {
        parts.digits.insert(0, wanted - parts.digits.size(), '0');
    }
    while (parts.after_point > 0 && parts.digits.ends_with('0')) {
        parts.digits.pop_back();
        --parts.after_point;
    }
    const auto places = static_cast<std::size_t>(parts.after_point);
    const auto first = std::min(parts.digits.find_first_not_of('0'), parts.digits.size());
    parts.digits.erase(0, std::min(first, parts.digits.size() - places - 1));
    std::string out = parts.digits.substr(0, parts.digits.size() - places);
    if (places > 0) {
        out += "." + parts.digits.substr(parts.digits.size() - places);
    }
    return parts.negative && out != "0" ? "-" + out : out;
}

DecimalParts parts_of(std::string_view decimal) {
    DecimalParts parts;
    parts.negative = take(decimal, "-");
    const auto point = decimal.find('.');
    parts.digits = decimal.substr(0, point);
    if (point != std::string_view::npos) {
        parts.after_point = static_cast<std::ptrdiff_t>(decimal.size() - point - 1);
        parts.digits += decimal.substr(point + 1);
    }
    return parts;
}

// The exponent behind an E, taken off `text`; nothing where it is malformed.
std::optional<int> take_exponent(std::string_view& text) {
    const auto at = text.find_first_of("eE");
    if (at == std::string_view::npos) {
        return 0;
    }
    auto exponent = text.substr(at + 1);
    text = text.substr(0, at);
    const bool negative = take(exponent, "-");
    if (!negative) {
        take(exponent, "+");
    }
    if (!all_digits(exponent) || exponent.size() > 3) {
        return std::nullopt;
    }
    const int value = std::stoi(std::string(exponent));
    if (value > kExponentMax) {
        return std::nullopt;
    }
    return negative ? -value : value;
}

// Thousands separators stand before groups of three, or not at all.
std::optional<std::string> without_commas(std::string_view whole_part) {
    if (!has(whole_part, ",")) {
        return std::string(whole_part);
    }
    std::string out;
    std::size_t group = 0;
    bool first = true;
    for (std::size_t i = 0; i <= whole_part.size(); ++i) {
        if (i < whole_part.size() && whole_part[i] != ',') {
            out += whole_part[i];
            ++group;
            continue;
        }
        if (first ? group == 0 || group > 3 : group != 3) {
            return std::nullopt;
        }
        first = false;
        group = 0;
    }
    return out;
}

}  // namespace

std::optional<std::string> canonical_decimal(std::string_view text) {
    const bool negative = take(text, "-");
    if (!negative) {
        take(text, "+");
    }
    const auto exponent = take_exponent(text);
    if (!exponent) {
        return std::nullopt;
    }
    const auto point = text.find('.');
    const auto whole_part = without_commas(text.substr(0, point));
    const auto fraction =
        point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    if (!whole_part || !all_digits(*whole_part) || (!fraction.empty() && !all_digits(fraction)) ||
        (point != std::string_view::npos && fraction.empty()) ||
        whole_part->size() + fraction.size() > kDecimalDigitsMax) {
        return std::nullopt;
    }
    DecimalParts parts{negative, *whole_part + std::string(fraction), 0};
    parts.after_point = static_cast<std::ptrdiff_t>(fraction.size()) - *exponent;
    return written(std::move(parts));
}

std::string shift(std::string_view decimal, int places) {
    auto parts = parts_of(decimal);
    parts.after_point -= places;
    return written(std::move(parts));
}

int compare(std::string_view a, std::string_view b) {
    auto x = parts_of(a);
    auto y = parts_of(b);
    if (x.negative != y.negative) {
        return x.negative ? -1 : 1;
    }
    const auto places = std::max(x.after_point, y.after_point);
    x.digits.append(static_cast<std::size_t>(places - x.after_point), '0');
    y.digits.append(static_cast<std::size_t>(places - y.after_point), '0');
    const auto width = std::max(x.digits.size(), y.digits.size());
    x.digits.insert(0, width - x.digits.size(), '0');
    y.digits.insert(0, width - y.digits.size(), '0');
    const auto order = x.digits.compare(y.digits);
    return x.negative ? -order : order;
}

std::optional<std::int64_t> whole(std::string_view decimal) {
    auto digits = decimal;
    take(digits, "-");
    if (!all_digits(digits) || digits.size() > 15) {
        return std::nullopt;
    }
    return std::stoll(std::string(decimal));
}

}  // namespace mingjing::domain
