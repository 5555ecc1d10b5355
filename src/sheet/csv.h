#pragma once

// Comma-separated text in whatever encoding and separator it comes.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "sheet/reader.h"

namespace mingjing::sheet {

// UTF-8 without BOM, from UTF-8, UTF-16 (BOM or not) or GB 18030.
[[nodiscard]] tl::expected<std::string, FileProblem> decode_text(std::string_view bytes);

struct CsvDialect {
    char separator = ',';
    std::size_t first_byte = 0;  // behind a "sep=;" line
};
[[nodiscard]] CsvDialect guess_dialect(std::string_view utf8);

struct CsvRecord {
    SheetRow row;                // blank cells absent
    std::size_t columns = 0;     // fields written, blank or not
    std::size_t first_byte = 0;  // of the record
    std::size_t end_byte = 0;    // of its text, line end excluded
};

// Every record in order, blank ones too; `each` returns false to stop.
[[nodiscard]] tl::expected<void, FileProblem> read_csv(
    std::string_view utf8,
    CsvDialect dialect,
    const Limits& limits,
    const std::function<bool(const CsvRecord&)>& each
);

}  // namespace mingjing::sheet
