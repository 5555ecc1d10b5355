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

namespace {

// From payment to payment of what was left of the fine, however late the last of it came.
std::optional<Surcharge> until_paid(
    Money fine,
    std::chrono::sys_days due,
    std::chrono::sys_days on,
    std::vector<Dated<Money>> payments,
    const std::vector<domain::Suspension>& not_counted
) {
    std::ranges::stable_sort(payments, {}, &Dated<Money>::on);
    Surcharge all;
    auto left = fine;
    auto from = due;
    const auto run_to = [&](std::chrono::sys_days until) {
        const auto part = surcharge(left, from, until, not_counted);
        all.days += part.days;
        all.amount.fen += part.amount.fen;
        from = std::max(from, until);
    };
    for (const auto& payment : payments) {
        const auto day = domain::day_of(payment.on);
        if (left.fen == 0 || !day || *day > on) {
            break;
        }
        run_to(*day);
        left.fen -= std::min(left.fen, payment.act.fen);
    }
    if (left.fen > 0) {
        run_to(on);
    }
    all.is_capped = all.amount >= fine;
    all.amount = std::min(all.amount, fine);
    return all.days > 0 || left.fen > 0 ? std::optional(all) : std::nullopt;
}

}  // namespace

std::optional<Surcharge> surcharge_of(
    const State& state,
    const domain::Procedure& procedure,
    const domain::Calendar& calendar,
    std::chrono::sys_days on
) {
    const auto* limit = procedure.limit(kPay);
    const auto clock = state.clocks.find(kPay);
    const auto fine = state.decided ? state.decided->fine : Money{};
    if (limit == nullptr || clock == state.clocks.end() || fine.fen == 0) {
        return std::nullopt;
    }
    const auto due = due_of(*limit, clock->second, calendar);
    // What ended unpaid grows no more.
    on = std::min(on, domain::day_of(clock->second.stopped_on).value_or(on));
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
    return until_paid(fine, due->day, on, state.fine_paid, not_counted);
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
