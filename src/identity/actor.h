#pragma once

// Who acts (执法人员、审核人员、管理员), and the one place that says whether they may.
// Accounts and sign-in come with the workbench; until then actors are those a bureau's
// bureau.yaml names. Immutable; safe for concurrent use.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "domain/refusal.h"

namespace mingjing::identity {

struct Actor {
    std::string id;    // opaque, [a-z0-9_.-]+: all that a record's header shows
    std::string name;  // for people to read; never in the ledger
    std::string unit;
    std::vector<std::string> roles;
    std::string operated_by;  // "operator root" when acted for on the command line
    [[nodiscard]] bool has(std::string_view role) const;
};

// Roles (law.md 9.1) as far as publication needs them.
inline constexpr std::string_view kCompiler = "compiler";             // 清单编制人
inline constexpr std::string_view kUnitHead = "unit_head";            // 承办机构负责人
inline constexpr std::string_view kLegalReviewer = "legal_reviewer";  // 政策法规科审核
inline constexpr std::string_view kBureauLeader = "bureau_leader";    // 局负责人
inline constexpr std::string_view kPublisher = "publisher";           // 公示管理员
inline constexpr std::string_view kSystem = "system";                 // the server itself

enum class Action : std::uint8_t { draft, submit, review, publish, withdraw, erase, adopt };

[[nodiscard]] tl::expected<void, domain::Refusal> may(
    const Actor& actor, Action action, std::string_view role_asked = {}
);

}  // namespace mingjing::identity
