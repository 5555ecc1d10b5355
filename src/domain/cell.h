#pragma once

// From what a person typed to the one canonical value a field stores, saying what was
// changed on the way. Pure; the same functions serve a spreadsheet cell, a form field
// and a CSV export coming home. Spellings: data/bureau README "Values", law.md 4.4-4.7.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "domain/issue.h"
#include "domain/schema.h"

namespace mingjing::domain {

// What the spreadsheet knew of a cell beyond its text.
struct CellHints {
    bool is_number = false;   // stored as a number, `text` its shortest decimal form
    bool is_date = false;     // carried a date format; `text` is then YYYY-MM-DD
    bool is_formula = false;  // cached value of a formula
    bool is_rich_text = false;
    std::string error;           // "#N/A" and friends: there is no value
    std::int64_t date_base = 0;  // days to add to a bare serial: 1462 in 1904 workbooks
};

struct Parsed {
    Value value;    // null where the cell is empty or rejected
    Issues issues;  // field keys filled in; no row or column yet
};

// Alias tables a bureau owns: units of its organisation tree, statute short names.
struct Vocabulary {
    // Full name for an alias, or nothing. kind: "unit", "law".
    std::function<std::optional<std::string>(std::string_view kind, std::string_view alias)>
        full_name;
};

[[nodiscard]] Parsed parse_cell(
    const Field& field, std::string_view text, const CellHints& hints, const Vocabulary& vocabulary
);

// One comparison of a condition as a sheet spreads it over columns. Relation: 且, 或 or "".
struct ConditionPart {
    std::string measure;
    std::string comparison;  // ≥, 不低于, 以上, 属于, ...
    std::string value;
    std::string unit;
};
[[nodiscard]] Parsed parse_condition(
    const Field& field, const std::vector<ConditionPart>& parts, std::string_view relation
);

// The value as one spreadsheet cell would hold it, such that parse_cell gives it back.
[[nodiscard]] std::string cell_text(const Field& field, const Value& value);
// The value as a page shows it (dates in Chinese, citations as 《…》第…条).
[[nodiscard]] std::string display_text(const Field& field, const Value& value);

}  // namespace mingjing::domain
