// 告知、申辩、听证.

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "case_file/discretion.h"
#include "case_file/gate_parts.h"
#include "case_file/officer.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

namespace {

using domain::Refusal;

constexpr std::int64_t kHearingDays = 5;        // to ask for one: art. 64 item 1
constexpr std::int64_t kPleaDays = 5;           // where the bureau has set none
constexpr std::int64_t kHearingNoticeDays = 7;  // before it is held: art. 64 item 2

std::chrono::sys_days working_days_after(const Question& q, std::string_view day, std::int64_t n) {
    const auto from = domain::day_of(day).value_or(q.on);
    return domain::due(q.around.calendar, from, n, domain::Counting::working_days).day;
}

Objection not_told() {
    return Refusal{
        .code = "notice-not-served",
        .what = "还没有向当事人送达事先告知书，不得作出行政处罚决定",
        .article = "行政处罚法第四十四条、第六十二条",
        .next = "请制作事先告知书并送达，告知事实、理由、依据和陈述、申辩、听证的权利",
        .rule = "CF-16"};
}

// Whether somebody decided, by its conclusion, that the party is to bear something.
bool burdens(const Outcome& outcome) {
    return outcome.conclusion == kPenalty || outcome.conclusion == kHandling;
}

}  // namespace

Objection notice_is_what_was_proposed(const Question& q) {
    const auto* notified = q.states<Notified>();
    const bool differs = notified != nullptr && q.state.proposed &&
                         notified->outcome != q.state.proposed->act.outcome;
    if (!differs) {
        return {};
    }
    return Refusal{
        .code = "notice-differs",
        .what = "告知的处理结论与调查终结时提出的不一致",
        .article = "行政处罚法第四十四条",
        .next = "请按处理建议告知；需要变更的，先重新提出处理建议",
        .rule = "CF-16"};
}

Objection hearing_is_offered(const Question& q) {
    const auto* proposed = q.states<Proposed>();
    const auto* notified = q.states<Notified>();
    const auto* outcome = stated_outcome(q);
    if (outcome == nullptr) {
        return {};
    }
    const auto& told = q.state.telling.notified;
    const bool offers =
        notified != nullptr ? notified->offers_hearing : told && told->act.offers_hearing;
    const auto& party = q.state.opened.party_kind;
    // Where the bureau has set no amount, every one is 较大.
    const auto from = q.threshold(hearing_threshold(party)).value_or(0);
    const auto why = hearing_ground(*outcome, party, from);
    if (why.empty()) {
        return {};
    }
    const bool has_hearing =
        std::ranges::find(q.procedure.steps, HearingAsked::kAct, &domain::Step::act) !=
        q.procedure.steps.end();
    // What is only proposed is offered when it is told.
    if (has_hearing && (offers || proposed != nullptr)) {
        return {};
    }
    if (!has_hearing) {
        return Refusal{
            .code = "no-hearing-here",
            .what = fmt::format("拟{}应当告知听证权利，这个程序没有听证环节", why),
            .article = "行政处罚法第六十三条",
            .next = "请转行政处罚普通程序，另行立案办理",
            .rule = "CF-31"};
    }
    return Refusal{
        .code = "hearing-not-offered",
        .what = fmt::format("拟{}，应当告知当事人有要求听证的权利", why),
        .article = "行政处罚法第六十三条",
        .next = notified != nullptr ? "请在告知书中写明听证权利"
                                    : "请退回承办机构，重新告知并写明听证权利",
        .rule = "CF-31"};
}

Objection notice_was_served(const Question& q) {
    return q.state.telling.served_on.empty() ? not_told() : Objection{};
}

Objection silence_is_over(const Question& q) {
    const auto* pleaded = q.states<Pleaded>();
    if (pleaded == nullptr || pleaded->answer != Pleaded::kSilent ||
        q.state.telling.served_on.empty()) {
        return {};
    }
    const bool offers = q.state.telling.notified && q.state.telling.notified->act.offers_hearing;
    const auto days =
        std::max(q.threshold("plea_days").value_or(kPleaDays), offers ? kHearingDays : 0);
    const auto last = working_days_after(q, q.state.telling.served_on, days);
    if (q.on > last) {
        return {};
    }
    return Refusal{
        .code = "plea-time-runs",
        .what = fmt::format("当事人到{}为止仍可以提出意见", domain::in_chinese(last)),
        .article = "行政处罚法第四十五条、第六十四条第一项",
        .next = "请等期满；当事人明确放弃的，按明确放弃登记",
        .rule = "CF-16"};
}

