// Myers' greedy difference over words, bounded in length and in distance.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/characters.h"
#include "domain/diff.h"

namespace mingjing::domain {
namespace {

using Kind = Segment::Kind;
using Words = std::vector<std::string>;
using Index = std::ptrdiff_t;

constexpr std::size_t kWordsMax = 8000;
constexpr Index kDistanceMax = 600;  // its square is the memory the trace may take

bool is_word_character(char32_t c) {
    return is_digit(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

Words words_of(std::string_view text) {
    Words words;
    bool in_word = false;
    for (const char32_t c : decode(text)) {
        const auto character = encode({&c, 1});
        const bool joins = is_word_character(c);
        if (joins && in_word) {
            words.back() += character;
        } else {
            words.push_back(character);
        }
        in_word = joins;
    }
    return words;
}

struct Step {
    Kind kind;
    Index word;  // in `before` for kept and removed, in `after` for added
};

// The furthest points reached with each number of changes, then the way back through
// them. Nothing where the texts are further apart than the bound.
class Myers {
  public:
    Myers(const Words& before, const Words& after)
        : a_(before), b_(after), n_(std::ssize(before)), m_(std::ssize(after)) {}

    std::optional<std::vector<Step>> steps() {
        const Index most = std::min(n_ + m_, kDistanceMax);
        std::vector<Index> furthest(static_cast<std::size_t>(2 * most + 3), 0);
        std::vector<std::vector<Index>> trace;
        for (Index distance = 0; distance <= most; ++distance) {
            trace.push_back(slice(furthest, most, distance));
            for (Index k = -distance; k <= distance; k += 2) {
                const bool down = goes_down(furthest, most, k, distance);
                Index x = down ? at(furthest, most, k + 1) : at(furthest, most, k - 1) + 1;
                while (x < n_ && x - k < m_ && a_[to_size(x)] == b_[to_size(x - k)]) {
                    ++x;
                }
                at(furthest, most, k) = x;
                if (x >= n_ && x - k >= m_) {
                    return way_back(trace);
                }
            }
        }
        return std::nullopt;
    }

  private:
    static std::size_t to_size(Index index) { return static_cast<std::size_t>(index); }
    static Index& at(std::vector<Index>& values, Index middle, Index k) {
        return values[to_size(middle + 1 + k)];
    }
    static bool goes_down(std::vector<Index>& values, Index middle, Index k, Index distance) {
        return k == -distance ||
               (k != distance && at(values, middle, k - 1) < at(values, middle, k + 1));
    }
    // Only the diagonals a distance can have reached are kept.
    static std::vector<Index> slice(const std::vector<Index>& all, Index middle, Index distance) {
        const auto first = all.begin() + (middle - distance);
        return {first, first + 2 * distance + 3};
    }

    std::vector<Step> way_back(std::vector<std::vector<Index>>& trace) const {
        std::vector<Step> steps;
        Index x = n_;
        Index y = m_;
        for (auto distance = std::ssize(trace) - 1; distance >= 0; --distance) {
            auto& values = trace[to_size(distance)];
            const Index k = x - y;
            const bool down = goes_down(values, distance, k, distance);
            const Index from_k = down ? k + 1 : k - 1;
            const Index from_x = distance == 0 ? 0 : at(values, distance, from_k);
            const Index from_y = distance == 0 ? 0 : from_x - from_k;
            while (x > from_x && y > from_y) {
                --y;
                steps.push_back({Kind::kept, --x});
            }
            if (distance > 0) {
                steps.push_back(down ? Step{Kind::added, --y} : Step{Kind::removed, --x});
            }
        }
        std::reverse(steps.begin(), steps.end());
        return steps;
    }

    const Words& a_;
    const Words& b_;
    Index n_;
    Index m_;
};

// Segments as they will be read: what went before what came, neighbours joined.
class Reading {
  public:
    void add(Kind kind, std::string_view text) {
        if (kind == Kind::kept) {
            flush();
            append(kind, text);
        } else {
            (kind == Kind::removed ? removed_ : added_) += text;
        }
    }
    std::vector<Segment> take() {
        flush();
        return std::move(segments_);
    }

  private:
    void flush() {
        append(Kind::removed, std::exchange(removed_, {}));
        append(Kind::added, std::exchange(added_, {}));
    }
    void append(Kind kind, std::string_view text) {
        if (text.empty()) {
            return;
        }
        if (!segments_.empty() && segments_.back().kind == kind) {
            segments_.back().text += text;
        } else {
            segments_.push_back({kind, std::string(text)});
        }
    }

    std::vector<Segment> segments_;
    std::string removed_;
    std::string added_;
};

std::string joined(const Words& words, std::size_t from, std::size_t to) {
    std::string out;
    for (auto i = from; i < to; ++i) {
        out += words[i];
    }
    return out;
}

std::vector<Segment> by_ends(const Words& before, const Words& after) {
    const auto shorter = std::min(before.size(), after.size());
    std::size_t front = 0;
    while (front < shorter && before[front] == after[front]) {
        ++front;
    }
    std::size_t back = 0;
    while (back < shorter - front &&
           before[before.size() - 1 - back] == after[after.size() - 1 - back]) {
        ++back;
    }
    Reading reading;
    reading.add(Kind::kept, joined(before, 0, front));
    reading.add(Kind::removed, joined(before, front, before.size() - back));
    reading.add(Kind::added, joined(after, front, after.size() - back));
    reading.add(Kind::kept, joined(before, before.size() - back, before.size()));
    return reading.take();
}

}  // namespace

std::vector<Segment> text_diff(std::string_view before, std::string_view after) {
    const auto old_words = words_of(before);
    const auto new_words = words_of(after);
    if (old_words.size() > kWordsMax || new_words.size() > kWordsMax) {
        return by_ends(old_words, new_words);
    }
    const auto steps = Myers(old_words, new_words).steps();
    if (!steps) {
        return by_ends(old_words, new_words);
    }
    Reading reading;
    for (const auto& step : *steps) {
        const auto& words = step.kind == Kind::added ? new_words : old_words;
        reading.add(step.kind, words[static_cast<std::size_t>(step.word)]);
    }
    return reading.take();
}

}  // namespace mingjing::domain
