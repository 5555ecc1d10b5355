#include "search/snippet.h"

#include <algorithm>
#include <cctype>

namespace mingjing::search {

namespace {

constexpr std::size_t kBytesBefore = 90;  // about thirty Han characters
constexpr std::size_t kBytesMax = 360;
constexpr std::size_t kMarksMax = 20;

char lower(char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

// Latin letters match in either case; everything else as it stands.
std::size_t find_from(std::string_view text, std::string_view wanted, std::size_t from) {
    const auto found = std::search(
        text.begin() + static_cast<std::ptrdiff_t>(std::min(from, text.size())),
        text.end(),
        wanted.begin(),
        wanted.end(),
        [](char a, char b) { return lower(a) == lower(b); }
    );
    return found == text.end() ? std::string_view::npos
                               : static_cast<std::size_t>(found - text.begin());
}

// The nearest beginning of a character at or before `at`.
std::size_t character_start(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
        --at;
    }
    return at;
}

}  // namespace

Marks marks_in(std::string_view text, const std::vector<Phrase>& phrases) {
    Marks found;
    for (const auto& phrase : phrases) {
        const std::string_view wanted = phrase.text;
        for (auto at = find_from(text, wanted, 0);
             at != std::string_view::npos && found.size() < kMarksMax;
             at = find_from(text, wanted, at + wanted.size())) {
            found.emplace_back(at, at + wanted.size());
        }
    }
    std::ranges::sort(found);
    Marks merged;
    for (const auto& mark : found) {
        if (!merged.empty() && mark.first <= merged.back().second) {
            merged.back().second = std::max(merged.back().second, mark.second);
        } else {
            merged.push_back(mark);
        }
    }
    return merged;
}

std::string snippet_of(std::string_view text, const std::vector<Phrase>& phrases) {
    auto first = std::string_view::npos;
    for (const auto& phrase : phrases) {
        first = std::min(first, find_from(text, phrase.text, 0));
    }
    const auto anchor = first == std::string_view::npos ? 0 : first;
    const auto from = character_start(text, anchor > kBytesBefore ? anchor - kBytesBefore : 0);
    const auto to = character_start(text, from + kBytesMax);
    auto snippet = std::string(from > 0 ? "…" : "");
    snippet += text.substr(from, to - from);
    return snippet + (to < text.size() ? "…" : "");
}

}  // namespace mingjing::search
