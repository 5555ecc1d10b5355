// Who was given a case, or an act beside its decision, to review -> a row; it ends with the
// opinion, with another being given it, and with whatever else takes it out of review.

#include <array>
#include <optional>
#include <string>
#include <variant>

#include "projection/projected.h"

namespace mingjing::projection {

namespace {

using case_file::ReviewSubject;

// What review it begins anew or ends (ReviewSubject); nothing where none.
std::optional<std::string> review_ended(const case_file::Content& content) {
    if (const auto* given = std::get_if<case_file::ReviewerAssigned>(&content)) {
        return given->subject;
    }
    if (const auto* sent = std::get_if<case_file::ActReviewSent>(&content)) {
        return sent->subject;
    }
    if (const auto* concluded = std::get_if<case_file::ActReviewConcluded>(&content)) {
        return concluded->subject;
    }
    if (std::holds_alternative<case_file::CrimeReported>(content)) {
        return std::string(ReviewSubject::kTransfer);
    }
    if (std::holds_alternative<case_file::DecisionAmended>(content)) {
        return std::string(ReviewSubject::kCourt);
    }
    const bool is_of_decision = std::holds_alternative<case_file::ReviewConcluded>(content) ||
                                std::holds_alternative<case_file::ReviewSent>(content);
    return is_of_decision ? std::optional<std::string>("") : std::nullopt;
}

}  // namespace

void reviewed(const Context& context, std::int64_t case_id, const case_file::Event& event) {
    if (event.is_over) {
        context.connection.run(
            "UPDATE case_reviews SET ended_on = $2 WHERE case_id = $1 AND ended_on = ''",
            std::to_array<db::Cell>({case_id, event.on})
        );
    } else if (const auto ended = review_ended(event.content)) {
        context.connection.run(
            "UPDATE case_reviews SET ended_on = $2"
            " WHERE case_id = $1 AND ended_on = '' AND subject = $3",
            std::to_array<db::Cell>({case_id, event.on, *ended})
        );
    }
    if (const auto* given = std::get_if<case_file::ReviewerAssigned>(&event.content)) {
        context.connection.run(
            "INSERT INTO case_reviews(position, case_id, reviewer, given_on, ended_on, subject)"
            " VALUES($1, $2, $3, $4, '', $5)",
            std::to_array<db::Cell>(
                {context.position(), case_id, given->reviewer, event.on, given->subject}
            )
        );
    }
}

}  // namespace mingjing::projection
