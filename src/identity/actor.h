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
#include "domain/role.h"

namespace mingjing::identity {

struct Actor {
    std::string id;    // opaque, [a-z0-9_.-]+: all that a record's header shows
    std::string name;  // for people to read; never in the ledger
    std::string unit;
    std::vector<std::string> roles;
    std::string operated_by;  // "operator root" when acted for on the command line
    [[nodiscard]] bool has(std::string_view role) const;
};

using domain::kBureauLeader;
using domain::kCompiler;
using domain::kLegalReviewer;
using domain::kPublisher;
using domain::kSystem;
using domain::kUnitHead;

enum class Action : std::uint8_t { draft, submit, review, publish, withdraw, erase, adopt };

// Whether this person may do that. To review is to act in one role of the chain:
// `role_asked` names it. What the entry itself allows, the domain decides.
[[nodiscard]] tl::expected<void, domain::Refusal> may(
    const Actor& actor, Action action, std::string_view role_asked = {}
);

}  // namespace mingjing::identity
