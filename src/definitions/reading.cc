#include "definitions/reading.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "domain/rules.h"

namespace mingjing::definitions {

namespace {

// A chain nobody can walk: a role that does not exist, or does not review.
void check_reviewers(const Reading& reading, const LoadedRule& loaded, Problems& problems) {
    for (const std::string& key : loaded.rule.reviewers) {
        const auto* role = reading.roles.roles.find(key);
        const bool reviews =
            role != nullptr &&
            std::ranges::find(role->may, identity::Action::review) != role->may.end();
        if (!reviews) {
            problems.add(
                loaded.line,
                fmt::format(
                    "“{}”要由“{}”审核，roles.yaml里没有这个角色，或者它没有审核的职责",
                    loaded.rule.register_key,
                    key
                )
            );
        }
    }
}

}  // namespace

void check_publication(const Reading& reading, std::vector<Problem>& found) {
    const auto find = [&](const std::string& key) {
        return std::find_if(
            reading.registers.begin(),
            reading.registers.end(),
            [&](const LoadedRegister& loaded) { return loaded.schema.key == key; }
        );
    };
    for (const LoadedRule& loaded : reading.rules) {
        Problems problems(loaded.file, found);
        check_reviewers(reading, loaded, problems);
        const auto owner = find(loaded.rule.register_key);
        if (owner == reading.registers.end()) {
            problems.add(loaded.line, fmt::format("没有“{}”这个清单", loaded.rule.register_key));
            continue;
        }
        const auto& rule = loaded.rule;
        for (const auto& field : {rule.external_approval, rule.counted_from, rule.shorter.field}) {
            if (!field.empty() && domain::find_field(owner->schema.fields, field) == nullptr) {
                problems.add(
                    loaded.line, fmt::format("“{}”没有字段“{}”", rule.register_key, field)
                );
            }
        }
    }
    for (const LoadedRegister& loaded : reading.registers) {
        const bool has_rule =
            std::any_of(reading.rules.begin(), reading.rules.end(), [&](const LoadedRule& rule) {
                return rule.rule.register_key == loaded.schema.key;
            });
        if (!has_rule && loaded.schema.audience == domain::Audience::open) {
            Problems(loaded.file, found)
                .add(
                    1, fmt::format("publication-rules.yaml里没有“{}”的公示规则", loaded.schema.key)
                );
        }
    }
}

void check_thresholds(const Reading& reading, std::vector<Problem>& found) {
    for (const LoadedRegister& loaded : reading.registers) {
        Problems problems(loaded.file, found);
        for (const std::string& rule : loaded.schema.rules) {
            auto missing = domain::thresholds_asked_by(rule);
            std::erase_if(missing, [&](std::string_view key) {
                return std::ranges::find(reading.thresholds, key, &domain::Threshold::key) !=
                       reading.thresholds.end();
            });
            if (!missing.empty()) {
                problems.add(
                    loaded.rules_line,
                    fmt::format(
                        "清单“{}”的规则“{}”所依的数额thresholds.yaml里没有：{}",
                        loaded.schema.key,
                        rule,
                        fmt::join(missing, "、")
                    )
                );
            }
        }
    }
}

void check_roles(const Reading& reading, std::vector<Problem>& found) {
    Problems problems(reading.roles.file, found);
    auto line = reading.roles.lines.begin();
    for (const auto& role : reading.roles.roles.all()) {
        for (const auto& key : role.registers) {
            const bool is_known =
                std::ranges::any_of(reading.registers, [&](const LoadedRegister& loaded) {
                    return loaded.schema.key == key;
                });
            if (!is_known) {
                problems.add(*line, fmt::format("{}的“registers: {}”没有定义", role.name, key));
            }
        }
        ++line;
    }
}

void check_going_on(const Reading& reading, std::vector<Problem>& found) {
    for (const GoesOn& one : reading.goes_on) {
        if (std::ranges::find(reading.procedures, one.procedure, &domain::Procedure::key) ==
            reading.procedures.end()) {
            Problems(one.file, found)
                .add(one.line, fmt::format("“continues: {}”不是一个程序", one.procedure));
        }
    }
}

void order_registers(Reading& reading, std::vector<Problem>& found) {
    const auto& order = reading.bureau.register_order;
    Problems problems(reading.bureau.file, found);
    for (const std::string& key : order) {
        const bool is_known = std::any_of(
            reading.registers.begin(),
            reading.registers.end(),
            [&](const LoadedRegister& loaded) { return loaded.schema.key == key; }
        );
        if (!is_known) {
            problems.add(
                reading.bureau.order_line, fmt::format("“registers”里的“{}”没有定义", key)
            );
        }
    }
    const auto place = [&](const LoadedRegister& loaded) {
        return std::pair{
            std::find(order.begin(), order.end(), loaded.schema.key), std::cref(loaded.schema.key)};
    };
    std::sort(
        reading.registers.begin(),
        reading.registers.end(),
        [&](const auto& left, const auto& right) {
            const auto [left_place, left_key] = place(left);
            const auto [right_place, right_key] = place(right);
            return left_place != right_place ? left_place < right_place
                                             : left_key.get() < right_key.get();
        }
    );
}

}  // namespace mingjing::definitions
