#include "definitions/section.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace mingjing::definitions {

namespace {

constexpr std::size_t kTextBytesMax = 8000;
constexpr std::size_t kTextsMax = 500;

std::string_view name_of(Node::Kind kind) {
    switch (kind) {
        case Node::Kind::scalar:
            return "一个值";
        case Node::Kind::sequence:
            return "列表";
        case Node::Kind::mapping:
            return "键和值";
        case Node::Kind::null:
            break;
    }
    return "空";
}

}  // namespace

bool is_key(std::string_view key) {
    return !key.empty() && key.size() <= 64 && key.front() >= 'a' && key.front() <= 'z' &&
           std::all_of(key.begin(), key.end(), [](char letter) {
               return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                      letter == '_';
           });
}

Section::Section(const Node& node, std::string what, Problems& problems)
    : node_(node), what_(std::move(what)), problems_(problems) {
    if (node.kind != Node::Kind::mapping) {
        problems_.add(node, fmt::format("{}应当是“键: 值”的形式", what_));
    }
}

Section::~Section() {
    for (std::size_t i = 0; i < node_.keys.size(); ++i) {
        const std::string& key = node_.keys[i];
        if (!asked_.contains(key)) {
            problems_.add(
                node_.items[i],
                fmt::format("{}里不认识“{}”；可用的有：{}", what_, key, fmt::join(asked_, "、"))
            );
        }
    }
}

const Node* Section::ask(std::string_view key, Node::Kind kind) {
    const Node* node = child(key);
    if (node == nullptr || node->kind == kind) {
        return node;
    }
    problem(key, fmt::format("{}的“{}”应当是{}", what_, key, name_of(kind)));
    return nullptr;
}

const Node* Section::child(std::string_view key) {
    asked_.emplace(key);
    return node_.find(key);
}

void Section::require(std::string_view key) {
    const Node* node = child(key);
    if (node == nullptr || (node->kind == Node::Kind::scalar && node->text.empty())) {
        problem(key, fmt::format("{}缺少“{}”", what_, key));
    }
}

std::string Section::text(std::string_view key) {
    require(key);
    return text_or(key, {});
}

std::string Section::text_or(std::string_view key, std::string fallback) {
    const Node* node = ask(key, Node::Kind::scalar);
    if (node == nullptr) {
        return fallback;
    }
    if (node->text.size() > kTextBytesMax) {
        problem(key, fmt::format("{}的“{}”超过{}字节", what_, key, kTextBytesMax));
        return fallback;
    }
    return node->text;
}

std::vector<std::string> Section::texts(std::string_view key) {
    std::vector<std::string> values;
    for (const Node& item : items(key, kTextsMax)) {
        if (item.kind != Node::Kind::scalar || item.text.empty()) {
            problems_.add(item, fmt::format("{}的“{}”里每一项都应当是文字", what_, key));
        } else {
            values.push_back(item.text);
        }
    }
    return values;
}

bool Section::flag_or(std::string_view key, bool fallback) {
    return one_of(key, fallback, {{"true", true}, {"false", false}});
}

std::optional<std::int64_t> Section::integer(std::string_view key) {
    const Node* node = ask(key, Node::Kind::scalar);
    if (node == nullptr) {
        return std::nullopt;
    }
    std::int64_t value = 0;
    const char* end = node->text.data() + node->text.size();
    const auto [stop, error] = std::from_chars(node->text.data(), end, value);
    if (error != std::errc{} || stop != end) {
        problem(key, fmt::format("{}的“{}”应当是整数，写的是“{}”", what_, key, node->text));
        return std::nullopt;
    }
    return value;
}

std::size_t Section::size_or(std::string_view key, std::size_t fallback, std::size_t max) {
    const auto value = integer(key);
    if (!value) {
        return fallback;
    }
    if (*value < 0 || static_cast<std::uint64_t>(*value) > max) {
        problem(key, fmt::format("{}的“{}”应当在0到{}之间", what_, key, max));
        return fallback;
    }
    return static_cast<std::size_t>(*value);
}

const std::vector<Node>& Section::items(std::string_view key, std::size_t count_max) {
    static const std::vector<Node> none;
    const Node* node = ask(key, Node::Kind::sequence);
    if (node == nullptr) {
        return none;
    }
    if (node->items.size() > count_max) {
        problem(key, fmt::format("{}的“{}”超过{}项", what_, key, count_max));
        return none;
    }
    return node->items;
}

int Section::line(std::string_view key) const {
    const Node* node = node_.find(key);
    return node == nullptr ? node_.line : node->line;
}

int Section::line_of_item(std::string_view list, std::string_view key) const {
    const Node* node = node_.find(list);
    if (node == nullptr) {
        return node_.line;
    }
    for (const Node& item : node->items) {
        const Node* name = item.find("key");
        if (name != nullptr && name->text == key) {
            return name->line;
        }
    }
    return node->line;
}

void Section::problem(std::string_view key, std::string what) {
    problems_.add(line(key), std::move(what));
}

void Section::complain_of_word(
    std::string_view key, std::string_view word, const std::vector<std::string_view>& known
) {
    problem(
        key, fmt::format("{}的“{}”不能是“{}”；可以是：{}", what_, key, word, fmt::join(known, "、"))
    );
}

}  // namespace mingjing::definitions
