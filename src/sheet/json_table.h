#pragma once

// JSON that another program wrote, as tables: the objects of its list are rows, their members
// columns. Objects with the same members stand on one sheet; one that has fewer joins them.

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "sheet/reader.h"

namespace mingjing::sheet {

struct JsonTable {
    std::vector<std::string> headers;  // by column
    std::vector<SheetRow> rows;        // numbered as the objects stand in the list, from 1
};

// By how the bytes begin, or by the file's name: a .csv may begin with a bracket.
[[nodiscard]] bool is_json(std::string_view bytes, std::string_view file_name);

[[nodiscard]] tl::expected<std::vector<JsonTable>, FileProblem> read_json_tables(
    std::string_view bytes, const Limits& limits
);

}  // namespace mingjing::sheet
