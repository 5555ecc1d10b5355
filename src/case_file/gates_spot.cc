// 缴款、当场收缴: whether anything is to be paid, when an officer may take money on the spot, and
// where it goes.

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "case_file/gate_parts.h"
#include "case_file/limit_clocks.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

namespace {

using domain::Refusal;

constexpr Money kSmallFineMax{10'000};  // 100元, 行政处罚法 art. 68 item 1

// Why the ground stated does not hold; "" where it does.
std::string ground_fault(const Question& q, std::string_view ground) {
    if (ground.empty()) {
        return "当场收缴没有写明理由";
    }
    if (ground == Paid::kRemote) {
        return {};  // art. 69: by either procedure
    }
    if (!q.state.is_decided_on_spot) {
        return fmt::format("“{}”只适用于当场作出的处罚决定", ground);
    }
    const auto fine = q.state.decided ? q.state.decided->fine : Money{};
    if (ground == Paid::kSmall && fine > kSmallFineMax) {
        return fmt::format("罚款是{}，不是一百元以下", yuan_words(fine));
    }
    return {};
}

Objection no_such_money(std::string what) {
    return Refusal{
        .code = "no-such-money",
        .what = std::move(what),
        .article = "行政处罚法第七十一条",
        .next = "请核对票据号",
        .rule = "CF-36"};
}

}  // namespace

Objection collected_lawfully(const Question& q) {
    const auto* paid = q.states<Paid>();
    if (paid == nullptr || paid->channel != Paid::kOnSpot) {
        return {};
    }
    if (q.state.on_spot.contains(paid->receipt)) {
        return no_such_money(fmt::format("票据{}已经登记过当场收缴", paid->receipt));
    }
    const auto why = ground_fault(q, paid->spot_ground);
    if (why.empty()) {
        return {};
    }
    return Refusal{
        .code = "collected-on-spot",
        .what = why + "，执法人员不得自行收缴罚款",
        .article = "行政处罚法第六十七条至第六十九条",
        .next = "请由当事人到银行或者通过电子支付系统缴纳；有法定情形的，写明是哪一种",
        .rule = "CF-36"};
}

Objection spot_money_is_held(const Question& q) {
    const auto is_held = [](const auto& one) { return one.second.handed_in_on.empty(); };
    const auto* handed_in = q.states<HandedIn>();
    const auto& money = q.state.on_spot;
    const auto found = handed_in == nullptr ? std::ranges::find_if(money, is_held)
                                            : money.find(handed_in->receipt);
    if (found != money.end() && is_held(*found)) {
        return {};
    }
    return no_such_money("没有这张票据当场收缴、还没有交回的罚款");
}

Objection spot_money_is_in(const Question& q) {
    const auto is_in = [](const auto& one) {
        return !one.second.handed_in_on.empty() && one.second.deposited_on.empty();
    };
    const auto* deposited = q.states<Deposited>();
    const auto& money = q.state.on_spot;
    const auto found =
        deposited == nullptr ? std::ranges::find_if(money, is_in) : money.find(deposited->receipt);
    if (found != money.end() && is_in(*found)) {
        return {};
    }
    return no_such_money("没有这张票据已经交回、还没有缴付银行的罚款");
}

// A warning, a notice of criticism, a permit taken away: nobody pays anything of it. What came
// before a change to that, or the same day, was owed when it came.
Objection money_is_owed(const Question& q) {
    const auto asks_money = [](const Outcome& outcome) {
        return imposes_money(outcome) || outcome.payment.ordered.fen > 0 ||
               outcome.payment.compensation.fen > 0;
    };
    const auto& before = q.state.before_changes;
    const bool was_owed =
        std::ranges::any_of(before, [&](const Dated<Outcome>& one) { return asks_money(one.act); });
    const auto day = domain::iso(q.on);
    const bool was_owed_that_day = std::ranges::any_of(before, [&](const Dated<Outcome>& one) {
        return one.on == day && asks_money(one.act);
    });
    const auto* decided = q.state.stood_on(day);
    if (decided == nullptr || asks_money(*decided) || was_owed_that_day ||
        (q.stated == nullptr && was_owed)) {
        return {};
    }
    return Refusal{
        .code = "nothing-to-pay",
        .what = fmt::format(
            "决定{}，没有罚款、没收或者责令支付的款项，当事人不需要缴款",
            decided->kinds.empty() ? std::string("没有给予金钱处罚")
                                   : fmt::format("给予的是{}", fmt::join(decided->kinds, "、"))
        ),
        .article = "行政处罚法第六十七条第三款",
        .next = was_owed ? "变更以前已经缴纳的，办理日期请写缴款之日；变更以后没有要缴的款项"
                         : "不用登记缴款，请直接办理履行；决定写错的，先核对决定书",
        .rule = "CF-35"};
}

Objection paid_on_spot(const Question& q) {
    const auto* paid = q.states<Paid>();
    if (paid == nullptr || paid->channel == Paid::kOnSpot) {
        return {};
    }
    return Refusal{
        .code = "not-on-spot",
        .what = "这一步登记当场收缴的罚款",
        .article = "行政处罚法第六十八条",
        .next = "通过银行或者电子支付缴纳的，请用登记缴款",
        .rule = "CF-36"};
}

Objection paid_to_bank(const Question& q) {
    const auto* paid = q.states<Paid>();
    if (paid == nullptr || paid->channel != Paid::kOnSpot) {
        return {};
    }
    return Refusal{
        .code = "on-spot",
        .what = "这一步登记通过银行或者电子支付缴纳的罚款",
        .article = "行政处罚法第六十七条、第七十一条",
        .next = "当场收缴的，请用当场收缴登记；收缴的罚款应当在二个工作日内交回",
        .rule = "CF-36"};
}

}  // namespace mingjing::case_file::gate
