#pragma once

// The sentences with which a whole file is refused, one function a reason.

#include <cstddef>
#include <string_view>

#include "sheet/reader.h"

namespace mingjing::sheet {

[[nodiscard]] FileProblem not_a_workbook(std::string_view looks_like, std::string_view advice);
[[nodiscard]] FileProblem old_format();
[[nodiscard]] FileProblem password_protected();
[[nodiscard]] FileProblem damaged_archive(std::string_view what);
[[nodiscard]] FileProblem damaged_content(std::string_view part);
[[nodiscard]] FileProblem file_too_large(std::size_t bytes_max);
[[nodiscard]] FileProblem unpacks_too_large(const Limits& limits);
[[nodiscard]] FileProblem dtd_forbidden();
[[nodiscard]] FileProblem too_many_rows(
    std::string_view sheet, std::size_t rows, std::size_t rows_max
);
[[nodiscard]] FileProblem too_many_columns(std::string_view sheet, std::size_t columns_max);
[[nodiscard]] FileProblem too_many_sheets(std::size_t sheets_max);
[[nodiscard]] FileProblem unknown_encoding();

}  // namespace mingjing::sheet
