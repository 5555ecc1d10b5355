#include "sheet/reader.h"

#include <algorithm>
#include <optional>

#include "sheet/csv.h"
#include "sheet/json_table.h"
#include "sheet/problems.h"
#include "sheet/workbook.h"
#include "sheet/worksheet.h"

namespace mingjing::sheet {
namespace {

enum class Looks : std::uint8_t { zip, compound, encrypted, web_page, xml_sheet, text };

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return lower;
}

Looks looks_like(std::string_view bytes) {
    if (bytes.substr(0, 2) == "PK") {
        return Looks::zip;
    }
    if (bytes.substr(0, 4) == "\xD0\xCF\x11\xE0") {
        // "EncryptedPackage" in UTF-16: an .xlsx behind a password.
        constexpr std::string_view kEncrypted{"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0", 26};
        return contains(bytes, kEncrypted) ? Looks::encrypted : Looks::compound;
    }
    const auto start = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    if (start != std::string_view::npos && bytes[start] == '<') {
        const auto head = lower_ascii(bytes.substr(start, 1024));
        return contains(head, "<?mso-application") || contains(head, "<workbook") ? Looks::xml_sheet
                                                                                  : Looks::web_page;
    }
    return Looks::text;
}

bool is_csv_name(std::string_view file_name) {
    const auto dot = file_name.rfind('.');
    const auto suffix = lower_ascii(dot == std::string_view::npos ? "" : file_name.substr(dot));
    return suffix == ".csv" || suffix == ".txt" || suffix == ".tsv" || suffix.empty();
}

// Before the first row, their headers: row 0, so that rows are numbered as the objects are.
tl::expected<void, FileProblem> read_json_rows(
    const JsonTable& table, const std::function<bool(const SheetRow&)>& each
) {
    SheetRow headers;
    for (const auto& header : table.headers) {
        headers.cells.emplace_back();
        headers.cells.back().column = static_cast<std::uint32_t>(headers.cells.size() - 1);
        headers.cells.back().text = header;
    }
    bool goes_on = each(headers);
    for (auto row = table.rows.begin(); goes_on && row != table.rows.end(); ++row) {
        goes_on = each(*row);
    }
    return {};
}

std::string stem(std::string_view file_name) {
    const auto name = file_name.substr(file_name.find_last_of("/\\") + 1);
    return std::string(name.substr(0, name.rfind('.')));
}

}  // namespace

struct Reader::State {
    Limits limits;
    std::vector<SheetInfo> sheets;
    std::optional<Workbook> workbook;  // .xlsx
    std::string text;                  // .csv, in UTF-8
    CsvDialect dialect;
    std::vector<JsonTable> tables;  // .json
};

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

tl::expected<Reader, FileProblem> Reader::open(
    std::string_view bytes, std::string_view file_name, const Limits& limits
) {
    if (bytes.size() > limits.file_bytes_max) {
        return tl::unexpected(file_too_large(limits.file_bytes_max));
    }
    auto state = std::make_unique<State>();
    state->limits = limits;
    if (is_json(bytes, file_name)) {
        auto tables = read_json_tables(bytes, limits);
        if (!tables) {
            return tl::unexpected(tables.error());
        }
        state->tables = std::move(*tables);
        for (std::size_t i = 0; i < state->tables.size(); ++i) {
            state->sheets.push_back({"JSON" + (i == 0 ? "" : std::to_string(i + 1)), false});
        }
        return Reader(std::move(state));
    }
    switch (looks_like(bytes)) {
        case Looks::zip: {
            auto workbook = open_workbook(bytes, limits);
            if (!workbook) {
                return tl::unexpected(workbook.error());
            }
            state->sheets = workbook->sheets;
            state->workbook.emplace(std::move(*workbook));
            return Reader(std::move(state));
        }
        case Looks::compound:
            return tl::unexpected(old_format());
        case Looks::encrypted:
            return tl::unexpected(password_protected());
        case Looks::web_page:
            return tl::unexpected(not_a_workbook("网页", "请在Excel中另存为.xlsx后再导入"));
        case Looks::xml_sheet:
            return tl::unexpected(not_a_workbook("“XML表格2003”", "请在Excel中另存为.xlsx后再导入")
            );
        case Looks::text:
            break;
    }
    if (!is_csv_name(file_name)) {
        return tl::unexpected(not_a_workbook(
            "纯文本", "如果是逗号分隔的文本请把扩展名改为.csv，否则在Excel中另存为.xlsx后再导入"
        ));
    }
    auto text = decode_text(bytes);
    if (!text) {
        return tl::unexpected(text.error());
    }
    state->text = std::move(*text);
    state->dialect = guess_dialect(state->text);
    state->sheets.push_back({stem(file_name), false});
    return Reader(std::move(state));
}

Format Reader::format() const {
    return state_->workbook ? Format::xlsx : state_->tables.empty() ? Format::csv : Format::json;
}

const std::vector<SheetInfo>& Reader::sheets() const {
    return state_->sheets;
}

bool Reader::uses_1904_dates() const {
    return state_->workbook && state_->workbook->is_1904;
}

tl::expected<std::vector<Merge>, FileProblem> Reader::merges(std::size_t sheet) const {
    if (!state_->workbook) {
        return std::vector<Merge>{};
    }
    return read_merges(*state_->workbook, sheet);
}

tl::expected<void, FileProblem> Reader::rows(
    std::size_t sheet, const std::function<bool(const SheetRow&)>& each
) const {
    if (state_->workbook) {
        return read_rows(*state_->workbook, sheet, state_->limits, each);
    }
    if (!state_->tables.empty()) {
        return read_json_rows(state_->tables[sheet], each);
    }
    return read_csv(state_->text, state_->dialect, state_->limits, [&](const CsvRecord& record) {
        return record.row.cells.empty() || each(record.row);
    });
}

std::string column_name(std::uint32_t column) {
    std::string name;
    for (auto rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return name;
}

}  // namespace mingjing::sheet
