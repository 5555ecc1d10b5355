#pragma once

// Which rows of the review catalogue (重大执法决定法制审核目录) ask for this case's review. A
// measure the case does not state is taken to ask for it: what nobody measured is not
// waved through. Law: 行政处罚法 art. 58 (CF-27); 国办发〔2018〕118号 (GS-07, GS-10).

#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "case_file/question.h"

namespace mingjing::case_file {

// The numbers of those rows.
[[nodiscard]] std::vector<std::string> rows_asking(
    const std::vector<Fields>& catalogue,
    std::string_view category,
    const State& state,
    const Outcome& outcome
);

// Of this case's, by what is decided now, or else proposed; none where nothing is.
[[nodiscard]] std::vector<std::string> catalogue_rows(const Question& question);
// What is decided now, or else what is proposed; null for neither.
[[nodiscard]] const Outcome* outcome_of(const Question& question);

}  // namespace mingjing::case_file
