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
    std::string text;    // what stood there, cut to 80 characters
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
    std::vector<std::pair<std::string, std::string>> columns;  // header, field key ("" unmapped)
    std::vector<RowReport> rows;
    std::vector<SkippedRow> skipped;
};
struct Report {
    std::string file;
    std::vector<SheetReport> sheets;
    std::vector<Fields> entries;       // whole entries made of accepted and warned rows
    std::vector<std::string> sources;  // beside each entry: sheet and row
    // Beside each entry, the sheets its rows stand on; none where the file has no columns.
    std::vector<std::set<std::size_t>> drawn_from;
    std::uint64_t accepted = 0, warned = 0, rejected = 0;
};

struct Options {
    std::map<std::string, std::string> confirmed_headers;  // header -> field key
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

// The entry's key under its schema; "" where a part is missing.
[[nodiscard]] std::string entry_key(const domain::Schema& schema, const Fields& entry);

}  // namespace mingjing::tabular
