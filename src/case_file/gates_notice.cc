// 告知、申辩.

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "case_file/discretion.h"
#include "case_file/gate_parts.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

namespace {

using domain::Refusal;

constexpr std::int64_t kPleaDays = 5;  // where the bureau has set none

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
    const auto days = std::max(
        q.threshold("plea_days").value_or(kPleaDays),
        q.state.telling.offers_hearing() ? kHearingDays : 0
    );
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

}  // namespace mingjing::case_file::gate
