#include "sheet/writer.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <set>

#include <fmt/core.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/fault.h"
#include "sheet/shared_strings.h"

namespace mingjing::sheet {
namespace {

constexpr std::time_t kCreated = 1767225600;  // 2026-01-01: the same rows, the same bytes
constexpr std::uint32_t kHeaderFill = 0xD9E2F3;
constexpr std::uint32_t kWarnedFill = 0xFFF2CC;
constexpr std::uint32_t kRejectedFill = 0xF8CBAD;
constexpr std::size_t kSheetNameMax = 31;
constexpr std::size_t kCellCharactersMax = 32767;

// A file that exists in memory only and that a path leads to.
class MemoryFile {
  public:
    MemoryFile() : descriptor_(memfd_create("mingjing-sheet", MFD_CLOEXEC)) {
        if (descriptor_ < 0) {
            throw Fault("cannot make a file in memory");
        }
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile() { close(descriptor_); }

    [[nodiscard]] std::string path() const { return fmt::format("/proc/self/fd/{}", descriptor_); }
    [[nodiscard]] std::string bytes() const {
        std::string all;
        std::array<char, 1U << 16U> block;  // NOLINT(cppcoreguidelines-pro-type-member-init)
        for (;;) {
            const auto count =
                pread(descriptor_, block.data(), block.size(), static_cast<off_t>(all.size()));
            if (count < 0) {
                throw Fault("cannot read back a file in memory");
            }
            if (count == 0) {
                return all;
            }
            all.append(block.data(), static_cast<std::size_t>(count));
        }
    }

  private:
    int descriptor_;
};

void check(lxw_error error) {
    if (error != LXW_NO_ERROR) {
        throw Fault(fmt::format("cannot write a workbook: {}", lxw_strerror(error)));
    }
}

struct Styles {
    lxw_format* title;
    lxw_format* header;
    std::array<lxw_format*, 3> cells;  // by Mark
};

lxw_format* new_format(lxw_workbook* workbook, const char* font, double size) {
    auto* format = workbook_add_format(workbook);
    format_set_font_name(format, font);
    format_set_font_size(format, size);
    format_set_text_wrap(format);
    return format;
}

lxw_format* filled(lxw_format* format, std::uint32_t color) {
    format_set_pattern(format, LXW_PATTERN_SOLID);
    format_set_bg_color(format, color);
    return format;
}

Styles make_styles(lxw_workbook* workbook) {
    Styles styles{};
    styles.title = new_format(workbook, "黑体", 16);
    format_set_align(styles.title, LXW_ALIGN_CENTER);
    format_set_align(styles.title, LXW_ALIGN_VERTICAL_CENTER);
    styles.header = filled(new_format(workbook, "黑体", 10), kHeaderFill);
    format_set_align(styles.header, LXW_ALIGN_CENTER);
    format_set_align(styles.header, LXW_ALIGN_VERTICAL_CENTER);
    format_set_border(styles.header, LXW_BORDER_THIN);
    for (auto*& format : styles.cells) {
        format = new_format(workbook, "宋体", 10);
        format_set_num_format(format, "@");
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        format_set_border(format, LXW_BORDER_THIN);
    }
    filled(styles.cells[static_cast<std::size_t>(Mark::warned)], kWarnedFill);
    filled(styles.cells[static_cast<std::size_t>(Mark::rejected)], kRejectedFill);
    return styles;
}

// Excel allows 31 characters without []:*?/\ and no name twice.
std::string sheet_name(std::string_view wanted, std::set<std::string>& taken) {
    std::string name;
    std::size_t characters = 0;
    for (const char c : wanted) {
        const bool begins_character = (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
        if (begins_character && ++characters > kSheetNameMax - 3) {
            break;
        }
        name += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : '_';
    }
    name = name.empty() ? "Sheet" : name;
    auto unique = name;
    for (int n = 2; !taken.insert(unique).second; ++n) {
        unique = fmt::format("{}_{}", name, n);
    }
    return unique;
}

// "_x000D_" written by a person must not be taken for an escape when read again.
std::string escaped(const std::string& text) {
    if (count_characters(text) > kCellCharactersMax) {
        throw Fault("a cell of more than 32767 characters cannot be written to a workbook");
    }
    std::string safe;
    std::size_t from = 0;
    for (auto at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 2)) {
        const auto tail = text.substr(at, 7);
        if (unescaped(tail) != tail) {
            safe += text.substr(from, at - from) + "_x005F";
            from = at;
        }
    }
    return safe.empty() ? text : safe + text.substr(from);
}

void write_sheet(lxw_worksheet* target, const OutSheet& sheet, const Styles& styles) {
    if (sheet.columns.empty()) {
        return;
    }
    const auto last = static_cast<lxw_col_t>(sheet.columns.size() - 1);
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        check(worksheet_set_column(target, column, column, sheet.columns[i].width, nullptr));
    }
    lxw_row_t row = 0;
    if (!sheet.title.empty()) {
        worksheet_set_row(target, row, 30, nullptr);
        check(
            last == 0
                ? worksheet_write_string(target, row, 0, escaped(sheet.title).c_str(), styles.title)
                : worksheet_merge_range(
                      target, row, 0, row, last, escaped(sheet.title).c_str(), styles.title
                  )
        );
        ++row;
    }
    const auto header_row = row++;
    worksheet_set_row(target, header_row, 30, nullptr);
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        check(worksheet_write_string(
            target,
            header_row,
            static_cast<lxw_col_t>(i),
            escaped(sheet.columns[i].label).c_str(),
            styles.header
        ));
    }
    for (const auto& cells : sheet.rows) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            auto* format = styles.cells.at(static_cast<std::size_t>(cells[i].mark));
            const auto column = static_cast<lxw_col_t>(i);
            check(
                cells[i].text.empty()
                    ? worksheet_write_blank(target, row, column, format)
                    : worksheet_write_string(
                          target, row, column, escaped(cells[i].text).c_str(), format
                      )
            );
        }
        ++row;
    }
    check(worksheet_autofilter(target, header_row, 0, std::max(row - 1, header_row + 1), last));
    worksheet_freeze_panes(target, header_row + 1, 0);
    worksheet_repeat_rows(target, header_row, header_row);
    worksheet_set_landscape(target);
    worksheet_fit_to_pages(target, 1, 0);
}

