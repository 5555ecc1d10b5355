#pragma once

// The workbook's shared strings, kept in one arena within a byte limit. Immutable once read.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "sheet/archive.h"
#include "sheet/reader.h"

namespace mingjing::sheet {

class SharedStrings {
  public:
    [[nodiscard]] static tl::expected<SharedStrings, FileProblem> read(
        const Archive& archive, const std::string& part, const Limits& limits
    );

    [[nodiscard]] std::size_t size() const { return ends_.size(); }
    [[nodiscard]] std::string_view text(std::size_t index) const;
    [[nodiscard]] bool is_rich(std::size_t index) const { return rich_[index]; }

  private:
    friend class SharedStringsVisitor;
    std::string arena_;
    std::vector<std::uint32_t> ends_;
    std::vector<bool> rich_;
};

// Text of <si>, <is>: runs joined, phonetic guides left out, _x000D_ escapes undone.
class RichText {
  public:
    explicit RichText(const Limits& limits) : limits_(limits) {}
    void begin();
    void start(std::string_view element);
    void end(std::string_view element);
    // False where the text outgrew what a cell may hold.
    [[nodiscard]] bool add(std::string_view characters);
    [[nodiscard]] std::string take();
    [[nodiscard]] bool has_runs() const { return has_runs_; }

  private:
    Limits limits_;
    std::string text_;
    bool has_runs_ = false;
    bool in_text_ = false;
    int phonetic_depth_ = 0;
};

[[nodiscard]] std::size_t count_characters(std::string_view utf8);
// Undoes _xHHHH_ escapes and makes every line end "\n".
[[nodiscard]] std::string unescaped(std::string text);

}  // namespace mingjing::sheet
