#pragma once

// A section's spreadsheet to entries and back. Finds the sheets and header rows, maps
// columns by label, synonym and confirmed mapping, unmerges, skips notes, totals and
// repeated headers, parses every cell, groups child rows, checks every entry, and
// reports each cell's fate before anything is kept. Nothing here writes a database.
// A Report is a plain value.

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "base/value.h"
#include "definitions/definitions.h"
#include "domain/issue.h"
#include "domain/rules.h"
#include "sheet/reader.h"

namespace mingjing::tabular {

enum class Outcome : std::uint8_t { accepted, warned, rejected };

inline constexpr std::string_view kRemarksHeader = "导入意见";  // of the column handed back

struct CellIssue {
    domain::Issue issue;
    std::string column;  // "K", "" for the whole row
    std::string header;  // 承办机构
    std::string text;    // what stood there, whole: it is mended from here
};
struct RowReport {
    std::uint32_t row = 0;
    Outcome outcome = Outcome::accepted;
    std::string key;  // row key, "" where unreadable
    // Where Options::keeps_values asks for it and the row is not rejected: the parsed row,
    // children under "certificates.number".
    Fields values;
    std::vector<CellIssue> issues;
};
struct SkippedRow {
    std::uint32_t row = 0;
    std::string why;  // blank, notes, signature, total, repeated-header, column-codes
};
struct SheetReport {
    std::string name;
    std::size_t index = 0;
    bool is_data = false;
    std::string why_ignored;
    std::vector<std::uint32_t> header_rows;
    // Header, field key ("" unmapped); of a sheet that is no data, as far as one was found.
    std::vector<std::pair<std::string, std::string>> columns;
    std::vector<RowReport> rows;
    std::vector<SkippedRow> skipped;
};
// Where a row stands in Report::sheets.
struct RowPlace {
    std::size_t sheet = 0;
    std::size_t row = 0;
};
struct Report {
    std::string file;
    std::vector<SheetReport> sheets;
    std::vector<Fields> entries;       // whole entries made of accepted and warned rows
    std::vector<std::string> sources;  // beside each entry: sheet and row
    // Beside each entry, the sheets its rows stand on; none where the file has no columns.
    std::vector<std::set<std::size_t>> drawn_from;
    std::vector<std::vector<RowPlace>> made_of;  // beside each entry, its rows
    std::uint64_t accepted = 0, warned = 0, rejected = 0;
};

// A cell as its owner sees it: the sheet's name, the row from 1, the column's letter.
struct CellPlace {
    std::string sheet;
    std::uint32_t row = 0;
    std::string column;
    // NOLINTNEXTLINE(modernize-use-nullptr): the zero is the compiler's own
    auto operator<=>(const CellPlace&) const = default;
};
using MendedCells = std::map<CellPlace, std::string>;

struct Options {
    std::map<std::string, std::string> confirmed_headers;  // header -> field key
    MendedCells mended;  // read as if the file's own cells said so
    sheet::Limits limits;
    bool keeps_values = false;  // RowReport::values
    std::function<void(std::uint64_t rows)> progress;
};

// 工作表“汇总”第6行O列“办理时限/法定时限”：...
[[nodiscard]] std::string sentence(
    std::string_view sheet_name, const RowReport& row, const CellIssue& issue
);

// The whole file refused, or row by row what it makes. Reads .xlsx, .csv and the .json of
// export_register. References and duplicates are also looked for among the file's own
// entries; `lookup` knows those of the system.
[[nodiscard]] tl::expected<Report, sheet::FileProblem> read_register(
    std::string_view bytes,
    std::string_view file_name,
    const domain::Schema& schema,
    const definitions::Definitions& definitions,
    const domain::Lookup& lookup,
    const Options& options
);

// The file's sheets with the columns found in them, no row read: for whoever is to say what
// the columns of a refused file mean. Nothing for a file that has none.
[[nodiscard]] std::vector<SheetReport> read_headers(
    std::string_view bytes,
    std::string_view file_name,
    const domain::Schema& schema,
    const Options& options
);

// The report's entry as it stands beside what the office has under its key: a field the
// entry's sheets have no column for keeps its value; an empty cell empties it.
[[nodiscard]] Fields with_unsaid(
    const domain::Schema& schema, const Report& report, std::size_t entry, const Fields& known
);

// The section's own file with a remarks column (导入意见) beside each row that has issues.
[[nodiscard]] std::string with_remarks(
    std::string_view bytes, std::string_view file_name, const Report& report
);

// The register as a file; importing it again changes nothing.
enum class ExportFormat : std::uint8_t { xlsx, csv, json };
[[nodiscard]] std::string export_register(
    const domain::Schema& schema,
    const std::vector<Fields>& entries,
    ExportFormat format,
    bool open_fields_only
);

}  // namespace mingjing::tabular
