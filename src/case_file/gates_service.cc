// 送达、履行、期限.

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "case_file/gate_parts.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

namespace {

using domain::Refusal;

constexpr std::int64_t kLitigationMonths = 6;      // 行政诉讼法 art. 46
constexpr std::int64_t kReconsiderationDays = 60;  // 行政复议法 art. 20
constexpr std::int64_t kSuitDays = 15;       // after a reconsideration: 行政诉讼法 art. 45
constexpr std::int64_t kCourtMonths = 3;     // 行政强制法 art. 53
constexpr std::int64_t kAnnouncedDays = 30;  // 公告送达

const Clock* clock_named(const Question& q, std::string_view name) {
    const auto clock = q.state.clocks.find(name);
    return clock == q.state.clocks.end() ? nullptr : &clock->second;
}

bool runs(const Question& q, std::string_view name) {
    const auto* clock = clock_named(q, name);
    return clock != nullptr && clock->runs();
}

bool is_paused(const Question& q, std::string_view name) {
    const auto* clock = clock_named(q, name);
    return clock != nullptr && clock->is_paused();
}

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

// What follows the remedies is counted from their end, whenever somebody writes it down.
Objection ended_on(std::chrono::sys_days last) {
    return Refusal{
        .code = "remedies-ended-on",
        .what = fmt::format(
            "复议、诉讼期限于{}届满，申请强制执行的三个月从这一天起算", domain::in_chinese(last)
        ),
        .article = "行政强制法第五十三条",
        .next = fmt::format("请把办理日期写为{}", domain::in_chinese(last)),
        .rule = "QZ-12"};
}

// By today, whatever earlier day is stated: what has ended is not begun again.
bool is_over(const Question& q, std::string_view limit) {
    const auto due = due_of(q, limit);
    return due && std::max(q.on, q.around.today) > due->day;
}

Objection ended_before(
    std::chrono::sys_days begun, std::string_view article, std::string_view rule
) {
    return Refusal{
        .code = "ended-before-it-began",
        .what = fmt::format("办理日期早于它开始的{}", domain::in_chinese(begun)),
        .article = std::string(article),
        .next = "请核对日期",
        .rule = std::string(rule)};
}

Objection over(const domain::TimeLimit& limit) {
    return Refusal{
        .code = "limit-over",
        .what = fmt::format("“{}”已经届满，届满后不能延长、扣除", limit.name),
        .article = limit.basis,
        .next = "请依法处理；期满的强制措施应当立即解除",
        .rule = "QX-06"};
}

// What cannot be kept any more when it comes to the party never ran.
Objection period_is_over(const Question& q, const Served& served) {
    const auto last = domain::day_of(served.pay_by);
    if (!last || q.on <= *last) {
        return {};
    }
    const bool is_correction = served.instrument == Served::kCorrection;
    return Refusal{
        .code = "period-over-before-service",
        .what = fmt::format("定的期限到{}，在送达以前就已届满", domain::in_chinese(*last)),
        .article = is_correction ? "劳动保障监察条例第二十六条" : q.step.basis,
        .next = "请另行出具写明送达以后期限的文书，再送达；或者核对日期",
        .rule = is_correction ? "JC-09" : "CF-30"};
}

Objection not_running(std::string_view name) {
    return Refusal{
        .code = "limit-not-running",
        .what = fmt::format("期限“{}”没有在计算", name),
        .article = "",
        .next = "请核对是哪一个期限",
        .rule = "QX-06"};
}

}  // namespace

