#pragma once

// From a command on an instrument to what it records: who may, what the case says, which
// number is next. Nothing is written. Inside the writer's transaction, where all who number
// wait for each other: no gap, no double.

#include <tl/expected.hpp>

#include "case_file/question.h"
#include "desk/desk.h"
#include "desk/instrument_data.h"
#include "desk/instrument_words.h"
#include "desk/plan.h"
#include "identity/actor.h"

namespace mingjing::desk {

using Planned = tl::expected<Plan, domain::Refusal>;
[[nodiscard]] Planned plan_numbering(
    const Workplace& at, const identity::Actor& actor, const NumberInstrument& command, Time now
);
[[nodiscard]] Planned plan_issue(
    const Workplace& at, const identity::Actor& actor, const IssueInstrument& command
);
[[nodiscard]] Planned plan_void(
    const Workplace& at, const identity::Actor& actor, const VoidInstrument& command, Time now
);
// Attached and withdrawn by who handles the case, ended or not, until its file is archived.
[[nodiscard]] Planned plan_copy(
    const Workplace& at, const identity::Actor& actor, const AttachSignedCopy& command, Time now
);
[[nodiscard]] Planned plan_copy(
    const Workplace& at, const identity::Actor& actor, const WithdrawSignedCopy& command, Time now
);

// The case's steps, for what instruments take from it.
[[nodiscard]] std::vector<case_file::Event> events_of(
    const std::vector<ledger::Record>& case_records
);
// Whether writing this kind is the actor's duty, in a case of that unit. Like the next two not
// inlined: script/gates puts another in its place.
[[nodiscard, gnu::noinline]] tl::expected<void, domain::Refusal> may_write(
    const identity::Roles& roles,
    const identity::Actor& actor,
    const domain::InstrumentKind& kind,
    std::string_view unit
);
// Whether the case has no decision of this kind that stands.
[[nodiscard, gnu::noinline]] tl::expected<void, domain::Refusal> is_free(
    db::Connection& connection, const domain::InstrumentKind& kind, std::string_view case_stream
);
// What lets it be a decision; "" for one that decides nothing, and for one on the spot.
[[nodiscard, gnu::noinline]] tl::expected<std::string, domain::Refusal> review_of(
    const domain::InstrumentKind& kind,
    const case_file::State& state,
    const domain::Procedure& procedure,
    const case_file::Surroundings& around
);

}  // namespace mingjing::desk
