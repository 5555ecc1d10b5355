#pragma once

// One command inside the writer's transaction: load, decide, append, project; the only
// place where these meet. Everything is decided (plan.h) before anything is written, so a
// refusal leaves the transaction as it was. Owned by the writer thread.

#include <tl/expected.hpp>

#include "base/clock.h"
#include "desk/desk.h"
#include "desk/plan.h"
#include "domain/refusal.h"
#include "identity/actor.h"

namespace mingjing::desk {

[[nodiscard]] tl::expected<Receipt, domain::Refusal> carry_out(
    const Workplace& at, const identity::Actor& actor, const Command& command, Time now
);

}  // namespace mingjing::desk
