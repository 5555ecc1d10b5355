#include "case_file/performance.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <string_view>
#include <variant>

namespace mingjing::case_file {

namespace {

constexpr std::string_view kNot = "未履行";
constexpr std::string_view kInPart = "部分履行";
// Those that have a day of their own (履行日期).
constexpr std::array<std::string_view, 3> kDone{"已履行", "已改正", "证件已送达"};

}  // namespace

Performance performance_of(
    const domain::Procedure& procedure, const std::vector<Event>& events, Money paid
) {
    for (const auto& event : std::views::reverse(events)) {
        const auto* step = procedure.step(event.step);
        if (step == nullptr || step->performance.empty()) {
            continue;
        }
        if (step->performance == kNot && paid.fen > 0) {
            return {.status = std::string(kInPart)};
        }
        const bool is_done = std::ranges::find(kDone, step->performance) != kDone.end();
        return {.status = step->performance, .on = is_done ? event.on : std::string{}};
    }
    return {};
}

}  // namespace mingjing::case_file
