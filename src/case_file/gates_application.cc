// 申请、延续、弄虚作假 of a permit.

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "case_file/gate_parts.h"
#include "case_file/permit_bar.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

using domain::Refusal;

namespace {

constexpr std::chrono::days kRenewalDays{30};

// Of a renewal.
constexpr Provision kRenewing{"行政许可法第五十条", "XK-12"};

Objection no_application(
    const Provision& by, std::string code, std::string what, std::string next
) {
    return Refusal{
        .code = std::move(code),
        .what = std::move(what),
        .article = std::string(by.article),
        .next = std::move(next),
        .rule = std::string(by.rule)};
}

Objection barred(
    const StandingBar& standing, std::string code, std::string_view who, std::string next
) {
    const bool is_of_fraud = standing.bar.means == Deceit::kFraud;
    const auto day = [](const std::string& iso) {
        return domain::in_chinese(domain::day_of(iso).value());
    };
    return Refusal{
        .code = std::move(code),
        .what = fmt::format(
            "{}在案件{}中{}，自{}起{}年内、到{}为止不得再次申请这项许可",
            who,
            standing.bar.case_number,
            standing.bar.means,
            day(standing.bar.begun_on),
            is_of_fraud ? "三" : "一",
            day(standing.until)
        ),
        .article = is_of_fraud ? "行政许可法第七十九条" : "行政许可法第七十八条",
        .next = std::move(next),
        .rule = "XK-14"};
}

// What each kind of application may come to, and the law it goes by.
struct Asking {
    std::string_view kind;
    std::array<std::string_view, 3> conclusions;  // "" after the last
    Provision by;
};
constexpr std::array kAskings{
    Asking{
        PermitApplied::kFirst,
        {PermitOutcome::kGranted, PermitOutcome::kRefused},
        {"行政许可法第三十八条", "XK-06"}},
    Asking{
        PermitApplied::kChange,
        {PermitOutcome::kChanged, PermitOutcome::kRefused},
        {"行政许可法第三十八条、第四十九条", "XK-06"}},
    Asking{
        PermitApplied::kRenewal, {PermitOutcome::kRenewed, PermitOutcome::kNotRenewed}, kRenewing},
    Asking{
        PermitApplied::kReplacement,
        {PermitOutcome::kReissued, PermitOutcome::kRefused},
        {"本机关规定；行政许可法第四十四条", "XK-09"}},
    Asking{
        PermitApplied::kCancellation,
        {PermitOutcome::kCancelled, PermitOutcome::kRefused},
        {"行政许可法第七十条", "XK-13"}},
    Asking{
        PermitApplied::kOurselves,
        {PermitOutcome::kRevoked, PermitOutcome::kWithdrawn, PermitOutcome::kCancelled},
        {"行政许可法第八条、第六十九条、第七十条", "XK-13"}}};
const Asking* asking(std::string_view kind) {
    const auto* found = std::ranges::find(kAskings, kind, &Asking::kind);
    return found == kAskings.end() ? nullptr : found;
}

const PermitOutcome* permit_outcome(const Question& q) {
    const auto* decided = q.states<PermitDecided>();
    const auto* proposed = q.states<PermitProposed>();
    return decided != nullptr    ? &decided->outcome
           : proposed != nullptr ? &proposed->outcome
                                 : nullptr;
}

// What the act does to the permit applied for: the law has one kind of deceit for each. What was
// never granted was never come by, and only of a permit there is one.
std::string_view deceit_it_is_for(const Question& q) {
    if (const auto* outcome = permit_outcome(q)) {
        return outcome->refuses()                               ? Deceit::kFalse
               : outcome->conclusion == PermitOutcome::kRevoked ? Deceit::kFraud
                                                                : std::string_view{};
    }
    if (const auto* revoked = q.states<DecisionRevoked>()) {
        const auto& granted = q.state.permit_decided;
        const bool takes_back = granted && granted->act.outcome.grants() &&
                                revoked->outcome == DecisionRevoked::kRevoked;
        return takes_back ? Deceit::kFraud : std::string_view{};
    }
    return Deceit::kFalse;
}

}  // namespace

Objection application_names_its_permit(const Question& q) {
    const auto* applied = q.states<PermitApplied>();
    if (applied == nullptr || applied->kind == PermitApplied::kFirst) {
        return {};
    }
    const bool is_renewal = applied->kind == PermitApplied::kRenewal;
    const auto expires = domain::day_of(applied->expires_on);
    if (applied->permit.empty() || (is_renewal && !expires)) {
        const auto* of = asking(applied->kind);
        return no_application(
            of == nullptr ? Provision{} : of->by,
            "permit-not-named",
            fmt::format(
                "申请的类别是“{}”，没有写明已有许可证件的编号{}",
                applied->kind,
                is_renewal ? "、有效期至" : ""
            ),
            is_renewal ? "请按许可证件填写；没有许可证件的，按首次申请办理"
                       : "请按许可证件或者本机关的许可记录填写"
        );
    }
    if (!is_renewal || q.on <= *expires) {
        return {};
    }
    return no_application(
        kRenewing,
        "permit-expired",
        fmt::format("许可已于{}届满，没有可以延续的有效期", domain::in_chinese(*expires)),
        "请按首次申请办理"
    );
}

