#pragma once

// A case that comes from another one (来源案件): which it may come from, and in what one that is
// over may be taken on.

#include <chrono>
#include <optional>
#include <vector>

#include "case_file/event.h"
#include "case_file/question.h"
#include "case_file/state.h"
#include "db/database.h"
#include "definitions/definitions.h"
#include "domain/procedure.h"
#include "domain/refusal.h"
#include "identity/actor.h"
#include "identity/roles.h"

namespace mingjing::desk {

// Why what is stated may not come from the case it names; nothing where it may, or names none.
// Whoever may not see that case is told no more than that there may be none.
[[nodiscard]] std::optional<domain::Refusal> origin_refused(
    db::Connection& connection,
    const identity::Roles& roles,
    const identity::Actor& actor,
    const case_file::Content& stated
);

struct WayOn {
    const domain::Procedure* procedure = nullptr;  // in use
    bool handles_item = false;                     // of the case
};
// In what a case that is over may be taken on, today.
[[nodiscard]] std::vector<WayOn> ways_on(
    db::Connection& connection,
    const definitions::Definitions& definitions,
    std::chrono::sys_days today,
    const case_file::State& state
);

// The evidence of that number in that case; nothing where there is none.
[[nodiscard]] std::optional<case_file::EvidenceElsewhere> evidence_in(
    db::Connection& connection, std::string_view case_number, std::string_view evidence
);

}  // namespace mingjing::desk
