#pragma once

// Which act of its case an instrument tells of, of a kind that tells of each by one of its own:
// two statements of two people are two records. Pure.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "case_file/event.h"
#include "domain/instrument_kind.h"
#include "domain/refusal.h"

namespace mingjing::desk {

// An act such a kind tells of, by its place among the case's events.
struct ActTold {
    std::int64_t of = 0;
    std::string step;
    std::string on;
    bool is_told = false;  // by one that was not voided
    bool stands = true;    // no later act set it aside
};
// In the order they were taken; none for a kind that tells of the last act.
[[nodiscard]] std::vector<ActTold> acts_told(
    const domain::InstrumentKind& kind,
    const std::vector<case_file::Event>& events,
    const std::vector<std::int64_t>& told
);

// What an instrument takes its facts from: the case as it stands, with of those acts this one.
struct Telling {
    std::optional<std::int64_t> of = {};
    std::vector<case_file::Event> events;
};
// Of the act that was chosen, else of the first that stands and is not told of yet. One that was
// set aside is told of, where it is chosen, as the case stood then.
[[nodiscard]] tl::expected<Telling, domain::Refusal> telling(
    const domain::InstrumentKind& kind,
    const std::vector<case_file::Event>& events,
    const std::vector<std::int64_t>& told,
    std::optional<std::int64_t> chosen
);

}  // namespace mingjing::desk
