#pragma once

// Whether a certificate lets its holder act in this case on that day (执法资格). Law:
// 行政处罚法 art. 42 (CF-14); ZJ-01: no valid certificate on the day, or for the place, no act;
// ZJ-03: nor with one that its annual check suspends.

#include <string>
#include <string_view>
#include <vector>

#include "case_file/question.h"

namespace mingjing::case_file {

// "" where it does; else what is wrong, as half a sentence: 执法证37990126001已于…过期.
[[nodiscard]] std::string officer_fault(const Question& question, std::string_view number);

// Whose certificate it is: by the first of the holder's, so that two certificates are not two
// people; the number itself where nobody holds it.
[[nodiscard]] std::string person_of(const Question& question, std::string_view number);

// Every certificate the holder of that one holds today; none for "".
[[nodiscard]] std::vector<std::string> numbers_held(
    const Surroundings& around, std::string_view number
);

// By which certificates that person was ever of this case.
[[nodiscard]] std::vector<std::string> numbers_here(
    const Question& question, std::string_view number
);

// Whether whoever asks works on this very case: is one of its officers, and not recused. Until it
// ever had any, who registered it.
[[nodiscard]] bool handles(const Question& question);

}  // namespace mingjing::case_file
