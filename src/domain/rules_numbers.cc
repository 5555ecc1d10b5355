// A range of numbers, and numbers that are of it.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/limits.h"
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

constexpr std::string_view kBookInUse = "在用";

// 0 where the book does not say.
std::int64_t number_in(const Fields& book, std::string_view field) {
    const auto* number = member(book, field).integer();
    return number == nullptr ? 0 : *number;
}

// Filled up with noughts to so many digits, one number is spelled otherwise in either book, until
// it has those digits itself: so the highest of both is asked.
bool share_a_number(const Fields& one, const Fields& other) {
    const auto first = std::max(number_in(one, "first"), number_in(other, "first"));
    const auto last = std::min(number_in(one, "last"), number_in(other, "last"));
    const auto digits = number_in(one, "digits");
    const auto others = number_in(other, "digits");
    const auto written = static_cast<std::int64_t>(std::to_string(last).size());
    return first > 0 && first <= last && text_of(one, "prefix") == text_of(other, "prefix") &&
           text_of(one, "suffix") == text_of(other, "suffix") &&
           (digits == others || written >= std::max(digits, others));
}

// Lookup shows no more of them than that, and does not say whether there are.
Issue not_all_compared() {
    return {
        Level::warned,
        "numbers-not-compared",
        "first",
        "号段过多，可能没有全部比对是否重叠",
        "请在清单中按前缀查找，自行核对起止号",
        "行政处罚法第五十二条第一款",
        "CF-22",
        {}};
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

// Without a prefix numbers come again, book after book: only those in use are held apart.
void number_books_apart(const RuleInput& input, Issues& issues) {
    const auto& book = input.entry;
    const auto prefix = text_of(book, "prefix");
    const bool is_asked = !prefix.empty() || text_of(book, "status") == kBookInUse;
    if (!is_asked || !input.lookup.find_others) {
        return;
    }
    const auto others = prefix.empty()
                            ? input.lookup.find_others(input.schema.key, "status", kBookInUse)
                            : input.lookup.find_others(input.schema.key, "prefix", prefix);
    if (std::ranges::none_of(others, [&](const Fields& other) {
            return share_a_number(book, other);
        })) {
        if (others.size() >= limits::kLookupEntriesMax) {
            issues.push_back(not_all_compared());
        }
        return;
    }
    // Which one, is not said: it may be another unit's, and not seen by whoever asks.
    issues.push_back(
        {Level::rejected,
         "numbers-overlap",
         "first",
         label_of(input.schema, "first") + std::to_string(number_in(book, "first")) + "至" +
             label_of(input.schema, "last") + std::to_string(number_in(book, "last")) +
             "与已经登记的另一个号段重叠",
         "一个号码只属于一个号段，请核对前缀和起止号；换人领用的，修订原来的号段，不另行登记",
         "行政处罚法第五十二条第一款",
         "CF-22",
         {}}
    );
}

}  // namespace mingjing::domain::rule