Objection plea_is_not_unsaid(const Question& q) {
    const auto* pleaded = q.states<Pleaded>();
    const auto& before = q.state.telling.pleaded;
    if (pleaded == nullptr || pleaded->answer == Pleaded::kSpoke || !before ||
        before->act.answer != Pleaded::kSpoke) {
        return {};
    }
    return Refusal{
        .code = "plea-stands",
        .what = fmt::format("当事人已经陈述、申辩，不能再登记“{}”", pleaded->answer),
        .article = "行政处罚法第四十五条第一款",
        .next = "请复核当事人提出的事实、理由和证据",
        .rule = "CF-16"};
}

Objection plea_was_reviewed(const Question& q) {
    const auto& telling = q.state.telling;
    const bool spoke = telling.pleaded && telling.pleaded->act.answer == Pleaded::kSpoke;
    if (!spoke || telling.reviewed) {
        return {};
    }
    return Refusal{
        .code = "plea-not-reviewed",
        .what = "当事人提出的事实、理由和证据还没有复核",
        .article = "行政处罚法第四十五条第一款",
        .next = "请复核并写明是否成立；成立的应当采纳",
        .rule = "CF-16"};
}

Objection party_was_heard(const Question& q) {
    const auto* outcome = stated_outcome(q);
    const bool burdens_party = outcome != nullptr
                                   ? burdens(*outcome)
                                   : q.state.proposed && burdens(q.state.proposed->act.outcome);
    if (!burdens_party) {
        return {};
    }
    const auto& telling = q.state.telling;
    if (telling.served_on.empty()) {
        return not_told();
    }
    const bool was_held = telling.held && telling.held->act.outcome == HearingHeld::kHeld;
    if (telling.pleaded || was_held) {
        return plea_was_reviewed(q);
    }
    return Refusal{
        .code = "party-not-heard",
        .what = "还没有登记当事人的陈述、申辩，或者明确放弃、期满没有提出",
        .article = "行政处罚法第四十五条、第六十二条",
        .next = "请登记当事人的意见",
        .rule = "CF-16"};
}

Objection not_heavier_for_pleading(const Question& q) {
    const auto* outcome = stated_outcome(q);
    if (outcome == nullptr || !q.state.pleaded_against) {
        return {};
    }
    const auto why = heavier(*outcome, *q.state.pleaded_against);
    if (why.empty()) {
        return {};
    }
    return Refusal{
        .code = "heavier-after-plea",
        .what = fmt::format("{}，不得因当事人陈述、申辩而给予更重的处罚", why),
        .article = "行政处罚法第四十五条第二款",
        .next = "请按不重于告知的内容处理；确有新的事实和证据的，先登记并核实新证据，再重新告知",
        .rule = "CF-16"};
}

Objection hearing_was_offered(const Question& q) {
    const auto& telling = q.state.telling;
    if (telling.notified && telling.notified->act.offers_hearing && !telling.served_on.empty()) {
        return {};
    }
    return Refusal{
        .code = "no-hearing-offered",
        .what = "本案没有告知听证权利，或者告知书还没有送达",
        .article = "行政处罚法第六十三条",
        .next = "属于应当听证情形的，请重新告知",
        .rule = "CF-31"};
}

Objection hearing_asked_in_time(const Question& q) {
    if (q.state.telling.served_on.empty()) {
        return {};
    }
    const auto last = working_days_after(q, q.state.telling.served_on, kHearingDays);
    if (q.on <= last) {
        return {};
    }
    return Refusal{
        .code = "hearing-asked-late",
        .what = fmt::format(
            "要求听证应当在告知后五个工作日内提出，已于{}届满", domain::in_chinese(last)
        ),
        .article = "行政处罚法第六十四条第一项、第八十五条",
        .next = "有不可抗力等正当理由的，请写明理由后受理",
        .rule = "CF-32"};
}

// The party is told seven working days before: the notice is served no later, nor is a day
// set that no notice could be in time for.
Objection hearing_notice_in_time(const Question& q) {
    const auto* arranged = q.states<HearingArranged>();
    const auto* served = q.states<Served>();
    const auto& before = q.state.telling.arranged;
    const bool is_notice = served != nullptr && served->instrument == Served::kHearingNotice;
    if (arranged == nullptr && !is_notice) {
        return {};
    }
    if (arranged == nullptr && !before) {
        return Refusal{
            .code = "hearing-not-arranged",
            .what = "还没有确定听证的时间、地点和主持人",
            .article = "行政处罚法第六十四条第二项",
            .next = "请先安排听证，再送达听证通知书",
            .rule = "CF-32"};
    }
    const auto held = domain::day_of(arranged == nullptr ? before->act.held_on : arranged->held_on);
    const auto earliest = working_days_after(q, domain::iso(q.on), kHearingNoticeDays);
    if (held && *held >= earliest) {
        return {};
    }
    return Refusal{
        .code = "hearing-notice-short",
        .what = fmt::format(
            "应当在举行听证的七个工作日前通知，这一天通知的，最早可以在{}举行",
            domain::in_chinese(earliest)
        ),
        .article = "行政处罚法第六十四条第二项、第八十五条",
        .next = "请改定举行日期，再送达听证通知书",
        .rule = "CF-32"};
}

