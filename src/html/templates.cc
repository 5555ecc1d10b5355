#include "html/templates.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/fault.h"
#include "base/overloaded.h"
#include "html/names.h"
#include "html/parser.h"

namespace mingjing::html {
namespace {

using Trees = std::map<std::string, std::vector<Node>, std::less<>>;

constexpr std::size_t kDepthMax = 64;  // sections and partials within each other at render

Sources read_folder(const std::string& folder) {
    Sources sources;
    try {
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            if (entry.path().extension() != ".mustache") {
                continue;
            }
            std::ifstream file(entry.path(), std::ios::binary);
            file.exceptions(std::ios::badbit | std::ios::failbit);
            sources[entry.path().stem().string()] =
                std::string(std::istreambuf_iterator<char>(file), {});
        }
    } catch (const std::exception& error) {
        throw Fault("reading templates from " + folder, error);
    }
    return sources;
}

void require_partials(const Trees& trees, const std::string& name, const std::vector<Node>& nodes) {
    for (const auto& node : nodes) {
        if (node.kind == NodeKind::partial && !trees.contains(node.text)) {
            throw Fault(fmt::format(
                "template {}, line {}: there is no partial {}", name, node.line, node.text
            ));
        }
        require_partials(trees, name, node.children);
    }
}

// What {{.}} and names see inside one section. Either may be absent.
struct Scope {
    const Fields* fields;
    const Value* item;
};

bool enters(const Value& value) {
    return std::visit(
        Overloaded{
            [](std::monostate) { return false; },
            [](bool yes) { return yes; },
            [](std::int64_t number) { return number != 0; },
            [](const std::string& text) { return !text.empty(); },
            [](const List& list) { return !list.empty(); },
            [](const Fields&) { return true; },
        },
        value.data
    );
}

// One rendering of one template: the output so far and the sections it stands in.
class Rendering {
  public:
    Rendering(const Trees& trees, std::string_view template_name, const Fields& data)
        : trees_(trees), template_name_(template_name) {
        constexpr std::size_t kUsualPage = 32'768;
        out_.reserve(kUsualPage);
        scopes_.push_back({&data, nullptr});
    }

    std::string run(const std::vector<Node>& nodes) {
        write(nodes);
        return std::move(out_);
    }

  private:
    [[noreturn]] void fail(const Node& node, std::string_view why) const {
        throw Fault(
            fmt::format("template {}, line {}: {} {}", template_name_, node.line, node.text, why)
        );
    }

    void write(const std::vector<Node>& nodes) {
        for (const auto& node : nodes) {
            switch (node.kind) {
                case NodeKind::literal:
                    out_ += node.text;
                    break;
                case NodeKind::escaped:
                case NodeKind::raw:
                    write_value(node);
                    break;
                case NodeKind::section:
                    write_section(node);
                    break;
                case NodeKind::inverted:
                    if (!enters(find(node))) {
                        write(node.children);
                    }
                    break;
                case NodeKind::partial:
                    write_partial(node);
                    break;
            }
        }
    }

    const Value& find(const Node& node) const {
        if (node.path.empty()) {
            if (scopes_.back().item == nullptr) {
                fail(node, "has no current item");
            }
            return *scopes_.back().item;
        }
        for (auto depth = scopes_.size(); depth > 0; --depth) {
            const auto* fields = scopes_[depth - 1].fields;
            if (fields == nullptr) {
                continue;
            }
            const auto found = fields->find(node.path.front());
            if (found != fields->end()) {
                return descend(node, found->second);
            }
        }
        fail(node, "is not in the data");
    }

    const Value& descend(const Node& node, const Value& first) const {
        const Value* value = &first;
        for (std::size_t part = 1; part < node.path.size(); ++part) {
            const auto* fields = value->fields();
            if (fields == nullptr || !fields->contains(node.path[part])) {
                fail(node, "is not in the data");
            }
            value = &fields->find(node.path[part])->second;
        }
        return *value;
    }

    void write_value(const Node& node) {
        const auto& value = find(node);
        if (const auto* text = value.text(); text != nullptr) {
            if (node.kind == NodeKind::raw) {
                out_ += *text;
            } else {
                append_escaped(out_, *text);
            }
        } else if (const auto* number = value.integer(); number != nullptr) {
            fmt::format_to(std::back_inserter(out_), "{}", *number);
        } else if (!value.is_null()) {
            fail(node, "is neither text nor a number");
        }
    }

    void write_section(const Node& node) {
        const auto& value = find(node);
        if (!enters(value)) {
            return;
        }
        if (const auto* list = value.list(); list != nullptr) {
            for (const auto& item : *list) {
                write_within(node, node.children, {item.fields(), &item});
            }
        } else if (value.boolean() != nullptr) {
            write_within(node, node.children, scopes_.back());
        } else {
            write_within(node, node.children, {value.fields(), &value});
        }
    }

    void write_partial(const Node& node) {
        const auto outer = std::exchange(template_name_, node.text);
        write_within(node, trees_.find(node.text)->second, scopes_.back());
        template_name_ = outer;
    }

    void write_within(const Node& node, const std::vector<Node>& nodes, Scope scope) {
        if (scopes_.size() >= kDepthMax) {
            fail(node, "nests too deeply");
        }
        scopes_.push_back(scope);
        write(nodes);
        scopes_.pop_back();
    }

    const Trees& trees_;
    std::string_view template_name_;
    std::vector<Scope> scopes_;
    std::string out_;
};

}  // namespace

struct Templates::State {
    Trees trees;
};

Templates::Templates(const std::string& folder) : Templates(read_folder(folder)) {}

Templates::Templates(const Sources& sources) {
    auto state = std::make_unique<State>();
    for (const auto& [name, text] : sources) {
        state->trees.emplace(name, parse(name, text));
    }
    for (const auto& [name, nodes] : state->trees) {
        require_partials(state->trees, name, nodes);
    }
    state_ = std::move(state);
}

Templates::~Templates() = default;

std::string Templates::render(std::string_view name, const Fields& data) const {
    const auto found = state_->trees.find(name);
    if (found == state_->trees.end()) {
        throw Fault(fmt::format("there is no template {}", name));
    }
    return Rendering(state_->trees, found->first, data).run(found->second);
}

void Templates::check_text(std::string_view name, std::string_view text) {
    static_cast<void>(parse(name, text));
}

bool Templates::has(std::string_view name) const {
    return state_->trees.contains(name);
}

std::vector<UnknownName> Templates::unknown_names(std::string_view name, const Fields& sample)
    const {
    const auto found = state_->trees.find(name);
    if (found == state_->trees.end()) {
        throw Fault(fmt::format("there is no template {}", name));
    }
    const auto partial = [this](std::string_view called) -> const std::vector<Node>& {
        return state_->trees.find(called)->second;
    };
    return html::unknown_names(name, found->second, sample, partial);
}

}  // namespace mingjing::html
