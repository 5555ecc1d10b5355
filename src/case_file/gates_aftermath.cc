// 加付赔偿金、失信名单、撤销后的撤回、许可证件.

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "case_file/gate_parts.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

namespace {

using domain::Refusal;

constexpr std::int64_t kMonthsOfYear = 12;

bool gives_a_permit(const PermitOutcome& outcome) {
    return outcome.grants() || outcome.conclusion == PermitOutcome::kReissued;
}

std::optional<std::string> first_of(const std::vector<std::string>& all, const auto& is_so) {
    const auto found = std::ranges::find_if(all, is_so);
    return found == all.end() ? std::nullopt : std::optional(*found);
}

Objection unlisted(std::string what, std::string next) {
    return Refusal{
        .code = "listing-not-lawful",
        .what = std::move(what),
        .article = "保障农民工工资支付条例第四十八条",
        .next = std::move(next),
        .rule = "JC-15"};
}

// The number under which anybody can read the case's result today: the one the case named, or,
// where it named none, that of an entry which says it is of this case. "" where there is none.
std::string shown_number(const Question& q) {
    auto number = q.state.published ? q.state.published->act.result : std::string{};
    if (!number.empty()) {
        return q.around.entry(domain::kResults, "", number, q.around.today) ? number
                                                                            : std::string{};
    }
    for (const auto& entry : q.around.entries(domain::kResults, q.around.today)) {
        if (text_of(entry, "case_number") == q.state.opened.number) {
            return std::string(text_of(entry, "number"));
        }
    }
    return {};
}

// What is public of the case is taken down where the public reads it, before the case says so.
Objection still_public(const Question& q) {
    const auto number = shown_number(q);
    if (number.empty()) {
        return {};
    }
    return Refusal{
        .code = "result-still-public",
        .what = fmt::format("执法结果“{}”还在公示", number),
        .article = "行政处罚法第四十八条第二款",
        .next = "请由公示管理员在执法结果公示里撤回并写明理由，再办理这一步",
        .rule = "CF-19"};
}

// Nobody could read it before it was amended: what is public is what stands.
bool is_public_as_amended(const Question& q) {
    const auto& state = q.state;
    const bool is_first_shown =
        state.amended && !state.revoked && is_shown(state.published) && !state.was_shown_unamended;
    const auto amended = is_first_shown ? domain::day_of(state.amended->on) : std::nullopt;
    if (!amended) {
        return false;
    }
    const auto& number = state.published->act.result;
    const auto shown = q.around.entry(domain::kResults, "", number, q.around.today);
    const bool was_shown =
        q.around.entry(domain::kResults, "", number, *amended - std::chrono::days{1}).has_value();
    return !was_shown && (!shown || says_what_stands(*shown, state));
}

}  // namespace

Objection compensation_is_lawful(const Question& q) {
    const auto* outcome = stated_outcome(q);
    if (outcome == nullptr || outcome->payment.compensation.fen == 0) {
        return {};
    }
    const auto& payment = outcome->payment;
    const auto no = [](std::string what, std::string next) {
        return Refusal{
            .code = "compensation-not-lawful",
            .what = std::move(what),
            .article = "劳动保障监察条例第二十六条；劳动合同法第八十五条",
            .next = std::move(next),
            .rule = "JC-09"};
    };
    // Proposed beforehand, it is for the case that the order to pay is not kept.
    if (q.states<Proposed>() == nullptr && q.state.correction_served_on.empty()) {
        return no(
            "还没有责令限期支付，不能加付赔偿金",
            "请先送达限期改正指令书，逾期不支付的才可以责令加付赔偿金"
        );
    }
    const bool is_within = payment.compensation.fen * 2 >= payment.ordered.fen &&
                           payment.compensation <= payment.ordered;
    if (is_within) {
        return {};
    }
    return no(
        fmt::format(
            "加付赔偿金{}不在应付金额{}的百分之五十以上一倍以下",
            yuan_words(payment.compensation),
            yuan_words(payment.ordered)
        ),
        "请按应付金额重新计算"
    );
}

Objection listing_is_lawful(const Question& q) {
    const auto* listed = q.states<DishonestyListed>();
    if (q.state.correction_served_on.empty() && q.state.decision_served_on.empty()) {
        return unlisted("还没有责令限期支付", "请先责令限期支付，逾期未支付的才可以列入名单");
    }
    if (listed == nullptr) {
        return {};
    }
    if (!listed->has_told_party) {
        return unlisted(
            "没有记明已书面告知当事人并听取陈述、申辩", "请告知列入的事由、依据和权利后再决定"
        );
    }
    const auto years = q.threshold("dishonesty_list_years");
    const auto until = domain::day_of(listed->until);
    const auto wanted =
        years ? std::optional(domain::add_months(q.on, *years * kMonthsOfYear)) : std::nullopt;
    if (!wanted || (until && *until == *wanted)) {
        return {};
    }
    return unlisted(
        fmt::format("列入期限是{}年，应当到{}为止", *years, domain::in_chinese(*wanted)),
        "请改正列入期限"
    );
}

