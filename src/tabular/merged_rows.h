#pragma once

// Gives every cell of a merged area the value of its first one, row by row.

#include <cstdint>
#include <map>
#include <vector>

#include "sheet/reader.h"

namespace mingjing::tabular {

class MergedRows {
  public:
    explicit MergedRows(std::vector<sheet::Merge> merges);

    // Rows must come in ascending order. `own` is what stands in the sheet itself, and is
    // given back where there is nothing to fill; otherwise the answer lasts until the next.
    [[nodiscard]] const sheet::SheetRow& filled(const sheet::SheetRow& own);
    // Columns that the widest area beginning in this row spans; 1 where none begins.
    [[nodiscard]] std::uint32_t widest(std::uint32_t row) const;
    // Last row of the tallest area of several rows that begins in this row, or the row.
    [[nodiscard]] std::uint32_t last_row(std::uint32_t row) const;

  private:
    struct Area {
        sheet::Merge merge;
        sheet::SheetCell first;  // no text: the area is empty
    };
    std::vector<sheet::Merge> merges_;  // by first row
    std::size_t next_ = 0;
    std::vector<Area> open_;
    sheet::SheetRow row_;
};

}  // namespace mingjing::tabular
