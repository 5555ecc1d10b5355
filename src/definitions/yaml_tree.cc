#include "definitions/yaml_tree.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <sstream>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "codec/text.h"

namespace mingjing::definitions {

namespace {

int line_of(const YAML::Mark& mark) {
    return mark.line + 1;
}

// What the parser means, for people who never read its manual.
std::string_view in_chinese(std::string_view message) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kMeanings{{
        {"end of map flow", "缺少“}”或者逗号，或者引号没有成对"},
        {"end of sequence flow", "缺少“]”或者逗号，或者引号没有成对"},
        {"end of map", "这一行与同级的上一行没有对齐"},
        {"end of sequence", "这一行与同级的上一行没有对齐"},
        {"tab", "缩进用了制表符，请改用空格"},
        {"illegal EOF", "引号没有成对"},
        {"illegal map", "冒号的位置不对，含有冒号的文字请加引号"},
        {"illegal block entry", "“-”的位置不对，请检查缩进"},
        {"escape", "双引号里的反斜杠不对（正则表达式请用单引号），或者前面的引号没有成对"},
    }};
    for (const auto& [words, meaning] : kMeanings) {
        if (message.find(words) != std::string_view::npos) {
            return meaning;
        }
    }
    return "请检查缩进、冒号后的空格和引号";
}

struct Refused {
    int line;
    std::string what;
};

// Builds the tree from parser events. Throws Refused, caught in parse_yaml alone.
class TreeBuilder final : public YAML::EventHandler {
  public:
    explicit TreeBuilder(Problems& problems) : problems_(problems) {}
    Node take() { return std::move(root_); }

    void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        add(start(mark, anchor, Node::Kind::null));
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
        throw Refused{line_of(mark), "不支持别名（*名称），请把内容直接写在这里"};
    }
    void OnScalar(
        const YAML::Mark& mark,
        const std::string& tag,
        YAML::anchor_t anchor,
        const std::string& value
    ) override {
        if (tag != "?" && tag != "!" && !tag.empty()) {
            throw Refused{line_of(mark), "不支持类型标签（!!），请去掉"};
        }
        Node node = start(mark, anchor, Node::Kind::scalar);
        node.text = value;
        add(std::move(node));
    }
    void OnSequenceStart(
        const YAML::Mark& mark,
        const std::string& /*tag*/,
        YAML::anchor_t anchor,
        YAML::EmitterStyle::value /*style*/
    ) override {
        open(start(mark, anchor, Node::Kind::sequence));
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(
        const YAML::Mark& mark,
        const std::string& /*tag*/,
        YAML::anchor_t anchor,
        YAML::EmitterStyle::value /*style*/
    ) override {
        open(start(mark, anchor, Node::Kind::mapping));
    }
    void OnMapEnd() override { close(); }

  private:
    // A container being filled; a mapping alternates between key and value.
    struct Open {
        Node node;
        std::string key;
        bool has_key = false;
        std::set<std::string, std::less<>> known = {};  // its keys: a file may have very many
    };

    Node start(const YAML::Mark& mark, YAML::anchor_t anchor, Node::Kind kind) {
        if (anchor != YAML::NullAnchor) {
            throw Refused{line_of(mark), "不支持锚点（&名称），请去掉"};
        }
        if (++count_ > kNodesMax) {
            throw Refused{line_of(mark), fmt::format("内容超过{}项，请拆分文件", kNodesMax)};
        }
        Node node;
        node.kind = kind;
        node.line = line_of(mark);
        return node;
    }

    void open(Node node) {
        if (stack_.size() >= kDepthMax) {
            throw Refused{node.line, fmt::format("嵌套超过{}层", kDepthMax)};
        }
        stack_.push_back({std::move(node), {}, false});
    }

    void close() {
        Node node = std::move(stack_.back().node);
        stack_.pop_back();
        add(std::move(node));
    }

    void add(Node node) {
        if (stack_.empty()) {
            root_ = std::move(node);
            return;
        }
        Open& parent = stack_.back();
        if (parent.node.kind == Node::Kind::sequence) {
            parent.node.items.push_back(std::move(node));
        } else if (!parent.has_key) {
            take_key(parent, node);
        } else {
            parent.node.keys.push_back(std::move(parent.key));
            parent.node.items.push_back(std::move(node));
            parent.has_key = false;
        }
    }

    void take_key(Open& parent, const Node& node) {
        if (node.kind != Node::Kind::scalar) {
            throw Refused{node.line, "键必须是一个词"};
        }
        if (!parent.known.insert(node.text).second) {
            problems_.add(node, fmt::format("“{}”写了两次，请只留一处", node.text));
        }
        parent.key = node.text;
        parent.has_key = true;
    }

    Problems& problems_;
    std::vector<Open> stack_;
    Node root_;
    std::size_t count_ = 0;
};

}  // namespace

const Node* Node::find(std::string_view key) const {
    const auto found = std::find(keys.begin(), keys.end(), key);
    return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

void Problems::add(int line, std::string what) {
    if (found_.size() < kProblemsMax) {
        found_.push_back({file_, line, std::move(what)});
    }
}

Node parse_yaml(std::string_view bytes, Problems& problems) {
    if (bytes.size() > kFileBytesMax) {
        problems.add(1, fmt::format("文件超过{}字节，请拆分", kFileBytesMax));
        return {};
    }
    if (!codec::is_utf8(bytes)) {
        problems.add(1, "文件不是UTF-8编码，请另存为UTF-8");
        return {};
    }
    std::istringstream stream{std::string(bytes)};
    TreeBuilder builder(problems);
    try {
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder)) {
            problems.add(1, "文件是空的");
            return {};
        }
        TreeBuilder second(problems);
        if (parser.HandleNextDocument(second)) {
            problems.add(1, "一个文件只能有一份内容，请去掉“---”之后的部分");
        }
    } catch (const Refused& refused) {
        problems.add(refused.line, refused.what);
        return {};
    } catch (const YAML::Exception& error) {
        problems.add(line_of(error.mark), fmt::format("YAML写法有误：{}", in_chinese(error.msg)));
        return {};
    }
    return builder.take();
}

}  // namespace mingjing::definitions
