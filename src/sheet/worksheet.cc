#include "sheet/worksheet.h"

#include <charconv>

#include "sheet/problems.h"
#include "sheet/xml.h"

namespace mingjing::sheet {
namespace {

constexpr std::uint32_t kLastRow = 1048576;
constexpr std::uint32_t kLastColumn = 16384;
constexpr std::size_t kMergesMax = 200000;
constexpr std::size_t kUtf8BytesMax = 4;

enum class CellType : std::uint8_t {
    number,
    shared,
    inline_text,
    formula_text,
    boolean,
    error,
    date
};

CellType type_of(std::string_view name) {
    if (name == "s") {
        return CellType::shared;
    }
    if (name == "inlineStr") {
        return CellType::inline_text;
    }
    if (name == "str") {
        return CellType::formula_text;
    }
    if (name == "b") {
        return CellType::boolean;
    }
    if (name == "e") {
        return CellType::error;
    }
    return name == "d" ? CellType::date : CellType::number;
}

class RowsVisitor final : public XmlVisitor {
  public:
    RowsVisitor(
        const Workbook& workbook,
        std::size_t sheet,
        const Limits& limits,
        const std::function<bool(const SheetRow&)>& each
    )
        : workbook_(workbook), sheet_(sheet), limits_(limits), each_(each), rich_(limits) {}

    void start(std::string_view name, XmlAttributes attributes) override {
        if (name == "c") {
            begin_cell(attributes);
        } else if (name == "row") {
            begin_row(attributes);
        } else if (name == "sheetData") {
            in_rows_ = true;
        } else if (!in_cell_) {
            return;
        } else if (name == "v") {
            in_value_ = true;
            has_value_ = true;
        } else if (name == "f") {
            cell_.is_formula = true;
        } else if (name == "is") {
            in_inline_ = true;
            rich_.begin();
        } else if (in_inline_) {
            rich_.start(name);
        }
    }

    void text(std::string_view characters) override {
        bool fits = true;
        if (in_value_) {
            value_ += characters;
            fits = value_.size() <= limits_.cell_characters_max * kUtf8BytesMax;
        } else if (in_inline_) {
            fits = rich_.add(characters);
        }
        if (!fits) {
            refuse(unpacks_too_large(limits_));
        }
    }

    void end(std::string_view name) override {
        if (name == "c") {
            end_cell();
        } else if (name == "v") {
            in_value_ = false;
        } else if (name == "row") {
            end_row();
        } else if (name == "is") {
            in_inline_ = false;
        } else if (name == "sheetData") {
            end_rows();
        } else if (in_inline_) {
            rich_.end(name);
        }
    }

  private:
    void begin_row(XmlAttributes attributes) {
        const auto row = attributes["r"].empty() ? row_.number + 1 : attributes.number("r");
        if (!in_rows_ || in_row_ || row <= row_.number || row > kLastRow) {
            refuse(damaged_content(workbook_.parts[sheet_]));
            return;
        }
        in_row_ = true;
        row_.number = row;
        row_.is_hidden = attributes.is_true("hidden");
        row_.cells.clear();
        next_column_ = 0;
    }

    void begin_cell(XmlAttributes attributes) {
        CellPlace place{row_.number, next_column_};
        const auto reference = attributes["r"];
        if (!in_row_ || in_cell_ || (!reference.empty() && !parse_reference(reference, place)) ||
            place.column < next_column_) {
            refuse(damaged_content(workbook_.parts[sheet_]));
            return;
        }
        in_cell_ = true;
        next_column_ = place.column + 1;
        cell_.column = place.column;
        cell_.text.clear();
        cell_.is_number = cell_.is_date = cell_.is_formula = false;
        cell_.is_rich_text = cell_.is_error = false;
        type_ = type_of(attributes["t"]);
        style_ = attributes.number("s");
        value_.clear();
        has_value_ = false;
    }

    void end_cell() {
        in_cell_ = false;
        fill_cell();
        const bool is_uncalculated = cell_.is_formula && !has_value_;
        if (is_uncalculated) {
            cell_.is_error = true;
        } else if (cell_.text.empty()) {
            return;
        }
        if (count_characters(cell_.text) > limits_.cell_characters_max) {
            refuse(unpacks_too_large(limits_));
        } else if (cell_.column >= limits_.columns_max) {
            refuse(too_many_columns(workbook_.sheets[sheet_].name, limits_.columns_max));
        } else {
            row_.cells.push_back(cell_);
        }
    }