Objection decision_was_made(const Question& q) {
    if (!q.state.decided_on.empty() || q.state.declined) {
        return {};
    }
    return Refusal{
        .code = "no-decision",
        .what = "本案还没有作出决定",
        .article = "行政处罚法第四十八条第二款",
        .next = "请核对案件",
        .rule = "CF-19"};
}

Objection decision_was_revoked(const Question& q) {
    if (q.state.revoked) {
        return {};
    }
    return Refusal{
        .code = "not-revoked",
        .what = "本案的决定没有被撤销",
        .article = "国办发〔2018〕118号（六）",
        .next = "没有撤销的，应当公示；依法不予公示的，写明依据和批准人",
        .rule = "GS-01"};
}

Objection decision_was_amended(const Question& q) {
    if (q.state.amended) {
        return {};
    }
    return Refusal{
        .code = "not-amended",
        .what = "本案的决定没有被变更",
        .article = "行政处罚法第四十八条第二款",
        .next = "决定被变更的，请先登记变更后的决定",
        .rule = "CF-19"};
}

// What a step can still meet at the stage the case ended at, as publication is.
Objection nothing_is_owed(const Question& q) {
    const auto is_here = [&](const std::string& key) {
        const auto* step = q.procedure.step(key);
        return step != nullptr && std::ranges::find(step->at, q.state.stage) != step->at.end();
    };
    for (const auto& [name, clock] : q.state.clocks) {
        const auto* limit = q.procedure.limit(name);
        const auto end = limit == nullptr || !clock.runs() ? std::optional<std::string>{}
                                                           : first_of(limit->ends, is_here);
        if (end) {
            return Refusal{
                .code = "still-owed",
                .what = fmt::format("“{}”还没有办理，案卷不齐", limit->name),
                .article = "行政处罚法第四十七条；" + limit->basis,
                .next = fmt::format("请先办理“{}”，再归档", q.procedure.step(*end)->name),
                .rule = "CF-18"};
        }
    }
    return {};
}

Objection withdrawal_is_explained(const Question& q) {
    const auto* withdrawn = q.states<ResultWithdrawn>();
    if (withdrawn == nullptr) {
        return {};
    }
    const bool was_public = is_shown(q.state.published);
    const bool says_public = withdrawn->disposal == ResultWithdrawn::kWithdrawn;
    if (!says_public && is_public_as_amended(q)) {
        return {};
    }
    if (was_public == says_public && (!was_public || !withdrawn->explanation.empty())) {
        return still_public(q);
    }
    return Refusal{
        .code = "withdrawal-not-explained",
        .what = was_public != says_public
                    ? (was_public ? "本案的决定公示过，应当撤回" : "本案的决定没有公示过")
                    : "撤回公示没有写明公开说明的理由",
        .article = "行政处罚法第四十八条第二款、第八十五条",
        .next = "公开的处罚决定被撤销、确认违法或者无效的，应当在三个工作日内撤回并公开说明理由",
        .rule = "CF-19"};
}

Objection gives_permit(const Question& q) {
    if (!q.state.permit_decided || gives_a_permit(q.state.permit_decided->act.outcome)) {
        return {};
    }
    return Refusal{
        .code = "no-permit-given",
        .what = fmt::format(
            "决定是“{}”，没有可以颁发的许可证件", q.state.permit_decided->act.outcome.conclusion
        ),
        .article = "行政许可法第三十八条、第四十四条",
        .next = "请送达决定书",
        .rule = "XK-09"};
}

Objection gives_no_permit(const Question& q) {
    if (!q.state.permit_decided || !gives_a_permit(q.state.permit_decided->act.outcome)) {
        return {};
    }
    return Refusal{
        .code = "permit-to-deliver",
        .what = fmt::format(
            "决定是“{}”，应当颁发许可证件", q.state.permit_decided->act.outcome.conclusion
        ),
        .article = "行政许可法第四十四条",
        .next = "请自作出决定之日起十个工作日内颁发、送达许可证件",
        .rule = "XK-09"};
}

}  // namespace mingjing::case_file::gate
