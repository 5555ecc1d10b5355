#pragma once

// One cell on its way to a value: what the parsers of the single types share. Private to
// the cell_*.cc files; everyone else uses cell.h.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "domain/cell.h"

namespace mingjing::domain::cell {

struct Cell {
    const Field& field;
    std::string raw;   // trimmed, otherwise as typed
    std::string text;  // raw in usual width, trimmed
    const CellHints& hints;
    const Vocabulary& vocabulary;
    Issues& issues;

    void note(std::string code, std::string what) const;
    void warn(std::string code, std::string what, std::string remedy) const;
    // Adds the issue and gives the null the cell is then worth.
    Value reject(std::string code, std::string what, std::string remedy) const;
    // The same cell holding other text; its issues go to the same list.
    [[nodiscard]] Cell with(std::string_view other) const;
};

// The words and signs for "nothing here": 无, /, ——.
[[nodiscard]] bool is_empty_mark(std::string_view text);
// Letters, digits or signs of double width; Chinese punctuation does not count.
[[nodiscard]] bool has_wide_characters(std::string_view text);

[[nodiscard]] Value parse_text(const Cell& cell);
[[nodiscard]] Value parse_long_text(const Cell& cell);
[[nodiscard]] Value parse_code(const Cell& cell);
[[nodiscard]] Value parse_credit_code(const Cell& cell);
[[nodiscard]] Value parse_id_number(const Cell& cell);
[[nodiscard]] Value parse_document_number(const Cell& cell);
[[nodiscard]] Value parse_phone(const Cell& cell);
[[nodiscard]] Value parse_date(const Cell& cell);
[[nodiscard]] Value parse_deadline(const Cell& cell);
[[nodiscard]] Value parse_number(const Cell& cell);  // integer and decimal
[[nodiscard]] Value parse_boolean(const Cell& cell);
[[nodiscard]] Value parse_choice(const Cell& cell);
[[nodiscard]] Value parse_list(const Cell& cell);
[[nodiscard]] Value parse_citations(const Cell& cell);
[[nodiscard]] Value parse_duration(const Cell& cell);
[[nodiscard]] Value parse_frequency(const Cell& cell);
[[nodiscard]] Value parse_ratio(const Cell& cell);
[[nodiscard]] Value parse_condition(const Cell& cell);
[[nodiscard]] Value parse_reference(const Cell& cell);

[[nodiscard]] std::string list_text(const List& list);
[[nodiscard]] std::string citations_text(const List& citations, std::string_view between);
[[nodiscard]] std::string duration_text(const Fields& duration);
[[nodiscard]] std::string frequency_text(std::int64_t times);
[[nodiscard]] std::string ratio_text(const Fields& ratio);
[[nodiscard]] std::string deadline_text(const Fields& deadline);
[[nodiscard]] std::string condition_text(const Fields& condition);

// A number with the words people put around it. Nothing where there is none in front.
struct Quantity {
    std::string decimal;
    std::string unit;  // what follows the number, units of ten thousand already counted in
    bool approximate = false;
    bool rewritten = false;  // separators, 万 or Chinese numerals were there
};
[[nodiscard]] std::optional<Quantity> quantity(std::string_view text);

// "1.", "（一）", "①", "二、" off the front; false where there is none.
bool take_numbering(std::string_view& text);
// Items of a list, as the section meant them; `unusual` says a separator was a rare one.
[[nodiscard]] std::vector<std::string> items_of(std::string_view text, bool& unusual);

}  // namespace mingjing::domain::cell