Objection served_lawfully(const Question& q) {
    const auto* served = q.states<Served>();
    if (served == nullptr) {
        return {};
    }
    if (served->mode == Served::kLeft && served->witness.empty()) {
        return Refusal{
            .code = "left-without-witness",
            .what = "留置送达没有见证人，也没有拍照、录像记录",
            .article = "民事诉讼法关于留置送达的规定",
            .next = "请写明见证人，或者拍照、录像的文件",
            .rule = "SD-02"};
    }
    if (served->mode == Served::kElectronic && !served->has_consent) {
        return Refusal{
            .code = "no-consent-to-electronic",
            .what = "当事人没有签订电子送达确认书，不能电子送达",
            .article = "行政处罚法第六十一条第二款",
            .next = "请先取得当事人的确认书，或者改用其他方式",
            .rule = "SD-04"};
    }
    if (served->mode == Served::kAnnounced && served->reason.empty()) {
        return Refusal{
            .code = "announced-without-reason",
            .what = "公告送达没有在案卷中记明原因",
            .article = "民事诉讼法关于公告送达的规定",
            .next = "请写明当事人下落不明，或者用其他方式无法送达的情况",
            .rule = "SD-05"};
    }
    const auto announced = domain::day_of(served->announced_on);
    const bool is_early =
        served->mode == Served::kAnnounced &&
        (!announced ||
         q.on < domain::due(
                    q.around.calendar, *announced, kAnnouncedDays, domain::Counting::natural_days
                )
                    .unrolled);
    if (is_early) {
        return Refusal{
            .code = "announcement-runs",
            .what = announced ? "自发出公告之日起还没有经过三十日，不视为送达"
                              : std::string("没有写发出公告之日"),
            .article = "民事诉讼法关于公告送达的规定",
            .next = "请在公告满三十日后登记送达，送达日期写期满之日",
            .rule = "SD-05"};
    }
    return period_is_over(q, *served);
}

