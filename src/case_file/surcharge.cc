#include "case_file/surcharge.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/day.h"

namespace mingjing::case_file {

namespace {

constexpr std::string_view kADay = "0.03";
constexpr std::string_view kPay = "pay";

// Days after `from` up to and with `to` that none of the periods covers; each counts once.
std::int64_t days_counted(
    std::chrono::sys_days from,
    std::chrono::sys_days to,
    std::vector<domain::Suspension> not_counted
) {
    std::ranges::sort(not_counted, {}, &domain::Suspension::from);
    auto days = std::max<std::int64_t>((to - from).count(), 0);
    auto counted_to = from;  // what lies up to here was looked at
    for (const auto& period : not_counted) {
        const auto first = std::max(period.from, counted_to + std::chrono::days{1});
        const auto last = std::min(period.to, to);
        if (last >= first) {
            days -= (last - first).count() + 1;
            counted_to = last;
        }
    }
    return days;
}

}  // namespace

Surcharge surcharge(
    Money fine,
    std::chrono::sys_days due,
    std::chrono::sys_days until,
    const std::vector<domain::Suspension>& not_counted
) {
    const auto days = days_counted(due, until, not_counted);
    const auto whole = times(times(fine, kADay).value_or(Money{}), days);
    const bool is_capped = whole >= fine && fine.fen > 0;
    return {days, is_capped ? fine : whole, is_capped};
}

std::optional<Surcharge> surcharge_of(
    const State& state,
    const domain::Procedure& procedure,
    const domain::Calendar& calendar,
    std::chrono::sys_days on
) {
    const auto* limit = procedure.limit(kPay);
    const auto clock = state.clocks.find(kPay);
    const auto fine = state.decided ? state.decided->fine : Money{};
    if (limit == nullptr || clock == state.clocks.end() || fine.fen <= state.paid.fen) {
        return std::nullopt;
    }
    const auto due = due_of(*limit, clock->second, calendar);
    if (!due || on <= due->day) {
        return std::nullopt;
    }
    std::vector<domain::Suspension> not_counted;
    for (const auto& challenge : state.challenges) {
        const auto from = domain::day_of(challenge.from);
        const auto to = domain::day_of(challenge.to).value_or(on);
        if (from) {
            not_counted.push_back({*from, to});
        }
    }
    return surcharge(Money{fine.fen - state.paid.fen}, due->day, on, not_counted);
}

std::string surcharge_words(const Surcharge& surcharge, Money fine) {
    return fmt::format(
        "逾期{}日，每日按罚款数额的百分之三（{}）加处，{}{}",
        surcharge.days,
        yuan_words(times(fine, kADay).value_or(Money{})),
        surcharge.is_capped ? "以罚款的数额为限，共" : "共",
        yuan_words(surcharge.amount)
    );
}

}  // namespace mingjing::case_file
