// 延期、分期缴纳: of what fine, on whose request, until when.

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "case_file/gate_parts.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

namespace {

struct Fault {
    std::string what;
    std::string next;
};
using Faults = std::optional<Fault>;

// Why there is nothing to put off any more.
Faults fault_of_case(const Question& q) {
    const auto fine = q.state.decided ? q.state.decided->fine : Money{};
    if (fine.fen == 0 || !due_of(q, kPayLimit)) {
        return Fault{
            "本案没有应当缴纳的罚款，缴纳期限没有开始", "延期、分期只适用于决定并送达的罚款"};
    }
    if (q.state.unpaid_fine().fen == 0) {
        return Fault{fmt::format("罚款{}已经缴清", yuan_words(fine)), "请登记履行"};
    }
    if (was_court_asked(q)) {
        return Fault{"已经申请人民法院强制执行", "延期、分期由当事人在执行程序中向人民法院提出"};
    }
    return {};
}

Faults fault_of_day(const Question& q, std::optional<std::chrono::sys_days> asked_on) {
    const auto served_on = domain::day_of(q.state.decision_served_on);
    if (asked_on && (*asked_on > q.on || (served_on && *asked_on < *served_on))) {
        return Fault{
            fmt::format("申请的日期{}不在决定书送达以后、审批以前", domain::in_chinese(*asked_on)),
            "延期、分期缴纳由当事人申请，请核对申请的日期"};
    }
    return {};
}

Faults fault_of_parts(const DeferralAnswered& answered) {
    const auto& result = answered.result;
    const auto parts = answered.instalments.size();
    const bool is_as_said = result == DeferralAnswered::kLater     ? parts == 1
                            : result == DeferralAnswered::kInParts ? parts > 1
                                                                   : parts == 0;
    if (!is_as_said) {
        return Fault{
            fmt::format("审批结果是“{}”，却写了{}期", result, parts),
            "延期缴纳的写一期，分期缴纳的每期写一行，不同意的不写"};
    }
    return {};
}

// What was last done of the fine. A plan dated before it would undo a demand or another plan, and
// take back the surcharge that had grown by then (art. 72).
struct LastOfFine {
    std::string_view on;
    std::string_view what;
};
LastOfFine last_of_fine(const State& state) {
    LastOfFine last{state.demanded_on, "催告"};
    const auto see = [&](std::string_view on, std::string_view what) {
        last = last.on < on ? LastOfFine{on, what} : last;
    };
    if (!state.deferrals.empty()) {
        see(state.deferrals.back().on, "前一次批准的延期、分期");
    }
    for (const auto& paid : state.fine_paid) {
        if (paid.act.fen > 0) {
            see(paid.on, "缴款");
        }
    }
    see(state.surcharge_paid_on, "缴纳加处罚款");
    return last;
}

Faults fault_of_approval(const Question& q, const DeferralAnswered& answered) {
    if (answered.instalments.empty()) {
        return {};
    }
    const auto [on, what] = last_of_fine(q.state);
    if (const auto day = domain::day_of(on); day && q.on < *day) {
        return Fault{
            fmt::format("批准的日期早于{}的{}", domain::in_chinese(*day), what),
            "延期、分期从批准之日起算，不能倒填日期；在此以前逾期加处的罚款仍应缴纳"};
    }
    return {};
}

Faults fault_of_plan(const Question& q, const DeferralAnswered& answered) {
    if (answered.result == DeferralAnswered::kRefused) {
        return {};
    }
    // The decision's own time to pay is nobody's to shorten; an earlier plan's days are the head's.
    const auto& clock = q.state.clocks.find(kPayLimit)->second;
    const auto as_served = due_as_served(*q.procedure.limit(kPayLimit), clock, q.around.calendar);
    const auto floor = as_served ? std::max(as_served->day, q.on) : q.on;
    std::optional<std::chrono::sys_days> before;
    Money all;
    for (const auto& instalment : answered.instalments) {
        const auto day = domain::day_of(instalment.due_on);
        if (!day || *day < floor || (before && *day <= *before)) {
            return Fault{
                fmt::format(
                    "{}的一期早于决定书定的缴纳期限或者批准之日，或者不晚于前一期",
                    day ? domain::in_chinese(*day) : instalment.due_on
                ),
                fmt::format("各期不早于{}，逐期推后", domain::in_chinese(floor))};
        }
        if (instalment.amount.fen == 0) {
            return Fault{
                fmt::format("{}的一期没有金额", domain::in_chinese(*day)), "请写明每期的金额"};
        }
        before = day;
        all.fen += instalment.amount.fen;
    }
    if (const auto now = due_of(q, kPayLimit).value().day; before && *before <= now) {
        return Fault{
            fmt::format("最后一期不晚于现在的缴纳期限{}", domain::in_chinese(now)),
            "延期、分期的最后一期应当晚于现在的缴纳期限"};
    }
    const auto unpaid = q.state.unpaid_fine();
    if (all != unpaid) {
        return Fault{
            fmt::format("各期合计{}，没有缴纳的罚款是{}", yuan_words(all), yuan_words(unpaid)),
            "请使各期合计等于没有缴纳的罚款；没收的款项不能延期、分期"};
    }
    return {};
}

}  // namespace

