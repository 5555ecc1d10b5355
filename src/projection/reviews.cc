// Who was given a case to review -> a row; it ends with the opinion, with another being given it,
// and with whatever else takes the case out of review.

#include <array>
#include <variant>

#include "projection/projected.h"

namespace mingjing::projection {

namespace {

void end_review(const Context& context, std::int64_t case_id, const case_file::Event& event) {
    context.connection.run(
        "UPDATE case_reviews SET ended_on = $2 WHERE case_id = $1 AND ended_on = ''",
        std::to_array<db::Cell>({case_id, event.on})
    );
}

bool begins_anew(const case_file::Content& content) {
    return std::holds_alternative<case_file::ReviewerAssigned>(content) ||
           std::holds_alternative<case_file::ReviewConcluded>(content) ||
           std::holds_alternative<case_file::ReviewSent>(content);
}

}  // namespace

void reviewed(const Context& context, std::int64_t case_id, const case_file::Event& event) {
    if (begins_anew(event.content) || event.is_over) {
        end_review(context, case_id, event);
    }
    if (const auto* given = std::get_if<case_file::ReviewerAssigned>(&event.content)) {
        context.connection.run(
            "INSERT INTO case_reviews(position, case_id, reviewer, given_on, ended_on)"
            " VALUES($1, $2, $3, $4, '')",
            std::to_array<db::Cell>({context.position(), case_id, given->reviewer, event.on})
        );
    }
}

}  // namespace mingjing::projection
