// A section gets its own file back with one more column: the sheet's XML is edited where
// the remarks go and nowhere else, every other part stays as it was packed.

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>

#include <fmt/core.h>
#include <zip.h>

#include "base/fault.h"
#include "sheet/csv.h"
#include "sheet/workbook.h"
#include "sheet/worksheet.h"
#include "sheet/writer.h"
#include "sheet/xml.h"

namespace mingjing::sheet {
namespace {

constexpr std::size_t kRemarkWidth = 60;
using ByRow = std::map<std::uint32_t, const Remark*>;

std::string_view color_of(Mark mark) {
    switch (mark) {
        case Mark::rejected:
            return "FFC00000";
        case Mark::warned:
            return "FF9C5700";
        case Mark::none:
            break;
    }
    return "FF000000";
}

std::string xml_text(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        switch (c) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            default:
                safe += static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t' ? c : ' ';
        }
    }
    return safe;
}

struct Edit {
    std::size_t begin = 0;
    std::size_t end = 0;  // what stood there goes
    std::string text;
};

// Finds where the remark cells go in one sheet.
class RemarkPlaces final : public XmlVisitor {
  public:
    RemarkPlaces(std::string_view xml, const ByRow& remarks, std::uint32_t column)
        : xml_(xml), remarks_(remarks), column_(column) {}

    std::vector<Edit> edits;
    std::vector<std::pair<std::size_t, std::size_t>> row_tags;  // of edited rows, for `spans`

    void start(std::string_view name, XmlAttributes attributes) override {
        if (name == "row") {
            begin_row(attributes);
        } else if (name == "c" && remark_ != nullptr) {
            begin_cell(attributes);
        } else if (name == "col") {
            has_width_ = has_width_ || attributes.number("max") > column_;
        } else if (name == "sheetData" && !seen_columns_) {
            note_prefix(name);
            const auto width =
                "<" + prefix() + "cols>" + width_element() + "</" + prefix() + "cols>";
            edits.push_back({tag_begin, tag_begin, width});
        }
    }

    void end(std::string_view name) override {
        if (name == "row" && remark_ != nullptr) {
            if (!is_placed_ && tag_begin != row_begin_) {
                place(tag_begin, tag_begin);
            }
            remark_ = nullptr;
        } else if (name == "c" && is_replacing_) {
            place(cell_begin_, tag_end);
            is_replacing_ = false;
        } else if (name == "cols") {
            note_prefix(name);
            seen_columns_ = true;
            const bool is_empty = xml_[tag_begin + 1] != '/';
            if (!has_width_ && !is_empty) {
                edits.push_back({tag_begin, tag_begin, width_element()});
            }
        } else if (name == "sheetData") {
            is_done = true;
        }
    }
    void text(std::string_view /*characters*/) override {}

  private:
    // "x:" where the sheet writes <x:row>.
    void note_prefix(std::string_view name) {
        const auto tag = xml_.substr(tag_begin, tag_end - tag_begin);
        const auto begin = tag.find_first_not_of("</");
        prefix_ = tag.substr(begin, tag.find(name) - begin);
    }
    [[nodiscard]] const std::string& prefix() const { return prefix_; }

    void begin_row(XmlAttributes attributes) {
        row_ = attributes["r"].empty() ? row_ + 1 : attributes.number("r");
        next_column_ = 0;
        row_begin_ = tag_begin;
        style_.clear();
        is_placed_ = false;
        const auto found = remarks_.find(row_);
        remark_ = found == remarks_.end() ? nullptr : found->second;
        if (remark_ != nullptr) {
            note_prefix("row");
            row_tags.emplace_back(tag_begin, tag_end);
        }
    }

    // A cell at the remark's place is empty but may carry borders: it gives way, its
    // style stays. Otherwise the style of the row's last cell is taken up.
    void begin_cell(XmlAttributes attributes) {
        CellPlace place_of_cell{row_, next_column_};
        if (const auto reference = attributes["r"]; !reference.empty()) {
            static_cast<void>(parse_reference(reference, place_of_cell));
        }
        next_column_ = place_of_cell.column + 1;
        if (place_of_cell.column <= column_) {
            style_ = attributes["s"];
        }
        if (place_of_cell.column == column_) {
            cell_begin_ = tag_begin;
            is_replacing_ = true;
        } else if (place_of_cell.column > column_ && !is_placed_) {
            place(tag_begin, tag_begin);
        }
    }

