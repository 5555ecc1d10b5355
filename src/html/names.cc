#include "html/names.h"

#include <string>

namespace mingjing::html {
namespace {

constexpr std::size_t kDepthMax = 64;

// The sections the walk stands in. A null item is one whose shape the sample does not tell.
struct Scope {
    const Fields* fields;
    const Value* item;
};

class Walk {
  public:
    Walk(
        std::string_view template_name,
        const std::function<const std::vector<Node>&(std::string_view)>& partial,
        const Fields& sample
    )
        : template_name_(template_name), partial_(partial) {
        scopes_.push_back({&sample, nullptr});
    }

    void over(const std::vector<Node>& nodes) {
        for (const auto& node : nodes) {
            visit(node);
        }
    }
    std::vector<UnknownName> found() { return std::move(found_); }

  private:
    void visit(const Node& node) {
        switch (node.kind) {
            case NodeKind::literal:
                return;
            case NodeKind::escaped:
            case NodeKind::raw:
            case NodeKind::inverted:
                static_cast<void>(find(node));
                over(node.children);
                return;
            case NodeKind::section:
                section(node);
                return;
            case NodeKind::partial:
                within(scopes_.back(), partial_(node.text));
                return;
        }
    }

    void section(const Node& node) {
        const auto* value = find(node);
        if (value == nullptr) {
            return;  // what stands in it cannot be known either
        }
        if (const auto* list = value->list()) {
            if (!list->empty()) {
                within({list->front().fields(), &list->front()}, node.children);
            }
        } else if (value->fields() != nullptr) {
            within({value->fields(), value}, node.children);
        } else {
            within({scopes_.back().fields, value}, node.children);
        }
    }

    void within(const Scope& scope, const std::vector<Node>& nodes) {
        if (scopes_.size() < kDepthMax) {
            scopes_.push_back(scope);
            over(nodes);
            scopes_.pop_back();
        }
    }

    const Value* find(const Node& node) {
        if (node.path.empty()) {
            return scopes_.back().item != nullptr ? scopes_.back().item : unknown(node);
        }
        for (auto depth = scopes_.size(); depth > 0; --depth) {
            const auto* fields = scopes_[depth - 1].fields;
            if (fields != nullptr && fields->contains(node.path.front())) {
                return descend(node, fields->find(node.path.front())->second);
            }
        }
        return unknown(node);
    }

    const Value* descend(const Node& node, const Value& first) {
        const auto* value = &first;
        for (std::size_t part = 1; part < node.path.size(); ++part) {
            const auto* fields = value->fields();
            if (fields == nullptr || !fields->contains(node.path[part])) {
                return unknown(node);
            }
            value = &fields->find(node.path[part])->second;
        }
        return value;
    }

    const Value* unknown(const Node& node) {
        found_.push_back({std::string(template_name_), node.line, node.text});
        return nullptr;
    }

    std::string_view template_name_;
    const std::function<const std::vector<Node>&(std::string_view)>& partial_;
    std::vector<Scope> scopes_;
    std::vector<UnknownName> found_;
};

}  // namespace

std::vector<UnknownName> unknown_names(
    std::string_view template_name,
    const std::vector<Node>& nodes,
    const Fields& sample,
    const std::function<const std::vector<Node>&(std::string_view name)>& partial
) {
    Walk walk(template_name, partial, sample);
    walk.over(nodes);
    return walk.found();
}

}  // namespace mingjing::html
