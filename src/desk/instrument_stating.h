#pragma once

// An instrument as a command states it, before it has a number: whose duty it is, whether the
// case is one to write it in, what it would say. The same for one that is sent to be signed off
// and for one that is numbered. Nothing is written.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "case_file/event.h"
#include "case_file/state.h"
#include "desk/desk.h"
#include "desk/plan.h"
#include "domain/instrument_kind.h"
#include "domain/refusal.h"
#include "identity/actor.h"

namespace mingjing::desk {

// A case as a command on its instruments finds it.
struct CaseStanding {
    case_file::State state;
    std::vector<case_file::Event> events;
    std::size_t version = 0;
};
[[nodiscard]] CaseStanding standing_of_case(db::Connection& connection, const std::string& stream);

// The kind and the case, of whoever may write it there.
struct WantedInstrument {
    const domain::InstrumentKind* kind = nullptr;
    CaseStanding of_case;
};
[[nodiscard]] tl::expected<WantedInstrument, domain::Refusal> wanted_instrument(
    const Workplace& at, const identity::Actor& actor, const AskedInstrument& asked
);

struct StatedInstrument {
    std::string review;              // what lets it be a decision
    std::optional<std::int64_t> of;  // the place of the act it tells of
    Fields data;                     // all it states
    std::string dated;               // YYYY-MM-DD
};
[[nodiscard]] tl::expected<StatedInstrument, domain::Refusal> stated_instrument(
    const Workplace& at,
    const identity::Actor& actor,
    const AskedInstrument& asked,
    const WantedInstrument& wanted,
    Time now
);

}  // namespace mingjing::desk
