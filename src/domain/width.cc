#include "domain/width.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "domain/characters.h"

namespace mingjing::domain {
namespace {

char32_t folded(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) {
        return c - 0xFF01 + U'!';
    }
    switch (c) {
        case 0x3000:
            return U' ';
        case 0x2212:  // minus sign
        case 0x2010:
        case 0x2011:
            return U'-';
        case 0xFFE5:
            return U'¥';
        default:
            return c;
    }
}

std::u32string with_wide_brackets(std::u32string text) {
    constexpr std::size_t kNone = std::u32string::npos;
    std::size_t open = kNone;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == U'(' || text[i] == U'（') {
            open = i;
        } else if ((text[i] == U')' || text[i] == U'）') && open != kNone) {
            const auto inside = std::u32string_view(text).substr(open + 1, i - open - 1);
            const bool chinese = std::any_of(inside.begin(), inside.end(), is_han) ||
                                 (open > 0 && is_han(text[open - 1]));
            if (chinese) {
                text[open] = U'（';
                text[i] = U'）';
            }
            open = kNone;
        }
    }
    return text;
}

// Whether folding could change anything; most cells are plain.
bool may_fold(std::string_view text) {
    return text.find_first_of("\xE2\xE3\xEF") != std::string_view::npos;
}

}  // namespace

bool is_middle_dot(char32_t c) {
    constexpr std::u32string_view kDots = U"\u00B7\u30FB\u2022\u2027\u2219\u22C5\uFF65\u0387\u25CF";
    return kDots.find(c) != std::u32string_view::npos;
}

std::string fold_width(std::string_view text) {
    if (!may_fold(text)) {
        return std::string(text);
    }
    auto all = decode(text);
    std::transform(all.begin(), all.end(), all.begin(), folded);
    return encode(all);
}

std::string unify_middle_dots(std::string_view text) {
    auto all = decode(text);
    std::replace_if(all.begin(), all.end(), is_middle_dot, U'·');
    return encode(all);
}

std::string widen_brackets(std::string_view text) {
    if (!has(text, "(") && !has(text, ")")) {
        return std::string(text);
    }
    return encode(with_wide_brackets(decode(text)));
}

std::string comparable(std::string_view text) {
    return upper(unify_middle_dots(without_spaces(fold_width(text))));
}

}  // namespace mingjing::domain
