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
#include "case_file/review_asked.h"
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
const Clock* review_clock(const Question& q, std::string_view subject) {
    const auto* limit = review_limit(q.procedure, subject);
    const auto clock = limit == nullptr ? q.state.clocks.end()
                                        : q.state.clocks.find(domain::clock_name(*limit, subject));
    return clock != q.state.clocks.end() && clock->second.runs() ? &clock->second : nullptr;
}

// Where reviews of several measures share one clock, the last request says whose material it waits
// for.
bool is_pausing(const Question& q, std::string_view subject) {
    const auto* clock = review_clock(q, subject);
    if (clock == nullptr || !clock->is_paused()) {
        return false;
    }
    const auto limit = domain::clock_name(*review_limit(q.procedure, subject), subject);
    return std::ranges::none_of(q.state.last, [&](const auto& taken) {
        const auto* asked = std::get_if<MaterialAsked>(&taken.second.event.content);
        return asked != nullptr && asked->limit == limit && asked->subject != subject;
    });
}

// Somebody other than who reviews it now. Where that is an account of no officer, it may be any
// one of those who may.
bool another_may_review(const Question& q, const LegalReview& review) {
    if (!asks_qualification(q)) {
        return true;  // whoever reviews need not be in the register
    }
    std::set<std::string, std::less<>> now;
    if (review.concluded) {
        now.insert(person_of(q, review.concluded->act.reviewer));
    }
    if (review.assigned) {
        now.insert(person_of(q, review.assigned->act.reviewer));
    }
    const auto reviewers = q.around.entries("reviewers", q.on);
    const auto others = std::ranges::count_if(reviewers, [&](const Fields& reviewer) {
        const auto number = text_of(reviewer, "certificate_number");
        return !number.empty() && !now.contains(person_of(q, number)) &&
               reviewer_fault(q, review, number).empty();
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
std::optional<std::chrono::sys_days> may_be_asked_from(const Clock& clock) {
    return domain::day_of(clock.pauses.empty() ? clock.started_on : clock.pauses.back().to);
}

Objection asks_in_time(const Question& q, std::string_view subject) {
    const auto* clock = review_clock(q, subject);
    if (clock == nullptr) {
        return not_asked("法制审核的期限没有在计算", "请核对案件所在的环节");
    }
    if (clock->is_paused()) {
        return not_asked("已经要求补充送审材料，材料还没有补齐", "请等承办机构补齐");
    }
    if (const auto first = may_be_asked_from(*clock); first && q.on < *first) {
        return not_asked(
            fmt::format("要求补充的日期早于{}", domain::in_chinese(*first)), "请核对日期"
        );
    }
    const auto due = due_of(q, domain::clock_name(*review_limit(q.procedure, subject), subject));
    return due && std::max(q.on, q.around.today) > due->day
               ? Objection(not_asked(
                     fmt::format(
                         "法制审核的期限已于{}届满，不再扣除", domain::in_chinese(due->day)
                     ),
                     "请就现有材料提出审核意见；材料不足以认定的，提出书面审核意见退回"
                 ))
               : Objection{};
}

Objection gives_what_was_asked(const Question& q, std::string_view subject) {
    if (!is_pausing(q, subject)) {
        return not_asked("没有要求补充送审材料", "材料齐全的不必补充");
    }
    const auto from = domain::day_of(review_clock(q, subject)->pauses.back().from);
    return from && q.on < *from
               ? Objection(not_asked(
                     fmt::format("补齐的日期早于要求补充的{}", domain::in_chinese(*from)),
                     "请核对日期"
                 ))
               : Objection{};
}

Objection is_given_to_them(const Question& q, const LegalReview& review) {
    if (review.before.contains(q.by) || was_replaced(q, review, q.by_officer)) {
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

bool is_at_panel(const LegalReview& review) {
    return review.settled && review.settled->act.ruling == ReviewSettled::kPanel;
}

Objection rules_as_discussed(const Question& q, const LegalReview& review) {
    if (!is_at_panel(review)) {
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
    const auto& review = q.state.review_of(assigned->subject);
    const auto fault = assigned->reviewer.empty()
                           ? std::string("法制审核人员名录里没有可以审核本案的人员")
                           : reviewer_fault(q, review, assigned->reviewer);
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
    return of_each_review(q, [&](const LegalReview& review, const auto&) {
        return is_given_to_them(q, review);
    });
}

Objection material_may_be_asked(const Question& q) {
    return of_each_review(q, [&](const LegalReview&, const auto& subject) {
        return asks_in_time(q, subject);
    });
}

Objection material_was_asked(const Question& q) {
    return of_each_review(q, [&](const LegalReview&, const auto& subject) {
        return gives_what_was_asked(q, subject);
    });
}

// What is asked for is missing yet: nobody agrees without having seen it.
Objection material_is_there(const Question& q) {
    const auto opinion = stated_opinion(q);
    if (opinion && opinion->opinion != kReviewAgrees) {
        return {};
    }
    return of_each_review(q, [&](const LegalReview&, const auto& subject) {
        return is_pausing(q, subject) ? Objection(not_asked(
                                            "要求补充的送审材料还没有补齐，不能提出同意的意见",
                                            "请等承办机构补齐；不能补齐的，提出书面意见退回"
                                        ))
                                      : Objection{};
    });
}

Objection review_objected(const Question& q) {
    return of_each_review(q, [](const LegalReview& review, const auto&) {
        return review.concluded && !review.is_passed()
                   ? Objection{}
                   : Objection(in_dispute(
                         "nothing-in-dispute",
                         "法制审核没有提出不同意的意见，没有分歧可以协商",
                         "请按审核意见办理"
                     ));
    });
}

Objection dispute_is_open(const Question& q) {
    return of_each_review(q, [](const LegalReview& review, const auto&) {
        const bool differs =
            review.consulted && review.consulted->act.outcome == ReviewConsulted::kDiffers;
        const bool is_ruled = review.settled && !is_at_panel(review);
        if (differs && !is_ruled) {
            return Objection{};
        }
        return Objection(in_dispute(
            "no-dispute",
            is_ruled ? "负责人已经对这次审核分歧作出决定"
                     : "承办机构和法制审核机构没有协商过，或者协商一致了",
            is_ruled ? "请按负责人的决定办理；有新的理由的，先再次协商"
                     : "请由承办机构先与法制审核机构协商，协商不一致的再报请负责人决定"
        ));
    });
}

// What the head put to a panel is not consulted on or sent anew past it: as it concludes, the head
// rules.
Objection dispute_is_at_no_panel(const Question& q) {
    return of_each_review(q, [](const LegalReview& review, const auto&) {
        return !is_at_panel(review) ? Objection{}
                                    : Objection(in_dispute(
                                          "dispute-at-panel",
                                          "负责人已经把审核分歧提请集体讨论，还没有按讨论结论决定",
                                          "请先登记集体讨论，由负责人按讨论的结论决定"
                                      ));
    });
}

Objection panel_is_heard(const Question& q) {
    return of_each_review(q, [&](const LegalReview& review, const auto&) {
        return rules_as_discussed(q, review);
    });
}

Objection panel_was_asked(const Question& q) {
    return of_each_review(q, [](const LegalReview& review, const auto&) {
        return is_at_panel(review) && !review.discussed ? Objection{}
                                                        : Objection(in_dispute(
                                                              "panel-not-asked",
                                                              "负责人没有把审核分歧提请集体讨论",
                                                              "请由负责人先作出决定"
                                                          ));
    });
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
    return of_each_review(q, [&](const LegalReview& review, const auto&) {
        return another_may_review(q, review) ? Objection{}
                                             : Objection(in_dispute(
                                                   "nobody-else-may-review",
                                                   "法制审核人员名录里没有其他可以审核本案的人员",
                                                   "请决定退回或者采纳审核意见，或者提请集体讨论；"
                                                   "也可以先在名录里登记审核人员"
                                               ));
    });
}

Objection orders_return(const Question& q) {
    return rules_one_of(q, {ReviewSettled::kSendsBack, ReviewSettled::kAccepts});
}

Objection puts_to_panel(const Question& q) {
    return rules_one_of(q, {ReviewSettled::kPanel});
}

}  // namespace mingjing::case_file::gate
