// 履行、执行: whether the party is late, and when the court may be asked.

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "case_file/gate_parts.h"
#include "case_file/limit_clocks.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

namespace {

using domain::Refusal;

constexpr std::int64_t kLitigationMonths = 6;      // 行政诉讼法 art. 46
constexpr std::int64_t kReconsiderationDays = 60;  // 行政复议法 art. 20
constexpr std::int64_t kSuitDays = 15;    // after a reconsideration: 行政诉讼法 art. 45
constexpr std::int64_t kCourtMonths = 3;  // 行政强制法 art. 53

// The day the remedies end; nothing where the decision was never served. Against one made on
// the spot there is no suit before a reconsideration (行政复议法 art. 23).
std::optional<std::chrono::sys_days> remedies_end_on(const Question& q) {
    const auto served = domain::day_of(q.state.decision_served_on);
    if (!served) {
        return std::nullopt;
    }
    using enum domain::Counting;
    const auto& calendar = q.around.calendar;
    const auto* last = q.state.challenges.empty() ? nullptr : &q.state.challenges.back();
    const auto ended = last == nullptr ? std::nullopt : domain::day_of(last->to);
    if (!ended || last->outcome == ChallengeEnded::kWithdrawn) {
        const auto end =
            q.state.is_decided_on_spot
                ? domain::due(calendar, *served, kReconsiderationDays, natural_days).day
                : domain::due(calendar, *served, kLitigationMonths, months).day;
        return ended ? std::max(end, *ended) : end;
    }
    return last->kind == Challenged::kSuit
               ? *ended
               : domain::due(calendar, *ended, kSuitDays, natural_days).day;
}

bool begins_a_limit(const Question& q) {
    return std::ranges::any_of(q.procedure.limits, [&](const domain::TimeLimit& limit) {
        return std::ranges::find(limit.starts, q.step.key) != limit.starts.end();
    });
}

// Since when the three months to ask the court run.
struct CourtTime {
    std::chrono::sys_days from;
    bool is_deferred = false;  // by the end of a deferral, else by that of the remedies
};

std::chrono::sys_days last_to_ask(const Question& q, const CourtTime& time) {
    return domain::due(q.around.calendar, time.from, kCourtMonths, domain::Counting::months).day;
}

// From the end of the remedies; of a fine that was put off from the end of that, not before the
// remedies are over (行政处罚法 art. 72 para. 2). A time that had run out begins no more. What was
// not put off comes first, and has the time it had; the fine's is the last.
std::vector<CourtTime> court_times(const Question& q) {
    const auto ended = remedies_end_on(q);
    if (!ended) {
        return {};
    }
    CourtTime of_fine{*ended};
    for (const auto& plan : q.state.deferrals) {
        const auto approved = domain::day_of(plan.on);
        const auto last = domain::day_of(plan.instalments.back().due_on);
        if (approved && last && *approved <= last_to_ask(q, of_fine)) {
            of_fine = {std::max(*last, *ended), *last > *ended};
        }
    }
    if (of_fine.is_deferred && q.state.owes_beside_fine()) {
        return {CourtTime{*ended}, of_fine};
    }
    return {of_fine};
}

// Of an order to pay that was served without a day: nobody is late with it before a fine would be.
std::optional<std::chrono::sys_days> order_is_due(const Question& q, const Outcome& decided) {
    const auto* limit = q.procedure.limit(kPayLimit);
    const auto ordered = decided.payment.ordered.fen + decided.payment.compensation.fen;
    if (limit == nullptr || decided.conclusion != kPenalty || ordered == 0) {
        return std::nullopt;
    }
    const Clock since{.started_on = q.state.decision_served_on, .met_on = ""};
    const auto due = due_as_served(*limit, since, q.around.calendar);
    return due ? std::optional(due->day) : std::nullopt;
}

// Where no fine is to be paid the decision says by when it is to be kept. A warning is kept by
// being given: unless something is to be corrected or paid with it, nobody is late.
Objection overdue_without_fine(const Question& q, const Outcome& decided) {
    const bool is_owed = leaves_something_to_do(decided, q.state.correct_by);
    const auto perform_by = domain::day_of(q.state.perform_by);
    const auto stated = perform_by ? perform_by : domain::day_of(q.state.correct_by);
    const auto by = stated ? stated : order_is_due(q, decided);
    if (is_owed && by && q.on <= *by) {
        return Refusal{
            .code = "not-overdue",
            .what = fmt::format(
                "{}到{}，还没有逾期",
                stated ? "决定书定的履行期限" : "送达时没有写明责令支付的期限，比照缴纳罚款的期限",
                domain::in_chinese(*by)
            ),
            .article = stated ? "行政强制法第五十三条、第五十四条"
                              : "行政处罚法第六十六条第一款、第六十七条第三款",
            .next = "请等期满",
            .rule = "QZ-12"};
    }
    if (is_owed) {
        return {};
    }
    return Refusal{
        .code = "nothing-to-demand",
        .what = fmt::format(
            "决定{}，没有可以催告履行的内容",
            decided.kinds.empty() ? decided.conclusion
                                  : fmt::format("只给予{}", fmt::join(decided.kinds, "、"))
        ),
        .article = "行政强制法第五十三条、第五十四条",
        .next = "送达后即已执行，请直接办理履行",
        .rule = "QZ-12"};
}

// 复议、诉讼期限于2026年9月17日届满
std::string ended_words(const CourtTime& time) {
    return fmt::format(
        "{}于{}届满",
        time.is_deferred ? "批准的延期、分期缴纳罚款的期限" : "复议、诉讼期限",
        domain::in_chinese(time.from)
    );
}

// What follows is counted from that day, whenever somebody writes it down.
Objection counted_from(const CourtTime& time, std::chrono::sys_days today) {
    const bool is_over = today > time.from;
    return Refusal{
        .code = is_over ? "remedies-ended-on" : "deferral-runs",
        .what = fmt::format("{}，申请强制执行的三个月从这一天起算", ended_words(time)),
        .article = time.is_deferred ? "行政处罚法第七十二条第二款" : "行政强制法第五十三条",
        .next = is_over ? fmt::format("请把办理日期写为{}", domain::in_chinese(time.from))
                        : std::string("请等期满后登记"),
        .rule = "QZ-12"};
}

}  // namespace

