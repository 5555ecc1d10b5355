#include "domain/timeline.h"

#include <algorithm>

namespace mingjing::domain {

std::vector<Period> timeline(const std::vector<Version>& versions) {
    std::vector<const Version*> standing;
    for (const auto& version : versions) {
        if (version.kind == register_entry::Kind::correction && !standing.empty()) {
            standing.pop_back();
        }
        standing.push_back(&version);
    }
    std::vector<Period> periods;
    std::string next_from = kOpenEnd;
    std::ranges::reverse(standing);  // newest first: each ends where the next begins
    for (const auto* version : standing) {
        const auto to = std::min(version->effective_to, next_from);
        if (version->effective_from < to) {
            periods.push_back({version->number, version->effective_from, to});
        }
        next_from = std::min(next_from, version->effective_from);
    }
    std::ranges::reverse(periods);
    return periods;
}

}  // namespace mingjing::domain
