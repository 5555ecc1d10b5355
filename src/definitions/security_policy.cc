#include "definitions/security_policy.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "definitions/yaml_tree.h"

namespace mingjing::definitions {

namespace {

// Practice under GB/T 22239-2019: at least 8 characters of 3 kinds, renewed within 90 days
// and not one of the last 5; a lock of 15 minutes or more after at most 10 wrong answers; out
// after 30 idle minutes. The other ends keep people able to work at all.
constexpr std::array<SecuritySetting, 10> kSettings{{
    {"password_characters_min", 8, 64},
    {"password_kinds_min", 3, 4},
    {"password_history", 5, 24},
    {"password_days", 1, 90},
    {"sign_in_failures_max", 2, 10},
    {"sign_in_lock_minutes", 15, 1440},
    {"session_idle_minutes", 5, 30},
    {"session_hours_max", 1, 24},
    {"one_session_per_account", 0, 1},  // a demonstration lets go of these two
    {"second_factor", 0, 1},
}};
constexpr std::array<std::string_view, 2> kPolicyKeys{"staff_addresses", "actors"};

bool is_policy(std::string_view setting) {
    return std::ranges::find(kSettings, setting, &SecuritySetting::name) != kSettings.end();
}

bool says_the_same(const Node& one, const Node& other) {
    return one.kind == other.kind && one.text == other.text && one.keys == other.keys &&
           std::ranges::equal(one.items, other.items, says_the_same);
}

// The members of a mapping that are, or are not, policy.
using Part = std::map<std::string, Node, std::less<>>;
Part part_of(const Node& mapping, bool of_policy) {
    Part part;
    for (std::size_t i = 0; i < mapping.keys.size(); ++i) {
        const auto& key = mapping.keys[i];
        if (key == "settings") {
            const auto& settings = mapping.items[i];
            for (std::size_t j = 0; j < settings.keys.size(); ++j) {
                if (is_policy(settings.keys[j]) == of_policy) {
                    part.emplace("settings." + settings.keys[j], settings.items[j]);
                }
            }
        } else if ((std::ranges::find(kPolicyKeys, key) != kPolicyKeys.end()) == of_policy) {
            part.emplace(key, mapping.items[i]);
        }
    }
    return part;
}

bool differs(const Part& before, const Part& after) {
    return !std::ranges::equal(before, after, [](const auto& one, const auto& other) {
        return one.first == other.first && says_the_same(one.second, other.second);
    });
}

const Source* source_of(const Definitions& definitions, std::string_view name) {
    const auto found = std::ranges::find(definitions.sources, name, &Source::name);
    return found == definitions.sources.end() ? nullptr : &*found;
}

Node bureau_in(const Definitions& definitions) {
    std::vector<Problem> none;  // it was loaded before
    Problems problems(std::string(kBureauFile), none);
    const auto* source = source_of(definitions, kBureauFile);
    return source == nullptr ? Node{} : parse_yaml(source->bytes, problems);
}

std::map<std::string_view, std::string_view> business_files(const Definitions& definitions) {
    std::map<std::string_view, std::string_view> files;
    for (const auto& source : definitions.sources) {
        if (source.name != kBureauFile && source.name != kRolesFile) {
            files.emplace(source.name, source.digest);
        }
    }
    return files;
}

std::string_view digest_of(const Source* source) {
    return source == nullptr ? std::string_view{} : std::string_view{source->digest};
}

}  // namespace

std::span<const SecuritySetting> security_settings() {
    return kSettings;
}

Differences differences(const Definitions& before, const Definitions& after) {
    const auto one = bureau_in(before);
    const auto other = bureau_in(after);
    return {
        .in_policy =
            digest_of(source_of(before, kRolesFile)) != digest_of(source_of(after, kRolesFile)) ||
            differs(part_of(one, true), part_of(other, true)),
        .in_business = business_files(before) != business_files(after) ||
                       differs(part_of(one, false), part_of(other, false)),
    };
}

}  // namespace mingjing::definitions
