#include "domain/publication_rule.h"

#include <algorithm>

#include "domain/day.h"

namespace mingjing::domain {

namespace {

constexpr std::int64_t kWithdrawalDays = 3;

}  // namespace

std::optional<std::chrono::sys_days> publication_due(
    const PublicationRule& rule,
    const Calendar& calendar,
    const Fields& entry,
    std::chrono::sys_days from
) {
    const auto start =
        rule.counted_from.empty() ? std::optional(from) : day_of(text_of(entry, rule.counted_from));
    const auto& shorter = rule.shorter;
    const bool is_shorter =
        !shorter.field.empty() &&
        std::ranges::find(shorter.values, text_of(entry, shorter.field)) != shorter.values.end();
    const auto days = is_shorter ? shorter.days : rule.time_limit_days;
    if (!start || days == 0) {
        return std::nullopt;
    }
    const auto counting = rule.working_days ? Counting::working_days : Counting::natural_days;
    return due(calendar, *start, days, counting).day;
}

std::chrono::sys_days withdrawal_due(const Calendar& calendar, std::chrono::sys_days changed_on) {
    return due(calendar, changed_on, kWithdrawalDays, Counting::working_days).day;
}

}  // namespace mingjing::domain
