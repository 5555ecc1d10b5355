#pragma once

// Which duty each command asks of its actor. Pure; safe for concurrent use.

#include <tl/expected.hpp>

#include "desk/desk.h"
#include "domain/refusal.h"
#include "identity/actor.h"

namespace mingjing::desk {

[[nodiscard]] tl::expected<void, domain::Refusal> may_give(
    const identity::Actor& actor, const Command& command
);

}  // namespace mingjing::desk
