#include "case_file/spread.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace mingjing::case_file {

namespace {

std::int64_t median_of(std::span<const std::int64_t> sorted) {
    const auto upper = sorted[sorted.size() / 2];
    return sorted.size() % 2 == 1 ? upper : (sorted[sorted.size() / 2 - 1] + upper) / 2;
}

constexpr std::int64_t kHundredths = 100;

struct Told {
    std::int64_t hundredths = 0;
    std::string_view after;  // up to the next number
};
std::vector<Told> numbers_told(std::string_view words) {
    constexpr std::string_view kDigits = "0123456789";
    std::vector<Told> told;
    for (auto at = words.find_first_of(kDigits); at != std::string_view::npos;) {
        words.remove_prefix(at);
        const auto end = std::min(words.find_first_not_of("0123456789,."), words.size());
        std::string written(words.substr(0, end));
        std::erase(written, ',');
        words.remove_prefix(end);
        at = words.find_first_of(kDigits);
        if (const auto number = money_of(written)) {
            told.push_back({number->fen, words.substr(0, at)});
        }
    }
    return told;
}

// 18人×260元: of all that is multiplied the one in 元.
std::optional<std::int64_t> rate_in(std::span<const Told> factors, Money fine) {
    const auto is_rate = [](const Told& one) { return one.after.starts_with("元"); };
    const auto rate = std::ranges::find_if(factors, is_rate);
    if (factors.size() < 2 || std::ranges::count_if(factors, is_rate) != 1) {
        return std::nullopt;
    }
    Money product{rate->hundredths};
    for (const auto& one : factors) {
        if (!is_rate(one)) {
            if (one.hundredths % kHundredths != 0) {
                return std::nullopt;
            }
            product = times(product, one.hundredths / kHundredths);
        }
    }
    return product == fine ? std::optional(rate->hundredths) : std::nullopt;
}

std::optional<std::int64_t> rate_told(const std::vector<Told>& numbers, Money fine) {
    for (auto first = numbers.begin(); first != numbers.end();) {
        const auto last = std::find_if(first, numbers.end(), [](const Told& one) {
            return !one.after.ends_with("×");
        });
        if (last == numbers.end()) {
            break;
        }
        if (const auto rate = rate_in({first, last + 1}, fine)) {
            return rate;
        }
        first = last + 1;
    }
    return std::nullopt;
}

std::optional<std::int64_t> multiple_told(const std::vector<Told>& numbers) {
    constexpr std::array<std::string_view, 4> kBounds{"倍以下", "倍以上", "倍至", "倍到"};
    std::optional<std::int64_t> multiple;
    for (const auto& one : numbers) {
        const auto begins = [&](std::string_view words) { return one.after.starts_with(words); };
        if (begins("倍") && std::ranges::none_of(kBounds, begins)) {
            if (multiple && *multiple != one.hundredths) {
                return std::nullopt;
            }
            multiple = one.hundredths;
        }
    }
    return multiple;
}

}  // namespace

std::optional<std::int64_t> told_amount(std::string_view words, std::string_view unit, Money fine) {
    if (unit.starts_with("倍数")) {
        return multiple_told(numbers_told(words));
    }
    return unit.starts_with("元每") ? rate_told(numbers_told(words), fine) : std::nullopt;
}

std::optional<Spread> spread_of(std::vector<std::int64_t> values) {
    if (values.size() < kSpreadLeast) {
        return std::nullopt;
    }
    std::ranges::sort(values);
    const std::span<const std::int64_t> all(values);
    // Of an odd number the middle one belongs to both halves.
    const auto half = (all.size() + 1) / 2;
    const auto lower = median_of(all.first(half));
    const auto upper = median_of(all.last(half));
    const auto far = (upper - lower) * 3 / 2;
    return Spread{
        .minimum = all.front(),
        .median = median_of(all),
        .maximum = all.back(),
        .usual_from = lower - far,
        .usual_to = upper + far};
}

}  // namespace mingjing::case_file