    void fill_cell() {
        switch (type_) {
            case CellType::number:
                if (!value_.empty()) {
                    const auto format = style_ < workbook_.formats.size()
                                            ? workbook_.formats[style_]
                                            : NumberFormat{};
                    show_number(value_, format, workbook_.is_1904, cell_);
                }
                return;
            case CellType::shared:
                fill_shared();
                return;
            case CellType::inline_text:
                cell_.text = rich_.take();
                cell_.is_rich_text = rich_.has_runs();
                return;
            case CellType::formula_text:
                cell_.text = unescaped(value_);
                return;
            case CellType::boolean:
                cell_.text = value_.empty() ? "" : (value_ == "0" ? "FALSE" : "TRUE");
                return;
            case CellType::error:
                cell_.text = value_;
                cell_.is_error = true;
                return;
            case CellType::date:
                cell_.text = value_.substr(0, value_.find('T'));
                cell_.is_date = true;
                return;
        }
    }

    void fill_shared() {
        if (value_.empty()) {
            return;
        }
        std::size_t index = workbook_.strings.size();
        std::from_chars(value_.data(), value_.data() + value_.size(), index);
        if (index >= workbook_.strings.size()) {
            refuse(damaged_content(workbook_.parts[sheet_]));
            return;
        }
        cell_.text = workbook_.strings.text(index);
        cell_.is_rich_text = workbook_.strings.is_rich(index);
    }

    // Rows beyond the limit are counted, not handed over, so that the refusal can say
    // how many there are.
    void end_row() {
        in_row_ = false;
        if (row_.cells.empty()) {
            return;
        }
        ++rows_;
        if (rows_ <= limits_.rows_max && !each_(row_)) {
            is_done = true;
        }
    }

    void end_rows() {
        if (rows_ > limits_.rows_max) {
            refuse(too_many_rows(workbook_.sheets[sheet_].name, rows_, limits_.rows_max));
        }
        is_done = true;
    }

    const Workbook& workbook_;
    std::size_t sheet_;
    const Limits& limits_;
    const std::function<bool(const SheetRow&)>& each_;
    RichText rich_;
    SheetRow row_;
    SheetCell cell_;
    CellType type_ = CellType::number;
    std::uint32_t style_ = 0;
    std::uint32_t next_column_ = 0;
    std::string value_;
    std::size_t rows_ = 0;
    bool has_value_ = false;
    bool in_rows_ = false;
    bool in_row_ = false;
    bool in_cell_ = false;
    bool in_value_ = false;
    bool in_inline_ = false;
};

class MergesVisitor final : public XmlVisitor {
  public:
    MergesVisitor(std::string part, std::vector<Merge>& merges)
        : part_(std::move(part)), merges_(merges) {
        wants_starts_only = true;
    }
    void start(std::string_view name, XmlAttributes attributes) override {
        if (name != "mergeCell") {
            return;
        }
        const auto area = attributes["ref"];
        const auto colon = area.find(':');
        CellPlace first;
        CellPlace last;
        if (!parse_reference(area.substr(0, colon), first) ||
            !parse_reference(
                colon == std::string_view::npos ? area : area.substr(colon + 1), last
            ) ||
            first.row > last.row || first.column > last.column || merges_.size() == kMergesMax) {
            refuse(damaged_content(part_));
            return;
        }
        merges_.push_back({first.row, last.row, first.column, last.column});
    }
    void end(std::string_view /*name*/) override {}
    void text(std::string_view /*characters*/) override {}

  private:
    std::string part_;
    std::vector<Merge>& merges_;
};

}  // namespace

bool parse_reference(std::string_view text, CellPlace& place) {
    std::uint32_t column = 0;
    std::size_t i = 0;
    for (; i < text.size() && i < 3 && text[i] >= 'A' && text[i] <= 'Z'; ++i) {
        column = column * 26 + static_cast<std::uint32_t>(text[i] - 'A' + 1);
    }
    std::uint32_t row = 0;
    const auto parsed = std::from_chars(text.data() + i, text.data() + text.size(), row);
    if (column == 0 || column > kLastColumn || row == 0 || row > kLastRow ||
        parsed.ec != std::errc() || parsed.ptr != text.data() + text.size()) {
        return false;
    }
    place = {row, column - 1};
    return true;
}

tl::expected<void, FileProblem> read_rows(
    const Workbook& workbook,
    std::size_t sheet,
    const Limits& limits,
    const std::function<bool(const SheetRow&)>& each
) {
    if (workbook.parts[sheet].empty()) {
        return {};
    }
    RowsVisitor visitor(workbook, sheet, limits, each);
    return visit(workbook.archive, workbook.parts[sheet], visitor);
}

tl::expected<std::vector<Merge>, FileProblem> read_merges(
    const Workbook& workbook, std::size_t sheet
) {
    std::vector<Merge> merges;
    if (!workbook.parts[sheet].empty()) {
        MergesVisitor visitor(workbook.parts[sheet], merges);
        if (auto done = visit(workbook.archive, workbook.parts[sheet], visitor); !done) {
            return tl::unexpected(done.error());
        }
    }
    return merges;
}

}  // namespace mingjing::sheet
