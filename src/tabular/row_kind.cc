#include "tabular/row_kind.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "domain/characters.h"
#include "tabular/header_text.h"

namespace mingjing::tabular {
namespace {

constexpr std::array<std::string_view, 5> kTotals{"合计", "总计", "小计", "共计", "累计"};
constexpr std::array<std::string_view, 12> kNotes{
    "注:",
    "注：",
    "注1",
    "备注:",
    "备注：",
    "说明:",
    "说明：",
    "填表说明",
    "填报说明",
    "填写说明",
    "示例:",
    "示例："};
constexpr std::array<std::string_view, 14> kSignatures{
    "填报人",
    "填表人",
    "制表人",
    "审核人",
    "审核:",
    "审核：",
    "经办人",
    "填报单位",
    "填报日期",
    "联系人",
    "负责人:",
    "负责人：",
    "主要负责人",
    "单位负责人"};

struct Filled {
    std::uint32_t column = 0;
    std::string_view text;  // blanks around it taken off
};

std::string_view trimmed(std::string_view text) {
    static constexpr std::array<std::string_view, 8> kBlanks{
        " ", "\t", "\n", "\r", "\u3000", "\u00a0", "\ufeff", "\u200b"};
    for (bool again = true; again;) {
        again = std::any_of(kBlanks.begin(), kBlanks.end(), [&](std::string_view blank) {
            return domain::take(text, blank) || domain::take_back(text, blank);
        });
    }
    return text;
}

std::vector<Filled> texts_of(const sheet::SheetRow& row) {
    std::vector<Filled> texts;
    texts.reserve(row.cells.size());
    for (const auto& cell : row.cells) {
        const auto text = trimmed(cell.text);
        if (!text.empty() || cell.is_error) {
            texts.push_back({cell.column, text});
        }
    }
    return texts;
}

const MappedColumn* column_at(const HeaderMatch& header, std::uint32_t column) {
    const auto found =
        std::find_if(header.columns.begin(), header.columns.end(), [&](const MappedColumn& each) {
            return each.column == column;
        });
    return found == header.columns.end() ? nullptr : &*found;
}

template <std::size_t N>
bool starts_with_any(std::string_view text, const std::array<std::string_view, N>& words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return text.starts_with(word);
    });
}

bool is_repeated_header(const std::vector<Filled>& texts, const HeaderMatch& header) {
    std::size_t same = 0;
    std::size_t other = 0;
    for (const auto& text : texts) {
        const auto* column = column_at(header, text.column);
        const bool repeats =
            column != nullptr &&
            std::find(column->keys.begin(), column->keys.end(), header_key(text.text)) !=
                column->keys.end();
        ++(repeats ? same : other);
        if (other * 5 > texts.size()) {
            return false;
        }
    }
    return same >= 2;
}

// CF_WSH, certificate_number: a name a program gave the column.
bool is_column_name(const Filled& filled, const HeaderMatch& header) {
    const auto& text = filled.text;
    const bool is_word = std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
               (c >= '0' && c <= '9');
    });
    const auto* column = column_at(header, filled.column);
    const bool is_field_key =
        column != nullptr && column->target.field != nullptr && column->target.field->key == text;
    return is_field_key || (is_word && text.find('_') != std::string::npos);
}

// A row of column names, or of 1, 2, 3 ... (A, B, C ...), under the header.
bool is_column_codes(const std::vector<Filled>& texts, const HeaderMatch& header) {
    constexpr std::size_t kLeast = 4;
    std::size_t names = 0;
    std::size_t ordinals = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const bool is_ordinal = header_key(texts[i].text) == std::to_string(i + 1) ||
                                texts[i].text == std::string(1, static_cast<char>('A' + i % 26));
        names += is_column_name(texts[i], header) ? 1U : 0U;
        ordinals += is_ordinal ? 1U : 0U;
    }
    return texts.size() >= kLeast && (ordinals == texts.size() || names * 2 > texts.size());
}

bool is_signature(const std::vector<Filled>& texts, bool is_sparse) {
    const bool all_ask = std::all_of(texts.begin(), texts.end(), [](const Filled& filled) {
        return domain::has(filled.text, "：") || domain::has(filled.text, ":");
    });
    return (is_sparse || all_ask) &&
           starts_with_any(domain::without_spaces(texts.front().text), kSignatures);
}

bool is_total(const std::vector<Filled>& texts) {
    return starts_with_any(domain::without_spaces(texts.front().text), kTotals);
}

// Whether any column but the running number says something an entry needs.
bool has_content(const std::vector<Filled>& texts, const HeaderMatch& header) {
    return std::any_of(texts.begin(), texts.end(), [&](const Filled& filled) {
        const auto* column = column_at(header, filled.column);
        return column != nullptr && column->is_mapped();
    });
}

bool has_needed(const std::vector<Filled>& texts, const HeaderMatch& header) {
    const auto needed = header.shape->needed();
    return needed.empty() || std::any_of(texts.begin(), texts.end(), [&](const Filled& filled) {
               const auto* column = column_at(header, filled.column);
               return column != nullptr &&
                      std::any_of(needed.begin(), needed.end(), [&](const Target& target) {
                          return column->target.composite != nullptr ||
                                 (column->target.field == target.field &&
                                  column->target.is_child == target.is_child);
                      });
           });
}

}  // namespace

std::string_view why_skipped(
    const sheet::SheetRow& own,
    const sheet::SheetRow& filled,
    const HeaderMatch& header,
    std::uint32_t widest_merge,
    bool follows_header
) {
    const auto own_texts = texts_of(own);
    if (own_texts.empty()) {
        return "blank";
    }
    const auto first = domain::without_spaces(own_texts.front().text);
    const bool is_alone = own_texts.size() == 1;
    const bool is_sparse = own_texts.size() * 3 <= std::max<std::size_t>(header.mapped(), 3);
    if (is_repeated_header(own_texts, header)) {
        return "repeated-header";
    }
    if (follows_header && is_column_codes(own_texts, header)) {
        return "column-codes";
    }
    const bool spans_the_sheet = widest_merge * 2 > header.columns.size() && widest_merge > 2;
    if (is_sparse && starts_with_any(first, kNotes)) {
        return "notes";
    }
    if (is_signature(own_texts, is_sparse)) {
        return "signature";
    }
    if (is_sparse && is_total(own_texts)) {
        return "total";
    }
    if (is_alone && spans_the_sheet) {
        return "notes";
    }
    const auto all_texts = texts_of(filled);
    if (!has_content(all_texts, header)) {
        return is_alone && domain::all_digits(first) ? "blank" : "notes";
    }
    return is_sparse && !has_needed(all_texts, header) ? "notes" : "";
}

}  // namespace mingjing::tabular
