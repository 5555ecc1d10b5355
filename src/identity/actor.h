#pragma once

// Who acts (执法人员、审核人员、管理员), and the one place that says whether they may.
// Immutable; safe for concurrent use.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "domain/refusal.h"
#include "domain/role.h"
#include "identity/roles.h"

namespace mingjing::identity {

struct Actor {
    std::string id;    // opaque, [a-z0-9_.-]+: all that a record's header shows
    std::string name;  // for people to read; never in the ledger
    std::string unit;
    std::vector<std::string> roles;
    std::string operated_by;   // "operator root" when acted for on the command line
    std::string officer = {};  // key in the register of officers; "" for who is none
    [[nodiscard]] bool has(std::string_view role) const;
};

using domain::kSystem;

// What is acted on, as far as permission depends on it.
struct Object {
    std::string_view unit = {};          // that compiled it; "" for what belongs to nobody yet
    std::string_view role_asked = {};    // of a review or a sign-off: whose turn it is
    std::string_view register_key = {};  // "" where it is of no one register
};

// Whether this person may do that to this. What the entry itself allows, the domain
// decides. A role for some registers acts in those alone, and sees others as its holder's
// unit does. The server itself (kSystem) may adopt the definitions it starts with.
[[nodiscard]] tl::expected<void, domain::Refusal> may(
    const Roles& roles, const Actor& actor, Action action, const Object& object = {}
);
// The same, asked for a list: the unit beyond which `may` says no (what is nobody's apart);
// nothing where they may throughout the bureau. Of one register, or with "" of all.
[[nodiscard]] std::optional<std::string> confined_to(
    const Roles& roles,
    const Actor& actor,
    Action action,
    std::string_view role_asked = {},
    std::string_view register_key = {}
);

}  // namespace mingjing::identity
