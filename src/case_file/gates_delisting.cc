// 移出失信联合惩戒名单: on what ground, and that no listing outlives what it rests on.

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "case_file/gate_parts.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

namespace {

using domain::Refusal;

constexpr std::string_view kOfListing =
    "保障农民工工资支付条例第四十八条；拖欠农民工工资失信联合惩戒对象名单管理暂行办法";

Objection stays_listed(std::string code, std::string what, std::string next) {
    return Refusal{
        .code = std::move(code),
        .what = std::move(what),
        .article = std::string(kOfListing),
        .next = std::move(next),
        .rule = "JC-15"};
}

// What the listing rests on orders nothing any more.
bool basis_fell(const State& state) {
    const bool is_reduced_to_nothing =
        state.amended && state.decided && state.decided->payment.ordered.fen == 0;
    return state.revoked || is_reduced_to_nothing;
}

// Asked for once the wages have been paid for so many months, by one who was listed meanwhile.
Objection unready(const Question& q, const DishonestyDelisted& delisted) {
    const auto corrected = domain::day_of(delisted.corrected_on);
    const auto applied = domain::day_of(delisted.applied_on);
    const auto listed = domain::day_of(q.state.listed->on);
    if (!corrected || !applied || !listed || !delisted.has_promised) {
        return stays_listed(
            "removal-incomplete",
            "提前移出没有写明改正之日、申请之日，或者没有书面信用承诺",
            "请核实改正情况，收齐申请和书面信用承诺后再决定"
        );
    }
    const auto months = q.threshold("dishonesty_removal_months");
    if (!months) {
        return stays_listed(
            "removal-without-term",
            "本机关没有设定改正后多久可以提前移出",
            "请在门槛设置里写明这个期限"
        );
    }
    const auto first = domain::add_months(std::max(*corrected, *listed), *months);
    if (*corrected > *applied || *applied > q.on || *applied < first) {
        return stays_listed(
            "removal-too-early",
            fmt::format(
                "自改正之日起被列入名单满{}个月的才可以申请提前移出：改正之日是{}，申请之日应当在{}"
                "以后、办理之日以前",
                *months,
                domain::in_chinese(*corrected),
                domain::in_chinese(first)
            ),
            "请核对日期；没有满期的，请当事人满期后再申请"
        );
    }
    return {};
}

}  // namespace

Objection listing_stands(const Question& q) {
    if (q.state.listed) {
        return {};
    }
    return stays_listed(
        "not-listed", "本案没有列入名单的决定，或者已经移出", "没有列入的，不需要移出"
    );
}

Objection removal_is_founded(const Question& q) {
    const auto* delisted = q.states<DishonestyDelisted>();
    if (delisted == nullptr || !q.state.listed) {
        return {};
    }
    if (delisted->ground == DishonestyDelisted::kEarly) {
        return unready(q, *delisted);
    }
    if (delisted->ground == DishonestyDelisted::kOver) {
        const auto until = domain::day_of(q.state.listed->act.until);
        return until && q.on > *until
                   ? Objection{}
                   : stays_listed(
                         "listing-runs",
                         fmt::format(
                             "列入期限到{}为止，还没有届满",
                             until ? domain::in_chinese(*until) : q.state.listed->act.until
                         ),
                         "请在届满以后办理；符合条件的可以提前移出"
                     );
    }
    if (delisted->ground == DishonestyDelisted::kBasisFell) {
        return basis_fell(q.state)
                   ? Objection{}
                   : stays_listed(
                         "basis-stands",
                         "本案的决定没有被撤销，也没有变更为不再责令支付",
                         "请先登记决定被撤销、变更；列入决定本身被撤销的，请选“列入决定被撤销”"
                     );
    }
    return !delisted->document.empty() ? Objection{}
                                       : stays_listed(
                                             "no-revocation-of-listing",
                                             "没有写明撤销列入决定的文书",
                                             "请写明复议决定、裁判文书或者撤销决定的编号"
                                         );
}

Objection removal_is_performed(const Question& q) {
    const auto* delisted = q.states<DishonestyDelisted>();
    const auto unpaid = q.state.unpaid_order();
    if (delisted == nullptr || delisted->ground != DishonestyDelisted::kEarly || unpaid.fen == 0) {
        return {};
    }
    return stays_listed(
        "removal-unpaid",
        fmt::format("责令支付的款项，还有{}没有登记支付", yuan_words(unpaid)),
        "请先登记支付；以其他方式付清、不能再登记的，请写明理由和凭证"
    );
}

Objection fallen_listing_is_lifted(const Question& q) {
    if (!q.state.listed || !basis_fell(q.state)) {
        return {};
    }
    return stays_listed(
        "listing-outlives-its-basis",
        "列入名单所依据的决定已经被撤销、变更，当事人还在失信联合惩戒名单上",
        "请由本机关负责人办理“移出失信联合惩戒名单”"
    );
}

}  // namespace mingjing::case_file::gate
