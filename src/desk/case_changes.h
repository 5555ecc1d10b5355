#pragma once

// What happens to a case beside its steps: personal values erased by law, another version of
// its procedure. Nothing is written. Inside the writer's transaction.

#include <chrono>

#include <tl/expected.hpp>

#include "db/database.h"
#include "definitions/definitions.h"
#include "desk/desk.h"
#include "desk/plan.h"
#include "identity/actor.h"

namespace mingjing::desk {

[[nodiscard]] tl::expected<Plan, domain::Refusal> plan_erasure(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const identity::Actor& actor,
    const EraseOfCase& erase,
    std::chrono::sys_days today
);
[[nodiscard]] tl::expected<Plan, domain::Refusal> plan_migration(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const MigrateCase& migrate,
    std::chrono::sys_days today
);

}  // namespace mingjing::desk
