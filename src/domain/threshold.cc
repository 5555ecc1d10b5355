#include "domain/threshold.h"

#include <algorithm>

namespace mingjing::domain {

std::optional<std::int64_t> threshold_on(
    const std::vector<Threshold>& thresholds, std::string_view key, std::chrono::sys_days day
) {
    const auto threshold = std::ranges::find(thresholds, key, &Threshold::key);
    if (threshold == thresholds.end()) {
        return std::nullopt;
    }
    std::optional<std::int64_t> held;
    for (const auto& value : threshold->values) {
        if (value.from <= day) {
            held = value.amount;
        }
    }
    return held;
}

}  // namespace mingjing::domain
