#include <array>

#include "html/templates.h"

namespace mingjing::html {
namespace {

std::string_view replacement(char letter) {
    switch (letter) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        case '`':
            return "&#96;";
        default:
            return {};
    }
}

constexpr auto kSpecial = [] {
    std::array<bool, 256> table{};
    for (const char letter : {'&', '<', '>', '"', '\'', '`'}) {
        table.at(static_cast<unsigned char>(letter)) = true;
    }
    return table;
}();

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
    std::size_t kept = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (kSpecial[static_cast<unsigned char>(text[at])]) {
            out.append(text.substr(kept, at - kept)).append(replacement(text[at]));
            kept = at + 1;
        }
    }
    out.append(text.substr(kept));
}

std::string escape(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    append_escaped(out, text);
    return out;
}

}  // namespace mingjing::html
