#pragma once

// Writes a formatted, filterable .xlsx (libxlsxwriter, constant memory) or a .csv with a
// UTF-8 BOM. Text stays text: nothing is written as a formula, and leading =+-@ cannot
// become one. The same rows give the same bytes.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mingjing::sheet {

struct Column {
    std::string label;
    double width = 16;  // characters
};

enum class Mark : std::uint8_t { none, warned, rejected };  // cell background

struct OutCell {
    std::string text;
    Mark mark = Mark::none;
};

struct OutSheet {
    std::string name;
    std::string title;  // merged over the columns; "" for none
    std::vector<Column> columns;
    std::vector<std::vector<OutCell>> rows;
};

[[nodiscard]] std::string write_xlsx(const std::vector<OutSheet>& sheets);
[[nodiscard]] std::string write_csv(const OutSheet& sheet);

// The section's own workbook with one more column beside its last: remark per row
// (1-based sheet row -> text), everything else byte for byte what it was.
struct Remark {
    std::size_t sheet = 0;
    std::uint32_t row = 0;
    std::string text;
    Mark mark = Mark::rejected;
};
[[nodiscard]] std::string add_remarks(std::string_view xlsx, const std::vector<Remark>& remarks);
[[nodiscard]] std::string add_remarks_csv(std::string_view csv, const std::vector<Remark>& remarks);

}  // namespace mingjing::sheet
