#pragma once

// One mapping of a definition being read. Every key is asked for by name; a key nobody
// asked for, a missing one and a wrong kind of value become problems, and reading goes on
// with a harmless value so that all problems come out at once.

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "definitions/yaml_tree.h"

namespace mingjing::definitions {

// [a-z][a-z0-9_]*, at most 64: what stands in records, addresses and columns.
[[nodiscard]] bool is_key(std::string_view key);

class Section {
  public:
    // `what` names the thing in sentences: 字段“code”.
    Section(const Node& node, std::string what, Problems& problems);
    Section(const Section&) = delete;
    Section& operator=(const Section&) = delete;
    // Reports the keys nobody asked for.
    ~Section();

    // A problem where the key is missing or empty.
    void require(std::string_view key);
    // Required: a problem and "" where it is missing.
    [[nodiscard]] std::string text(std::string_view key);
    [[nodiscard]] std::string text_or(std::string_view key, std::string fallback);
    [[nodiscard]] std::vector<std::string> texts(std::string_view key);
    [[nodiscard]] bool flag_or(std::string_view key, bool fallback);
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key);
    [[nodiscard]] std::size_t size_or(std::string_view key, std::size_t fallback, std::size_t max);
    // Items of a sequence; empty where there is none.
    [[nodiscard]] const std::vector<Node>& items(std::string_view key, std::size_t count_max);
    [[nodiscard]] const Node* child(std::string_view key);

    template <typename T>
    [[nodiscard]] T one_of(
        std::string_view key,
        T fallback,
        std::initializer_list<std::pair<std::string_view, T>> words
    );

    // Line of a key, or of the section itself.
    [[nodiscard]] int line(std::string_view key = {}) const;
    // Line of the item of the sequence `list` whose `key` is that; else of the list.
    [[nodiscard]] int line_of_item(std::string_view list, std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const { return node_.find(key) != nullptr; }
    [[nodiscard]] const std::string& what() const { return what_; }
    void problem(std::string_view key, std::string what);
    [[nodiscard]] Problems& problems() { return problems_; }

  private:
    const Node* ask(std::string_view key, Node::Kind kind);
    void complain_of_word(
        std::string_view key, std::string_view word, const std::vector<std::string_view>& known
    );

    const Node& node_;
    std::string what_;
    Problems& problems_;
    std::set<std::string, std::less<>> asked_;
};

template <typename T>
T Section::one_of(
    std::string_view key, T fallback, std::initializer_list<std::pair<std::string_view, T>> words
) {
    const std::string word = text_or(key, {});
    if (word.empty()) {
        return fallback;
    }
    std::vector<std::string_view> known;
    for (const auto& [name, value] : words) {
        if (name == word) {
            return value;
        }
        known.push_back(name);
    }
    complain_of_word(key, word, known);
    return fallback;
}

}  // namespace mingjing::definitions
