// Several things in one cell: numbered lines, or words with marks between them.

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "domain/cell_parts.h"
#include "domain/characters.h"
#include "domain/width.h"

namespace mingjing::domain::cell {
namespace {

constexpr std::size_t kItemsMax = 1000;
constexpr std::array<std::string_view, 6> kEnds{"；", ";", "，", ",", "、", "/"};
constexpr std::u32string_view kOpen = U"（(《“〔[";
constexpr std::u32string_view kClose = U"）)》”〕]";
constexpr std::u32string_view kNumerals = U"一二三四五六七八九十";

bool is_circled(char32_t c) {
    return (c >= U'①' && c <= U'⑳') || (c >= U'⑴' && c <= U'⒇');
}

bool is_numeral(char32_t c) {
    return is_digit(c) || kNumerals.find(c) != std::u32string_view::npos;
}

// Characters of the numbering in front, 0 where there is none.
std::size_t numbering_length(const std::u32string& text) {
    if (!text.empty() && is_circled(text[0])) {
        return 1;
    }
    const bool bracketed = !text.empty() && (text[0] == U'（' || text[0] == U'(');
    const std::size_t begin = bracketed ? 1 : 0;
    std::size_t at = begin;
    while (at < text.size() && at < begin + 3 && is_numeral(text[at])) {
        ++at;
    }
    if (at == begin || at >= text.size()) {
        return 0;
    }
    const char32_t mark = text[at];
    if (bracketed) {
        return mark == U'）' || mark == U')' ? at + 1 : 0;
    }
    // 1、12 are two numbers and 2.5 is one: a numbering has words behind it.
    const bool number_goes_on = at + 1 < text.size() && is_digit(text[at + 1]) && mark != U')';
    const bool is_mark = std::u32string_view(U"、）).．").find(mark) != std::u32string_view::npos;
    return is_mark && !number_goes_on ? at + 1 : 0;
}

std::string without_ends(std::string item, bool& unusual) {
    for (bool again = true; again;) {
        again = false;
        std::string_view text = item;
        for (const auto end : kEnds) {
            if (take_back(text, end)) {
                again = true;
                unusual = unusual || end == "/" || end == "，" || end == ",";
            }
        }
        item = trim(text);
    }
    return item;
}

// Cuts at the marks that stand outside brackets and quotes.
std::vector<std::string> split_outside(std::string_view text, std::u32string_view marks) {
    std::vector<std::string> parts;
    std::u32string part;
    int depth = 0;
    for (const char32_t c : decode(text)) {
        depth += kOpen.find(c) != std::u32string_view::npos ? 1 : 0;
        depth -= kClose.find(c) != std::u32string_view::npos ? 1 : 0;
        if (depth <= 0 && marks.find(c) != std::u32string_view::npos) {
            parts.push_back(encode(part));
            part.clear();
        } else {
            part += c;
        }
    }
    parts.push_back(encode(part));
    return parts;
}

// Lines that go on from a numbered one belong to it.
std::vector<std::string> numbered_items(const std::vector<std::string>& lines) {
    std::vector<std::string> items;
    for (const auto& line : lines) {
        std::string_view text = line;
        if (take_numbering(text) || items.empty()) {
            items.emplace_back(trim(text));
        } else {
            items.back() += text;
        }
    }
    return items;
}

bool starts_with_numbering(std::string_view text) {
    return take_numbering(text);
}

// Lines; one that starts with a circled number holds as many items as it has of them.
std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (const auto& line : split(text, {"\n"})) {
        const auto all = decode(line);
        if (!is_circled(all.front())) {
            lines.push_back(line);
            continue;
        }
        std::u32string item;
        for (const char32_t c : all) {
            if (is_circled(c) && !item.empty()) {
                lines.push_back(trim(encode(std::exchange(item, {}))));
            }
            item += c;
        }
        lines.push_back(trim(encode(item)));
    }
    return lines;
}

// Short codes have no mark inside them, so every mark separates.
bool is_codes(std::string_view text) {
    const auto all = decode(text);
    return std::all_of(all.begin(), all.end(), [](char32_t c) {
        return c < 0x80 || is_space(c) ||
               std::u32string_view(U"；，、").find(c) != std::u32string_view::npos;
    });
}

std::vector<std::string> pieces_of(std::string_view text, bool& unusual) {
    const auto lines = lines_of(text);
    if (lines.empty()) {
        return {};
    }
    if (starts_with_numbering(lines.front())) {
        auto parts = lines;
        if (lines.size() == 1) {
            auto cuts = split_outside(lines.front(), U"；;");
            if (cuts.size() > 1 && starts_with_numbering(trim(cuts[1]))) {
                parts = split(join(cuts, "\n"), {"\n"});
            }
        }
        return numbered_items(parts);
    }
    std::vector<std::string> pieces;
    for (const auto& line : lines) {
        for (auto& piece : split_outside(line, U"；;")) {
            pieces.push_back(std::move(piece));
        }
    }
    const bool codes = is_codes(text);
    if (pieces.size() > 1 && !codes) {
        return pieces;
    }
    std::vector<std::string> words;
    for (const auto& piece : pieces) {
        const bool has_comma = has(piece, "，") || has(piece, ",");
        unusual = unusual || has_comma;
        const auto* const marks = !codes && has(piece, "、") && !has_comma ? U"、" : U"、，,/";
        for (auto& word : split_outside(piece, marks)) {
            words.push_back(std::move(word));
        }
    }
    return words;
}

bool has_loose_bracket(const std::u32string& text) {
    int depth = 0;
    bool loose = false;
    for (const char32_t c : text) {
        depth += kOpen.find(c) != std::u32string_view::npos ? 1 : 0;
        depth -= kClose.find(c) != std::u32string_view::npos ? 1 : 0;
        loose = loose || depth < 0;
    }
    return loose || depth != 0;
}

// Such an item would come apart, or lose its front, when read again.
bool needs_numbering(std::string_view item) {
    const auto all = decode(item);
    return starts_with_numbering(item) || is_empty_mark(item) || has_loose_bracket(all) ||
           std::any_of(all.begin(), all.end(), [](char32_t c) {
               return is_circled(c) ||
                      std::u32string_view(U"、，,；;/").find(c) != std::u32string_view::npos;
           });
}

Value parse_item(const Cell& item) {
    if (item.field.type == FieldType::references) {
        return parse_reference(item);
    }
    if (!item.field.choices.empty()) {
        return parse_choice(item);
    }
    // Taking book title marks off may leave a separator at the end.
    const auto value = parse_text(item);
    bool unusual = false;
    auto text = value.text() == nullptr ? "" : without_ends(*value.text(), unusual);
    return text.empty() ? Value() : Value(std::move(text));
}

}  // namespace

