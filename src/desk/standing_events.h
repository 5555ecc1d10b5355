#pragma once

// The steps of a case as they stand today, for what instruments take from it: what a later
// step set aside is gone as `case_file::evolve` has it gone, the party is as it was last
// amended, evidence in the book it was last said to lie in, the officers are those who were not
// recused since. Pure.

#include <cstddef>
#include <vector>

#include "case_file/event.h"
#include "case_file/state.h"

namespace mingjing::desk {

struct StandingAct {
    std::size_t place = 0;  // among the case's events
    case_file::Event event;
};
// `events`: the case's, in order.
[[nodiscard]] std::vector<StandingAct> standing_acts(std::vector<case_file::Event> events);
[[nodiscard]] std::vector<case_file::Event> standing_events(std::vector<case_file::Event> events);

}  // namespace mingjing::desk
