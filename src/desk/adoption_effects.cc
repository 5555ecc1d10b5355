#include "desk/adoption_effects.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/limits.h"
#include "desk/case_surroundings.h"
#include "desk/known_entry.h"
#include "desk/lookup.h"
#include "domain/rules.h"

namespace mingjing::desk {

namespace {

constexpr std::size_t kExamplesMax = 5;

struct Held {
    std::uint64_t entry = 0;
    std::uint64_t newest = 0;
    std::string key, title;
};

std::uint64_t count_held(db::Connection& ledger, std::string_view register_key) {
    const std::array<db::Cell, 1> cells{std::string(register_key)};
    return static_cast<std::uint64_t>(ledger
                                          .integer(
                                              "SELECT count(*) FROM entries WHERE register = $1"
                                              " AND stage <> 'withdrawn'",
                                              cells
                                          )
                                          .value_or(0));
}

std::vector<Held> held(
    db::Connection& ledger, std::string_view register_key, std::uint64_t count_max
) {
    const std::array<db::Cell, 2> cells{
        std::string(register_key), static_cast<std::int64_t>(count_max)};
    std::vector<Held> all;
    ledger.run(
        "SELECT e.id, e.newest, e.key, s.title FROM entries e JOIN submissions s"
        " ON s.position = e.newest WHERE e.register = $1 AND e.stage <> 'withdrawn'"
        " ORDER BY e.newest DESC LIMIT $2",
        cells,
        [&](const db::Row& row) {
            all.push_back(
                {static_cast<std::uint64_t>(row.integer(0)),
                 static_cast<std::uint64_t>(row.integer(1)),
                 std::string(row.text(2)),
                 std::string(row.text(3))}
            );
            return true;
        }
    );
    return all;
}

bool are_same_rule(const domain::PublicationRule* before, const domain::PublicationRule* after) {
    return before == nullptr || after == nullptr ? before == after : *before == *after;
}

bool are_same_units(const definitions::Bureau& before, const definitions::Bureau& after) {
    return std::ranges::equal(before.units, after.units, [](const auto& one, const auto& other) {
        return one.name == other.name && one.aliases == other.aliases &&
               one.is_entrusted == other.is_entrusted;
    });
}

std::string sentence(const domain::Schema& schema, const domain::Issue& issue) {
    const auto* field = domain::find_field(schema.fields, issue.field);
    return field != nullptr && field->is_personal ? field->label + "不符合新的要求" : issue.what;
}

class Effects {
  public:
    Effects(
        db::Pool& ledger,
        db::Pool& work,
        const definitions::Definitions& in_use,
        const definitions::Definitions& proposed,
        std::chrono::sys_days today
    )
        : ledger_(ledger), work_(work), in_use_(in_use), proposed_(proposed), today_(today) {}

    std::vector<AdoptionEffect> all() {
        const bool is_all = in_use_.bureau.settings != proposed_.bureau.settings ||
                            !are_same_units(in_use_.bureau, proposed_.bureau);
        std::vector<AdoptionEffect> effects;
        for (const auto& schema : proposed_.registers) {
            const auto* before = in_use_.find(schema.key);
            const bool is_changed =
                before == nullptr || before->digest != schema.digest ||
                !are_same_rule(in_use_.rule_for(schema.key), proposed_.rule_for(schema.key));
            if (is_changed || is_all) {
                effects.push_back(of_schema(schema));
            }
        }
        for (const auto& schema : in_use_.registers) {
            if (proposed_.find(schema.key) == nullptr) {
                effects.push_back(of_register_given_up(schema));
            }
        }
        return effects;
    }

  private:
    AdoptionEffect begun(const domain::Schema& schema) {
        AdoptionEffect effect{schema.key, schema.name, 0, 0, 0, {}};
        effect.entries = count_held(*ledger_.lease(), schema.key);
        return effect;
    }

    std::vector<Held> next_held(const domain::Schema& schema, AdoptionEffect& effect) {
        auto entries = held(*ledger_.lease(), schema.key, limits::kEffectEntriesMax - checked_);
        checked_ += entries.size();
        effect.checked = entries.size();
        return entries;
    }

    static void reject(AdoptionEffect& effect, const Held& entry, std::string what) {
        ++effect.rejected;
        if (effect.examples.size() < kExamplesMax) {
            effect.examples.push_back({entry.key, entry.title, std::move(what)});
        }
    }

    AdoptionEffect of_schema(const domain::Schema& schema) {
        auto effect = begun(schema);
        for (const auto& entry : next_held(schema, effect)) {
            auto content = submission_at(*ledger_.lease(), schema, entry.newest);
            const auto lookup = lookup_for(entry.key);
            domain::Issues issues;
            domain::normalise_entry(schema, content, lookup, issues);
            const auto found = domain::check_entry(schema, content, lookup);
            const auto first =
                std::ranges::find(found, domain::Level::rejected, &domain::Issue::level);
            if (first != found.end()) {
                reject(effect, entry, sentence(schema, *first));
            }
        }
        return effect;
    }

    AdoptionEffect of_register_given_up(const domain::Schema& schema) {
        auto effect = begun(schema);
        for (const auto& entry : next_held(schema, effect)) {
            reject(effect, entry, "新的定义里没有这张清单，条目将不再列出");
        }
        return effect;
    }

    [[nodiscard]] bool is_indexed(std::string_view register_key, std::string_view field) const {
        const auto* schema = in_use_.find(register_key);
        return field.empty() || (schema != nullptr && std::ranges::find(schema->looked_up, field) !=
                                                          schema->looked_up.end());
    }

    domain::Lookup lookup_for(std::string_view key) {
        auto lookup = lookup_in(ledger_, work_, proposed_, today_, key);
        lookup.find =
            [this, find = std::move(lookup.find)](
                std::string_view register_key, std::string_view field, std::string_view value
            ) {
                return is_indexed(register_key, field) ? find(register_key, field, value)
                                                       : std::optional(Fields{});
            };
        lookup.find_others =
            [this, find = std::move(lookup.find_others)](
                std::string_view register_key, std::string_view field, std::string_view value
            ) {
                return is_indexed(register_key, field) ? find(register_key, field, value)
                                                       : std::vector<Fields>{};
            };
        return lookup;
    }

    db::Pool& ledger_;
    db::Pool& work_;
    const definitions::Definitions& in_use_;
    const definitions::Definitions& proposed_;
    std::chrono::sys_days today_;
    std::size_t checked_ = 0;
};

}  // namespace

std::vector<AdoptionEffect> effects_of(
    db::Pool& ledger,
    db::Pool& work,
    const definitions::Definitions& in_use,
    const definitions::Definitions& proposed,
    std::chrono::sys_days today
) {
    return Effects(ledger, work, in_use, proposed, today).all();
}

std::vector<UnhandledItem> unhandled_items(
    db::Pool& ledger, const definitions::Definitions& proposed, std::chrono::sys_days today
) {
    const auto lease = ledger.lease();
    const auto around = case_surroundings(*lease, proposed, today);
    std::vector<UnhandledItem> unhandled;
    for (const auto& item : around.entries("enforcement_items", today)) {
        const auto category = text_of(item, "category");
        const bool is_handled = std::ranges::any_of(
            proposed.procedures, [&](const domain::Procedure& one) { return one.is_for(category); }
        );
        if (!is_handled) {
            unhandled.push_back(
                {std::string(text_of(item, "code")),
                 std::string(text_of(item, "name")),
                 std::string(category)}
            );
        }
    }
    return unhandled;
}

}  // namespace mingjing::desk
