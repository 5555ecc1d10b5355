#pragma once

// Which rows of the review catalogue (重大执法决定法制审核目录) ask for a review of what is decided
// in a case, or of an act beside its decision. A row that goes by a measure the case does not
// know is not waved through: it asks too, and is recorded as one nobody could tell of (未能判断),
// for a person to look at. Law: 行政处罚法 art. 58 (CF-27); 国办发〔2018〕118号 (GS-07, GS-10).

#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "case_file/question.h"

namespace mingjing::case_file {

// The category (类别) of measures, their enforcement and the surcharge that forces performance.
inline constexpr std::string_view kCoercion = "行政强制";

struct AskingRows {
    std::vector<Fields> met;
    std::vector<Fields> unclear;  // what they go by the case does not know
    [[nodiscard]] bool empty() const { return met.empty() && unclear.empty(); }
    // The first of them, by its number and text, as half a sentence.
    [[nodiscard]] std::string cited() const;
};
[[nodiscard]] std::vector<std::string> row_numbers(const std::vector<Fields>& rows);

// For what is decided now, or else proposed; none where nothing is.
[[nodiscard]] AskingRows catalogue_rows(const Question& question);
// For an act beside the decision, by what its review calls it (ActReviewSent::subject). For a
// surcharge only what it meets.
[[nodiscard]] AskingRows act_rows(const Question& question, std::string_view subject);

// What is decided now, or else what is proposed; null for neither.
[[nodiscard]] const Outcome* outcome_of(const Question& question);

}  // namespace mingjing::case_file
