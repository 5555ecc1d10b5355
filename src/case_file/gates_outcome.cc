// 处理结论: what it says agrees with itself, with what was told and with what was reviewed.

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "case_file/discretion.h"
#include "case_file/gate_parts.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

namespace {

constexpr std::string_view kPenalties = "行政处罚";  // the category of procedures

bool has_kind(const Outcome& outcome, std::string_view beginning) {
    return std::ranges::any_of(outcome.kinds, [&](const std::string& kind) {
        return kind.starts_with(beginning);
    });
}

// What a step that imposes a penalty says of correction and gains; null where none is imposed.
const Correction* stated_correction(const Question& q) {
    const auto* outcome = stated_outcome(q);
    if (outcome == nullptr || outcome->conclusion != kPenalty) {
        return nullptr;
    }
    if (const auto* decided = q.states<DecidedOnSpot>()) {
        return &decided->correction;
    }
    if (const auto* decided = q.states<Decided>()) {
        return &decided->correction;
    }
    const auto* proposed = q.states<Proposed>();
    return proposed == nullptr ? nullptr : &proposed->correction;
}

// Why the order to correct is not whole; "" where it is.
std::string_view correction_fault(const Correction& correction, std::chrono::sys_days on) {
    if (correction.order.empty()) {
        return "给予行政处罚，没有写明是否责令改正";
    }
    const auto by = domain::day_of(correction.by);
    if ((correction.order == Correction::kByDay) != by.has_value()) {
        return by ? "写了改正的期限，却不是责令限期改正" : "责令限期改正没有写明期限";
    }
    return by && *by <= on ? "改正的期限不晚于办理之日，没有可以改正的时间" : "";
}

// "" where it agrees with itself.
std::string contradiction(const Outcome& outcome) {
    const bool is_penalty = outcome.conclusion == kPenalty;
    const bool bears =
        outcome.fine.fen > 0 || outcome.confiscated.fen > 0 || !outcome.kinds.empty();
    if (!is_penalty && bears) {
        return fmt::format("结论是“{}”，却写了处罚种类或者金额", outcome.conclusion);
    }
    if (is_penalty && outcome.kinds.empty()) {
        return "给予行政处罚没有写处罚种类";
    }
    const bool orders = outcome.payment.ordered.fen > 0 || outcome.payment.compensation.fen > 0;
    if (orders && !is_penalty && outcome.conclusion != kHandling) {
        return fmt::format("结论是“{}”，却写了责令支付的金额", outcome.conclusion);
    }
    if (outcome.payment.compensation.fen > 0 && outcome.conclusion != kHandling) {
        return "加付赔偿金只能由行政处理决定作出";
    }
    if ((outcome.fine.fen > 0) != has_kind(outcome, "罚款")) {
        return "罚款的金额和种类不一致";
    }
    if ((outcome.confiscated.fen > 0) != has_kind(outcome, "没收")) {
        return "没收的金额和种类不一致";
    }
    return {};
}

}  // namespace

Objection outcome_is_consistent(const Question& q) {
    const auto* outcome = stated_outcome(q);
    auto why = outcome == nullptr ? std::string{} : contradiction(*outcome);
    if (why.empty()) {
        return {};
    }
    return domain::Refusal{
        .code = "outcome-contradicts-itself",
        .what = std::move(why),
        .article = "行政处罚法第九条、第五十七条",
        .next = "请核对结论、种类和金额",
        .rule = "CF-02"};
}

Objection decision_is_what_was_told(const Question& q) {
    const auto* decided = q.states<Decided>();
    if (decided == nullptr) {
        return {};
    }
    const auto& notified = q.state.telling.notified;
    auto why = notified ? heavier(decided->outcome, notified->act.outcome) : std::string{};
    if (why.empty() && q.state.proposed) {
        why = heavier(decided->outcome, q.state.proposed->act.outcome);
    }
    if (why.empty()) {
        return {};
    }
    return domain::Refusal{
        .code = "decision-differs",
        .what = fmt::format("{}，没有告知过，也没有经过法制审核", why),
        .article = "行政处罚法第四十四条、第五十八条、第六十二条",
        .next = "请退回承办机构，重新提出处理建议、告知并送审",
        .rule = "CF-16"};
}

