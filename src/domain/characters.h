#pragma once

// Text as code points, for the rules that look at single characters. Bytes that are not
// UTF-8 become U+FFFD; nothing here throws.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mingjing::domain {

[[nodiscard]] std::u32string decode(std::string_view text);
[[nodiscard]] std::string encode(std::u32string_view text);
[[nodiscard]] std::size_t character_count(std::string_view text);
// The first `count` characters, followed by … where something was cut off.
[[nodiscard]] std::string cut(std::string_view text, std::size_t count);

[[nodiscard]] bool is_han(char32_t c);
[[nodiscard]] bool is_space(char32_t c);  // blanks of every width, tabs, line ends, U+FEFF
[[nodiscard]] constexpr bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
[[nodiscard]] bool all_digits(std::string_view text);  // at least one

[[nodiscard]] std::string trim(std::string_view text);
[[nodiscard]] std::string without_spaces(std::string_view text);
[[nodiscard]] std::string upper(std::string_view text);  // ASCII letters only
[[nodiscard]] std::string replace_all(std::string text, std::string_view what, std::string_view by);
[[nodiscard]] bool has(std::string_view text, std::string_view part);
// Takes the prefix away where it is there.
bool take(std::string_view& text, std::string_view prefix);
bool take_back(std::string_view& text, std::string_view suffix);
// Cuts at every separator; parts are trimmed, empty ones left out.
[[nodiscard]] std::vector<std::string> split(
    std::string_view text, const std::vector<std::string_view>& separators
);
[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view between);

}  // namespace mingjing::domain
