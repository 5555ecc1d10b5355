#include "case_file/performance.h"

#include <algorithm>
#include <string_view>
#include <variant>

#include "domain/performance.h"

namespace mingjing::case_file {

namespace words = domain::performance;

namespace {

// What the act means by itself, whatever a procedure's file says; "" where nothing. An order
// closed for a reason though it is not paid is not performed, and nothing more is asked of it.
std::string_view meaning_of(const Event& event) {
    if (std::holds_alternative<Performed>(event.content)) {
        return event.excused.contains("order_is_paid") ? words::kNoMore : words::kDone;
    }
    if (std::holds_alternative<Demanded>(event.content)) {
        return words::kNot;
    }
    return std::holds_alternative<PermitDelivered>(event.content) ? words::kDelivered
                                                                  : std::string_view{};
}

}  // namespace

std::string_view said_of(const domain::Procedure* procedure, const Event& event) {
    const auto* step = procedure == nullptr ? nullptr : procedure->step(event.step);
    return step != nullptr && !step->performance.empty() ? std::string_view(step->performance)
                                                         : meaning_of(event);
}

Performance performance_of(
    const domain::Procedure& procedure, const std::vector<Event>& events, Money paid
) {
    const auto last = std::find_if(events.rbegin(), events.rend(), [&](const Event& event) {
        return !said_of(&procedure, event).empty();
    });
    if (last == events.rend()) {
        return {};
    }
    const auto said = said_of(&procedure, *last);
    if ((said == words::kNot || said == words::kNoMore) && paid.fen > 0) {
        return {.status = std::string(words::kInPart)};
    }
    return {
        .status = std::string(said), .on = words::is_performed(said) ? last->on : std::string{}};
}

}  // namespace mingjing::case_file
