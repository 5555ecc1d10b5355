// Whether the decision stands: challenged, revoked, changed; and whether an order to pay ran out.

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "case_file/discretion.h"
#include "case_file/gate_parts.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

namespace {

using domain::Refusal;

bool fell(const Challenge& challenge) {
    constexpr std::array kFallen{
        ChallengeEnded::kRevoked, ChallengeEnded::kUnlawful, ChallengeEnded::kVoid};
    return std::ranges::find(kFallen, challenge.outcome) != kFallen.end();
}
bool was_changed(const Challenge& challenge) {
    return challenge.outcome == ChallengeEnded::kChanged;
}

// The last that came to what nobody has drawn the consequence of: another that began since, the
// suit against a reconsideration, say, changes nothing of it.
const Challenge* unanswered(const State& state) {
    const auto is_open = [&](const Challenge& one) {
        const bool is_revoked = state.revoked && state.revoked->on >= one.to;
        const bool is_amended = state.amended && state.amended->on >= one.to;
        return !one.to.empty() && !is_revoked && (fell(one) || (was_changed(one) && !is_amended));
    };
    const auto found = std::find_if(state.challenges.rbegin(), state.challenges.rend(), is_open);
    return found == state.challenges.rend() ? nullptr : &*found;
}

Objection unfounded(std::string code, std::string what, std::string next) {
    return Refusal{
        .code = std::move(code),
        .what = std::move(what),
        .article = "行政处罚法第四十八条第二款；行政复议法第六十三条；行政诉讼法第七十七条",
        .next = std::move(next),
        .rule = "CF-19"};
}

// What the party is ordered to pay: as decided, or else as proposed.
Money ordered(const Question& q) {
    if (q.state.decided) {
        return q.state.decided->payment.ordered;
    }
    const auto* outcome = stated_outcome(q);
    return outcome != nullptr ? outcome->payment.ordered
           : q.state.proposed ? q.state.proposed->act.outcome.payment.ordered
                              : Money{};
}

// Why the order to pay has not run out that day; "" where it has.
std::string order_runs(const Question& q) {
    const auto pay_by = domain::day_of(q.state.pay_by);
    if (ordered(q).fen == 0) {
        return "没有责令支付的金额";
    }
    if (q.state.correction_served_on.empty() || !pay_by) {
        return "没有送达写明支付期限的限期改正指令书";
    }
    return q.on > *pay_by
               ? std::string{}
               : fmt::format("责令支付的期限到{}，还没有届满", domain::in_chinese(*pay_by));
}

}  // namespace

Objection revocation_is_founded(const Question& q) {
    const auto* revoked = q.states<DecisionRevoked>();
    if (revoked == nullptr) {
        return {};
    }
    if (revoked->authority == DecisionRevoked::kOurselves) {
        return is_the_heads(q)
                   ? Objection{}
                   : unfounded(
                         "not-the-heads", "自行纠正没有经本机关负责人批准", "请由本机关负责人决定"
                     );
    }
    const auto kind = revoked->authority == DecisionRevoked::kCourt ? Challenged::kSuit
                                                                    : Challenged::kReconsideration;
    const auto matches = [&](const Challenge& challenge) {
        return challenge.kind == kind && !challenge.to.empty() &&
               challenge.outcome == revoked->outcome;
    };
    return std::ranges::any_of(q.state.challenges, matches)
               ? Objection{}
               : unfounded(
                     "no-such-challenge",
                     fmt::format(
                         "没有登记以“{}”终结的{}，不能登记{}作出的“{}”",
                         revoked->outcome,
                         kind,
                         revoked->authority,
                         revoked->outcome
                     ),
                     "请先登记当事人申请复议或者起诉，以及它的结果"
                 );
}

Objection amendment_is_founded(const Question& q) {
    const auto* challenge = unanswered(q.state);
    if (challenge == nullptr || !was_changed(*challenge)) {
        return unfounded(
            "not-changed", "没有登记以“变更”终结的复议或者诉讼", "请先登记复议或者诉讼的结果"
        );
    }
    const auto* amended = q.states<DecisionAmended>();
    const auto why = amended == nullptr || !q.state.decided
                         ? std::string{}
                         : heavier(amended->outcome, *q.state.decided);
    return why.empty() ? Objection{}
                       : unfounded(
                             "heavier-after-challenge",
                             fmt::format("变更后的决定更重：{}", why),
                             "复议、诉讼不得对申请人、原告更为不利，请核对文书"
                         );
}

Objection decision_stands(const Question& q) {
    const auto* challenge = unanswered(q.state);
    if (challenge == nullptr) {
        return {};
    }
    return unfounded(
        "decision-fell",
        fmt::format("{}的结果是“{}”，还没有据此处理决定", challenge->kind, challenge->outcome),
        was_changed(*challenge) ? "请先登记变更后的决定" : "请先登记决定被撤销，撤回公示"
    );
}

Objection order_ran_out(const Question& q) {
    const auto* outcome = stated_outcome(q);
    const bool adds = outcome != nullptr && outcome->payment.compensation.fen > 0;
    auto why = adds ? order_runs(q) : std::string{};
    if (why.empty()) {
        return {};
    }
    return Refusal{
        .code = "order-runs",
        .what = std::move(why),
        .article = "劳动保障监察条例第二十六条；劳动合同法第八十五条",
        .next = "请在指令书里写明支付期限，逾期不支付的才可以责令加付赔偿金",
        .rule = "JC-09"};
}

Objection listing_follows_an_order(const Question& q) {
    if (q.states<DishonestyListed>() == nullptr) {
        return {};
    }
    auto why = order_runs(q);
    if (why.empty() && !q.threshold("dishonesty_list_years")) {
        why = "本机关没有设定列入名单的期限";
    }
    if (why.empty()) {
        return {};
    }
    return Refusal{
        .code = "listing-without-order",
        .what = std::move(why),
        .article = "保障农民工工资支付条例第四十八条",
        .next = "请先责令限期支付，逾期未支付的才可以列入；期限在门槛设置里写明",
        .rule = "JC-15"};
}

}  // namespace mingjing::case_file::gate
