#include "tabular/mended_rows.h"

#include <algorithm>

namespace mingjing::tabular {
namespace {

constexpr std::uint32_t kLetters = 26;

// A -> 0, AA -> 26.
std::uint32_t column_number(std::string_view letters) {
    std::uint32_t number = 0;
    for (const char letter : letters) {
        number = number * kLetters + static_cast<std::uint32_t>(letter - 'A' + 1);
    }
    return number - 1;
}

}  // namespace

MendedRows::MendedRows(const MendedCells& cells, std::string_view sheet_name) {
    const CellPlace first{std::string(sheet_name), 0, ""};
    for (auto cell = cells.lower_bound(first);
         cell != cells.end() && cell->first.sheet == sheet_name;
         ++cell) {
        by_row_[cell->first.row][column_number(cell->first.column)] = cell->second;
    }
}

const sheet::SheetRow& MendedRows::mended(const sheet::SheetRow& own) {
    const auto found = by_row_.find(own.number);
    if (found == by_row_.end()) {
        return own;
    }
    row_ = own;
    for (const auto& [column, text] : found->second) {
        auto place = std::lower_bound(
            row_.cells.begin(),
            row_.cells.end(),
            column,
            [](const sheet::SheetCell& cell, std::uint32_t wanted) { return cell.column < wanted; }
        );
        if (place == row_.cells.end() || place->column != column) {
            place = row_.cells.emplace(place);
        }
        *place = sheet::SheetCell{column, text};
    }
    return row_;
}

}  // namespace mingjing::tabular
