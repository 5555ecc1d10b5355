// Who was given a case, or an act beside its decision, to review -> a row; it ends with the
// opinion, with another being given it, and with whatever else takes it out of review.

#include <array>
#include <string>
#include <variant>
#include <vector>

#include "projection/projected.h"

namespace mingjing::projection {

namespace {

using case_file::ReviewSubject;

// What reviews it begins anew or ends (ReviewSubject): as the case itself forgets them.
std::vector<std::string> reviews_ended(const case_file::Content& content) {
    if (const auto* given = std::get_if<case_file::ReviewerAssigned>(&content)) {
        return {given->subject};
    }
    if (const auto* sent = std::get_if<case_file::ActReviewSent>(&content)) {
        return {sent->subject};
    }
    if (const auto* concluded = std::get_if<case_file::ActReviewConcluded>(&content)) {
        return {concluded->subject};
    }
    if (std::holds_alternative<case_file::CrimeReported>(content)) {
        return {std::string(ReviewSubject::kTransfer)};
    }
    if (std::holds_alternative<case_file::DecisionAmended>(content)) {
        return {std::string(ReviewSubject::kCourt), std::string(ReviewSubject::kSurcharge)};
    }
    const bool is_of_decision = std::holds_alternative<case_file::ReviewConcluded>(content) ||
                                std::holds_alternative<case_file::ReviewSent>(content);
    return is_of_decision ? std::vector<std::string>{""} : std::vector<std::string>{};
}

}  // namespace

void reviewed(const Context& context, std::int64_t case_id, const case_file::Event& event) {
    if (event.is_over) {
        context.connection.run(
            "UPDATE case_reviews SET ended_on = $2 WHERE case_id = $1 AND ended_on = ''",
            std::to_array<db::Cell>({case_id, event.on})
        );
    } else {
        for (const auto& subject : reviews_ended(event.content)) {
            context.connection.run(
                "UPDATE case_reviews SET ended_on = $2"
                " WHERE case_id = $1 AND ended_on = '' AND subject = $3",
                std::to_array<db::Cell>({case_id, event.on, subject})
            );
        }
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
