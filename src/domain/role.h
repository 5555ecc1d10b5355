#pragma once

// The roles publication itself needs (law.md 9.1), by the key a record stores, and how a
// sentence speaks of any role: what the bureau calls it, its definitions alone know.

#include <string>
#include <string_view>

namespace mingjing::domain {

inline constexpr std::string_view kUnitHead = "unit_head";   // 承办机构负责人
inline constexpr std::string_view kPublisher = "publisher";  // 公示管理员
inline constexpr std::string_view kSystem = "system";        // the server itself

// "{role:publisher}": identity::Roles puts the name there before anybody reads the sentence.
inline constexpr std::string_view kRoleBegins = "{role:";
[[nodiscard]] std::string spoken_of(std::string_view role);

}  // namespace mingjing::domain