    void place(std::size_t begin, std::size_t end) {
        is_placed_ = true;
        const auto& p = prefix();
        edits.push_back(
            {begin,
             end,
             fmt::format(
                 "<{0}c r=\"{1}{2}\"{3} t=\"inlineStr\"><{0}is><{0}r><{0}rPr><{0}sz val=\"10\"/>"
                 "<{0}color rgb=\"{4}\"/></{0}rPr><{0}t xml:space=\"preserve\">{5}</{0}t></{0}r>"
                 "</{0}is></{0}c>",
                 p,
                 column_name(column_),
                 row_,
                 style_.empty() ? "" : " s=\"" + style_ + "\"",
                 color_of(remark_->mark),
                 xml_text(remark_->text)
             )}
        );
    }

    [[nodiscard]] std::string width_element() const {
        return fmt::format(
            R"(<{0}col min="{1}" max="{1}" width="{2}" customWidth="1"/>)",
            prefix(),
            column_ + 1,
            kRemarkWidth
        );
    }

    std::string_view xml_;
    const ByRow& remarks_;
    std::uint32_t column_;
    std::string prefix_;
    const Remark* remark_ = nullptr;
    std::uint32_t row_ = 0;
    std::uint32_t next_column_ = 0;
    std::size_t row_begin_ = 0;
    std::size_t cell_begin_ = 0;
    std::string style_;
    bool is_placed_ = false;
    bool is_replacing_ = false;
    bool has_width_ = false;
    bool seen_columns_ = false;
};

// The column range a row claims to hold is only a hint; a wrong one is worse than none.
void drop_spans(
    std::string_view xml,
    const std::vector<std::pair<std::size_t, std::size_t>>& row_tags,
    std::vector<Edit>& edits
) {
    for (const auto& [begin, end] : row_tags) {
        const auto tag = xml.substr(begin, end - begin);
        const auto at = tag.find(" spans=\"");
        const auto close = at == std::string_view::npos ? at : tag.find('"', at + 8);
        if (close != std::string_view::npos) {
            edits.push_back({begin + at, begin + close + 1, ""});
        }
    }
}

std::string with_edits(std::string_view xml, std::vector<Edit> edits) {
    std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
        return a.begin < b.begin;
    });
    std::string edited;
    edited.reserve(xml.size() + edits.size() * 256);
    std::size_t at = 0;
    for (const auto& edit : edits) {
        edited += xml.substr(at, edit.begin - at);
        edited += edit.text;
        at = edit.end;
    }
    return edited += xml.substr(at);
}

template <class T>
T expect(tl::expected<T, FileProblem> answer) {
    if (!answer) {
        throw Fault("a workbook read before cannot be read again: " + answer.error().code);
    }
    return std::move(*answer);
}

std::string edited_sheet(const Workbook& workbook, std::size_t sheet, const ByRow& remarks) {
    std::uint32_t column = 0;
    auto done = read_rows(workbook, sheet, Limits{}, [&](const SheetRow& row) {
        column = std::max(column, row.cells.back().column + 1);
        return true;
    });
    std::string xml;
    const auto& part = workbook.parts[sheet];
    if (done) {
        done = workbook.archive.read(part, [&](std::string_view block) {
            xml += block;
            return true;
        });
    }
    RemarkPlaces places(xml, remarks, column);
    if (done) {
        done = visit(workbook.archive, part, places);
    }
    if (!done) {
        throw Fault("a workbook read before cannot be read again: " + done.error().code);
    }
    drop_spans(xml, places.row_tags, places.edits);
    return with_edits(xml, std::move(places.edits));
}

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};

