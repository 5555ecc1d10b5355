#pragma once

// Who may write or void an instrument, and until when, beside the duty its kind names: no case
// that has ended, nobody recused or of another case, nothing undone alone that a party holds.
// Reads nothing. No gate is inlined: script/gates puts another in its place.

#include <chrono>
#include <vector>

#include <tl/expected.hpp>

#include "base/value.h"
#include "case_file/papers.h"
#include "case_file/question.h"
#include "domain/instrument.h"
#include "domain/instrument_kind.h"
#include "domain/record_rule.h"
#include "domain/refusal.h"
#include "identity/actor.h"

namespace mingjing::desk {

using Allowed = tl::expected<void, domain::Refusal>;

// Whether such a case can ever have it: one of its kind or category, whose procedure has every act
// the instrument must take from. One for all categories is so of those alone that do such a thing.
[[nodiscard]] bool is_of(const domain::InstrumentKind& kind, const domain::Procedure& procedure);
// CF-18: nothing is added to an archived file, but what tells the party how its decision was
// changed since, or that it was taken off the list of the dishonest, and what by the record rules
// shows that this was served or has to come before. `events`: all of the case.
[[nodiscard, gnu::noinline]] Allowed is_open_to(
    const domain::InstrumentKind& kind,
    const case_file::State& state,
    const std::vector<case_file::Event>& events,
    const domain::RecordRules& records
);
// Of what shows a service in an archived file: of one since then, not of what the file has told
// already. `data`: all it states.
[[nodiscard, gnu::noinline]] Allowed is_of_later_service(
    const domain::InstrumentKind& kind,
    const Fields& data,
    const std::vector<case_file::Event>& events,
    const std::vector<case_file::Paper>& papers,
    const domain::RecordRules& records
);
// A case that has ended has only what comes after, or tells of its end. `events`: all of it.
[[nodiscard, gnu::noinline]] Allowed is_still_written(
    const domain::InstrumentKind& kind, const std::vector<case_file::Event>& events
);
// CF-15: the recused neither write nor void anything, nor attach what was signed.
[[nodiscard, gnu::noinline]] Allowed is_not_recused(
    const identity::Actor& actor,
    const case_file::State& state,
    const domain::Procedure& procedure,
    const case_file::Surroundings& around
);
// Nor anybody who handles another case what the handlers of this one write.
[[nodiscard, gnu::noinline]] Allowed is_ones_own(
    const domain::InstrumentKind& kind,
    const identity::Actor& actor,
    const case_file::State& state,
    const domain::Procedure& procedure,
    const case_file::Surroundings& around
);
// What a party holds is not undone by whoever wrote it, but by who heads them all; a decision that
// was served by neither.
[[nodiscard, gnu::noinline]] Allowed may_be_undone(
    const domain::InstrumentKind& kind,
    const domain::instrument::Numbered& as,
    const case_file::State& state,
    const std::vector<case_file::Event>& events,
    bool is_heads
);
// By the form of its kind, as the interface checks it, and what is announced by its text.
[[nodiscard, gnu::noinline]] Allowed fits_form(
    const domain::InstrumentKind& kind, const Fields& stated, const case_file::Surroundings& around
);
// GK-02: what everybody will read of it names nobody by a number of theirs.
[[nodiscard, gnu::noinline]] Allowed may_be_announced(
    const domain::InstrumentKind& kind, const Fields& stated
);
// Nor is anything put up whose last day has passed. `data`: all it states.
[[nodiscard, gnu::noinline]] Allowed is_announced_in_time(
    const domain::InstrumentKind& kind, const Fields& data, std::chrono::sys_days today
);
// Whether the party was served it; where a service does not say which paper it was, one of that
// name since it bears its date.
[[nodiscard]] bool was_served(
    const domain::InstrumentKind& kind,
    const domain::instrument::Numbered& as,
    const std::vector<case_file::Event>& events
);

}  // namespace mingjing::desk
