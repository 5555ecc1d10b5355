// Telephone numbers: area code, hyphen, number; mobiles and short numbers as digits.

#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "domain/cell_parts.h"
#include "domain/characters.h"

namespace mingjing::domain::cell {
namespace {

// 010 and 02x are the area codes of three digits.
std::size_t area_code_length(std::string_view digits) {
    return digits.starts_with("010") || digits.starts_with("02") ? 3 : 4;
}

bool is_mobile(std::string_view digits) {
    return digits.size() == 11 && digits[0] == '1';
}

// One number in canonical form; "" where it is none.
std::string canonical_phone(std::string_view written) {
    std::string_view text = written;
    take(text, "+86");
    std::string extension;
    for (const std::string_view word : {"转", "-转", "分机"}) {
        if (const auto at = text.find(word); at != std::string_view::npos) {
            extension = text.substr(at + word.size());
            text = text.substr(0, at);
        }
    }
    std::string digits;
    std::vector<std::size_t> hyphens;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            digits += c;
        } else if (c == '-' || c == '(' || c == ')' || c == ' ') {
            hyphens.push_back(digits.size());
        } else {
            return "";
        }
    }
    if (digits.size() < 3 || digits.size() > 16 || (!extension.empty() && !all_digits(extension))) {
        return "";
    }
    if (digits.size() == 12 && digits.starts_with("01") && digits[2] != '0') {
        digits.erase(0, 1);  // a mobile, dialled from elsewhere
    }
    const auto tail = extension.empty() ? "" : "转" + extension;
    if (digits[0] == '0' && digits.size() >= 10 && digits.size() <= 12) {
        const auto area = area_code_length(digits);
        return digits.substr(0, area) + "-" + digits.substr(area) + tail;
    }
    const bool grouped = !hyphens.empty() && !is_mobile(digits) && digits[0] != '0';
    if (grouped && (digits.starts_with("400") || digits.starts_with("800"))) {
        return digits.size() == 10 ? digits + tail : "";
    }
    return digits + tail;
}

std::string plain_dashes(std::string text) {
    for (const auto* dash : {"——", "—", "–", "‐", "_"}) {
        text = replace_all(std::move(text), dash, "-");
    }
    return text;
}

}  // namespace

Value parse_phone(const Cell& cell) {
    std::vector<std::string> numbers;
    for (const auto& part : split(cell.text, {"、", "，", ",", "；", ";", "/", "\n"})) {
        auto number = canonical_phone(plain_dashes(without_spaces(part)));
        if (number.empty()) {
            cell.warn(
                "phone-format", "“" + cut(cell.raw, 40) + "”不像电话号码，按原样保留", "请核对"
            );
            return trim(cell.text);
        }
        numbers.push_back(std::move(number));
    }
    if (numbers.empty()) {
        return {};
    }
    auto text = join(numbers, "、");
    if (has_wide_characters(cell.raw)) {
        cell.note("fullwidth", "全角字符已转为半角");
    } else if (text != cell.raw) {
        cell.note("phone-format", "电话写法已统一");
    }
    return text;
}

}  // namespace mingjing::domain::cell
