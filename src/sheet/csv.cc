#include "sheet/csv.h"

#include <algorithm>
#include <array>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include "sheet/problems.h"
#include "sheet/shared_strings.h"

namespace mingjing::sheet {
namespace {

constexpr std::string_view kUtf8Bom = "\xEF\xBB\xBF";
constexpr std::size_t kGuessBytes = 64U << 10U;

bool is_utf8(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(
        nullptr, 0, nullptr, text.data(), static_cast<std::int32_t>(text.size()), &status
    );
    return U_SUCCESS(status) != 0 || status == U_BUFFER_OVERFLOW_ERROR;
}

// Text in UTF-16 without a mark: every second byte of ASCII is zero.
const char* guess_utf16(std::string_view bytes) {
    const auto sample = bytes.substr(0, kGuessBytes);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < sample.size(); ++i) {
        zeros.at(i % 2) += sample[i] == 0 ? 1U : 0U;
    }
    if (zeros[0] + zeros[1] == 0) {
        return nullptr;
    }
    return zeros[1] >= zeros[0] ? "UTF-16LE" : "UTF-16BE";
}

tl::expected<std::string, FileProblem> convert(const char* encoding, std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    std::string text(bytes.size() * 3 + 4, '\0');
    const auto length = ucnv_toAlgorithmic(
        UCNV_UTF8,
        std::unique_ptr<UConverter, decltype(&ucnv_close)>(
            ucnv_open(encoding, &status), &ucnv_close
        )
            .get(),
        text.data(),
        static_cast<std::int32_t>(text.size()),
        bytes.data(),
        static_cast<std::int32_t>(bytes.size()),
        &status
    );
    if (U_FAILURE(status) != 0) {
        return tl::unexpected(unknown_encoding());
    }
    text.resize(static_cast<std::size_t>(length));
    // A few undefined bytes may stand in an honest file; many mean another encoding.
    std::size_t replaced = 0;
    for (auto at = text.find("\xEF\xBF\xBD"); at != std::string::npos;
         at = text.find("\xEF\xBF\xBD", at + 3)) {
        ++replaced;
    }
    if (replaced * 100 > count_characters(text) || text.find('\0') != std::string::npos) {
        return tl::unexpected(unknown_encoding());
    }
    return text;
}

void make_line_ends_plain(std::string& text) {
    for (auto at = text.find('\r'); at != std::string::npos; at = text.find('\r', at + 1)) {
        if (text.compare(at, 2, "\r\n") == 0) {
            text.erase(at, 1);
        } else {
            text[at] = '\n';
        }
    }
}

// A field as it is taken in: quotes undone, what keeps text text removed. CSV has no other escapes:
// "_x000D_" is what somebody wrote.
std::string plain_field(std::string field, bool is_quoted) {
    if (!is_quoted && field.size() >= 3 && field.compare(0, 2, "=\"") == 0 && field.back() == '"') {
        return field.substr(2, field.size() - 3);  // ="0012" is how text is kept text
    }
    // How our own export keeps text from becoming a formula: one tab more before it.
    if (const auto first = field.find_first_not_of('\t');
        first > 0 && first != std::string::npos &&
        std::string_view("=+-@").find(field[first]) != std::string_view::npos) {
        field.erase(0, 1);
    }
    make_line_ends_plain(field);
    return field;
}

class CsvScanner {
  public:
    CsvScanner(std::string_view text, CsvDialect dialect, const Limits& limits)
        : text_(text), separator_(dialect.separator), limits_(limits), at_(dialect.first_byte) {}

    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

    // False where a limit was passed.
    bool next(CsvRecord& record) {
        record.row.cells.clear();
        record.row.number++;
        record.columns = 0;
        record.first_byte = at_;
        for (;;) {
            if (!read_field()) {
                return false;
            }
            if (field_.find_first_not_of(" \t\n") != std::string::npos) {
                if (record.columns >= limits_.columns_max) {
                    return false;
                }
                SheetCell cell;
                cell.column = static_cast<std::uint32_t>(record.columns);
                cell.text = std::move(field_);
                record.row.cells.push_back(std::move(cell));
            }
            ++record.columns;
            if (at_end() || text_[at_] != separator_) {
                break;
            }
            ++at_;
        }
        record.end_byte = at_;
        skip_line_end();
        return true;
    }

