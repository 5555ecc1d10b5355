#pragma once

// Words of a bureau that hold from a day on, until the next: who reviews its decisions, which
// court hears them (FY-04), where fines are paid.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mingjing::domain {

struct DatedText {
    struct Since {
        std::chrono::sys_days from;
        std::string text;
    };
    std::string key;            // reconsideration_body
    std::string name;           // 行政复议机关
    std::string basis;          // what set it
    std::vector<Since> values;  // by day
};

// Nothing where none held that day.
[[nodiscard]] std::optional<std::string> text_on(const DatedText& text, std::chrono::sys_days day);

}  // namespace mingjing::domain
