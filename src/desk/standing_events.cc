#include "desk/standing_events.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "case_file/evidence_book.h"

namespace mingjing::desk {

namespace {

using case_file::Content;

template <class... Acts>
bool is_any(const Content& content) {
    return (std::holds_alternative<Acts>(content) || ...);
}

bool is_of_review(const Content& content) {
    return is_any<case_file::ReviewSent, case_file::ReviewConcluded, case_file::ReviewSpared>(
        content
    );
}

bool is_of_telling(const Content& content) {
    return is_any<
        case_file::Notified,
        case_file::Pleaded,
        case_file::PleaReviewed,
        case_file::HearingAsked,
        case_file::HearingArranged,
        case_file::HearingHeld>(content);
}

// A round that was given up is no part of the one that led to the decision.
bool sets_aside(const Content& later, const Content& earlier) {
    if (is_any<case_file::Proposed>(later)) {
        return is_any<case_file::Proposed, case_file::Discussed>(earlier) ||
               is_of_telling(earlier) || is_of_review(earlier);
    }
    if (is_any<case_file::Notified>(later)) {
        return is_of_telling(earlier);
    }
    if (is_any<
            case_file::ReviewSent,
            case_file::ReviewSpared,
            case_file::PermitProposed,
            case_file::RulingProposed>(later)) {
        return is_of_review(earlier);
    }
    return later.index() == earlier.index() &&
           is_any<case_file::Decided, case_file::PermitDecided, case_file::RulingMade>(later);
}

bool is_of_act_review(const Content& content) {
    return is_any<case_file::ActReviewSent, case_file::ActReviewConcluded>(content);
}

std::string subject_of(const Content& content) {
    return std::string(text_of(case_file::write(content), case_file::kReviewSubject));
}

// Papers of the decision's review take nothing from that of another act. Its sending and its
// opinion are acts of their own, with papers of their own; assigning, consulting and the rest are
// not.
bool is_beside_decision(const Content& content) {
    if (is_of_act_review(content)) {
        return false;
    }
    const case_file::Acts& acts = content;
    return std::visit(
        [](const auto& act) {
            if constexpr (requires { act.subject.empty(); }) {
                return !act.subject.empty();
            }
            return false;
        },
        acts
    );
}

// What is sent anew is reviewed anew, of that act alone, and what was sent of another party is no
// review of this one. Taken or declined since, its papers are still to be made.
void forget_act_reviews(
    const case_file::State& before, const Content& content, std::vector<StandingAct>& standing
) {
    const auto* party = std::get_if<case_file::PartyAmended>(&content);
    const bool is_another = party != nullptr && case_file::concerns_another(before.opened, *party);
    const bool is_sent = is_any<case_file::ActReviewSent>(content);
    if (!is_another && !is_sent) {
        return;
    }
    const auto subject = is_sent ? subject_of(content) : std::string{};
    std::erase_if(standing, [&](const auto& one) {
        const auto& earlier = one.event.content;
        return is_of_act_review(earlier) && (is_another || subject_of(earlier) == subject);
    });
}

// Another party was neither told nor heard; a further plea was not reviewed yet.
void forget_with(
    const case_file::State& state, const Content& content, std::vector<StandingAct>& standing
) {
    if (!is_any<case_file::PartyAmended, case_file::Pleaded>(content)) {
        return;
    }
    std::erase_if(standing, [&](const auto& one) {
        const auto& earlier = one.event;
        return (!state.telling.notified && is_of_telling(earlier.content)) ||
               (!state.telling.reviewed && is_any<case_file::PleaReviewed>(earlier.content)) ||
               (!state.review.sent && !state.review.spared && is_of_review(earlier.content));
    });
}

}  // namespace

std::vector<StandingAct> standing_acts(std::vector<case_file::Event> events) {
    case_file::place_evidence(events);
    case_file::State state;
    std::vector<StandingAct> standing;
    for (std::size_t place = 0; place < events.size(); ++place) {
        auto& event = events[place];
        forget_act_reviews(state, event.content, standing);
        state = case_file::evolve(std::move(state), event, "");
        std::erase_if(standing, [&](const auto& earlier) {
            return sets_aside(event.content, earlier.event.content);
        });
        forget_with(state, event.content, standing);
        // A waiver after a plea that was spoken takes nothing back.
        const auto* pleaded = std::get_if<case_file::Pleaded>(&event.content);
        const bool counts =
            !is_beside_decision(event.content) && (pleaded == nullptr || !state.telling.pleaded ||
                                                   state.telling.pleaded->act == *pleaded);
        if (counts) {
            standing.push_back({place, std::move(event)});
        }
    }
    case_file::Assigned* assigned = nullptr;
    for (auto& [place, event] : standing) {
        if (auto* opened = std::get_if<case_file::Opened>(&event.content)) {
            *opened = state.opened;
        }
        if (auto* one = std::get_if<case_file::Assigned>(&event.content)) {
            assigned = one;
        }
    }
    if (assigned != nullptr) {
        assigned->officers = state.officers;
    }
    return standing;
}

std::vector<case_file::Event> standing_events(std::vector<case_file::Event> events) {
    std::vector<case_file::Event> standing;
    for (auto& one : standing_acts(std::move(events))) {
        standing.push_back(std::move(one.event));
    }
    return standing;
}

}  // namespace mingjing::desk
