#pragma once

// Workbooks as a test lays them out: a grid of texts and the areas merged in it.

#include <string>
#include <string_view>
#include <vector>

#include "sheet/made_workbook.h"
#include "sheet/reader.h"

namespace mingjing::tabular::test {

using Grid = std::vector<std::vector<std::string>>;

inline std::string workbook_of(const Grid& grid, const std::vector<std::string>& merges = {}) {
    sheet::test::Made made;
    for (std::size_t r = 0; r < grid.size(); ++r) {
        const auto number = std::to_string(r + 1);
        made.rows += "<row r=\"" + number + "\">";
        for (std::size_t c = 0; c < grid[r].size(); ++c) {
            const auto place = sheet::column_name(static_cast<std::uint32_t>(c)) + number;
            made.rows += "<c r=\"" + place + "\"";
            made.rows += grid[r][c].empty()
                             ? "/>"
                             : " t=\"inlineStr\"><is><t>" + grid[r][c] + "</t></is></c>";
        }
        made.rows += "</row>";
    }
    made.after_rows = merges.empty() ? "" : "<mergeCells>";
    for (const auto& area : merges) {
        made.after_rows += "<mergeCell ref=\"" + area + "\"/>";
    }
    made.after_rows += merges.empty() ? "" : "</mergeCells>";
    return sheet::test::workbook_of(made);
}

}  // namespace mingjing::tabular::test
