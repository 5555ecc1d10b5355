#pragma once

// Which of a case's legal reviews a question is about: that of its decision or of an act beside it.
// Both are one type and go by the same gates; only what names them differs. Pure.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "case_file/gate.h"
#include "case_file/question.h"

namespace mingjing::case_file {

// The one that is stated; before anything is, those the step offers that were sent, else, and where
// it sends one, all it offers. "" for the decision's.
[[nodiscard]] std::vector<std::string> review_subjects(const Question& question);

// Of several, nobody having said which, it is enough that nothing stands in the way of one.
template <class Ask>
[[nodiscard]] Objection of_each_review(const Question& question, const Ask& ask) {
    Objection first;
    for (const auto& subject : review_subjects(question)) {
        auto why = ask(question.state.review_of(subject), subject);
        if (!why) {
            return {};
        }
        if (!first) {
            first = std::move(why);
        }
    }
    return first;
}

// What is concluded now, of whichever review.
[[nodiscard]] std::optional<ReviewConcluded> stated_opinion(const Question& question);

// The reviews beside the decision that an act makes of no account, for they rested on what it
// changes: another party, another report, another decision, another sum or default, a measure that
// is only now taken. `before`: the case until then.
[[nodiscard]] std::vector<std::string> reviews_forgotten(
    const Content& content, const State& before
);
// The clocks that ran for them alone: nobody will conclude or rule on those any more.
[[nodiscard]] std::vector<std::string> clocks_forgotten(
    const Content& content, const State& before, const domain::Procedure& procedure
);

// Whether an act that names no review leaves nothing of that one to conclude or to rule on: what it
// was of is done by it, or is not to be done any more.
[[nodiscard]] bool lets_go_of_review(
    const Question& about, const Content& content, std::string_view subject
);

// The subjects of the reviews a clock of that limit runs for, while they wait for an opinion, or
// for a ruling.
[[nodiscard]] std::vector<std::string> subjects_waiting(
    const State& state, const domain::Procedure& procedure, const domain::TimeLimit& limit
);

// Of several reviews that share a limit (none of its own `per` subject) it waits for the last, as
// that of disputes does: an opinion on another, or a ruling, meets nothing.
void keep_shared_limit(Event& event, const State& before, const domain::Procedure& procedure);

// What category of acts a review is of: measures and what the court is asked are 行政强制 in
// whatever case.
[[nodiscard]] std::string_view reviewed_category(
    const domain::Procedure& procedure, std::string_view subject
);

// The elements (review_elements) such a review goes through: each that has a point for its
// category, an act being 行政强制; else, and of what the bureau lists nothing for, all.
[[nodiscard]] std::vector<Fields> elements_asked(
    std::vector<Fields> elements, const domain::Procedure& procedure, std::string_view subject
);

}  // namespace mingjing::case_file
