#pragma once

// Why a command was refused: an ordinary answer, shown to the person who asked. The gate
// that refuses writes the three sentences, so law and wording stand together.

#include <string>

namespace mingjing::domain {

struct Refusal {
    std::string code = {};  // stable word, e.g. "not-submitted"
    std::string what = {};  // 这条内容还没有提交审核
    std::string article = {};  // 行政强制法第十七条, or "" where no law but the procedure speaks
    std::string next = {};  // 请先由编制科室提交
    std::string rule = {};  // QZ-01, or ""
    bool operator==(const Refusal&) const = default;
};

}  // namespace mingjing::domain
