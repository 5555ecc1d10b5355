#include "definitions/statute_loader.h"

#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "domain/day.h"

namespace mingjing::definitions {

namespace {

constexpr std::size_t kLawsMax = 2000;
constexpr std::string_view kStatePrefix = "中华人民共和国";

// A repeal outweighs an amendment before it.
void load_change(Section& item, const std::string& name, domain::StatuteChanges& changes) {
    using Kind = domain::StatuteChange::Kind;
    for (const auto& [key, kind] :
         {std::pair{"amended_on", Kind::amended}, std::pair{"repealed_on", Kind::repealed}}) {
        const auto day = item.text_or(key, {});
        if (!day.empty() && !domain::day_of(day)) {
            item.problem(key, fmt::format("“{}: {}”应当是YYYY-MM-DD的日期", key, day));
        } else if (!day.empty()) {
            changes.insert_or_assign(name, domain::StatuteChange{kind, day, {}});
        }
    }
}

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

void load_laws(Section& section, Laws& laws, domain::StatuteChanges& changes) {
    for (const Node& node : section.items("laws", kLawsMax)) {
        std::string name;
        std::vector<std::string> aliases;
        if (node.kind == Node::Kind::scalar) {
            name = node.text;
        } else {
            Section item(node, "法律法规", section.problems());
            name = item.text("name");
            aliases = item.texts("short");
            load_change(item, name, changes);
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

void load_statutes(
    const Node& root, Problems& problems, Laws& laws, domain::StatuteChanges& changes
) {
    Section section(root, "法律法规表", problems);
    load_laws(section, laws, changes);
}

}  // namespace mingjing::definitions