// Natural days: those of art. 82 are the bureau's own.
Objection renewal_is_in_time(const Question& q) {
    const auto* applied = q.states<PermitApplied>();
    const auto expires = applied != nullptr && applied->kind == PermitApplied::kRenewal
                             ? domain::day_of(applied->expires_on)
                             : std::nullopt;
    if (!expires || q.on + kRenewalDays <= *expires) {
        return {};
    }
    return no_application(
        kRenewing,
        "renewal-late",
        fmt::format(
            "许可到{}届满，延续应当在届满三十日前、不迟于{}申请",
            domain::in_chinese(*expires),
            domain::in_chinese(*expires - kRenewalDays)
        ),
        "请写明逾期申请的情况和仍然收件的理由；法律、法规、规章对这项许可另有规定的，按其规定"
    );
}

Objection renewal_is_decided_in_time(const Question& q) {
    const auto* decided = q.states<PermitDecided>();
    const auto& applied = q.state.applied;
    const bool refuses = decided != nullptr && decided->outcome.refuses() && applied &&
                         applied->act.kind == PermitApplied::kRenewal;
    const auto expires = refuses ? domain::day_of(applied->act.expires_on) : std::nullopt;
    if (!expires || q.on <= *expires) {
        return {};
    }
    return no_application(
        kRenewing,
        "renewal-deemed",
        fmt::format(
            "许可已于{}届满，届满前没有作出是否准予延续的决定，视为准予延续",
            domain::in_chinese(*expires)
        ),
        "请退回补充审查，改为准予延续；依法不视为准予的，请写明理由"
    );
}

// A renewal refused under another word would pass by what the law deems granted.
Objection conclusion_is_of_what_was_asked(const Question& q) {
    const auto* outcome = permit_outcome(q);
    const auto* of =
        outcome != nullptr && q.state.applied ? asking(q.state.applied->act.kind) : nullptr;
    if (of == nullptr) {
        return {};
    }
    const bool dates = !outcome->valid_from.empty() || !outcome->valid_to.empty();
    if (outcome->conclusion == PermitOutcome::kReissued && dates) {
        return no_application(
            of->by,
            "reissued-with-dates",
            "补发证件不改变许可，不能另写有效期",
            "请清空有效期起、有效期至；要延长有效期的，按延续办理"
        );
    }
    if (std::ranges::find(of->conclusions, outcome->conclusion) != of->conclusions.end()) {
        return {};
    }
    const auto* const last = std::ranges::find(of->conclusions, std::string_view{});
    return no_application(
        of->by,
        "conclusion-not-of-what-was-asked",
        fmt::format("申请的类别是“{}”，不能以“{}”作结论", of->kind, outcome->conclusion),
        fmt::format(
            "请写“{}”{}",
            fmt::join(of->conclusions.begin(), last, "”或者“"),
            of->kind == PermitApplied::kOurselves ? "；都不应当的，由局负责人终止办理" : ""
        )
    );
}

// What was applied for is answered; what the bureau began of itself it may leave.
Objection began_of_itself(const Question& q) {
    const auto& applied = q.state.applied;
    const auto* dropped = q.states<Dropped>();
    const bool is_ours = applied && applied->act.kind == PermitApplied::kOurselves;
    if (is_ours && (dropped == nullptr || dropped->ground == Dropped::kPermitStands)) {
        return {};
    }
    return no_application(
        {"行政许可法第八条、第三十八条、第六十九条、第七十条", "XK-13"},
        is_ours ? "ground-not-of-its-own" : "application-unanswered",
        is_ours ? fmt::format("“{}”不是终止办理的理由", dropped->ground)
                : "申请人申请的，应当作出准予或者不予许可的决定，不能终止办理",
        is_ours ? fmt::format("“{}”的，才终止办理", Dropped::kPermitStands)
                : "请提出审查意见，报局负责人决定"
    );
}