// A version of the procedure that records no request cannot say: there the answer alone tells its
// day.
Objection deferral_was_requested(const Question& q) {
    const auto& acts = q.procedure.acts;
    const bool is_recorded =
        std::ranges::find(acts, DeferralRequested::kAct, &domain::Step::act) != acts.end();
    const auto* answered = q.states<DeferralAnswered>();
    const auto& requested = q.state.deferral_requested;
    const bool is_of_it = requested && (answered == nullptr || answered->asked_on == requested->on);
    if (!is_recorded || is_of_it) {
        return {};
    }
    const auto day = requested ? domain::day_of(requested->on) : std::nullopt;
    return domain::Refusal{
        .code = requested ? "answers-no-request" : "deferral-not-requested",
        .what = day ? fmt::format(
                          "登记的申请是{}提出的，与填写的申请日期不一致", domain::in_chinese(*day)
                      )
                    : std::string("没有登记当事人延期、分期缴纳的申请，或者申请已经答复"),
        .article = "行政处罚法第六十六条第二款",
        .next = requested ? "请按登记的申请填写日期"
                          : "延期、分期缴纳由当事人申请，请先登记当事人的申请",
        .rule = "CF-34"};
}

Objection deferral_is_lawful(const Question& q) {
    auto fault = fault_of_case(q);
    if (const auto* answered = q.states<DeferralAnswered>(); answered != nullptr && !fault) {
        fault = fault_of_day(q, domain::day_of(answered->asked_on));
        fault = fault ? fault : fault_of_parts(*answered);
        fault = fault ? fault : fault_of_approval(q, *answered);
        fault = fault ? fault : fault_of_plan(q, *answered);
    } else if (q.states<DeferralRequested>() != nullptr && !fault) {
        fault = fault_of_day(q, q.on);
    }
    if (!fault) {
        return {};
    }
    return domain::Refusal{
        .code = "deferral-not-lawful",
        .what = std::move(fault->what),
        .article = "行政处罚法第六十六条第二款、第七十二条",
        .next = std::move(fault->next),
        .rule = "CF-34"};
}

// An answer given and written down later is as good; but it takes away the surcharge of the days
// between (art. 72), and a plan may be over by then: so the record says why.
Objection deferral_is_entered_in_time(const Question& q) {
    const auto* answered = q.states<DeferralAnswered>();
    const auto due = due_of(q, kPayLimit);
    const auto today = q.around.today;
    if (answered == nullptr || answered->instalments.empty() || !due || q.on >= today ||
        due->day >= today) {
        return {};
    }
    return domain::Refusal{
        .code = "deferral-entered-late",
        .what = fmt::format(
            "缴纳期限{}已经过去，今天才录入{}的批准，批准以后的日子不再按原期限加处罚款",
            domain::in_chinese(due->day),
            domain::in_chinese(q.on)
        ),
        .article = "行政处罚法第六十六条第二款、第七十二条",
        .next = "当日确已批准的，请写明补录的理由和批准的依据；否则按实际批准的日期填写",
        .rule = "CF-34"};
}

}  // namespace mingjing::case_file::gate
