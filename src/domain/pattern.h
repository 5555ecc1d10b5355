#pragma once

// The regular expressions of schemas (ECMAScript), over whole texts of bounded length.

#include <string>
#include <string_view>
#include <vector>

namespace mingjing::domain {

// Whether it compiles.
[[nodiscard]] bool is_pattern(const std::string& pattern);
// Texts beyond 1000 bytes never match: the standard library's matcher recurses.
[[nodiscard]] bool matches(const std::string& pattern, std::string_view text);
// The groups of the first match anywhere in the text; empty where there is none.
[[nodiscard]] std::vector<std::string> groups(const std::string& pattern, std::string_view text);

}  // namespace mingjing::domain