std::string replace_parts(
    std::string_view xlsx, const std::map<std::string, std::string>& replaced
) {
    zip_error_t error;
    zip_error_init(&error);
    // A buffer that is written to must be libzip's own: it frees what it reads from.
    std::unique_ptr<void, decltype(&std::free)> copy(std::malloc(xlsx.size()), &std::free);
    if (copy == nullptr) {
        throw Fault("no memory for the workbook with its remarks");
    }
    std::memcpy(copy.get(), xlsx.data(), xlsx.size());
    zip_source_t* source = zip_source_buffer_create(copy.get(), xlsx.size(), 1, &error);
    if (source == nullptr) {
        throw Fault("cannot read the workbook that gets remarks");
    }
    static_cast<void>(copy.release());
    zip_source_keep(source);  // NOLINT(clang-analyzer-unix.Malloc): the source frees the copy
    const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> kept(source, &zip_source_free);
    std::unique_ptr<zip_t, Discard> archive(zip_open_from_source(source, 0, &error));
    zip_error_fini(&error);
    bool is_good = archive != nullptr;
    for (const auto& [part, bytes] : replaced) {
        const auto index =
            is_good ? zip_name_locate(archive.get(), part.c_str(), ZIP_FL_NOCASE) : -1;
        zip_stat_t about;
        zip_stat_init(&about);
        is_good = index >= 0 &&
                  zip_stat_index(archive.get(), static_cast<zip_uint64_t>(index), 0, &about) == 0;
        if (!is_good) {
            break;
        }
        auto* part_source = zip_source_buffer(archive.get(), bytes.data(), bytes.size(), 0);
        is_good = zip_file_replace(archive.get(), about.index, part_source, 0) == 0 &&
                  zip_file_set_mtime(archive.get(), about.index, about.mtime, 0) == 0;
    }
    if (!is_good || zip_close(archive.get()) != 0) {
        throw Fault("cannot put the remarks into the workbook");
    }
    static_cast<void>(archive.release());
    zip_stat_t about;
    zip_stat_init(&about);
    std::string bytes;
    if (zip_source_stat(source, &about) == 0 && zip_source_open(source) == 0) {
        bytes.resize(about.size);
        const auto count = zip_source_read(source, bytes.data(), bytes.size());
        zip_source_close(source);
        if (count == static_cast<zip_int64_t>(bytes.size())) {
            return bytes;
        }
    }
    throw Fault("cannot read back the workbook with its remarks");
}

}  // namespace

std::string add_remarks(std::string_view xlsx, const std::vector<Remark>& remarks) {
    const auto workbook = expect(open_workbook(xlsx, Limits{}));
    std::map<std::size_t, ByRow> by_sheet;
    for (const auto& remark : remarks) {
        by_sheet[remark.sheet].insert_or_assign(remark.row, &remark);
    }
    std::map<std::string, std::string> replaced;
    for (const auto& [sheet, rows] : by_sheet) {
        if (sheet < workbook.parts.size() && !workbook.parts[sheet].empty()) {
            replaced[workbook.parts[sheet]] = edited_sheet(workbook, sheet, rows);
        }
    }
    return replaced.empty() ? std::string(xlsx) : replace_parts(xlsx, replaced);
}

std::string add_remarks_csv(std::string_view csv, const std::vector<Remark>& remarks) {
    const auto text = expect(decode_text(csv));
    const auto dialect = guess_dialect(text);
    ByRow by_row;
    for (const auto& remark : remarks) {
        by_row.insert_or_assign(remark.row, &remark);
    }
    std::size_t columns = 0;
    const auto for_each = [&](const std::function<bool(const CsvRecord&)>& each) {
        if (const auto done = read_csv(text, dialect, Limits{}, each); !done) {
            throw Fault("a file read before cannot be read again: " + done.error().code);
        }
    };
    for_each([&](const CsvRecord& record) {
        columns = std::max(columns, record.columns);
        return true;
    });
    std::vector<Edit> edits;
    for_each([&](const CsvRecord& record) {
        const auto found = by_row.find(record.row.number);
        if (found != by_row.end()) {
            std::string cell(columns - record.columns + 1, dialect.separator);
            cell += '"';
            for (const char c : found->second->text) {
                cell += c == '"' ? "\"\"" : std::string(1, c);
            }
            edits.push_back({record.end_byte, record.end_byte, cell + '"'});
        }
        return true;
    });
    return "\xEF\xBB\xBF" + with_edits(text, std::move(edits));
}

}  // namespace mingjing::sheet
