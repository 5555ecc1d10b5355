#pragma once

// What a case knows without any step having stated it: amounts and days that follow from its
// clocks. Instruments take them as `case.KEY`, so that nobody types what the law counts.

#include <string_view>
#include <vector>

#include "domain/schema.h"

namespace mingjing::domain {

inline constexpr std::string_view kCaseFacts = "case";

struct CaseFact {
    Field field;
    std::string_view source;  // 送达: the step without which it is not there
    std::string_view next;    // what there has to be first, as a sentence
};
[[nodiscard]] const std::vector<CaseFact>& case_facts();
// Null where there is none of that key.
[[nodiscard]] const CaseFact* case_fact(std::string_view key);

}  // namespace mingjing::domain
