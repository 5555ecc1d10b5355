#pragma once

// Entries and a register of other entries for the rule tests.

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/day.h"
#include "domain/rules.h"
#include "domain/threshold.h"

namespace mingjing::domain {

// What a bureau already has: register key -> entries. find and find_others look at texts.
struct SampleRegisters {
    std::map<std::string, std::vector<Fields>, std::less<>> entries;
    std::map<std::string, std::int64_t, std::less<>> settings;
    std::vector<Threshold> thresholds;
    std::string entrusted = "劳动监察支队";
    std::string case_here = {};  // of whatever decision is asked for

    static bool holds(const Fields& entry, std::string_view field, std::string_view value) {
        const auto dot = field.find('.');
        if (dot == std::string_view::npos) {
            return text_of(entry, field) == value;
        }
        if (const auto* rows = member(entry, field.substr(0, dot)).list()) {
            for (const auto& row : *rows) {
                if (text_of(*row.fields(), field.substr(dot + 1)) == value) {
                    return true;
                }
            }
        }
        return false;
    }

    [[nodiscard]] std::vector<Fields> all(
        std::string_view key, std::string_view field, std::string_view value
    ) const {
        std::vector<Fields> out;
        const auto found = entries.find(key);
        if (found == entries.end()) {
            return out;
        }
        for (const auto& entry : found->second) {
            if (holds(entry, field.empty() ? "code" : field, value)) {
                out.push_back(entry);
            }
        }
        return out;
    }

    [[nodiscard]] Lookup lookup() const {
        Lookup lookup;
        lookup.today = *day_of("2026-11-13");
        lookup.find = [this](auto key, auto field, auto value) -> std::optional<Fields> {
            const auto found = all(key, field, value);
            return found.empty() ? std::nullopt : std::optional(found.front());
        };
        lookup.find_others = [this](auto key, auto field, auto value) {
            return all(key, field, value);
        };
        lookup.is_entrusted = [this](auto unit) { return unit == entrusted; };
        lookup.case_decided = [this](auto, auto, auto) { return case_here; };
        lookup.setting = [this](auto name) -> std::optional<std::int64_t> {
            const auto found = settings.find(name);
            return found == settings.end() ? std::nullopt : std::optional(found->second);
        };
        lookup.threshold = [this](auto key, auto day) {
            return threshold_on(thresholds, key, day);
        };
        return lookup;
    }
};

inline Field named(const char* key, FieldType type) {
    Field field;
    field.key = key;
    field.label = key;
    field.type = type;
    return field;
}

// What one rule has to say about an entry.
inline Issues issues_of(
    const char* rule,
    const Fields& entry,
    const SampleRegisters& registers = {},
    const Schema& schema = {}
) {
    Issues issues;
    const auto lookup = registers.lookup();
    const auto arguments = rule_arguments(rule);
    find_rule(rule)({schema, entry, lookup, arguments}, issues);
    return issues;
}

// "code@field" of each, rows as "code@field#2".
inline std::vector<std::string> places_of(const Issues& issues) {
    std::vector<std::string> places;
    for (const auto& issue : issues) {
        places.push_back(
            issue.code + "@" + issue.field + (issue.row ? "#" + std::to_string(*issue.row) : "")
        );
    }
    return places;
}

}  // namespace mingjing::domain
