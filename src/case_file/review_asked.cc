#include "case_file/review_asked.h"

#include <algorithm>
#include <iterator>
#include <variant>

#include "case_file/catalogue.h"
#include "case_file/cited.h"

namespace mingjing::case_file {

namespace {

std::optional<std::string> stated_subject(const Question& question) {
    if (question.stated == nullptr) {
        return std::nullopt;
    }
    const Acts& stated = *question.stated;
    return std::visit(
        [](const auto& act) -> std::optional<std::string> {
            if constexpr (requires { act.subject; }) {
                return act.subject;
            } else {
                return std::string{};
            }
        },
        stated
    );
}

}  // namespace

std::vector<std::string> review_subjects(const Question& question) {
    if (auto stated = stated_subject(question)) {
        return {*std::move(stated)};
    }
    const auto offers = question.step.offers.find(kReviewSubject);
    if (offers == question.step.offers.end()) {
        return {std::string{}};
    }
    if (question.step.act == ActReviewSent::kAct) {
        return offers->second;  // one of them may not have been sent yet
    }
    std::vector<std::string> sent;
    std::ranges::copy_if(offers->second, std::back_inserter(sent), [&](const std::string& one) {
        return question.state.act_reviews.contains(one);
    });
    return sent.empty() ? offers->second : sent;
}

std::optional<ReviewConcluded> stated_opinion(const Question& question) {
    if (const auto* concluded = question.states<ReviewConcluded>()) {
        return *concluded;
    }
    const auto* aside = question.states<ActReviewConcluded>();
    return aside == nullptr ? std::nullopt
                            : std::optional(ReviewConcluded{
                                  aside->opinion, aside->elements, aside->text, aside->reviewer});
}

std::string_view reviewed_category(const domain::Procedure& procedure, std::string_view subject) {
    const bool is_coercion = !subject.empty() && subject != ReviewSubject::kTransfer;
    return is_coercion ? kCoercion : std::string_view(procedure.category);
}

std::vector<Fields> elements_asked(
    std::vector<Fields> elements, const domain::Procedure& procedure, std::string_view subject
) {
    const auto category = reviewed_category(procedure, subject);
    const auto is_asked = [&](const Fields& element) {
        const auto* points = member(element, "points").list();
        return points == nullptr || points->empty() || !points_of(element, category).empty();
    };
    const bool is_narrowed = !subject.empty() && subject != ReviewSubject::kTransfer &&
                             std::ranges::any_of(elements, is_asked);
    if (is_narrowed) {
        std::erase_if(elements, [&](const Fields& element) { return !is_asked(element); });
    }
    return elements;
}

}  // namespace mingjing::case_file
