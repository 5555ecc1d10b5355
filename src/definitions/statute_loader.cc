#include "definitions/statute_loader.h"

#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace mingjing::definitions {

namespace {

constexpr std::size_t kLawsMax = 2000;
constexpr std::string_view kStatePrefix = "中华人民共和国";

}  // namespace

void add_alias(
    Laws& owners,
    const std::string& alias,
    const std::string& name,
    const Node& node,
    Problems& problems
) {
    const auto [owner, is_new] = owners.emplace(alias, name);
    if (!is_new && owner->second != name) {
        problems.add(node, fmt::format("“{}”同时指“{}”和“{}”", alias, owner->second, name));
    }
}

void load_laws(Section& section, Laws& laws) {
    for (const Node& node : section.items("laws", kLawsMax)) {
        std::string name;
        std::vector<std::string> aliases;
        if (node.kind == Node::Kind::scalar) {
            name = node.text;
        } else {
            Section item(node, "法律法规", section.problems());
            name = item.text("name");
            aliases = item.texts("short");
        }
        aliases.push_back(name);
        if (name.starts_with(kStatePrefix)) {
            aliases.push_back(name.substr(kStatePrefix.size()));
        }
        for (const std::string& alias : aliases) {
            add_alias(laws, alias, name, node, section.problems());
        }
    }
}

void load_statutes(const Node& root, Problems& problems, Laws& laws) {
    Section section(root, "法律法规表", problems);
    load_laws(section, laws);
}

}  // namespace mingjing::definitions
