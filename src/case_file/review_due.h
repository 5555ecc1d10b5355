#pragma once

// Whether 法制审核 is due before something is decided or done: the one answer that every gate, the
// step that goes without a review and the number of a decision ask for. It is due of what
// 国办发〔2018〕118号（十二） names, of what a row of the catalogue in force asks for, and, while
// the bureau has it so (review_every_decision), of every decision but those on the spot. Law:
// 行政处罚法 art. 58 (CF-27); 国办发〔2018〕118号 (GS-07, GS-10).

#include <string>
#include <string_view>

#include "case_file/question.h"

namespace mingjing::case_file {

// What asks for a review, as half a sentence; "" where nothing does. Of what is decided now, or
// else proposed; where nothing is yet, nobody can say that none is due.
[[nodiscard]] std::string decision_review_due(const Question& question);
// Of an act beside the decision, by what its review calls it (ReviewSubject). A measure, and making
// one longer, is a decision too; a transfer, the court, a surcharge go by the catalogue alone.
[[nodiscard]] std::string act_review_due(const Question& question, std::string_view subject);

// Whether the step approves a measure that was urgent and came first (行政强制法 art. 19).
[[nodiscard]] bool is_approved_late(const Question& question);

}  // namespace mingjing::case_file
