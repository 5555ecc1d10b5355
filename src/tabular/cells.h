#pragma once

// One row's cells to the values of its fields, with everything there is to say about them.

#include <map>
#include <regex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/cell.h"
#include "tabular/header.h"
#include "tabular/import.h"

namespace mingjing::tabular {

// Of what stood in a cell.
inline constexpr std::size_t kShownCharacters = 80;

struct ReadRow {
    std::size_t sheet = 0;  // index into Report::sheets
    std::size_t place = 0;  // index into SheetReport::rows
    Fields parent;          // fields without a value are absent
    Fields child;           // of the shape's table
    std::vector<CellIssue> issues;
};

// Reads the rows of one sheet. Keeps what it made of short texts, since a register repeats
// them. Refers to header and vocabulary.
class RowReader {
  public:
    RowReader(const HeaderMatch& header, const domain::Vocabulary& vocabulary, bool is_1904);

    [[nodiscard]] ReadRow read(const sheet::SheetRow& filled);
    // Puts an issue beside the column that feeds its field; "" where none does.
    [[nodiscard]] CellIssue placed(domain::Issue issue) const;

  private:
    struct Conditions;
    void read_cell(
        const MappedColumn& column,
        const sheet::SheetCell& cell,
        ReadRow& row,
        Conditions& conditions
    );
    void read_field(
        const MappedColumn& column, const Target& target, const sheet::SheetCell& cell, ReadRow& row
    );
    bool read_composite(const MappedColumn& column, const sheet::SheetCell& cell, ReadRow& row);
    void read_conditions(const Conditions& conditions, ReadRow& row) const;
    [[nodiscard]] const domain::Parsed& parse(const Target& target, const sheet::SheetCell& cell);
    void take(
        const MappedColumn& column,
        const Target& target,
        const domain::Parsed& parsed,
        std::string_view text,
        ReadRow& row
    ) const;

    const HeaderMatch& header_;
    const domain::Vocabulary& vocabulary_;
    bool is_1904_;
    std::unordered_map<std::string, domain::Parsed> known_;
    std::map<const domain::Composite*, std::regex> patterns_;
    domain::Parsed last_;  // what `parse` made of a text too long to keep
};

}  // namespace mingjing::tabular
