#pragma once

// The roles publication needs (law.md 9.1), by the key a record stores and the name a
// sentence shows. A bureau may name further roles in its publication rules.

#include <string>
#include <string_view>

namespace mingjing::domain {

inline constexpr std::string_view kCompiler = "compiler";             // 清单编制人
inline constexpr std::string_view kUnitHead = "unit_head";            // 承办机构负责人
inline constexpr std::string_view kLegalReviewer = "legal_reviewer";  // 政策法规科审核
inline constexpr std::string_view kBureauLeader = "bureau_leader";    // 局负责人
inline constexpr std::string_view kPublisher = "publisher";           // 公示管理员
inline constexpr std::string_view kSystem = "system";                 // the server itself

// What the office calls the role; the key itself where it is a bureau's own.
[[nodiscard]] std::string role_name(std::string_view role);

}  // namespace mingjing::domain