// Less may be decided than was reviewed, nothing else.
Objection decision_is_as_reviewed(const Question& q) {
    const auto* decided = q.states<Decided>();
    if (decided == nullptr || !q.state.proposed) {
        return {};
    }
    const auto& is = decided->outcome;
    const auto& was = q.state.proposed->act.outcome;
    const std::string_view differs = is.conclusion != was.conclusion     ? "处理结论"
                                     : is.tier != was.tier               ? "裁量阶次"
                                     : is.leniency != was.leniency       ? "从轻或者减轻"
                                     : is.aggravating != was.aggravating ? "从重的情形"
                                                                         : "";
    if (differs.empty()) {
        return {};
    }
    return domain::Refusal{
        .code = "decision-not-as-reviewed",
        .what = fmt::format("决定的{}与提出并审核的处理建议不同", differs),
        .article = "行政处罚法第五十七条、第五十八条",
        .next = "请退回承办机构，重新提出处理建议并送审",
        .rule = "CF-27"};
}

Objection correction_is_ordered(const Question& q) {
    const auto* correction = stated_correction(q);
    const auto why = correction == nullptr ? "" : correction_fault(*correction, q.on);
    if (why.empty()) {
        return {};
    }
    return domain::Refusal{
        .code = "correction-not-ordered",
        .what = std::string(why),
        .article = "行政处罚法第二十八条第一款",
        .next = "请写明责令改正的情况和期限；不写的，说明理由",
        .rule = "CF-05"};
}

// It binds whom it reaches: what was in time as it was decided may be over as it is served.
Objection correction_is_served_in_time(const Question& q) {
    const auto* served = q.states<Served>();
    const auto by = served != nullptr && served->instrument == Served::kDecision
                        ? domain::day_of(q.state.correct_by)
                        : std::nullopt;
    if (!by || q.on < *by) {
        return {};
    }
    return domain::Refusal{
        .code = "correction-served-late",
        .what = fmt::format(
            "决定书责令在{}以前改正，送达时已经没有可以改正的时间", domain::in_chinese(*by)
        ),
        .article = "行政处罚法第二十八条第一款",
        .next = "请另行责令改正，写明送达以后的期限；仍然送达的，说明怎样改正",
        .rule = "CF-05"};
}

Objection gains_are_confiscated(const Question& q) {
    const auto* correction = stated_correction(q);
    if (correction == nullptr) {
        return {};
    }
    const bool is_said = correction->gains == Correction::kConfiscated;
    const bool is_imposed = has_kind(*stated_outcome(q), "没收违法所得");
    if (!correction->gains.empty() && is_said == is_imposed) {
        return {};
    }
    return domain::Refusal{
        .code = "gains-not-accounted-for",
        .what = correction->gains.empty() ? "给予行政处罚，没有写明违法所得的去向"
                : is_said ? "写明违法所得予以没收，处罚种类里却没有没收违法所得"
                          : "处罚种类有没收违法所得，违法所得的去向却不是没收",
        .article = "行政处罚法第二十八条第二款",
        .next = "请写明有没有违法所得、怎样处理；与处罚种类不一致的，说明理由",
        .rule = "CF-05"};
}

// Where a procedure gives no time to pay a fine in, none is imposed.
Objection fine_can_be_paid(const Question& q) {
    const auto* outcome = stated_outcome(q);
    const bool can_be = q.procedure.limit(kPayLimit) != nullptr;
    if (outcome == nullptr || outcome->conclusion != kPenalty || can_be) {
        return {};
    }
    return domain::Refusal{
        .code = "no-penalty-here",
        .what = "这个程序没有缴纳罚没款的环节，不能给予行政处罚",
        .article = "行政处罚法第五十四条、第六十七条",
        .next = "请按行政处罚普通程序立案办理",
        .rule = "CF-35"};
}

// Of the decisions a penalty case ends in (行政处罚法 art. 57) an order by itself is none, and no
// paper of its procedure could state it.
Objection penalty_case_ends_as_one(const Question& q) {
    const auto* outcome = stated_outcome(q);
    if (outcome == nullptr || outcome->conclusion != kHandling ||
        q.procedure.category != kPenalties) {
        return {};
    }
    return domain::Refusal{
        .code = "no-handling-here",
        .what = "行政处罚程序的案件不能以“作出行政处理”结案",
        .article = "行政处罚法第五十七条第一款",
        .next =
            "给予处罚并责令支付、退回的，在处罚结论里写明责令的金额；"
            "只需作出行政处理的，另按行政处理程序立案",
        .rule = "CF-26"};
}

}  // namespace mingjing::case_file::gate
