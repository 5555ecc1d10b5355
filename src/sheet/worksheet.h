#pragma once

// The rows and merged areas of one worksheet part.

#include <functional>
#include <vector>

#include <tl/expected.hpp>

#include "sheet/reader.h"
#include "sheet/workbook.h"

namespace mingjing::sheet {

[[nodiscard]] tl::expected<void, FileProblem> read_rows(
    const Workbook& workbook,
    std::size_t sheet,
    const Limits& limits,
    const std::function<bool(const SheetRow&)>& each
);
[[nodiscard]] tl::expected<std::vector<Merge>, FileProblem> read_merges(
    const Workbook& workbook, std::size_t sheet
);

struct CellPlace {
    std::uint32_t row = 0;     // 1-based
    std::uint32_t column = 0;  // 0-based
};
// "AB12"; false where it is no cell reference.
[[nodiscard]] bool parse_reference(std::string_view text, CellPlace& place);

}  // namespace mingjing::sheet
