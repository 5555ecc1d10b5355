#pragma once

// What a stored number looks like to the person who sees the cell: its number format
// says whether it is a date, a percentage or a code with leading zeros.

#include <cstdint>
#include <string>
#include <string_view>

#include "sheet/reader.h"

namespace mingjing::sheet {

struct NumberFormat {
    enum class Kind : std::uint8_t { plain, date, percent, zeros };
    Kind kind = Kind::plain;
    std::size_t width = 0;  // zeros: digits shown
    bool operator==(const NumberFormat&) const = default;
};

// One of Excel's built-in formats, as a Chinese Excel shows them.
[[nodiscard]] NumberFormat built_in_format(std::uint32_t id);
// A format code such as yyyy"年"m"月"d"日" or 0.00%.
[[nodiscard]] NumberFormat custom_format(std::string_view code);

// Fills text and flags of a numeric cell. Text that is no number is left as it is.
void show_number(std::string_view stored, NumberFormat format, bool is_1904, SheetCell& cell);

}  // namespace mingjing::sheet
