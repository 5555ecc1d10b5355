#pragma once

// Finds where a sheet's headers stand and what each column means.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sheet/reader.h"
#include "tabular/merged_rows.h"
#include "tabular/shape.h"

namespace mingjing::tabular {

struct MappedColumn {
    std::uint32_t column = 0;
    std::string header;             // 办理时限/法定时限
    std::vector<std::string> path;  // its texts from the top row down
    std::vector<std::string> keys;  // header_key of each
    std::string unit;               // of bare numbers under it: 万元, 工作日
    Target target;                  // nothing set: not recognised, or to be ignored
    [[nodiscard]] bool is_mapped() const {
        return target.field != nullptr || target.composite != nullptr;
    }
};

struct HeaderMatch {
    const Shape* shape = nullptr;
    std::vector<std::uint32_t> rows;    // header rows, as numbered in the sheet
    std::vector<MappedColumn> columns;  // every column that has a header
    std::vector<Target> missing;        // needed and without a column
    std::size_t score = 0;

    [[nodiscard]] std::size_t mapped() const;
    [[nodiscard]] bool is_complete() const { return shape != nullptr && missing.empty(); }
};

using ConfirmedHeaders = std::map<std::string, std::string>;  // header -> field path, "" ignores

// The best reading of the first rows of a sheet (as they stand, unfilled) under any shape.
// Complete ones go before better ones; no rows, no match.
[[nodiscard]] HeaderMatch find_header(
    const std::vector<sheet::SheetRow>& first_rows,
    const std::vector<sheet::Merge>& merges,
    std::string_view sheet_name,
    const std::vector<Shape>& shapes,
    const ConfirmedHeaders& confirmed
);

}  // namespace mingjing::tabular
