#pragma once

// The JSON form of a register: {"register", "name", "schema", "entries": [...]}.

#include <string>
#include <string_view>
#include <vector>

#include "tabular/import.h"

namespace mingjing::tabular {

// What export_register wrote; other JSON is read as a table.
[[nodiscard]] bool is_own_json(std::string_view bytes, std::string_view file_name);

[[nodiscard]] tl::expected<Report, sheet::FileProblem> read_json(
    std::string_view bytes,
    std::string_view file_name,
    const domain::Schema& schema,
    const domain::Lookup& lookup,
    const Options& options
);

[[nodiscard]] std::string write_entries_json(
    const domain::Schema& schema, const std::vector<Fields>& entries
);

}  // namespace mingjing::tabular