  private:
    bool read_field() {
        field_.clear();
        const bool is_quoted = !at_end() && text_[at_] == '"';
        if (is_quoted) {
            read_quoted();
        }
        const auto rest = at_;
        while (!at_end() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') {
            ++at_;
        }
        field_ += text_.substr(rest, at_ - rest);
        if (field_.size() > limits_.cell_characters_max * 4) {
            return false;
        }
        field_ = plain_field(std::move(field_), is_quoted);
        return count_characters(field_) <= limits_.cell_characters_max;
    }

    void read_quoted() {
        for (++at_; !at_end(); ++at_) {
            if (text_[at_] == '"') {
                if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                    ++at_;
                } else {
                    ++at_;
                    return;
                }
            }
            field_ += text_[at_];
        }
    }

    void skip_line_end() {
        if (!at_end() && text_[at_] == '\r') {
            ++at_;
        }
        if (!at_end() && text_[at_] == '\n') {
            ++at_;
        }
    }

    std::string_view text_;
    char separator_;
    const Limits& limits_;
    std::size_t at_;
    std::string field_;
};

}  // namespace

tl::expected<std::string, FileProblem> decode_text(std::string_view bytes) {
    if (bytes.substr(0, kUtf8Bom.size()) == kUtf8Bom) {
        bytes.remove_prefix(kUtf8Bom.size());
        return is_utf8(bytes) ? tl::expected<std::string, FileProblem>(bytes)
                              : tl::unexpected(unknown_encoding());
    }
    if (bytes.substr(0, 2) == "\xFF\xFE") {
        return convert("UTF-16LE", bytes.substr(2));
    }
    if (bytes.substr(0, 2) == "\xFE\xFF") {
        return convert("UTF-16BE", bytes.substr(2));
    }
    if (const char* utf16 = guess_utf16(bytes); utf16 != nullptr) {
        return convert(utf16, bytes);
    }
    return is_utf8(bytes) ? tl::expected<std::string, FileProblem>(bytes)
                          : convert("gb18030", bytes);
}

CsvDialect guess_dialect(std::string_view utf8) {
    const auto line_end = std::min(utf8.find_first_of("\r\n"), utf8.size());
    if (utf8.substr(0, 4) == "sep=" && line_end == 5) {
        const auto next = utf8.find_first_not_of("\r\n", line_end);
        return {utf8[4], next == std::string_view::npos ? utf8.size() : next};
    }
    constexpr std::array<char, 3> kSeparators{',', '\t', ';'};
    std::array<std::size_t, 3> counts{};
    bool is_quoted = false;
    for (const char c : utf8.substr(0, kGuessBytes)) {
        is_quoted = (c == '"') != is_quoted;
        for (std::size_t i = 0; i < kSeparators.size() && !is_quoted; ++i) {
            counts.at(i) += c == kSeparators.at(i) ? 1U : 0U;
        }
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    return {kSeparators.at(static_cast<std::size_t>(most - counts.begin())), 0};
}

tl::expected<void, FileProblem> read_csv(
    std::string_view utf8,
    CsvDialect dialect,
    const Limits& limits,
    const std::function<bool(const CsvRecord&)>& each
) {
    CsvScanner scanner(utf8, dialect, limits);
    CsvRecord record;
    std::size_t rows = 0;
    bool wants_more = true;
    while (!scanner.at_end() && (wants_more || rows > limits.rows_max)) {
        if (!scanner.next(record)) {
            return tl::unexpected(
                record.columns >= limits.columns_max ? too_many_columns("CSV", limits.columns_max)
                                                     : unpacks_too_large(limits)
            );
        }
        rows += record.row.cells.empty() ? 0U : 1U;
        wants_more = wants_more && rows <= limits.rows_max && each(record);
    }
    if (rows > limits.rows_max) {
        return tl::unexpected(too_many_rows("CSV", rows, limits.rows_max));
    }
    return {};
}

}  // namespace mingjing::sheet
