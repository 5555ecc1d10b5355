#pragma once

// What this bureau decided of one item and tier before, as the benchmark of a case measures it: in
// cases handled here, and in published results of what was decided before it had this system.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "api/call.h"

namespace mingjing::api {

inline constexpr std::size_t kPastMax = 200;  // the latest so many count

struct PastDecision {
    std::string number, unit;  // of the case, where it was handled here
    std::string result;        // else the key of what was published
    std::string decided_on;
    std::int64_t fine = 0;    // 分
    std::int64_t amount = 0;  // hundredths of the unit
};
struct PastDecisions {
    std::vector<PastDecision> comparable;  // the latest first
    std::size_t others = 0;                // that do not say what they are measured by
};
struct PastAsked {
    std::string_view item, tier, unit;
    std::int64_t apart_from = 0;  // the case that is weighed
};
// Such as still stand.
[[nodiscard]] PastDecisions past_decisions(const Call& call, const PastAsked& asked);

}  // namespace mingjing::api
