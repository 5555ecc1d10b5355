#pragma once

// A YAML text as a plain tree that remembers lines. Aliases, anchors, tags and duplicate
// keys are errors: a definition means what it says where it says it. Depth, nodes and
// bytes are bounded, so any text may be tried.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "definitions/definitions.h"

namespace mingjing::definitions {

inline constexpr std::size_t kFileBytesMax = 1U << 20U;
inline constexpr std::size_t kFilesMax = 256;
inline constexpr std::size_t kNodesMax = 100'000;
inline constexpr std::size_t kDepthMax = 12;
inline constexpr std::size_t kProblemsMax = 200;

struct Node {
    enum class Kind : std::uint8_t { null, scalar, sequence, mapping };
    Kind kind = Kind::null;
    int line = 0;
    std::string text;               // scalar
    std::vector<std::string> keys;  // mapping, in the order written: keys[i] names items[i]
    std::vector<Node> items;        // sequence or mapping

    [[nodiscard]] const Node* find(std::string_view key) const;
};

// What is wrong with one file, collected while reading goes on.
class Problems {
  public:
    Problems(std::string file, std::vector<Problem>& found)
        : file_(std::move(file)), found_(found) {}
    void add(int line, std::string what);
    void add(const Node& node, std::string what) { add(node.line, std::move(what)); }
    [[nodiscard]] const std::string& file() const { return file_; }

  private:
    std::string file_;
    std::vector<Problem>& found_;
};

// A null node where the text is not YAML; the problem then says why.
[[nodiscard]] Node parse_yaml(std::string_view bytes, Problems& problems);

}  // namespace mingjing::definitions
