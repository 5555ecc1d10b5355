#include "codec/number.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace mingjing::codec {
namespace {

// A positive number as digits d1 d2 ... dk and the n that places the point: 0.d1d2...dk * 10^n.
struct Decimal {
    std::string digits;
    int point = 0;
};

Decimal shortest(double number) {
    std::array<char, 32> buffer{};
    const auto end =
        std::to_chars(
            buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific
        )
            .ptr;
    const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const auto e = text.find('e');
    Decimal decimal{.digits = std::string(1, text[0]), .point = 0};
    if (e > 2) {
        decimal.digits += text.substr(2, e - 2);
    }
    const auto exponent = text.substr(text[e + 1] == '+' ? e + 2 : e + 1);
    std::from_chars(exponent.data(), exponent.data() + exponent.size(), decimal.point);
    ++decimal.point;
    return decimal;
}

std::string with_exponent(const Decimal& decimal) {
    const int exponent = decimal.point - 1;
    std::string text = decimal.digits.substr(0, 1);
    if (decimal.digits.size() > 1) {
        text += '.' + decimal.digits.substr(1);
    }
    text += exponent < 0 ? "e-" : "e+";
    return text + std::to_string(std::abs(exponent));
}

// The case table of ECMA-262 6.1.6.1.20.
std::string written(const Decimal& decimal) {
    const int count = static_cast<int>(decimal.digits.size());
    const int point = decimal.point;
    if (count <= point && point <= 21) {
        return decimal.digits + std::string(static_cast<std::size_t>(point - count), '0');
    }
    if (0 < point && point <= 21) {
        const auto whole = static_cast<std::size_t>(point);
        return decimal.digits.substr(0, whole) + '.' + decimal.digits.substr(whole);
    }
    if (-6 < point && point <= 0) {
        return "0." + std::string(static_cast<std::size_t>(-point), '0') + decimal.digits;
    }
    return with_exponent(decimal);
}

}  // namespace

tl::expected<std::string, BadInput> ecmascript_number(double number) {
    if (!std::isfinite(number)) {
        return tl::unexpected(BadInput{.where = "", .what = "数字不是有限的数"});
    }
    if (std::fpclassify(number) == FP_ZERO) {
        return "0";
    }
    const auto text = written(shortest(std::abs(number)));
    return number < 0 ? '-' + text : text;
}

}  // namespace mingjing::codec