// What the bureau began of itself nobody takes back; a holder that is gone has it cancelled.
Objection application_fell_away(const Question& q) {
    const auto& applied = q.state.applied;
    const auto* dropped = q.states<Dropped>();
    const bool is_ours = applied && applied->act.kind == PermitApplied::kOurselves;
    constexpr std::array kGrounds{Dropped::kTakenBack, Dropped::kPartyGone};
    const bool is_fallen =
        dropped == nullptr || std::ranges::find(kGrounds, dropped->ground) != kGrounds.end();
    const auto& found = q.state.permit_proposed;
    if (dropped != nullptr && dropped->ground == Dropped::kTakenBack && found &&
        !found->act.deceit.means.empty()) {
        return no_application(
            {"行政许可法第七十八条、第七十九条", "XK-14"},
            "deceit-was-found",
            fmt::format("审查意见已经认定“{}”，撤回申请不免除处理", found->act.deceit.means),
            "请报局负责人作出决定；认定不成立的，先改正审查意见"
        );
    }
    if (!is_ours && is_fallen) {
        return {};
    }
    return no_application(
        {"行政许可法第二十九条第一款、第三十八条", "XK-06"},
        is_ours ? "nobody-applied" : "application-unanswered",
        is_ours ? "这是本机关依职权办理的，没有可以撤回的申请"
                : fmt::format("“{}”不是终止办理的理由", dropped->ground),
        is_ours
            ? fmt::format(
                  "请登记“终止依职权办理”，或者提出审查意见；被许可人死亡或者终止的，提出“{}”",
                  PermitOutcome::kCancelled
              )
            : fmt::format("“{}”的，才终止办理；其他的，请作出决定", fmt::join(kGrounds, "”或者“"))
    );
}

Objection deceit_is_stated_whole(const Question& q) {
    const auto* proposed = q.states<PermitProposed>();
    const auto deceit = proposed != nullptr   ? std::optional(proposed->deceit)
                        : q.stated != nullptr ? deceit_of(*q.stated)
                                              : std::nullopt;
    if (!deceit || (deceit->means.empty() && deceit->concerns_safety.empty())) {
        return {};
    }
    const auto no = [](std::string what, std::string next) {
        return Refusal{
            .code = "deceit-not-stated-whole",
            .what = std::move(what),
            .article = "行政许可法第六十九条第二款、第七十八条、第七十九条",
            .next = std::move(next),
            .rule = "XK-14"};
    };
    if (deceit->means.empty()) {
        return no(
            "没有弄虚作假的情形，不必写明是否直接关系公共安全、人身健康、生命财产安全",
            "请写明弄虚作假的情形，或者清空这一项"
        );
    }
    if (deceit->concerns_safety.empty()) {
        return no(
            "没有写明是否属于直接关系公共安全、人身健康、生命财产安全的事项",
            "请写明；属于的，在一年或者三年内不得再次申请"
        );
    }
    // It may bar for a year: the window does not find it.
    if (q.states<PermitDeclined>() != nullptr && !is_the_heads(q)) {
        return no(
            fmt::format("以“{}”不予受理，没有经本机关负责人决定", deceit->means),
            "请由本机关负责人用“弄虚作假不予受理”办理"
        );
    }
    if (deceit->means == deceit_it_is_for(q)) {
        return {};
    }
    return no(
        fmt::format("这样处理，与“{}”不相符", deceit->means),
        "隐瞒情况、提供虚假材料的，不予受理或者不予许可；以欺骗、贿赂取得的，撤销已经准予的许可"
    );
}

// Of the grounds to decline those that something else must bear out.
Objection declining_is_founded(const Question& q) {
    const auto* declined = q.states<PermitDeclined>();
    if (declined == nullptr) {
        return {};
    }
    if (declined->ground == PermitDeclined::kUnsupplied && !q.state.supplement_asked) {
        if (auto accepted = accepted_when_it_came(q)) {
            return accepted;
        }
        return Refusal{
            .code = "supplement-not-asked",
            .what = "还没有一次告知申请人需要补正的全部内容，不能以材料不齐全不予受理",
            .article = "行政许可法第三十二条第一款第四项",
            .next = "请先告知补正；当场可以更正的，允许当场更正",
            .rule = "XK-03"};
    }
    const bool is_barred = !q.around.bars || standing_bar(q);
    if (declined->ground != PermitDeclined::kBarred || is_barred) {
        return {};
    }
    return Refusal{
        .code = "no-bar-stands",
        .what = "没有查到申请人在不得再次申请这项许可的期限内",
        .article = "行政许可法第七十八条、第七十九条",
        .next =
            "请核对申请人、执法事项和申请日期；是其他机关或者系统启用以前处理的，理由类别选“其他”，"
            "在理由中写明处理的机关、文号和期限",
        .rule = "XK-14"};
}

// By the day it was applied for, whatever day it is taken in: to refuse it is to decline it.
Objection applicant_is_not_barred(const Question& q) {
    const auto standing = standing_bar(q);
    if (!standing || standing->likeness != Likeness::identified) {
        return {};
    }
    return barred(
        *standing,
        "applicant-barred",
        "申请人",
        "请作出不予受理的决定并说明理由；期满以后可以重新申请"
    );
}

// A name alone does not tell who it is.
Objection namesake_is_not_barred(const Question& q) {
    const auto standing = standing_bar(q);
    if (!standing || standing->likeness != Likeness::by_name) {
        return {};
    }
    return barred(
        *standing,
        "namesake-barred",
        "同名的人（两案没有都登记证件号码，不能确定是不是申请人）",
        "请核对身份：就是申请人的，作出不予受理的决定；不是的，写明怎样核对的"
    );
}

}  // namespace mingjing::case_file::gate
