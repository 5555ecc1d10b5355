#include "domain/dated_text.h"

namespace mingjing::domain {

std::optional<std::string> text_on(const DatedText& text, std::chrono::sys_days day) {
    std::optional<std::string> held;
    for (const auto& since : text.values) {
        if (since.from <= day) {
            held = since.text;
        }
    }
    return held;
}

}  // namespace mingjing::domain
