#include "case_file/reviewers.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "case_file/catalogue.h"
#include "case_file/officer.h"
#include "domain/day.h"

namespace mingjing::case_file {

namespace {

constexpr std::string_view kQualificationSince = "2021-07-15";

std::string fault_of(
    const Question& q, const LegalReview& review, const Fields& reviewer, std::string_view number
) {
    if (text_of(reviewer, "unit") == q.state.opened.unit) {
        return "所在单位是本案承办机构";
    }
    if (was_officer(q, number)) {
        return "办理过本案";
    }
    if (was_replaced(q, review, number)) {
        return "已经审核过本案，负责人决定另行指定审核人员";
    }
    return asks_qualification(q) && !is_qualified(reviewer)
               ? "初次从事行政处罚决定法制审核，名录里没有法律职业资格证号"
               : "";
}

}  // namespace

bool is_qualified(const Fields& reviewer) {
    const auto first = text_of(reviewer, "first_reviewed_on");
    const bool is_of_old = !first.empty() && first < kQualificationSince;
    return is_of_old || !text_of(reviewer, "qualification_number").empty();
}

bool asks_qualification(const Question& question) {
    const auto* outcome = outcome_of(question);
    const bool is_penalty = outcome != nullptr && outcome->conclusion == kPenalty;
    return is_penalty || question.procedure.category == "行政处罚";
}

bool was_officer(const Question& question, std::string_view number) {
    return !number.empty() &&
           std::ranges::any_of(question.state.ever_officers, [&](const std::string& one) {
               return person_of(question, one) == person_of(question, number);
           });
}

bool was_replaced(const Question& question, const LegalReview& review, std::string_view number) {
    return !number.empty() && std::ranges::any_of(review.before, [&](const std::string& one) {
        return one == number || person_of(question, one) == person_of(question, number);
    });
}

std::string reviewer_fault(
    const Question& question, const LegalReview& review, std::string_view number
) {
    const auto reviewer = question.around.entry("reviewers", "", number, question.on);
    return reviewer ? fault_of(question, review, *reviewer, number) : "不在法制审核人员名录里";
}

std::optional<ReviewerAssigned> picked_reviewer(
    const Question& question, const LegalReview& review
) {
    const auto loads =
        question.around.review_loads ? question.around.review_loads() : std::vector<ReviewLoad>{};
    std::vector<ReviewLoad> able;
    for (const auto& reviewer : question.around.entries("reviewers", question.on)) {
        const std::string number(text_of(reviewer, "certificate_number"));
        if (!number.empty() && fault_of(question, review, reviewer, number).empty()) {
            const auto load = std::ranges::find(loads, number, &ReviewLoad::reviewer);
            able.push_back(load == loads.end() ? ReviewLoad{number} : *load);
        }
    }
    const auto first = std::ranges::min_element(able, {}, [](const ReviewLoad& one) {
        return std::tie(one.open, one.last, one.reviewer);
    });
    if (first == able.end()) {
        return std::nullopt;
    }
    const auto alike = std::ranges::count(able, first->open, &ReviewLoad::open);
    return ReviewerAssigned{
        first->reviewer,
        "",
        true,
        fmt::format(
            "符合条件的{}人中在审案件最少，{}件{}",
            able.size(),
            first->open,
            alike > 1 ? fmt::format("；{}人相同，距上次分案最久", alike) : ""
        )};
}

void fill_reviewer(ReviewerAssigned& assigned, const Question& question) {
    const auto& review = question.state.review_of(assigned.subject);
    const auto& before = review.assigned;
    if (!assigned.reviewer.empty()) {
        return;
    }
    const bool is_again = before && before->act.is_picked && before->on == domain::iso(question.on);
    if (const auto picked =
            is_again ? std::optional(before->act) : picked_reviewer(question, review)) {
        assigned.reviewer = picked->reviewer;
        assigned.is_picked = true;
        assigned.because = picked->because;
    }
}

}  // namespace mingjing::case_file