std::string csv_field(const std::string& text) {
    // A tab in front keeps =1+1 text in every spreadsheet program; the reader takes it off.
    // Tabs before it would not keep it from being one, nor be told from ours.
    const auto first = text.find_first_not_of('\t');
    const bool could_be_formula =
        text.size() > 1 && first != std::string_view::npos &&
        std::string_view("=+-@").find(text[first]) != std::string_view::npos;
    if (!could_be_formula && text.find_first_of(",;\"\r\n\t") == std::string::npos) {
        return text;
    }
    std::string quoted = could_be_formula ? "\"\t" : "\"";
    for (const char c : text) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + "\"";
}

}  // namespace

std::string write_xlsx(const std::vector<OutSheet>& sheets) {
    const MemoryFile file;
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    auto* workbook = workbook_new_opt(file.path().c_str(), &options);
    if (workbook == nullptr) {
        throw Fault("cannot begin a workbook");
    }
    lxw_doc_properties properties{};
    properties.created = kCreated;
    workbook_set_properties(workbook, &properties);
    const auto styles = make_styles(workbook);
    std::set<std::string> names;
    try {
        for (const auto& sheet : sheets) {
            const auto name = sheet_name(sheet.name, names);
            auto* worksheet = workbook_add_worksheet(workbook, name.c_str());
            if (worksheet == nullptr) {
                throw Fault("cannot add a worksheet");
            }
            write_sheet(worksheet, sheet, styles);
        }
    } catch (...) {
        lxw_workbook_free(workbook);
        throw;
    }
    check(workbook_close(workbook));
    return file.bytes();
}

std::string write_csv(const OutSheet& sheet) {
    std::string csv = "\xEF\xBB\xBF";
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        csv += (i == 0 ? "" : ",") + csv_field(sheet.columns[i].label);
    }
    csv += "\r\n";
    for (const auto& row : sheet.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            csv += (i == 0 ? "" : ",") + csv_field(row[i].text);
        }
        csv += "\r\n";
    }
    return csv;
}

}  // namespace mingjing::sheet
