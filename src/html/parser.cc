#include "html/parser.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/fault.h"
#include "html/markup.h"

namespace mingjing::html {
namespace {

constexpr std::size_t kNestingMax = 32;

bool is_blank(char letter) {
    return letter == ' ' || letter == '\t';
}

std::string_view trim(std::string_view text) {
    const auto is_space = [](char c) { return is_blank(c) || c == '\n' || c == '\r'; };
    while (!text.empty() && is_space(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_space(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

class Parser {
  public:
    Parser(std::string_view template_name, std::string_view text)
        : template_name_(template_name), text_(text) {}

    std::vector<Node> run() {
        open_.emplace_back();
        while (at_ < text_.size()) {
            const auto tag = text_.find("{{", at_);
            if (tag == std::string_view::npos) {
                literal(text_.substr(at_));
                break;
            }
            read_tag(tag);
        }
        if (open_.size() > 1) {
            line_ = open_.back().line;
            fail(fmt::format("section {} is never closed", open_.back().text));
        }
        return std::move(open_.front().children);
    }

  private:
    [[noreturn]] void fail(const std::string& why) const {
        throw Fault(fmt::format("template {}, line {}: {}", template_name_, line_, why));
    }

    void literal(std::string_view text) {
        line_ += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
        if (text.empty()) {
            return;
        }
        markup_.feed(text);
        auto& siblings = open_.back().children;
        if (!siblings.empty() && siblings.back().kind == NodeKind::literal) {
            siblings.back().text += text;
        } else {
            siblings.push_back({.text = std::string(text), .line = line_});
        }
    }

    void read_tag(std::size_t tag) {
        const bool triple = text_.substr(tag).starts_with("{{{");
        const std::string_view close = triple ? "}}}" : "}}";
        const auto end = text_.find(close, tag);
        if (end == std::string_view::npos) {
            literal(text_.substr(at_, tag - at_));
            fail("a tag is never closed");
        }
        auto inside = text_.substr(tag + close.size(), end - tag - close.size());
        const char sigil = triple ? '&' : (inside.empty() ? ' ' : inside.front());
        auto after = end + close.size();
        auto before = text_.substr(at_, tag - at_);
        if (std::string_view("#^/!>").find(sigil) != std::string_view::npos) {
            drop_own_line(tag, before, after);
        }
        literal(before);
        const auto skipped_lines = std::count(
            text_.begin() + static_cast<std::ptrdiff_t>(tag),
            text_.begin() + static_cast<std::ptrdiff_t>(after),
            '\n'
        );
        at_ = after;
        if (!triple && std::string_view("#^/!>&=").find(sigil) != std::string_view::npos) {
            inside.remove_prefix(1);
        }
        take(sigil, trim(inside));
        line_ += static_cast<std::size_t>(skipped_lines);
    }

    // A section, partial or comment alone on its line leaves no blank line behind.
    void drop_own_line(std::size_t tag, std::string_view& before, std::size_t& after) const {
        auto start = tag;
        while (start > 0 && is_blank(text_[start - 1])) {
            --start;
        }
        auto rest = after;
        while (rest < text_.size() && is_blank(text_[rest])) {
            ++rest;
        }
        const bool starts_line = start == 0 || text_[start - 1] == '\n';
        const bool ends_line = rest == text_.size() || text_[rest] == '\n';
        if (starts_line && ends_line && start >= at_) {
            before = text_.substr(at_, start - at_);
            after = std::min(rest + 1, text_.size());
        }
    }

    void take(char sigil, std::string_view name) {
        switch (sigil) {
            case '!':
                return;
            case '=':
                fail("delimiters may not be changed");
            case '#':
                open(NodeKind::section, name);
                return;
            case '^':
                open(NodeKind::inverted, name);
                return;
            case '/':
                close(name);
                return;
            case '>':
                add(NodeKind::partial, name);
                return;
            case '&':
                if (!name.ends_with("_svg")) {
                    fail(fmt::format("{} would go out unescaped; only ..._svg may", name));
                }
                add(NodeKind::raw, name);
                return;
            default:
                add(NodeKind::escaped, name);
        }
    }

    Node named(NodeKind kind, std::string_view name) const {
        Node node{.kind = kind, .text = std::string(name), .line = line_};
        if (kind == NodeKind::partial || name == ".") {
            return node;
        }
        for (std::size_t from = 0; from <= name.size();) {
            const auto dot = std::min(name.find('.', from), name.size());
            const auto part = name.substr(from, dot - from);
            const bool plain = !part.empty() && std::all_of(part.begin(), part.end(), [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '_';
            });
            if (!plain) {
                fail(fmt::format("\"{}\" is not a name", name));
            }
            node.path.emplace_back(part);
            from = dot + 1;
        }
        return node;
    }

    void add(NodeKind kind, std::string_view name) {
        const bool is_value = kind == NodeKind::escaped || kind == NodeKind::raw;
        if (is_value && !markup_.takes_values()) {
            fail(fmt::format("{} stands outside quotes in a tag, or inside code", name));
        }
        open_.back().children.push_back(named(kind, name));
    }

    void open(NodeKind kind, std::string_view name) {
        if (open_.size() > kNestingMax) {
            fail("sections nest too deeply");
        }
        open_.push_back(named(kind, name));
    }

    void close(std::string_view name) {
        if (open_.size() == 1 || open_.back().text != name) {
            fail(fmt::format("{} is closed but not open here", name));
        }
        auto section = std::move(open_.back());
        open_.pop_back();
        open_.back().children.push_back(std::move(section));
    }

    std::string_view template_name_;
    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    Markup markup_;
    std::vector<Node> open_;  // the root, then each section not yet closed
};

}  // namespace

std::vector<Node> parse(std::string_view template_name, std::string_view text) {
    return Parser(template_name, text).run();
}

}  // namespace mingjing::html
