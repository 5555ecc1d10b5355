#pragma once

// What stands around the sheets of an .xlsx: which there are and where, the number
// formats, the date system, the shared strings. Immutable once opened; owned by one thread.

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "sheet/archive.h"
#include "sheet/number.h"
#include "sheet/reader.h"
#include "sheet/shared_strings.h"

namespace mingjing::sheet {

struct Workbook {
    Archive archive;
    std::vector<SheetInfo> sheets;
    std::vector<std::string> parts;  // beside each sheet; "" where the file has none
    std::vector<NumberFormat> formats;
    bool is_1904 = false;
    SharedStrings strings;
};

[[nodiscard]] tl::expected<Workbook, FileProblem> open_workbook(
    std::string_view bytes, const Limits& limits
);

}  // namespace mingjing::sheet
