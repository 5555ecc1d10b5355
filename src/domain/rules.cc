#include "domain/rules.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "domain/characters.h"
#include "domain/day.h"
#include "domain/rule_parts.h"

namespace mingjing::domain {
namespace {

struct Named {
    std::string_view name;
    Rule rule;
    std::size_t arguments;
};
constexpr auto kRules = std::to_array<Named>({
    {"tier_within_statutory_range", rule::tier_within_statutory_range, 0},
    {"tier_ranges_do_not_overlap", rule::tier_ranges_do_not_overlap, 0},
    {"certificate_validity", rule::certificate_validity, 0},
    {"annual_review_passed", rule::annual_review_passed, 0},
    {"person_type_may_enforce", rule::person_type_may_enforce, 0},
    {"namesake_told_apart", rule::namesake_told_apart, 0},
    {"coercive_not_delegable", rule::coercive_not_delegable, 0},
    {"delegation_signed_and_filed", rule::delegation_signed_and_filed, 0},
    {"external_approval_given", rule::external_approval_given, 0},
    {"permit_days_are_working_days", rule::permit_days_are_working_days, 0},
    {"promised_within_statutory", rule::promised_within_statutory, 0},
    {"window_certificate", rule::window_certificate, 0},
    {"reviewer_qualified", rule::reviewer_qualified, 0},
    {"draft_without_number", rule::draft_without_number, 0},
    {"serial_unique", rule::serial_unique, 1},
    {"not_in_future", rule::not_in_future, 1},
    {"dates_in_order", rule::dates_in_order, 2},
    {"numbers_in_order", rule::numbers_in_order, 2},
    {"numbers_within", rule::numbers_within, 3},
    {"number_books_apart", rule::number_books_apart, 0},
    {"not_before", rule::not_before, 2},
    {"number_follows", rule::number_follows, 1},
    {"result_says_what_was_decided", rule::result_says_what_was_decided, 0},
    {"fine_agrees_with_content", rule::fine_agrees_with_content, 0},
    {"withholding_is_founded", rule::withholding_is_founded, 0},
    {"shown_text_is_masked", rule::shown_text_is_masked, 0},
    {"display_follows_class", rule::display_follows_class, 0},
    {"repair_is_earned", rule::repair_is_earned, 0},
});

const Named* find_named(std::string_view rule) {
    const auto name = trim(rule.substr(0, rule.find('(')));
    const auto* const found = std::find_if(kRules.begin(), kRules.end(), [&](const Named& named) {
        return named.name == name;
    });
    return found == kRules.end() ? nullptr : found;
}

}  // namespace

Rule find_rule(std::string_view rule) {
    const auto* named = find_named(rule);
    return named == nullptr ? nullptr : named->rule;
}

std::vector<std::string> rule_arguments(std::string_view rule) {
    const auto open = rule.find('(');
    const auto close = rule.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
        return {};
    }
    return split(rule.substr(open + 1, close - open - 1), {","});
}

std::vector<std::string_view> rule_names() {
    std::vector<std::string_view> names;
    std::transform(kRules.begin(), kRules.end(), std::back_inserter(names), [](const Named& each) {
        return each.name;
    });
    return names;
}

std::vector<Asked> looked_up_by(const Schema& schema, std::string_view rule) {
    const auto found = find_rule(rule);
    if (found == rule::namesake_told_apart) {
        return {{schema.key, "name"}};
    }
    if (found == rule::serial_unique) {
        return {{schema.key, rule_arguments(rule).front()}};
    }
    if (found == rule::number_books_apart) {
        return {{schema.key, "prefix"}, {schema.key, "status"}};
    }
    if (found == rule::window_certificate) {
        return {{"officers", "certificates.number"}};
    }
    if (found == rule::coercive_not_delegable) {
        return {{"enforcement_bodies", "name"}};
    }
    return {};
}

std::vector<std::string_view> thresholds_asked_by(std::string_view rule) {
    const auto found = find_rule(rule);
    const bool is_of_credit =
        found == rule::display_follows_class || found == rule::repair_is_earned;
    return is_of_credit ? rule::credit_thresholds() : std::vector<std::string_view>{};
}

std::string rule_problem(const Schema& schema, std::string_view rule) {
    const auto* named = find_named(rule);
    if (named == nullptr) {
        return "没有名为“" + std::string(rule) + "”的规则";
    }
    const auto arguments = rule_arguments(rule);
    if (arguments.size() != named->arguments) {
        return "规则“" + std::string(named->name) + "”应当写明" + std::to_string(named->arguments) +
               "个字段";
    }
    for (const auto& argument : arguments) {
        if (find_field(schema.fields, argument) == nullptr) {
            return "规则“" + std::string(rule) + "”所指的字段“" + argument + "”不在清单中";
        }
    }
    return "";
}

void normalise_entry(const Schema& schema, Fields& entry, const Lookup& lookup, Issues& issues) {
    const auto names = [&](Rule wanted) {
        return std::any_of(schema.rules.begin(), schema.rules.end(), [&](const std::string& each) {
            return find_rule(each) == wanted;
        });
    };
    if (names(rule::permit_days_are_working_days)) {
        rule::count_permit_days_in_working_days(schema, entry, lookup, issues);
    }
    if (names(rule::tier_within_statutory_range)) {
        rule::forget_bounds_of_absent_amounts(entry);
    }
    if (names(rule::result_says_what_was_decided)) {
        rule::complete_result(entry);
    }
    if (names(rule::display_follows_class)) {
        rule::complete_display(schema, entry, lookup, issues);
    }
    if (names(rule::shown_text_is_masked)) {
        rule::prepare_shown_text(schema, entry, lookup, issues);
    }
}

namespace rule {

std::string label_of(const Schema& schema, std::string_view field) {
    const auto* found = find_field(schema.fields, field);
    return found == nullptr ? std::string(field) : found->label;
}

std::optional<std::chrono::sys_days> day_in(const Fields& fields, std::string_view field) {
    return day_of(text_of(fields, field));
}

std::vector<const Fields*> rows_of(const Fields& entry, std::string_view table) {
    std::vector<const Fields*> rows;
    if (const auto* list = member(entry, table).list()) {
        for (const auto& row : *list) {
            if (const auto* fields = row.fields()) {
                rows.push_back(fields);
            }
        }
    }
    return rows;
}

bool already_said(const Issues& issues, std::string_view field) {
    return std::any_of(issues.begin(), issues.end(), [&](const Issue& issue) {
        return issue.field == field && issue.level == Level::rejected;
    });
}

}  // namespace rule
}  // namespace mingjing::domain
