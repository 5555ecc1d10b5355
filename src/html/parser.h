#pragma once

// Mustache text to a tree of nodes, once, at load. Everything that makes a page unsafe
// and can be seen in the template alone is refused here: unescaped tags, a value outside
// quotes in a tag, a value inside <script> or <style>, a changed delimiter.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mingjing::html {

enum class NodeKind : std::uint8_t { literal, escaped, raw, section, inverted, partial };

struct Node {
    NodeKind kind = NodeKind::literal;
    std::string text;                    // the literal, or the name as written
    std::vector<std::string> path = {};  // the name split at its dots; empty for {{.}}
    std::vector<Node> children = {};     // of a section
    std::size_t line = 0;
};

// Throws Fault naming the template, the line and the reason.
[[nodiscard]] std::vector<Node> parse(std::string_view template_name, std::string_view text);

}  // namespace mingjing::html
