// 审核人员、补充送审材料、审核分歧: what stands before each.

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>

#include <fmt/format.h>

#include "case_file/gate_parts.h"
#include "case_file/officer.h"
#include "case_file/reviewers.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

namespace {

using domain::Refusal;

constexpr std::string_view kReviewers = "行政处罚法第五十八条；国办发〔2018〕118号（十一）";
constexpr std::string_view kDisputes = "国办发〔2018〕118号（十四）";

Refusal in_dispute(std::string_view code, std::string what, std::string next) {
    return {
        .code = std::string(code),
        .what = std::move(what),
        .article = std::string(kDisputes),
        .next = std::move(next),
        .rule = "SH-04"};
}

// The clock an opinion would meet; null where none runs.
const Clock* review_clock(const Question& q) {
    const auto* limit = review_limit(q.procedure);
    const auto clock = limit == nullptr ? q.state.clocks.end() : q.state.clocks.find(limit->key);
    return clock != q.state.clocks.end() && clock->second.runs() ? &clock->second : nullptr;
}

bool is_pausing(const Question& q) {
    const auto* clock = review_clock(q);
    return clock != nullptr && clock->is_paused();
}

// Somebody other than who reviews it now. Where that is an account of no officer, it may be any
// one of those who may.
bool another_may_review(const Question& q) {
    if (!asks_qualification(q)) {
        return true;  // whoever reviews need not be in the register
    }
    std::set<std::string, std::less<>> now;
    if (q.state.review.concluded) {
        now.insert(person_of(q, q.state.review.concluded->act.reviewer));
    }
    if (q.state.review.assigned) {
        now.insert(person_of(q, q.state.review.assigned->act.reviewer));
    }
    const auto reviewers = q.around.entries("reviewers", q.on);
    const auto others = std::ranges::count_if(reviewers, [&](const Fields& reviewer) {
        const auto number = text_of(reviewer, "certificate_number");
        return !number.empty() && !now.contains(person_of(q, number)) &&
               reviewer_fault(q, number).empty();
    });
    return others > (now.contains("") ? 1 : 0);
}

Refusal not_asked(std::string what, std::string next) {
    return {
        .code = "review-material",
        .what = std::move(what),
        .article = "国办发〔2018〕118号（十四）；本机关规定",
        .next = std::move(next),
        .rule = "SH-01"};
}

// The day the clock began, or began again.
std::optional<std::chrono::sys_days> may_be_asked_from(const Question& q) {
    const auto* clock = review_clock(q);
    return domain::day_of(clock->pauses.empty() ? clock->started_on : clock->pauses.back().to);
}

Objection rules_one_of(const Question& q, std::initializer_list<std::string_view> rulings) {
    const auto* settled = q.states<ReviewSettled>();
    if (settled == nullptr || std::ranges::find(rulings, settled->ruling) != rulings.end()) {
        return {};
    }
    return in_dispute(
        "ruled-otherwise",
        fmt::format("这一步不能决定“{}”", settled->ruling),
        "请按决定的内容选择办理的步骤"
    );
}

}  // namespace

Objection reviewer_is_eligible(const Question& q) {
    const auto* assigned = q.states<ReviewerAssigned>();
    if (assigned == nullptr) {
        return {};
    }
    const auto fault = assigned->reviewer.empty()
                           ? std::string("法制审核人员名录里没有可以审核本案的人员")
                           : reviewer_fault(q, assigned->reviewer);
    if (fault.empty()) {
        return {};
    }
    return Refusal{
        .code = "reviewer-not-eligible",
        .what = assigned->reviewer.empty() ? fault : fmt::format("{}{}", assigned->reviewer, fault),
        .article = std::string(kReviewers),
        .next = "案件办理与法制审核相分离，请由其他符合条件的审核人员审核",
        .rule = "CF-27"};
}

Objection reviewer_is_the_assigned(const Question& q) {
    const auto& review = q.state.review;
    if (review.before.contains(q.by)) {
        return Refusal{
            .code = "reviewer-was-replaced",
            .what = "您已经审核过本案，负责人决定另行指定审核人员复审",
            .article = std::string(kDisputes),
            .next = "请由另行指定的审核人员审核",
            .rule = "SH-04"};
    }
    const bool is_nobodys = !review.assigned;
    if (is_nobodys || (!q.by_officer.empty() &&
                       person_of(q, review.assigned->act.reviewer) == person_of(q, q.by_officer))) {
        return {};
    }
    return Refusal{
        .code = "reviewer-is-another",
        .what = fmt::format("本案已分给{}审核", review.assigned->act.reviewer),
        .article = std::string(kReviewers),
        .next = "请由该审核人员审核（账号里应当写明执法证件编号）；需要调整的，先重新确定审核人员",
        .rule = "GS-12"};
}

