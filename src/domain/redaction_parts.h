#pragma once

// What redaction*.cc share.

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/redaction.h"

namespace mingjing::domain::redaction {

using Text = std::u32string_view;

// Full width as half width, so that １９０ and 190 are one number.
[[nodiscard]] std::u32string folded(std::u32string text);

[[nodiscard]] inline bool is_latin(char32_t c) {
    return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}
[[nodiscard]] inline bool is_one_of(char32_t c, Text all) {
    return all.find(c) != Text::npos;
}
// Whether one of the words ends within `reach` characters before `at`.
[[nodiscard]] bool follows_any(
    Text text, std::size_t at, std::size_t reach, const std::vector<Text>& words
);

// Numbers in digits (identity, telephone, card).
void find_numbers(Text text, std::vector<Span>& spans);
// Addresses, plates, passports, e-mail, certificates of property.
void find_home_addresses(Text text, std::vector<Span>& spans);
void find_other_identifiers(Text text, std::vector<Span>& spans);
// Numbers of a length that identity numbers have, addresses and accounts of messengers: each
// from its first character to behind its last, whatever else they may be.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> doubtful_numbers(Text text);
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> doubtful_contacts(Text text);
// Where the district of an address ends: what may stay of it.
[[nodiscard]] std::size_t district_end(Text address);

// Length of the name that begins at `at`; 0 where none seems to.
[[nodiscard]] std::size_t name_at(Text text, std::size_t at);

}  // namespace mingjing::domain::redaction
