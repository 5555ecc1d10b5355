#pragma once

// Who may review a case or an act beside its decision, and who gets it where nobody is named: the
// one of them with the fewest under review, then who has waited longest for one, then by number.
// Pure. Law: 行政处罚法 art. 58 (CF-27); 国办发〔2018〕118号（十一）.

#include <optional>
#include <string>
#include <string_view>

#include "case_file/question.h"

namespace mingjing::case_file {

// "" where they may do that review; else why not, as half a sentence.
[[nodiscard]] std::string reviewer_fault(
    const Question& question, const LegalReview& review, std::string_view number
);

// They did that review before the head ordered another's, by any certificate of theirs.
[[nodiscard]] bool was_replaced(
    const Question& question, const LegalReview& review, std::string_view number
);

// With the reason; nothing where nobody may.
[[nodiscard]] std::optional<ReviewerAssigned> picked_reviewer(
    const Question& question, const LegalReview& review
);

// Whether a reviewer's entry lets them review penalties.
[[nodiscard]] bool is_qualified(const Fields& reviewer);
// Whether what is reviewed asks for the qualification.
[[nodiscard]] bool asks_qualification(const Question& question);
// Whoever holds that certificate was once among the case's officers, by any of theirs.
[[nodiscard]] bool was_officer(const Question& question, std::string_view number);

// Picked anew only where another day, or nobody, did: a retry finds the loads changed by itself.
void fill_reviewer(ReviewerAssigned& assigned, const Question& question);

}  // namespace mingjing::case_file
