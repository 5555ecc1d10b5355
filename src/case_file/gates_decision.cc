// 决定.

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "case_file/gate_parts.h"
#include "case_file/review_due.h"

namespace mingjing::case_file::gate {

namespace {

using domain::Refusal;

constexpr Money kSummaryCitizenMax{20'000};        // 200元, art. 51
constexpr Money kSummaryOrganisationMax{300'000};  // 3000元

// What asks for a review on the day it is dated or, dated back before that came, today.
std::string asked_by_now(const Question& q) {
    auto due = decision_review_due(q);
    if (due.empty()) {
        auto now = q;
        now.on = q.around.today;
        due = decision_review_due(now);
    }
    return due;
}

}  // namespace

Objection review_is_passed(const Question& q) {
    if (q.state.review.is_passed()) {
        return {};
    }
    const auto due = asked_by_now(q);
    if (due.empty()) {
        return {};
    }
    const auto& review = q.state.review;
    const bool is_penalty = q.step.act == Decided::kAct;
    const std::string_view standing = !review.sent       ? "还没有送法制审核"
                                      : review.concluded ? "法制审核没有通过"
                                                         : "法制审核还没有结论";
    return Refusal{
        .code = "review-not-passed",
        .what = fmt::format("{}；{}，未经审核或者审核未通过的，不得作出决定", due, standing),
        .article = is_penalty ? "行政处罚法第五十八条；国办发〔2018〕118号（十）"
                              : "国办发〔2018〕118号（十）、（十二）",
        .next = review.concluded ? "请按审核意见处理后再次送审" : "请送审，审核通过后再作决定",
        .rule = is_penalty ? "CF-27" : "GS-10"};
}

Objection no_review_is_due(const Question& q) {
    const auto due = asked_by_now(q);
    if (due.empty()) {
        return {};
    }
    return Refusal{
        .code = "review-is-due",
        .what = fmt::format("{}，不能不经审核就作出决定", due),
        .article = "国办发〔2018〕118号（十）、（十二）",
        .next = q.state.review.sent ? "请等审核意见；没有通过的，按审核意见处理后再次送审"
                                    : "请送审，审核通过后再作决定",
        .rule = "GS-10"};
}

Objection panel_discussed(const Question& q) {
    const bool is_major = q.state.proposed && q.state.proposed->act.is_major;
    if (q.state.discussed || (!is_major && !q.state.is_beside_tier && !within_tier(q))) {
        return {};
    }
    return Refusal{
        .code = "panel-not-discussed",
        .what = is_major ? "情节复杂或者重大违法行为，还没有由负责人集体讨论"
                         : "罚款偏离裁量基准，还没有由负责人集体讨论",
        .article = "行政处罚法第五十七条第二款",
        .next = "请组织集体讨论并登记讨论记录",
        .rule = "CF-26"};
}

Objection summary_is_allowed(const Question& q) {
    const auto* spot = q.states<DecidedOnSpot>();
    if (spot == nullptr) {
        return {};
    }
    const bool is_unit = is_organisation(q.state.opened.party_kind);
    const auto most = is_unit ? kSummaryOrganisationMax : kSummaryCitizenMax;
    const auto other = std::ranges::find_if(spot->outcome.kinds, [](const auto& kind) {
        return kind != "警告" && kind != "罚款";
    });
    if (spot->outcome.fine <= most && other == spot->outcome.kinds.end()) {
        return {};
    }
    return Refusal{
        .code = "not-summary",
        .what = other != spot->outcome.kinds.end() ? fmt::format("“{}”不能当场作出", *other)
                                                   : fmt::format(
                                                         "当场罚款对{}最多{}，这里是{}",
                                                         is_unit ? "单位" : "个人",
                                                         yuan_words(most),
                                                         yuan_words(spot->outcome.fine)
                                                     ),
        .article = "行政处罚法第五十一条",
        .next = "请改用普通程序",
        .rule = "CF-21"};
}

Objection party_heard_on_spot(const Question& q) {
    const auto* spot = q.states<DecidedOnSpot>();
    if (spot == nullptr || spot->heard_party) {
        return {};
    }
    return Refusal{
        .code = "not-heard-on-spot",
        .what = "没有记明已当场告知事实、理由、依据和权利，并听取陈述、申辩",
        .article = "行政处罚法第四十四条、第四十五条、第六十二条",
        .next = "请告知并听取后再作决定",
        .rule = "CF-22"};
}

}  // namespace mingjing::case_file::gate
