#pragma once

// A book of forms printed and numbered beforehand (预定格式文书号段), as its register has it: which
// numbers it holds, which of them are struck off, used, left. 行政处罚法 art. 52 (CF-22). Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"

namespace mingjing::case_file {

inline constexpr std::string_view kNumberBooks = "number_books";

// Which of the book's numbers it is; nothing where it is none of them.
[[nodiscard]] std::optional<std::int64_t> place_in(
    const Fields& book, std::string_view form_number
);
[[nodiscard]] bool is_struck_off(const Fields& book, std::int64_t number);
// Without a prefix numbers come again, book after book: those used since that day are of this
// one. "" for any day.
[[nodiscard]] std::string_view used_since(const Fields& book);

struct FormUse {
    std::string form_number;  // DC-2026-0017
    std::string on;
    std::string case_number;
};
struct NumberRange {
    std::int64_t first = 0;
    std::int64_t last = 0;
    bool operator==(const NumberRange&) const = default;
};
struct BookUse {
    std::vector<FormUse> used;      // those of its numbers, in the order given
    std::int64_t struck_off = 0;    // so many
    std::vector<NumberRange> left;  // neither, ascending
    std::int64_t left_count = 0;
};
[[nodiscard]] BookUse use_of(const Fields& book, std::vector<FormUse> uses);

}  // namespace mingjing::case_file