Objection material_may_be_asked(const Question& q) {
    if (review_clock(q) == nullptr) {
        return not_asked("法制审核的期限没有在计算", "请核对案件所在的环节");
    }
    if (is_pausing(q)) {
        return not_asked("已经要求补充送审材料，材料还没有补齐", "请等承办机构补齐");
    }
    if (const auto first = may_be_asked_from(q); first && q.on < *first) {
        return not_asked(
            fmt::format("要求补充的日期早于{}", domain::in_chinese(*first)), "请核对日期"
        );
    }
    const auto due = due_of(q, review_limit(q.procedure)->key);
    return due && std::max(q.on, q.around.today) > due->day
               ? Objection(not_asked(
                     fmt::format(
                         "法制审核的期限已于{}届满，不再扣除", domain::in_chinese(due->day)
                     ),
                     "请就现有材料提出审核意见；材料不足以认定的，提出书面审核意见退回"
                 ))
               : Objection{};
}

Objection material_was_asked(const Question& q) {
    if (!is_pausing(q)) {
        return not_asked("没有要求补充送审材料", "材料齐全的不必补充");
    }
    const auto from = domain::day_of(review_clock(q)->pauses.back().from);
    return from && q.on < *from
               ? Objection(not_asked(
                     fmt::format("补齐的日期早于要求补充的{}", domain::in_chinese(*from)),
                     "请核对日期"
                 ))
               : Objection{};
}

// What is asked for is missing yet: nobody agrees without having seen it.
Objection material_is_there(const Question& q) {
    const auto* concluded = q.states<ReviewConcluded>();
    const bool agrees = concluded == nullptr || concluded->opinion == ReviewConcluded::kAgrees;
    return agrees && is_pausing(q) ? Objection(not_asked(
                                         "要求补充的送审材料还没有补齐，不能提出同意的意见",
                                         "请等承办机构补齐；不能补齐的，提出书面意见退回"
                                     ))
                                   : Objection{};
}

Objection review_objected(const Question& q) {
    const auto& concluded = q.state.review.concluded;
    return concluded && !q.state.review.is_passed()
               ? Objection{}
               : Objection(in_dispute(
                     "nothing-in-dispute",
                     "法制审核没有提出不同意的意见，没有分歧可以协商",
                     "请按审核意见办理"
                 ));
}

Objection panel_is_heard(const Question& q) {
    const auto& review = q.state.review;
    if (!review.settled || review.settled->act.ruling != ReviewSettled::kPanel) {
        return {};
    }
    if (!review.discussed) {
        return in_dispute("panel-to-come", "已提请集体讨论，还没有讨论", "请先登记集体讨论");
    }
    const auto* settled = q.states<ReviewSettled>();
    const auto& conclusion = review.discussed->act.conclusion;
    return settled != nullptr && settled->ruling != conclusion
               ? Objection(in_dispute(
                     "not-as-discussed",
                     fmt::format("集体讨论的结论是“{}”", conclusion),
                     "请按集体讨论的结论决定"
                 ))
               : Objection{};
}

Objection panel_was_asked(const Question& q) {
    const auto& review = q.state.review;
    const bool is_asked = review.settled && review.settled->act.ruling == ReviewSettled::kPanel;
    return is_asked && !review.discussed
               ? Objection{}
               : Objection(in_dispute(
                     "panel-not-asked", "负责人没有把审核分歧提请集体讨论", "请由负责人先作出决定"
                 ));
}

Objection consulted_in_vain(const Question& q) {
    const auto* consulted = q.states<ReviewConsulted>();
    return consulted == nullptr || consulted->outcome == ReviewConsulted::kDiffers
               ? Objection{}
               : Objection(in_dispute(
                     "no-dispute-left",
                     "已经协商一致，没有分歧需要负责人决定",
                     "请办理“协商审核意见”，按一致的意见办理后再次送审"
                 ));
}

Objection consulted_to_agreement(const Question& q) {
    const auto* consulted = q.states<ReviewConsulted>();
    return consulted == nullptr || consulted->outcome == ReviewConsulted::kAgreed
               ? Objection{}
               : Objection(in_dispute(
                     "dispute-is-left", "协商不一致，应当报请负责人决定", "请办理“协商不一致”"
                 ));
}

Objection orders_other_review(const Question& q) {
    if (auto otherwise = rules_one_of(q, {ReviewSettled::kOther})) {
        return otherwise;
    }
    return another_may_review(q)
               ? Objection{}
               : Objection(in_dispute(
                     "nobody-else-may-review",
                     "法制审核人员名录里没有其他可以审核本案的人员",
                     "请决定退回或者采纳审核意见，或者提请集体讨论；也可以先在名录里登记审核人员"
                 ));
}

Objection orders_return(const Question& q) {
    return rules_one_of(q, {ReviewSettled::kSendsBack, ReviewSettled::kAccepts});
}

Objection puts_to_panel(const Question& q) {
    return rules_one_of(q, {ReviewSettled::kPanel});
}

}  // namespace mingjing::case_file::gate
