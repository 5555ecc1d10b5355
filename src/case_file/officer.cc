#include "case_file/officer.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "case_file/catalogue.h"
#include "domain/annual_review.h"
#include "domain/day.h"

namespace mingjing::case_file {

namespace {

const Fields* certificate_of(const Fields& officer, std::string_view number) {
    const auto* rows = member(officer, "certificates").list();
    if (rows == nullptr) {
        return nullptr;
    }
    for (const auto& row : *rows) {
        if (const auto* fields = row.fields(); fields && text_of(*fields, "number") == number) {
            return fields;
        }
    }
    return nullptr;
}

// 行政处理 and 劳动保障监察 are no categories of certificate: their procedures name those that do.
// A penalty takes the certificate for penalties by whatever procedure.
std::vector<std::string> categories_for(const Question& question) {
    const auto& procedure = question.procedure;
    const auto* outcome = outcome_of(question);
    if (outcome != nullptr && outcome->conclusion == kPenalty) {
        return {"行政处罚"};
    }
    return procedure.certificates.empty() ? std::vector{procedure.category}
                                          : procedure.certificates;
}

bool covers(const Fields& certificate, const std::vector<std::string>& any) {
    const auto* categories = member(certificate, "categories").list();
    return categories != nullptr && std::ranges::any_of(*categories, [&](const Value& one) {
               return one.text() != nullptr && std::ranges::find(any, *one.text()) != any.end();
           });
}

// "" where nobody stated where the act happened and the certificate is of this bureau's region.
std::string region_fault(const Question& question, const Fields& officer) {
    const auto region = text_of(officer, "region");
    const auto& place = question.state.opened.act_region;
    if (domain::covers(question.around.regions, region, place)) {
        return {};
    }
    return fmt::format(
        "的执法区域是{}，{}",
        region,
        place.empty() ? "不在本机关的区域内" : "不包括行为发生地" + place
    );
}

}  // namespace

std::string person_of(const Question& question, std::string_view number) {
    const auto officer =
        question.around.entry("officers", "certificates.number", number, question.on);
    const auto* rows = officer ? member(*officer, "certificates").list() : nullptr;
    const auto* first = rows == nullptr || rows->empty() ? nullptr : rows->front().fields();
    return std::string(first == nullptr ? number : text_of(*first, "number"));
}

std::string officer_fault(const Question& question, std::string_view number) {
    const auto named = fmt::format("执法证{}", number);
    const auto officer =
        question.around.entry("officers", "certificates.number", number, question.on);
    const auto* certificate = officer ? certificate_of(*officer, number) : nullptr;
    if (certificate == nullptr) {
        return named + "不在公示的执法人员清单里";
    }
    const auto status = text_of(*certificate, "status");
    if (!status.empty() && status != "有效") {
        return fmt::format("{}的状态是{}", named, status);
    }
    const auto valid_to = domain::day_of(text_of(*certificate, "valid_to"));
    if (valid_to && question.on > *valid_to) {
        return fmt::format("{}已于{}过期", named, domain::in_chinese(*valid_to));
    }
    const auto issued_on = domain::day_of(text_of(*certificate, "issued_on"));
    if (issued_on && question.on < *issued_on) {
        return fmt::format("{}到{}才发证", named, domain::in_chinese(*issued_on));
    }
    const auto categories = categories_for(question);
    if (!covers(*certificate, categories)) {
        return fmt::format("{}的执法类别不包括{}", named, fmt::join(categories, "、"));
    }
    const auto missed_suspends = question.threshold(domain::kMissedReviewSuspends);
    if (domain::is_suspended_by(text_of(*officer, "annual_review"), missed_suspends)) {
        return named + "没有通过年度审核，不能使用";
    }
    const auto elsewhere = region_fault(question, *officer);
    return elsewhere.empty() ? elsewhere : named + elsewhere;
}

std::vector<std::string> numbers_held(const Surroundings& around, std::string_view number) {
    if (number.empty()) {
        return {};
    }
    std::vector<std::string> numbers{std::string(number)};
    const auto officer = around.entry("officers", "certificates.number", number, around.today);
    const auto* rows = officer ? member(*officer, "certificates").list() : nullptr;
    for (const auto& row : rows == nullptr ? List{} : *rows) {
        const auto* certificate = row.fields();
        if (certificate != nullptr && text_of(*certificate, "number") != number) {
            numbers.emplace_back(text_of(*certificate, "number"));
        }
    }
    return numbers;
}

std::vector<std::string> numbers_here(const Question& question, std::string_view number) {
    const auto person = person_of(question, number);
    std::vector<std::string> numbers;
    for (const auto& one : question.state.ever_officers) {
        if (person_of(question, one) == person) {
            numbers.push_back(one);
        }
    }
    return numbers;
}

bool handles(const Question& question) {
    const auto& state = question.state;
    const auto person = person_of(question, question.by_officer);
    const auto is_theirs = [&](const std::string& number) {
        return !question.by_officer.empty() && person_of(question, number) == person;
    };
    if (std::ranges::any_of(state.recused, is_theirs)) {
        return false;
    }
    const bool registered_it = std::ranges::any_of(state.last, [&](const auto& one) {
        return std::holds_alternative<Opened>(one.second.event.content) &&
               one.second.by == question.by;
    });
    return state.ever_officers.empty() ? registered_it
                                       : std::ranges::any_of(state.officers, is_theirs);
}

}  // namespace mingjing::case_file
