#pragma once

// From a step somebody takes to what it records: load the case, replay, is it their duty,
// decide. Nothing is written. Inside the writer's transaction.

#include <chrono>
#include <optional>
#include <string_view>

#include <tl/expected.hpp>

#include "case_file/decide.h"
#include "db/database.h"
#include "definitions/definitions.h"
#include "desk/desk.h"
#include "desk/plan.h"
#include "identity/actor.h"

namespace mingjing::desk {

[[nodiscard]] tl::expected<Plan, domain::Refusal> plan_case(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    const identity::Actor& actor,
    const CaseAct& act,
    std::chrono::sys_days today
);

// The step as it is stated, read; nothing where no procedure has such an act.
[[nodiscard]] std::optional<case_file::Take> take_of(
    const domain::Step& step, const Stated& stated, std::chrono::sys_days today
);

// Whether taking the step is the actor's duty: by its lane, within the case's unit.
[[nodiscard]] tl::expected<void, domain::Refusal> may_take(
    const identity::Roles& roles,
    const identity::Actor& actor,
    const domain::Procedure& procedure,
    const domain::Step& step,
    std::string_view unit
);

}  // namespace mingjing::desk
