// Codes, identifiers and document numbers: half-width, upper case, no blanks.

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "domain/cell_parts.h"
#include "domain/characters.h"
#include "domain/identifiers.h"
#include "domain/width.h"

namespace mingjing::domain::cell {
namespace {

constexpr std::size_t kExactDigits = 15;  // what a spreadsheet number keeps

// A number cell that no longer holds the code it was typed as.
bool lost_precision(const Cell& cell) {
    return cell.hints.is_number && (!all_digits(cell.text) || cell.text.size() > kExactDigits);
}

Value reject_lost(const Cell& cell) {
    return cell.reject(
        "number-precision-lost",
        cell.field.label + "按数值存储，超过15位的部分已丢失",
        "请把该列设为文本格式后重新填写"
    );
}

std::string plain_code(const Cell& cell) {
    if (has_wide_characters(cell.raw)) {
        cell.note("fullwidth", "全角字符已转为半角");
    }
    auto text = without_spaces(cell.text);
    if (text != cell.text) {
        cell.note("whitespace", "空格已去除");
    }
    for (const auto* dash : {"—", "–", "‐"}) {
        text = replace_all(std::move(text), dash, "-");
    }
    auto upper_case = upper(text);
    if (upper_case != text) {
        cell.note("case", "小写字母已转为大写");
    }
    return upper_case;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kYearBrackets{{
    {"〔", "〕"},
    {"[", "]"},
    {"(", ")"},
    {"【", "】"},
    {"﹝", "﹞"},
    {"〖", "〗"},
}};

// The year of a document number between 〔〕, whatever stood there; unchanged without one.
std::string with_year_brackets(std::string_view text) {
    for (const auto& [open, close] : kYearBrackets) {
        const auto at = text.find(open);
        const auto year = at == std::string_view::npos ? at : at + open.size();
        if (year == std::string_view::npos || year + 4 > text.size() ||
            !all_digits(text.substr(year, 4)) || !text.substr(year + 4).starts_with(close)) {
            continue;
        }
        return std::string(text.substr(0, at)) + "〔" + std::string(text.substr(year, 4)) + "〕" +
               std::string(text.substr(year + 4 + close.size()));
    }
    return std::string(text);
}

}  // namespace

Value parse_code(const Cell& cell) {
    if (lost_precision(cell)) {
        return reject_lost(cell);
    }
    auto code = plain_code(cell);
    if (is_empty_mark(code)) {
        return {};
    }
    if (all_digits(code) && code.size() < cell.field.pad_zeros) {
        code.insert(0, cell.field.pad_zeros - code.size(), '0');
        cell.note("leading-zero", "已补为" + std::to_string(code.size()) + "位“" + code + "”");
    } else if (cell.hints.is_number) {
        cell.note(
            cell.field.pad_zeros > 0 ? "leading-zero" : "number-as-code",
            "数值按编码“" + code + "”处理"
        );
    }
    if (character_count(code) > cell.field.length_max) {
        return cell.reject("too-long", "编码过长：" + cut(code, 40), "请核对编码");
    }
    return code;
}

Value parse_credit_code(const Cell& cell) {
    if (lost_precision(cell)) {
        return reject_lost(cell);
    }
    auto code = plain_code(cell);
    switch (credit_code_fault(code)) {
        case CreditCodeFault::none:
            return code;
        case CreditCodeFault::check_digit:
            cell.warn(
                "check-digit",
                "统一社会信用代码校验位不符（早期赋码可能不符，已接受）",
                "请对照登记证书核对"
            );
            return code;
        case CreditCodeFault::length:
            return cell.reject(
                "uscc-length",
                "统一社会信用代码为" + std::to_string(character_count(code)) + "位，应为18位",
                "请对照登记证书填写"
            );
        case CreditCodeFault::charset:
            break;
    }
    const auto bad = code.find_first_not_of("0123456789ABCDEFGHJKLMNPQRTUWXY");
    const auto character = encode(decode(code.substr(bad)).substr(0, 1));
    return cell.reject(
        "uscc-charset",
        "统一社会信用代码含“" + character + "”，编码字符集不使用I、O、S、V、Z和其他字符",
        "请核对是否把0写成O、1写成I"
    );
}

Value parse_id_number(const Cell& cell) {
    if (lost_precision(cell)) {
        return reject_lost(cell);
    }
    auto number = plain_code(cell);
    switch (id_number_fault(number)) {
        case IdNumberFault::none:
            return number;
        case IdNumberFault::length:
            return cell.reject(
                "id-length",
                "身份证号为" + std::to_string(character_count(number)) + "位，应为18位",
                "请对照证件填写"
            );
        case IdNumberFault::charset:
            return cell.reject("id-charset", "身份证号含有不应有的字符", "请对照证件填写");
        case IdNumberFault::birth_date:
            return cell.reject("id-birth-date", "身份证号中的出生日期不存在", "请对照证件填写");
        case IdNumberFault::check_digit:
            break;
    }
    return cell.reject("id-check-digit", "身份证号校验位错误", "请对照证件填写");
}

Value parse_document_number(const Cell& cell) {
    const auto plain = without_spaces(cell.text);
    if (has(plain, "待编") || has(plain, "未编号")) {
        cell.note("empty", "“" + cell.raw + "”按没有文号处理");
        return {};
    }
    if (has_wide_characters(cell.raw)) {
        cell.note("fullwidth", "全角字符已转为半角");
    }
    auto number = with_year_brackets(plain);
    if (number != without_spaces(cell.raw)) {
        cell.note("bracket", "文号括号已统一为〔〕");
    }
    return number;
}

Value parse_reference(const Cell& cell) {
    const auto all = decode(cell.raw);
    const bool is_name = std::any_of(all.begin(), all.end(), is_han);
    return is_name ? parse_text(cell) : parse_code(cell);
}

}  // namespace mingjing::domain::cell
