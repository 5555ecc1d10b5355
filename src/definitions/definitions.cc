#include "definitions/definitions.h"

#include <algorithm>

namespace mingjing::definitions {

namespace {

template <typename Items, typename Is>
auto* first(const Items& items, Is is) {
    const auto found = std::find_if(items.begin(), items.end(), is);
    return found == items.end() ? nullptr : &*found;
}

}  // namespace

bool Bureau::has_unit(std::string_view called) const {
    return first(units, [&](const auto& unit) { return unit.name == called; }) != nullptr;
}

const domain::Schema* Definitions::find(std::string_view register_key) const {
    return first(registers, [&](const auto& schema) { return schema.key == register_key; });
}

const domain::Procedure* Definitions::procedure(std::string_view key) const {
    const auto found = std::ranges::find(procedures, key, &domain::Procedure::key);
    return found == procedures.end() ? nullptr : &*found;
}

const domain::InstrumentKind* Definitions::instrument(std::string_view key) const {
    const auto found = std::ranges::find(instruments, key, &domain::InstrumentKind::key);
    return found == instruments.end() ? nullptr : &*found;
}

const domain::Procedure* Definitions::procedure(std::string_view key, std::string_view version)
    const {
    const auto* in_use = procedure(key);
    if (in_use != nullptr && in_use->digest == version) {
        return in_use;
    }
    return older_procedures ? older_procedures->of(version) : nullptr;
}

const domain::PublicationRule* Definitions::rule_for(std::string_view register_key) const {
    return first(publication_rules, [&](const auto& rule) {
        return rule.register_key == register_key;
    });
}

const identity::Actor* Definitions::actor(std::string_view id) const {
    return first(bureau.actors, [&](const auto& actor) { return actor.id == id; });
}

domain::Vocabulary Definitions::vocabulary() const {
    std::map<std::string, std::string, std::less<>> units;
    for (const Unit& unit : bureau.units) {
        units.emplace(unit.name, unit.name);
        for (const std::string& alias : unit.aliases) {
            units.emplace(alias, unit.name);
        }
    }
    return {
        [this, units = std::move(units)](
            std::string_view kind, std::string_view alias
        ) -> std::optional<std::string> {
            const auto& names = kind == "unit" ? units : bureau.laws;
            const auto found = names.find(alias);
            if ((kind != "unit" && kind != "law") || found == names.end()) {
                return std::nullopt;
            }
            return found->second;
        }};
}

}  // namespace mingjing::definitions
