#pragma once

// How text is cut for the index: NFKC and case folding, then runs. A Latin or digit run
// is one word; a run of Han is overlapping pairs and, at its end, the single last
// character, so that any substring is a phrase of neighbouring pairs and any single
// character the beginning of a word. Both engines store the same words.

#include <string>
#include <string_view>
#include <vector>

namespace mingjing::search {

// NFKC, case folded. Invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string folded(std::string_view text);

struct Run {
    bool is_han = false;
    std::string text;  // folded
};
[[nodiscard]] std::vector<Run> runs(std::string_view text);

// The words of a document, in order.
[[nodiscard]] std::vector<std::string> words(std::string_view text);
// The words of one run of a query; the last is to be matched by its beginning when
// `by_prefix`: a Latin run, or a single Han character.
struct Phrase {
    std::string text;  // the run
    std::vector<std::string> words;
    bool by_prefix = false;
};
[[nodiscard]] std::vector<Phrase> phrases(std::string_view query);

}  // namespace mingjing::search
