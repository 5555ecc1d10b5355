#pragma once

// Behaviour the law gives a register: pure functions a schema names. A rule reads one
// entry (and, through Lookup, what it refers to) and adds issues; a rejected issue keeps
// the entry out, at import and at submission alike.

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "domain/issue.h"
#include "domain/schema.h"

namespace mingjing::domain {

// What a rule may ask about other entries: drafts of the same bureau and published ones.
struct Lookup {
    // The entry of `register_key` whose `field` (its key when empty) equals `value`.
    std::function<std::optional<Fields>(
        std::string_view register_key, std::string_view field, std::string_view value
    )>
        find;
    // Dated local configuration, e.g. delegation_term_years_max.
    std::function<std::optional<std::int64_t>(std::string_view name)> setting;
    std::chrono::sys_days today;
};

using Rule = void (*)(const Schema&, const Fields& entry, const Lookup&, Issues&);

// Nothing when no rule has that name.
[[nodiscard]] Rule find_rule(std::string_view name);
[[nodiscard]] std::vector<std::string_view> rule_names();

// Everything a schema demands of a finished entry: needs, types, choices, patterns,
// references, then its rules in order.
[[nodiscard]] Issues check_entry(const Schema& schema, const Fields& entry, const Lookup& lookup);

}  // namespace mingjing::domain
