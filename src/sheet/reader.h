#pragma once

// Reads a spreadsheet as people send it: .xlsx by streaming (libzip + expat), .csv in
// UTF-8 (with or without BOM), UTF-16 or GB 18030, .json as a list of objects. Everything is
// bounded; DTDs are refused; formulas are never evaluated (their cached value is read). One pass,
// one sheet at a time, constant memory beside shared strings.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace mingjing::sheet {

struct Limits {
    std::size_t file_bytes_max = 64U << 20U;
    std::size_t unpacked_bytes_max = 512U << 20U;
    std::size_t ratio_max = 200;              // unpacked : packed, per part
    std::size_t cell_characters_max = 32767;  // as Excel
    std::size_t rows_max = 250000;
    std::size_t columns_max = 256;
    std::size_t sheets_max = 64;
    std::size_t shared_strings_bytes_max = 128U << 20U;
};

struct SheetCell {
    std::uint32_t column = 0;  // 0-based
    std::string text;          // numbers: shortest decimal; dates: YYYY-MM-DD
    bool is_number = false;
    bool is_date = false;  // number with a date format
    bool is_formula = false;
    bool is_rich_text = false;
    bool is_error = false;  // text is then "#N/A" ...
};

struct SheetRow {
    std::uint32_t number = 0;  // 1-based, as the person sees it
    bool is_hidden = false;
    std::vector<SheetCell> cells;  // ascending columns, empty ones absent
};

struct Merge {
    std::uint32_t first_row = 0, last_row = 0;        // 1-based
    std::uint32_t first_column = 0, last_column = 0;  // 0-based
};

struct SheetInfo {
    std::string name;
    bool is_hidden = false;
};

// Why a whole file was refused.
struct FileProblem {
    std::string
        code;  // not-a-workbook, damaged-archive, too-large, dtd-forbidden, too-many-rows, ...
    std::string what;  // a Chinese sentence, with what to do
};

enum class Format : std::uint8_t { xlsx, csv, json };

class Reader {
  public:
    // Opens bytes held by the caller for the life of the reader.
    [[nodiscard]] static tl::expected<Reader, FileProblem> open(
        std::string_view bytes, std::string_view file_name, const Limits& limits = {}
    );
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    ~Reader();

    [[nodiscard]] Format format() const;
    [[nodiscard]] const std::vector<SheetInfo>& sheets() const;
    [[nodiscard]] bool uses_1904_dates() const;
    // Merged areas come after the rows in the file, so they are read in a pass of their own.
    [[nodiscard]] tl::expected<std::vector<Merge>, FileProblem> merges(std::size_t sheet) const;
    // Calls `each` row in order; it may return false to stop.
    [[nodiscard]] tl::expected<void, FileProblem> rows(
        std::size_t sheet, const std::function<bool(const SheetRow&)>& each
    ) const;

  private:
    struct State;
    explicit Reader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

[[nodiscard]] std::string column_name(std::uint32_t column);  // 0 -> A, 26 -> AA

}  // namespace mingjing::sheet
