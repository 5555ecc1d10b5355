#pragma once

// What is sent to legal review with the case (送审材料), and within how many days it is examined
// (审核时限): by the general list, and by the rows of the catalogue that ask for the review.
// Law: 国办发〔2018〕118号（十四）; law.md 3.10 (SH-01, SH-02).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "case_file/question.h"

namespace mingjing::case_file {

struct ReviewMaterial {
    std::string name;
    std::string row;  // number of the first row of the catalogue that wants it; "" of the list
    bool operator==(const ReviewMaterial&) const = default;
};

// Each once, called as the form calls it.
[[nodiscard]] std::vector<ReviewMaterial> materials_wanted(const Question& question);
[[nodiscard]] std::vector<std::string> names_wanted(const Question& question);

// What the package lacks: not listed, or listed and not there though this case keeps such a
// thing. In words, each with the row that wants it.
[[nodiscard]] std::vector<std::string> materials_missing(
    const Question& question, const std::vector<std::string>& sent
);

// Of those rows the shortest, so that each is kept; 0 where none says how long, in what the limit
// counts.
[[nodiscard]] std::int64_t days_of_rows(
    const Question& question, const std::vector<std::string>& rows, const domain::TimeLimit& limit
);

}  // namespace mingjing::case_file
