// Words: as written, but for what an input method or a layout left behind.

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "domain/cell_parts.h"
#include "domain/characters.h"
#include "domain/width.h"

namespace mingjing::domain::cell {
namespace {

constexpr std::size_t kNameCharactersMax = 4;

// 杜　岩, 欧 阳 执: blanks that only align a column of names.
bool is_spaced_name(const std::u32string& text) {
    std::size_t han = 0;
    bool after_han = false;
    for (const char32_t c : text) {
        if (is_space(c)) {
            after_han = false;
            continue;
        }
        if (!is_han(c) || after_han) {
            return false;
        }
        after_han = true;
        ++han;
    }
    return han >= 2 && han <= kNameCharactersMax && han < text.size();
}

// Line breaks inside one line of text: nothing between Chinese words, a blank between others.
std::string in_one_line(const std::u32string& text) {
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != U'\n' && text[i] != U'\r' && text[i] != U'\t') {
            out += text[i];
            continue;
        }
        const bool latin = !out.empty() && out.back() < 0x80 && !is_space(out.back()) &&
                           i + 1 < text.size() && text[i + 1] < 0x80 && !is_space(text[i + 1]);
        if (latin) {
            out += U' ';
        }
    }
    return encode(out);
}

std::string without_controls(std::string_view text) {
    auto all = decode(text);
    std::erase_if(all, [](char32_t c) {
        return (c < 0x20 && c != U'\n' && c != U'\t') || c == 0x7F || c == 0xFEFF;
    });
    return encode(all);
}

bool has_dot_between_han(const std::u32string& text) {
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] != U'·' && is_middle_dot(text[i]) && is_han(text[i - 1]) &&
            is_han(text[i + 1])) {
            return true;
        }
    }
    return false;
}

bool is_whole_book_title(std::string_view text) {
    return take(text, "《") && take_back(text, "》") && !text.empty() && !has(text, "《") &&
           !has(text, "》");
}

// 1920*1080, 1920X1080 -> 1920×1080; "" where it is no such pair.
std::string with_times_sign(std::string_view text) {
    const auto plain = without_spaces(text);
    const auto sign = plain.find_first_of("*xX");
    if (sign == std::string::npos || !all_digits(plain.substr(0, sign)) ||
        !all_digits(plain.substr(sign + 1))) {
        return "";
    }
    return plain.substr(0, sign) + "×" + plain.substr(sign + 1);
}

std::string tidied(const Cell& cell) {
    std::string text = cell.raw;
    const auto change = [&](std::string changed, const char* code, const char* what) {
        if (changed != text) {
            text = std::move(changed);
            cell.note(code, what);
        }
    };
    if (has(text, "\n") || has(text, "\r") || has(text, "\t")) {
        change(in_one_line(decode(text)), "whitespace", "单元格内的换行已去除");
    }
    if (is_spaced_name(decode(text))) {
        change(without_spaces(text), "whitespace", "字间对齐空格已去除");
    }
    if (has_dot_between_han(decode(text))) {
        change(unify_middle_dots(text), "middle-dot", "间隔号已统一为“·”");
    }
    if (is_whole_book_title(text)) {
        change(text.substr(3, text.size() - 6), "book-title-marks", "书名号已去除");
    }
    change(widen_brackets(text), "bracket", "半角括号已统一为全角");
    if (auto pair = with_times_sign(text); !pair.empty()) {
        change(std::move(pair), "separator", "写法已统一为“×”");
    }
    return text;
}

Value bounded(const Cell& cell, std::string text) {
    const auto count = character_count(text);
    if (count > cell.field.length_max) {
        return cell.reject(
            "too-long",
            "内容有" + std::to_string(count) + "字，超过" + std::to_string(cell.field.length_max) +
                "字的上限",
            "请精简后再填"
        );
    }
    return text;
}

}  // namespace

Value parse_text(const Cell& cell) {
    auto text = without_controls(tidied(cell));
    if (!cell.field.vocabulary.empty() && cell.vocabulary.full_name) {
        const auto full = cell.vocabulary.full_name(cell.field.vocabulary, text);
        if (full && *full != text) {
            cell.note("enum-synonym", "“" + text + "”已对应到“" + *full + "”");
            text = *full;
        }
    }
    return bounded(cell, std::move(text));
}

Value parse_long_text(const Cell& cell) {
    auto text = replace_all(cell.raw, "\r\n", "\n");
    return bounded(cell, without_controls(replace_all(std::move(text), "\r", "\n")));
}

}  // namespace mingjing::domain::cell