Objection presider_is_apart(const Question& q) {
    const auto* arranged = q.states<HearingArranged>();
    const auto is_presider = [&](const std::string& number) {
        return person_of(q, number) == person_of(q, arranged->presider);
    };
    const bool investigates =
        arranged != nullptr && std::ranges::any_of(q.state.ever_officers, is_presider);
    const bool is_recused =
        arranged != nullptr && std::ranges::any_of(q.state.recused, is_presider);
    if (!investigates && !is_recused) {
        return {};
    }
    return Refusal{
        .code = "presider-investigated",
        .what = investigates ? "听证主持人是本案调查人员" : "听证主持人已决定回避",
        .article = "行政处罚法第六十四条第四项",
        .next = "请指定非本案调查人员主持",
        .rule = "CF-32"};
}

// One asked for and withdrawn needs no day.
Objection hearing_was_arranged(const Question& q) {
    const auto* ended = q.states<HearingHeld>();
    if (ended == nullptr || ended->outcome == HearingHeld::kWithdrawn ||
        ended->outcome == HearingHeld::kRefused) {
        return {};
    }
    const auto& arranged = q.state.telling.arranged;
    const auto day = arranged ? domain::day_of(arranged->act.held_on) : std::nullopt;
    if (day && q.state.telling.hearing_notice_served_on.empty()) {
        return Refusal{
            .code = "hearing-notice-not-served",
            .what = "听证通知书还没有送达当事人",
            .article = "行政处罚法第六十四条第二项",
            .next = "请在举行听证的七个工作日前送达听证通知书",
            .rule = "CF-32"};
    }
    if (day && q.on >= *day) {
        return {};
    }
    return Refusal{
        .code = day ? "hearing-not-yet" : "hearing-not-arranged",
        .what = day ? fmt::format("听证定在{}举行，还没有到", domain::in_chinese(*day))
                    : std::string("还没有确定听证的时间、主持人并通知当事人"),
        .article = "行政处罚法第六十四条第二项",
        .next = day ? "请在举行之后登记" : "请先安排听证并在七个工作日前通知",
        .rule = "CF-32"};
}

Objection hearing_is_not_denied(const Question& q) {
    const auto* ended = q.states<HearingHeld>();
    const auto& notified = q.state.telling.notified;
    if (ended == nullptr || ended->outcome != HearingHeld::kRefused || !notified ||
        !notified->act.offers_hearing) {
        return {};
    }
    return Refusal{
        .code = "hearing-is-due",
        .what = "告知当事人有权要求听证，当事人在期限内提出了要求，不能不予举行",
        .article = "行政处罚法第六十三条、第六十四条",
        .next = "请安排听证，并在举行的七个工作日前通知",
        .rule = "CF-31"};
}

Objection hearing_time_is_over(const Question& q) {
    const auto& telling = q.state.telling;
    const bool may_ask = telling.notified && telling.notified->act.offers_hearing &&
                         telling.hearing_asked_on.empty() && !telling.served_on.empty();
    const auto last = working_days_after(q, telling.served_on, kHearingDays);
    if (!may_ask || q.on > last) {
        return {};
    }
    return Refusal{
        .code = "hearing-time-runs",
        .what = fmt::format("当事人到{}为止仍可以要求听证", domain::in_chinese(last)),
        .article = "行政处罚法第六十四条第一项",
        .next = "请等期满；当事人要求听证的，登记后组织听证",
        .rule = "CF-32"};
}

Objection hearing_was_held(const Question& q) {
    const auto& telling = q.state.telling;
    if (telling.hearing_asked_on.empty() || telling.held) {
        return {};
    }
    return Refusal{
        .code = "hearing-not-held",
        .what = "当事人要求了听证，听证还没有举行",
        .article = "行政处罚法第六十三条、第六十五条",
        .next = "请组织听证，并根据听证笔录作出决定",
        .rule = "CF-33"};
}

}  // namespace mingjing::case_file::gate
