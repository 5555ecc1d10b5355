// A range of numbers, and numbers that are of it.

#include <cstdint>
#include <string>
#include <utility>

#include "domain/entry_key.h"
#include "domain/rule_parts.h"

namespace mingjing::domain::rule {
namespace {

// Both ends are there and in order, or it is not asked here.
struct Ends {
    const std::int64_t* first;
    const std::int64_t* last;
};
Ends ends_in(const RuleInput& input, std::size_t argument) {
    return {
        member(input.entry, input.arguments.at(argument)).integer(),
        member(input.entry, input.arguments.at(argument + 1)).integer()};
}

Issue number_issue(const char* code, const std::string& field, std::string what) {
    return {Level::rejected, code, field, std::move(what), "请核对号码", "", "", {}};
}

}  // namespace

void numbers_in_order(const RuleInput& input, Issues& issues) {
    const auto [first, last] = ends_in(input, 0);
    if (first == nullptr || last == nullptr || *first <= *last) {
        return;
    }
    const auto& field = input.arguments.at(1);
    issues.push_back(number_issue(
        "number-order",
        field,
        label_of(input.schema, field) + std::to_string(*last) + "小于" +
            label_of(input.schema, input.arguments.at(0)) + std::to_string(*first)
    ));
}

void numbers_within(const RuleInput& input, Issues& issues) {
    const auto& path = input.arguments.at(0);
    const auto [first, last] = ends_in(input, 1);
    const auto dot = path.find('.');
    if (first == nullptr || last == nullptr || dot == std::string::npos) {
        return;
    }
    const auto rows = rows_of(input.entry, path.substr(0, dot));
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto* number = member(*rows[row], path.substr(dot + 1)).integer();
        if (number != nullptr && (*number < *first || *number > *last)) {
            auto issue = number_issue(
                "number-outside",
                path,
                label_of(input.schema, path) + std::to_string(*number) + "不在" +
                    std::to_string(*first) + "至" + std::to_string(*last) + "之内"
            );
            issue.row = row;
            issues.push_back(std::move(issue));
        }
    }
}

}  // namespace mingjing::domain::rule
