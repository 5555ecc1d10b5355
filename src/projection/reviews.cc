// Who was given a case, or an act beside its decision, to review -> a row; it ends with the
// opinion, with another being given it, and with whatever else takes it out of review.

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "case_file/question.h"
#include "domain/procedure.h"
#include "projection/projected.h"

namespace mingjing::projection {

namespace {

using case_file::ReviewSubject;

// Of measures that are not taken any more, and of this one's being made longer, asked anew.
std::vector<std::string> other_measures(std::string_view taken) {
    std::vector<std::string> all;
    for (const auto subject : ReviewSubject::kAll) {
        const bool is_of_measures =
            ReviewSubject::is_measure(subject) || subject.starts_with(ReviewSubject::kLonger);
        if (is_of_measures && subject != taken) {
            all.emplace_back(subject);
        }
    }
    return all;
}

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
    if (const auto* imposed = std::get_if<case_file::Imposed>(&content)) {
        return other_measures(imposed->measure);
    }
    if (std::holds_alternative<case_file::DecisionAmended>(content)) {
        return {std::string(ReviewSubject::kCourt), std::string(ReviewSubject::kSurcharge)};
    }
    const bool is_of_decision = std::holds_alternative<case_file::ReviewConcluded>(content) ||
                                std::holds_alternative<case_file::ReviewSent>(content);
    return is_of_decision ? std::vector<std::string>{""} : std::vector<std::string>{};
}

// Where measures have one clock for all their reviews, an act ends that of its own measure.
bool is_let_go(const case_file::Content& content, std::string_view subject) {
    if (const auto* imposed = std::get_if<case_file::Imposed>(&content)) {
        return subject == imposed->measure;
    }
    return !std::holds_alternative<case_file::Extended>(content) ||
           subject.starts_with(ReviewSubject::kLonger);
}

// What lets go of a review without an opinion, as the act it was of does, taken or not to be
// taken, meets or stops its limit. Of another party the record says it so, whose names may be
// erased by now.
std::vector<std::string> reviews_let_go(
    const domain::Procedure* procedure, const case_file::Event& event
) {
    std::vector<std::string> ended;
    const bool is_of_one = std::holds_alternative<case_file::ActReviewSent>(event.content) ||
                           std::holds_alternative<case_file::ActReviewConcluded>(event.content);
    if (procedure == nullptr || is_of_one) {
        return ended;
    }
    for (const auto& act : procedure->acts) {
        const auto offered = act.offers.find(case_file::kReviewSubject);
        if (act.act != case_file::ActReviewConcluded::kAct || offered == act.offers.end()) {
            continue;
        }
        for (const auto& subject : offered->second) {
            const auto* limit = case_file::review_limit(*procedure, subject);
            const auto clock =
                limit == nullptr ? std::string{} : domain::clock_name(*limit, subject);
            const bool is_ended = limit != nullptr &&
                                  (std::ranges::find(event.met, clock) != event.met.end() ||
                                   std::ranges::find(event.stopped, clock) != event.stopped.end());
            if (is_ended && is_let_go(event.content, subject)) {
                ended.push_back(subject);
            }
        }
    }
    return ended;
}

}  // namespace

void reviewed(
    const Context& context,
    std::int64_t case_id,
    const domain::Procedure* procedure,
    const case_file::Event& event
) {
    if (event.is_over) {
        context.connection.run(
            "UPDATE case_reviews SET ended_on = $2 WHERE case_id = $1 AND ended_on = ''",
            std::to_array<db::Cell>({case_id, event.on})
        );
    } else {
        auto ended = reviews_ended(event.content);
        std::ranges::move(reviews_let_go(procedure, event), std::back_inserter(ended));
        for (const auto& subject : ended) {
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