Objection remedies_are_over(const Question& q) {
    const auto last = remedies_end_on(q);
    const bool is_open = !q.state.challenges.empty() && q.state.challenges.back().to.empty();
    const bool have_ended = !is_open && last && q.around.today > *last;
    if (have_ended && begins_a_limit(q)) {
        const auto times = court_times(q);
        const auto is_over = [&](const CourtTime& time) { return q.around.today > time.from; };
        const bool is_counted = std::ranges::any_of(times, [&](const CourtTime& time) {
            return is_over(time) && (q.stated == nullptr || q.on == time.from);
        });
        const auto& next = is_over(times.back()) ? times.back() : times.front();
        return is_counted ? Objection{} : counted_from(next, q.around.today);
    }
    if (have_ended && q.on > *last) {
        return {};
    }
    const bool is_first = q.state.is_decided_on_spot &&
                          (q.state.challenges.empty() ||
                           q.state.challenges.back().outcome == ChallengeEnded::kWithdrawn);
    return Refusal{
        .code = "remedies-run",
        .what = is_open ? std::string("当事人申请的复议或者提起的诉讼还没有终结")
                : last  ? fmt::format(
                             "当事人到{}为止仍可以{}",
                             domain::in_chinese(*last),
                             is_first ? "申请行政复议" : "起诉"
                         )
                       : std::string("决定书还没有送达"),
        .article = is_first ? "行政强制法第五十三条；行政复议法第二十条、第二十三条第一款第一项"
                            : "行政强制法第五十三条；行政诉讼法第四十五条、第四十六条",
        .next = "当事人在法定期限内不复议、不诉讼又不履行的，才可以申请人民法院强制执行",
        .rule = "QZ-12"};
}

