#include "tabular/merged_rows.h"

#include <algorithm>

namespace mingjing::tabular {
namespace {

const sheet::SheetCell* cell_at(const sheet::SheetRow& row, std::uint32_t column) {
    const auto found = std::lower_bound(
        row.cells.begin(),
        row.cells.end(),
        column,
        [](const sheet::SheetCell& cell, std::uint32_t wanted) { return cell.column < wanted; }
    );
    return found == row.cells.end() || found->column != column ? nullptr : &*found;
}

bool by_first_row(const sheet::Merge& a, const sheet::Merge& b) {
    return a.first_row < b.first_row;
}

}  // namespace

MergedRows::MergedRows(std::vector<sheet::Merge> merges) : merges_(std::move(merges)) {
    std::stable_sort(merges_.begin(), merges_.end(), by_first_row);
}

const sheet::SheetRow& MergedRows::filled(const sheet::SheetRow& own) {
    open_.erase(
        std::remove_if(
            open_.begin(),
            open_.end(),
            [&](const Area& area) { return area.merge.last_row < own.number; }
        ),
        open_.end()
    );
    for (; next_ < merges_.size() && merges_[next_].first_row <= own.number; ++next_) {
        const auto& merge = merges_[next_];
        const auto* first =
            merge.first_row == own.number ? cell_at(own, merge.first_column) : nullptr;
        if (first != nullptr && merge.last_row >= own.number) {
            open_.push_back({merge, *first});
        }
    }
    if (open_.empty()) {
        return own;
    }
    row_ = own;
    for (const auto& area : open_) {
        for (auto column = area.merge.first_column; column <= area.merge.last_column; ++column) {
            if (cell_at(own, column) == nullptr) {
                row_.cells.push_back(area.first);
                row_.cells.back().column = column;
            }
        }
    }
    std::sort(
        row_.cells.begin(),
        row_.cells.end(),
        [](const sheet::SheetCell& a, const sheet::SheetCell& b) { return a.column < b.column; }
    );
    return row_;
}

std::uint32_t MergedRows::widest(std::uint32_t row) const {
    std::uint32_t widest = 1;
    auto merge = std::lower_bound(merges_.begin(), merges_.end(), sheet::Merge{row}, by_first_row);
    for (; merge != merges_.end() && merge->first_row == row; ++merge) {
        widest = std::max(widest, merge->last_column - merge->first_column + 1);
    }
    return widest;
}

std::uint32_t MergedRows::last_row(std::uint32_t row) const {
    auto last = row;
    auto merge = std::lower_bound(merges_.begin(), merges_.end(), sheet::Merge{row}, by_first_row);
    for (; merge != merges_.end() && merge->first_row == row; ++merge) {
        last = std::max(last, merge->last_row);
    }
    return last;
}

}  // namespace mingjing::tabular
