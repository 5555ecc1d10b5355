#include "search/narrow.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

#include <fmt/format.h>

namespace mingjing::search {

namespace {

// Common is what the newest documents show it to be: this many of them with the word lie
// among so many times as many.
constexpr std::int64_t kProbed = 50;
constexpr std::int64_t kCommonEvery = 3;
// A document is read and searched in the time it takes to pass so many entries of a list.
constexpr std::size_t kEntriesPerDocument = 400;
// However long the lists left out: the thread that reads belongs to everybody.
constexpr std::size_t kDocumentsMax = 5000;

bool is_common(db::Connection& index, const std::string& word, std::int64_t last) {
    const std::array<db::Cell, 2> cells{fmt::format("\"{}\"", word), kProbed - 1};
    const auto id = index.integer(
        "SELECT rowid FROM words WHERE words MATCH $1 ORDER BY rowid DESC LIMIT 1 OFFSET $2", cells
    );
    return id && last - *id < kProbed * kCommonEvery;
}

// Adds what stands between the common words; returns how many were left out.
std::size_t add_rarer(
    db::Connection& index, const Phrase& phrase, std::int64_t last, std::vector<Phrase>& rarer
) {
    std::size_t left_out = 0;
    Phrase neighbours;
    for (const auto& word : phrase.words) {
        if (!is_common(index, word, last)) {
            neighbours.words.push_back(word);
            continue;
        }
        ++left_out;
        if (!neighbours.words.empty()) {
            rarer.push_back(std::exchange(neighbours, {}));
        }
    }
    if (!neighbours.words.empty()) {
        rarer.push_back(std::move(neighbours));
    }
    return left_out;
}

bool hold(std::string_view whole, const std::vector<std::string>& texts) {
    return std::ranges::all_of(texts, [&](const auto& text) {
        return ::memmem(whole.data(), whole.size(), text.data(), text.size()) != nullptr;
    });
}

}  // namespace

std::optional<Narrowed> narrowed(db::Connection& index, const std::vector<Phrase>& all) {
    const auto last = index.integer("SELECT max(id) FROM documents").value_or(0);
    Narrowed found;
    std::size_t all_left_out = 0;
    bool has_rarer = false;
    for (const auto& phrase : all) {
        if (phrase.by_prefix) {
            found.phrases.push_back(phrase);
            continue;
        }
        const auto left_out = add_rarer(index, phrase, last, found.phrases);
        if (left_out > 0) {
            found.texts.push_back(phrase.text);
        }
        all_left_out += left_out;
        has_rarer = has_rarer || left_out < phrase.words.size();
    }
    found.documents_max = std::min(
        kDocumentsMax, all_left_out * static_cast<std::size_t>(last) / kEntriesPerDocument
    );
    return has_rarer && all_left_out > 0 ? std::optional(std::move(found)) : std::nullopt;
}

bool holds(std::string_view title, std::string_view body, const std::vector<std::string>& texts) {
    // Mostly it is written as it was asked for, and folding is what takes time.
    return hold(body, texts) || hold(folded(fmt::format("{}\n{}", title, body)), texts);
}

}  // namespace mingjing::search