Objection court_is_asked_in_time(const Question& q) {
    const auto times = court_times(q);
    if (times.empty()) {
        return {};
    }
    // While nothing of the fine is overdue, it is the rest the court is asked for.
    const auto due = due_of(q, kPayLimit);
    const bool is_of_fine = due && q.on > due->day && q.state.unpaid_fine().fen > 0;
    const auto& time = is_of_fine ? times.back() : times.front();
    const auto last = last_to_ask(q, time);
    if (q.on <= last) {
        return {};
    }
    return Refusal{
        .code = "court-asked-late",
        .what = fmt::format(
            "{}，申请法院强制执行的三个月已于{}届满", ended_words(time), domain::in_chinese(last)
        ),
        .article =
            "行政强制法第五十三条；行政处罚法第七十二条第二款；最高人民法院关于适用行政诉讼法的解释"
            "第一百五十六条",
        .next = "逾期申请的，除有正当理由外，人民法院不予受理；有正当理由的，请写明理由",
        .rule = "QZ-12"};
}

Objection paid_in_full(const Question& q) {
    const auto due = q.state.decided ? q.state.decided->fine.fen + q.state.decided->confiscated.fen
                                     : std::int64_t{0};
    const Money paid{q.state.paid.fen - q.state.order_paid.fen};
    if (paid.fen >= due) {
        return {};
    }
    return Refusal{
        .code = "not-paid-in-full",
        .what = fmt::format("罚没款{}，已缴{}", yuan_words(Money{due}), yuan_words(paid)),
        .article = "行政处罚法第六十六条、第六十七条",
        .next = "请登记缴款，或者催告、申请强制执行",
        .rule = "CF-35"};
}

// Workers may settle with the employer, or a court has it paid in part: whoever closes the case
// all the same says why. A version of the procedure that records no payment cannot say.
Objection order_is_paid(const Question& q) {
    const auto unpaid = q.state.unpaid_order();
    const auto& acts = q.procedure.acts;
    if (unpaid.fen == 0 || std::ranges::find(acts, Paid::kAct, &domain::Step::act) == acts.end()) {
        return {};
    }
    return Refusal{
        .code = "order-not-paid",
        .what = fmt::format(
            "责令支付、退回、补缴的款项和加付的赔偿金，登记已付{}，还有{}没有登记支付",
            yuan_words(q.state.order_paid),
            yuan_words(unpaid)
        ),
        .article =
            "劳动保障监察条例第十八条、第二十六条、第二十七条第二款；社会保险法第八十八条；"
            "行政处罚法第六十六条第一款",
        .next =
            "请先登记支付；以其他方式了结的，请写明理由，履行情况公示为“不再履行”或者“部分履行”",
        .rule = "JC-09"};
}

Objection pays_what_was_ordered(const Question& q) {
    const auto* paid = q.states<Paid>();
    const auto orders = [](const Outcome& outcome) {
        return outcome.payment.ordered.fen + outcome.payment.compensation.fen > 0;
    };
    const auto day = domain::iso(q.on);
    const auto* decided = q.state.stood_on(day);
    const bool is_ordered = (decided != nullptr && orders(*decided)) ||
                            std::ranges::any_of(q.state.before_changes, [&](const auto& one) {
                                return one.on == day && orders(one.act);  // it came before that
                            });
    const bool is_whole = paid == nullptr || paid->confiscated.fen + paid->surcharge.fen == 0;
    if (paid == nullptr || paid->channel != Paid::kAsOrdered || (is_ordered && is_whole)) {
        return {};
    }
    return Refusal{
        .code = is_ordered ? "order-paid-with-parts" : "nothing-ordered",
        .what = is_ordered ? "按责令支付、退回或者补缴的款项里，写了没收的款项或者加处罚款"
                           : "决定没有责令支付、退回或者补缴的款项",
        .article =
            "劳动保障监察条例第十八条、第二十六条、第二十七条第二款；社会保险法第八十八条；"
            "行政处罚法第六十七条",
        .next = is_ordered ? "罚没款缴入国库，请另外登记" : "缴纳罚没款的，请选择其他的缴款方式",
        .rule = "JC-09"};
}

