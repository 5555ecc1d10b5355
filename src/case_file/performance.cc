#include "case_file/performance.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <variant>

namespace mingjing::case_file {

namespace {

constexpr std::string_view kDone = "已履行";
constexpr std::string_view kNot = "未履行";
constexpr std::string_view kInPart = "部分履行";
constexpr std::string_view kNoMore = "不再履行";
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

std::string_view said_of(const domain::Procedure& procedure, const Event& event) {
    const auto* step = procedure.step(event.step);
    return step != nullptr && !step->performance.empty() ? std::string_view(step->performance)
                                                         : meaning_of(event.content);
}

}  // namespace

bool is_performed(std::string_view status) {
    return std::ranges::find(kPerformed, status) != kPerformed.end();
}

Performance performance_of(
    const domain::Procedure& procedure, const std::vector<Event>& events, Money paid
) {
    const auto last = std::find_if(events.rbegin(), events.rend(), [&](const Event& event) {
        return !said_of(procedure, event).empty();
    });
    if (last == events.rend()) {
        return {};
    }
    const auto said = said_of(procedure, *last);
    if ((said == kNot || said == kNoMore) && paid.fen > 0) {
        return {.status = std::string(kInPart)};
    }
    return {.status = std::string(said), .on = is_performed(said) ? last->on : std::string{}};
}

}  // namespace mingjing::case_file
