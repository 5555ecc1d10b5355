#pragma once

// What a reviewer may point at in a case, and whether they did (对应材料和页码): one line for each
// thing, its name and the pages, 证据1，第3-5页. Evidence, instruments, and the acts on record of
// which no paper was made. Pure. Law: 国办发〔2018〕118号（十三）(GS-08).

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "case_file/question.h"

namespace mingjing::case_file {

struct Citable {
    std::string name;  // 证据1, 调查终结报告, 海人社监罚告字〔2026〕第3号, 立案
    std::string kind;  // 证据, 文书, 办理记录
    bool has_pages = false;
    std::int64_t pages = 0;  // 0 where nobody counted them
    bool operator==(const Citable&) const = default;
};
// In the order of the file: evidence, instruments, acts.
[[nodiscard]] std::vector<Citable> citable(const Question& question);

// "" where the line names one of them, and pages it has; else what is wrong, as half a sentence.
[[nodiscard]] std::string citation_fault(std::string_view line, const std::vector<Citable>& known);

// Whether an element that is passed must say what of the file shows it: where the register asks
// for material with a point of it in this category, and always for facts, evidence and procedure.
// Of others the system's own checks, that stand beside it, are what shows it.
[[nodiscard]] bool must_be_cited(const Fields& element, std::string_view category);

// Its points as the register has them, those of this category alone.
[[nodiscard]] std::vector<const Fields*> points_of(
    const Fields& element, std::string_view category
);

}  // namespace mingjing::case_file
