#include "case_file/going_on.h"

namespace mingjing::case_file {

std::vector<std::string> goes_on_in(const State& state, const domain::Procedure& in_use) {
    for (const auto& step : in_use.steps) {
        const auto taken = step.continues.empty() ? state.last.end() : state.last.find(step.key);
        if (!state.is_over || taken == state.last.end() || !taken->second.event.is_over) {
            continue;
        }
        const auto* dropped = std::get_if<Dropped>(&taken->second.event.content);
        if (dropped == nullptr || dropped->ground != Dropped::kElsewhere) {
            return step.continues;
        }
    }
    return {};
}

}  // namespace mingjing::case_file
