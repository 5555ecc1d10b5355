#pragma once

// The addresses of the portal (HOUSE.md 7), built in one place and always encoded. Pure.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mingjing::portal {

using Parameters = std::vector<std::pair<std::string, std::string>>;

// The register of results has a short address of its own: /results.
[[nodiscard]] std::string register_url(std::string_view register_key);
[[nodiscard]] std::string entry_url(std::string_view register_key, std::string_view key);
// Of a file the entry names.
[[nodiscard]] std::string attachment_url(std::string_view entry_url, std::string_view digest);
[[nodiscard]] std::string receipt_url(std::uint64_t position);
// path?a=1&b=2; pairs with an empty value are left out.
[[nodiscard]] std::string with(std::string path, const Parameters& parameters);

}  // namespace mingjing::portal