Objection payment_holds_its_parts(const Question& q) {
    const auto* paid = q.states<Paid>();
    if (paid == nullptr || paid->amount.fen >= paid->confiscated.fen + paid->surcharge.fen) {
        return {};
    }
    return Refusal{
        .code = "parts-exceed-payment",
        .what = fmt::format(
            "缴款{}，其中没收的款项{}、加处罚款{}，合计超过缴款的金额",
            yuan_words(paid->amount),
            yuan_words(paid->confiscated),
            yuan_words(paid->surcharge)
        ),
        .article = "行政处罚法第六十七条第三款、第七十二条第一款第一项",
        .next = "请按票据核对：金额是这一笔的总数，没收的款项和加处罚款是其中的数额",
        .rule = "CF-37"};
}

Objection performance_is_overdue(const Question& q) {
    const auto* limit = q.procedure.limit(kPayLimit);
    const auto clock = q.state.clocks.find(kPayLimit);
    // One that stopped is of a fine that fell away.
    const bool has_clock = clock != q.state.clocks.end() && clock->second.stopped_on.empty();
    // The fine alone was put off: whoever owes more is late with that as ever.
    const bool is_deferred =
        has_clock && !clock->second.instalments.empty() && !q.state.owes_beside_fine();
    const auto due = limit == nullptr || !has_clock ? std::nullopt
                     : is_deferred                  ? due_of(q, kPayLimit)
                                   : due_as_served(*limit, clock->second, q.around.calendar);
    if (!has_clock && q.state.decided && q.state.decided->fine.fen == 0) {
        return overdue_without_fine(q, *q.state.decided);
    }
    if (due && q.on > due->day) {
        return {};
    }
    const std::string_view standing = has_clock && clock->second.is_paused()
                                          ? "缴纳罚款的期限正在扣除，没有届满"
                                          : "缴纳罚款的期限还没有开始";
    return Refusal{
        .code = "not-overdue",
        .what = due ? fmt::format(
                          "{}到{}，还没有逾期",
                          is_deferred ? "已批准延期、分期缴纳，当期的缴纳期限" : "缴纳罚款的期限",
                          domain::in_chinese(due->day)
                      )
                    : std::string(standing),
        .article = is_deferred ? "行政处罚法第六十六条第二款、第七十二条"
                               : "行政处罚法第六十七条第三款、第七十二条",
        .next = "请等期满",
        .rule = "CF-35"};
}

Objection waiting_is_over(const Question& q) {
    for (const auto& limit : q.procedure.limits) {
        const bool is_awaited =
            limit.is_notice && std::ranges::find(limit.ends, q.step.key) != limit.ends.end();
        if (!is_awaited) {
            continue;
        }
        const auto due = due_of(q, limit.key);
        if (!due || q.on <= due->day) {
            return Refusal{
                .code = due ? "waiting-runs" : "waiting-not-begun",
                .what = due ? fmt::format(
                                  "“{}”的{}到{}为止",
                                  limit.name,
                                  domain::period_text(limit),
                                  domain::in_chinese(due->day)
                              )
                            : fmt::format("“{}”的期限还没有开始计算", limit.name),
                .article = limit.basis,
                .next = due ? "请等期满" : "请先办理使它开始计算的步骤",
                .rule = "QZ-12"};
        }
    }
    return {};
}

Objection is_taken_once(const Question& q) {
    const auto before = q.state.last.find(q.step.key);
    if (before == q.state.last.end()) {
        return {};
    }
    // Of a fine that is put off beyond that day it is counted anew from that end.
    const auto& was_on = before->second.event.on;
    const auto times = court_times(q);
    const bool is_put_off = !times.empty() && times.back().is_deferred;
    if (is_put_off && was_on < domain::iso(std::min(q.on, times.back().from))) {
        return {};
    }
    return Refusal{
        .code = "taken-before",
        .what = fmt::format("“{}”已于{}登记过", q.step.name, was_on),
        .article = q.step.basis,
        .next = "期限自第一次登记起计算，不重新起算",
        .rule = "QZ-12"};
}

}  // namespace mingjing::case_file::gate
