#pragma once

// An opened record in Chinese, for people: what it is, when, by whom, and its content under
// the labels the receipt carries (which are for reading and not part of any proof).

#include <string>
#include <vector>

#include "verify/opening.h"

namespace mingjing::verify {

// 2026年11月23日 20:00:00（北京时间）
[[nodiscard]] std::string time_in_words(Time time);
[[nodiscard]] std::string act_in_words(const OpenedRecord& record);
[[nodiscard]] std::vector<std::string> content_in_words(
    const OpenedRecord& submission, const Fields& labels
);

}  // namespace mingjing::verify