bool take_numbering(std::string_view& text) {
    const auto head = decode(text.substr(0, std::min<std::size_t>(text.size(), 24)));
    const auto length = numbering_length(head);
    if (length == 0) {
        return false;
    }
    text.remove_prefix(encode(head.substr(0, length)).size());
    return true;
}

std::vector<std::string> items_of(std::string_view text, bool& unusual) {
    std::vector<std::string> items;
    for (const auto& piece : pieces_of(text, unusual)) {
        auto item = without_ends(trim(piece), unusual);
        unusual = unusual || item.empty();
        if (!item.empty()) {
            items.push_back(std::move(item));
        }
    }
    return items;
}

Value parse_list(const Cell& cell) {
    // A value of the closed list may itself contain a mark.
    const bool whole = std::any_of(
        cell.field.choices.begin(),
        cell.field.choices.end(),
        [&](const Choice& choice) { return comparable(choice.value) == comparable(cell.raw); }
    );
    bool unusual = false;
    const auto items = whole ? std::vector{cell.raw} : items_of(cell.raw, unusual);
    if (items.size() > kItemsMax) {
        return cell.reject(
            "too-long", "一格中的项数超过" + std::to_string(kItemsMax), "请分行填写"
        );
    }
    if (unusual) {
        cell.note("separator", "分隔符已统一");
    }
    List list;
    for (const auto& item : items) {
        auto value = parse_item(cell.with(item));
        if (value.is_null() && worst(cell.issues) == Level::rejected) {
            return {};
        }
        if (!value.is_null()) {
            list.push_back(std::move(value));
        }
    }
    return list.empty() ? Value() : Value(std::move(list));
}

std::string list_text(const List& list) {
    std::vector<std::string> items;
    for (const auto& item : list) {
        items.push_back(item.text() != nullptr ? *item.text() : "");
    }
    if (auto plain = join(items, "、"); !starts_with_numbering(plain) &&
                                        std::none_of(items.begin(), items.end(), needs_numbering)) {
        return plain;
    }
    std::string out;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const bool digit = !items[i].empty() && items[i][0] >= '0' && items[i][0] <= '9';
        out += (i == 0 ? "" : "\n") + std::to_string(i + 1) + (digit ? ". " : ".") + items[i];
    }
    return out;
}

}  // namespace mingjing::domain::cell
