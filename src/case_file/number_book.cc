#include "case_file/number_book.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

namespace mingjing::case_file {

namespace {

std::int64_t whole_in(const Fields& fields, std::string_view field) {
    const auto* number = member(fields, field).integer();
    return number == nullptr ? 0 : *number;
}

}  // namespace

std::optional<std::int64_t> place_in(const Fields& book, std::string_view form_number) {
    const auto prefix = text_of(book, "prefix");
    const auto suffix = text_of(book, "suffix");
    if (form_number.size() < prefix.size() + suffix.size() || !form_number.starts_with(prefix) ||
        !form_number.ends_with(suffix)) {
        return std::nullopt;
    }
    form_number.remove_prefix(prefix.size());
    form_number.remove_suffix(suffix.size());
    std::int64_t number = 0;
    const auto* end = form_number.data() + form_number.size();
    const auto read = std::from_chars(form_number.data(), end, number);
    // One number has one spelling: filled up with noughts to so many digits, else with none.
    const auto digits = whole_in(book, "digits");
    const bool is_spelled =
        !form_number.empty() && form_number.front() != '-' &&
        (form_number.front() != '0' || std::cmp_equal(form_number.size(), digits)) &&
        std::cmp_greater_equal(form_number.size(), digits);
    const bool is_number = is_spelled && read.ec == std::errc{} && read.ptr == end;
    const bool is_of_it =
        is_number && number >= whole_in(book, "first") && number <= whole_in(book, "last");
    return is_of_it ? std::optional(number) : std::nullopt;
}

bool is_struck_off(const Fields& book, std::int64_t number) {
    const auto* rows = member(book, "voided").list();
    return rows != nullptr && std::ranges::any_of(*rows, [&](const Value& row) {
               return row.fields() != nullptr && whole_in(*row.fields(), "number") == number;
           });
}

std::string_view used_since(const Fields& book) {
    return text_of(book, "prefix").empty() ? text_of(book, "issued_on") : std::string_view{};
}

BookUse use_of(const Fields& book, std::vector<FormUse> uses) {
    const auto first = whole_in(book, "first");
    const auto last = whole_in(book, "last");
    BookUse use;
    if (first < 1) {
        return use;  // nothing is known of it: it was taken down
    }
    std::set<std::int64_t> gone;
    if (const auto* rows = member(book, "voided").list()) {
        for (const auto& row : *rows) {
            const auto number = row.fields() == nullptr ? 0 : whole_in(*row.fields(), "number");
            if (number >= first && number <= last) {
                gone.insert(number);
            }
        }
    }
    use.struck_off = static_cast<std::int64_t>(gone.size());
    for (auto& one : uses) {
        const auto number = place_in(book, one.form_number);
        if (number && one.on >= used_since(book)) {
            gone.insert(*number);
            use.used.push_back(std::move(one));
        }
    }
    auto next = first;
    for (const auto number : gone) {
        if (next < number) {
            use.left.push_back({next, number - 1});
        }
        next = number + 1;
    }
    if (next <= last) {
        use.left.push_back({next, last});
    }
    for (const auto& range : use.left) {
        use.left_count += range.last - range.first + 1;
    }
    return use;
}

}  // namespace mingjing::case_file
