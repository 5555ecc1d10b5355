#pragma once

// PDFs joined into one, each page that counts bearing its number at the lower right, as bound
// files are numbered (law.md 5.9). What is joined is kept as it is: nothing is drawn anew.
// Pure; by libqpdf.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mingjing::binder {

// How many pages it has; nothing where it is no PDF that can be bound: broken, or locked.
[[nodiscard]] std::optional<std::int64_t> pages_in(const std::string& pdf);

struct Part {
    const std::string* pdf;   // outlives the call
    std::int64_t first = 0;   // page in it
    std::int64_t count = 0;   //
    std::int64_t number = 0;  // of its first page as bound; 0: its pages are not numbered
    std::string title = {};   // in the outline; "" for none
};
// The identity and all else in it follow from the parts: the same parts, the same bytes.
[[nodiscard]] std::string joined(const std::vector<Part>& parts);

}  // namespace mingjing::binder
