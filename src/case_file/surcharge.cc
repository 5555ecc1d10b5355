#include "case_file/surcharge.h"

#include <algorithm>

#include <fmt/format.h>

#include "domain/day.h"

namespace mingjing::case_file {

namespace {

constexpr std::string_view kADay = "0.03";

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

using Payments = std::vector<Dated<Money>>;  // in the order of their days
using Suspensions = std::vector<domain::Suspension>;

// From payment to payment of what was left of the fine, however late the last of it came.
Surcharge until_paid(
    Money fine,
    std::chrono::sys_days due,
    std::chrono::sys_days on,
    const Payments& payments,
    const Suspensions& not_counted
) {
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
    all.amount = std::min(all.amount, fine);
    return all;
}

// The first of the payments up to so much, taken from them.
Payments taken(Payments& payments, Money most) {
    Payments first;
    while (!payments.empty() && most.fen > 0) {
        auto& next = payments.front();
        const auto part = std::min(most, next.act);
        first.push_back({part, next.on});
        most.fen -= part.fen;
        next.act.fen -= part.fen;
        if (next.act.fen == 0) {
            payments.erase(payments.begin());
        }
    }
    return first;
}

// Of a fine that was put off: each instalment as a fine of its own, due on its own day; what had
// grown before it was put off stays. The days are those of the instalment that was late longest.
Surcharge by_instalments(
    const State& state,
    std::chrono::sys_days due,
    std::chrono::sys_days on,
    const Payments& payments,
    const Suspensions& not_counted
) {
    const auto fine = state.decided->fine;
    const auto& plans = state.deferrals;
    const auto approved = [&](const Deferral& plan) {
        return std::min(domain::day_of(plan.on).value_or(on), on);
    };
    auto all = until_paid(fine, due, approved(plans.front()), payments, not_counted);
    const auto note = [&](std::string due_on, Money of, const Surcharge& late) {
        if (late.days > 0) {
            all.late_parts.push_back({std::move(due_on), of, late.days, late.amount});
        }
    };
    note(domain::iso(due), fine, all);
    for (auto plan = plans.begin(); plan != plans.end(); ++plan) {
        const auto until = plan + 1 == plans.end() ? on : approved(*(plan + 1));
        auto later = payments;
        taken(later, plan->paid_before);
        auto owed = Money{fine.fen - std::min(fine.fen, plan->paid_before.fen)};
        std::int64_t days = 0;
        for (const auto& instalment : plan->instalments) {
            const auto part = std::min(instalment.amount, owed);  // the fine may be less by now
            const auto day = domain::day_of(instalment.due_on).value_or(on);
            const auto late = until_paid(part, day, until, taken(later, part), not_counted);
            note(instalment.due_on, part, late);
            owed.fen -= part.fen;
            days = std::max(days, late.days);
            all.amount.fen += late.amount.fen;
        }
        all.days += days;
    }
    all.amount = std::min(all.amount, fine);
    all.is_of_parts = true;
    return all;
}

}  // namespace

std::optional<Surcharge> surcharge_of(
    const State& state,
    const domain::Procedure& procedure,
    const domain::Calendar& calendar,
    std::chrono::sys_days on
) {
    const auto* limit = procedure.limit(kPayLimit);
    const auto clock = state.clocks.find(kPayLimit);
    const auto fine = state.decided ? state.decided->fine : Money{};
    if (limit == nullptr || clock == state.clocks.end() || fine.fen == 0) {
        return std::nullopt;
    }
    const auto due = due_as_served(*limit, clock->second, calendar);
    // What ended unpaid grows no more.
    on = std::min(on, domain::day_of(clock->second.stopped_on).value_or(on));
    if (!due || on <= due->day) {
        return std::nullopt;
    }
    Suspensions not_counted;
    for (const auto& challenge : state.challenges) {
        const auto from = domain::day_of(challenge.from);
        const auto to = domain::day_of(challenge.to).value_or(on);
        if (from) {
            not_counted.push_back({*from, to});
        }
    }
    auto payments = state.fine_paid;
    std::ranges::stable_sort(payments, {}, &Dated<Money>::on);
    auto late = state.deferrals.empty()
                    ? until_paid(fine, due->day, on, payments, not_counted)
                    : by_instalments(state, due->day, on, payments, not_counted);
    late.is_capped = late.amount >= fine;
    const auto now_due = due_of(*limit, clock->second, calendar);
    const bool is_late = now_due && on > now_due->day && state.unpaid_fine().fen > 0;
    return late.days > 0 || is_late ? std::optional(late) : std::nullopt;
}

std::string surcharge_words(const Surcharge& surcharge, Money fine) {
    if (surcharge.is_of_parts) {
        return fmt::format(
            "已批准延期、分期缴纳，各期最长逾期{}日，每日按该期没有缴纳的数额的百分之三加处，{}{}",
            surcharge.days,
            surcharge.is_capped ? "以罚款的数额为限，共" : "共",
            yuan_words(surcharge.amount)
        );
    }
    return fmt::format(
        "逾期{}日，每日按罚款数额的百分之三（{}）加处，{}{}",
        surcharge.days,
        yuan_words(times(fine, kADay).value_or(Money{})),
        surcharge.is_capped ? "以罚款的数额为限，共" : "共",
        yuan_words(surcharge.amount)
    );
}

}  // namespace mingjing::case_file
