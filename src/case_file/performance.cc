#include "case_file/performance.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <string_view>
#include <variant>

namespace mingjing::case_file {

namespace {

constexpr std::string_view kDone = "已履行";
constexpr std::string_view kNot = "未履行";
constexpr std::string_view kInPart = "部分履行";
constexpr std::string_view kDelivered = "证件已送达";
constexpr std::string_view kCorrected = "已改正";
constexpr std::array kPerformed{kDone, kDelivered, kCorrected};

// What the act means by itself, whatever a procedure's file says; "" where nothing.
std::string_view meaning_of(const Content& content) {
    if (std::holds_alternative<Performed>(content)) {
        return kDone;
    }
    if (std::holds_alternative<Demanded>(content)) {
        return kNot;
    }
    return std::holds_alternative<PermitDelivered>(content) ? kDelivered : std::string_view{};
}

}  // namespace

bool is_performed(std::string_view status) {
    return std::ranges::find(kPerformed, status) != kPerformed.end();
}

Performance performance_of(
    const domain::Procedure& procedure, const std::vector<Event>& events, Money paid
) {
    for (const auto& event : std::views::reverse(events)) {
        const auto* step = procedure.step(event.step);
        const bool is_said = step != nullptr && !step->performance.empty();
        const auto said = is_said ? std::string_view(step->performance) : meaning_of(event.content);
        if (said == kNot && paid.fen > 0) {
            return {.status = std::string(kInPart)};
        }
        if (!said.empty()) {
            return {
                .status = std::string(said), .on = is_performed(said) ? event.on : std::string{}};
        }
    }
    return {};
}

}  // namespace mingjing::case_file
