#pragma once

// Which duty each act on an entry asks of its actor. Pure; safe for concurrent use.

#include <tl/expected.hpp>

#include "domain/refusal.h"
#include "domain/register_entry.h"
#include "identity/actor.h"

namespace mingjing::desk {

// The entry belongs to the unit that compiled it; a new one to whoever submits it.
[[nodiscard]] tl::expected<void, domain::Refusal> may_act(
    const identity::Roles& roles,
    const identity::Actor& actor,
    const domain::register_entry::State& entry,
    const domain::register_entry::Command& command
);

}  // namespace mingjing::desk