Objection remedies_are_over(const Question& q) {
    const auto last = remedies_end_on(q);
    const bool is_open = !q.state.challenges.empty() && q.state.challenges.back().to.empty();
    const bool have_ended = !is_open && last && q.around.today > *last;
    if (have_ended && begins_a_limit(q)) {
        return q.stated == nullptr || q.on == *last ? Objection{} : ended_on(*last);
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
    const auto ended = remedies_end_on(q);
    if (!ended) {
        return {};
    }
    const auto last =
        domain::due(q.around.calendar, *ended, kCourtMonths, domain::Counting::months).day;
    if (q.on <= last) {
        return {};
    }
    return Refusal{
        .code = "court-asked-late",
        .what = fmt::format(
            "复议、诉讼期限于{}届满，申请法院强制执行的三个月已于{}届满",
            domain::in_chinese(*ended),
            domain::in_chinese(last)
        ),
        .article = "行政强制法第五十三条；最高人民法院关于适用行政诉讼法的解释第一百五十六条",
        .next = "逾期申请的，除有正当理由外，人民法院不予受理；有正当理由的，请写明理由",
        .rule = "QZ-12"};
}

Objection challenge_is_known(const Question& q) {
    const bool is_running = !q.state.challenges.empty() && q.state.challenges.back().to.empty();
    if (is_running == (q.step.act == ChallengeEnded::kAct)) {
        const auto from =
            is_running ? domain::day_of(q.state.challenges.back().from) : std::nullopt;
        return from && q.on < *from ? ended_before(*from, "行政处罚法第七十三条", "CF-38")
                                    : Objection{};
    }
    return Refusal{
        .code = is_running ? "challenge-running" : "no-challenge",
        .what = is_running ? "已经登记的复议或者诉讼还没有终结" : "没有正在进行的复议或者诉讼",
        .article = "行政处罚法第七十三条",
        .next = is_running ? "请先登记它的终结" : "请先登记当事人申请复议或者起诉",
        .rule = "CF-38"};
}

Objection paid_in_full(const Question& q) {
    const auto due = q.state.decided ? q.state.decided->fine.fen + q.state.decided->confiscated.fen
                                     : std::int64_t{0};
    if (q.state.paid.fen >= due) {
        return {};
    }
    return Refusal{
        .code = "not-paid-in-full",
        .what = fmt::format("罚没款{}，已缴{}", yuan_words(Money{due}), yuan_words(q.state.paid)),
        .article = "行政处罚法第六十六条、第六十七条",
        .next = "请登记缴款，或者催告、申请强制执行",
        .rule = "CF-35"};
}

Objection performance_is_overdue(const Question& q) {
    const auto due = due_of(q, "pay");
    // Where nothing is to be paid here, the order says by when it is to be kept.
    const bool has_no_fine =
        clock_named(q, "pay") == nullptr && q.state.decided && q.state.decided->fine.fen == 0;
    const auto perform_by = domain::day_of(q.state.perform_by);
    if (has_no_fine && perform_by && q.on <= *perform_by) {
        return Refusal{
            .code = "not-overdue",
            .what =
                fmt::format("决定书定的履行期限到{}，还没有逾期", domain::in_chinese(*perform_by)),
            .article = "行政强制法第五十三条、第五十四条",
            .next = "请等期满",
            .rule = "QZ-12"};
    }
    if (has_no_fine || (due && q.on > due->day)) {
        return {};
    }
    const std::string_view standing =
        is_paused(q, "pay") ? "缴纳罚款的期限正在扣除，没有届满" : "缴纳罚款的期限还没有开始";
    return Refusal{
        .code = "not-overdue",
        .what = due ? fmt::format("缴纳罚款的期限到{}，还没有逾期", domain::in_chinese(due->day))
                    : std::string(standing),
        .article = "行政处罚法第六十七条第三款、第七十二条",
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
    return Refusal{
        .code = "taken-before",
        .what = fmt::format("“{}”已于{}登记过", q.step.name, before->second.event.on),
        .article = q.step.basis,
        .next = "期限自第一次登记起计算，不重新起算",
        .rule = "QZ-12"};
}

Objection limit_is_running(const Question& q) {
    const auto* paused = q.states<Paused>();
    const auto* resumed = q.states<Resumed>();
    const auto* limit = paused == nullptr ? nullptr : q.procedure.limit(paused->limit);
    if (limit != nullptr && limit->excludes.empty()) {
        return Refusal{
            .code = "limit-runs-on",
            .what = fmt::format("“{}”没有可以扣除的时间", limit->name),
            .article = limit->basis,
            .next = "请在期限内办结",
            .rule = "QX-06"};
    }
    if (paused != nullptr && (!runs(q, paused->limit) || is_paused(q, paused->limit))) {
        return not_running(paused->limit);
    }
    if (limit != nullptr && is_over(q, paused->limit)) {
        return over(*limit);
    }
    if (resumed != nullptr && is_paused(q, resumed->limit)) {
        const auto from = domain::day_of(clock_named(q, resumed->limit)->pauses.back().from);
        if (from && q.on < *from) {
            return ended_before(*from, "", "QX-06");
        }
    }
    if (resumed != nullptr && !is_paused(q, resumed->limit)) {
        return Refusal{
            .code = "limit-not-paused",
            .what = fmt::format("期限“{}”没有在扣除", resumed->limit),
            .article = "",
            .next = "请核对是哪一个期限",
            .rule = "QX-06"};
    }
    return {};
}

Objection limit_may_be_extended(const Question& q) {
    const auto* extended = q.states<Extended>();
    if (extended == nullptr) {
        return {};
    }
    const auto* limit = q.procedure.limit(extended->limit);
    if (limit == nullptr || !runs(q, extended->limit)) {
        return not_running(extended->limit);
    }
    if (is_over(q, extended->limit)) {
        return over(*limit);
    }
    const bool is_once = q.state.clocks.find(extended->limit)->second.is_extended;
    if (limit->extension > 0 && !is_once) {
        return {};
    }
    return Refusal{
        .code = "not-extendable",
        .what = is_once ? fmt::format("“{}”已经延长过一次", limit->name)
                        : fmt::format("“{}”没有可以延长的规定", limit->name),
        .article = limit->basis,
        .next = "请在期限内办结",
        .rule = "QX-06"};
}

}  // namespace mingjing::case_file::gate
