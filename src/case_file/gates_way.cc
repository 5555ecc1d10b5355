// Of several ways on from a stage, the one this case takes.

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "case_file/gate_parts.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

namespace {

Objection other_way(std::string_view what, std::string_view conclusion, std::string_view next) {
    return domain::Refusal{
        .code = "other-way",
        .what = fmt::format("{}“{}”，不走这一步", what, conclusion),
        .article = "行政处罚法第五十七条第一款",
        .next = std::string(next),
        .rule = "CF-26"};
}

Objection proposed(const Question& q, bool wanted) {
    if (!q.state.proposed) {
        return other_way("还没有处理建议", "", "请先调查终结");
    }
    const auto& conclusion = q.state.proposed->act.outcome.conclusion;
    return is_burden(conclusion) == wanted
               ? Objection{}
               : other_way("处理建议是", conclusion, wanted ? "请直接送审" : "请先告知当事人");
}

Objection proposed_is_a_penalty(const Question& q, bool wanted) {
    const auto conclusion =
        q.state.proposed ? q.state.proposed->act.outcome.conclusion : std::string{};
    return (conclusion == kPenalty) == wanted
               ? Objection{}
               : other_way("处理建议是", conclusion, "请按处理建议作出决定");
}

Objection decided(const Question& q, bool wanted) {
    const auto conclusion = q.state.decided ? q.state.decided->conclusion : std::string{};
    return is_burden(conclusion) == wanted ? Objection{}
                                           : other_way("决定是", conclusion, "请按决定的内容办理");
}

Objection serves(const Question& q, std::string_view instrument, std::string_view rule) {
    const auto* served = q.states<Served>();
    if (served == nullptr || served->instrument == instrument) {
        return {};
    }
    return domain::Refusal{
        .code = "other-instrument",
        .what = fmt::format("这一步送达的是{}，不是{}", instrument, served->instrument),
        .article = "",
        .next = fmt::format("请选择{}", instrument),
        .rule = std::string(rule)};
}

bool orders_payment(const Outcome& outcome) {
    return outcome.payment.ordered.fen > 0;
}

Objection without_day(const Question& q, std::string_view article, std::string_view next) {
    const auto* served = q.states<Served>();
    if (served == nullptr || !served->pay_by.empty()) {
        return {};
    }
    return domain::Refusal{
        .code = "order-without-day",
        .what = "责令支付没有写明支付的期限",
        .article = std::string(article),
        .next = std::string(next),
        .rule = "JC-09"};
}

bool is_among(const auto& all, std::string_view one) {
    return std::ranges::find(all, one) != all.end();
}

template <class Act>
bool was_taken(const Question& q) {
    return std::ranges::any_of(q.state.last, [](const auto& taken) {
        return std::holds_alternative<Act>(taken.second.event.content);
    });
}

bool is_agreed(const Question& q, bool otherwise) {
    const auto* concluded = q.states<ReviewConcluded>();
    return concluded == nullptr ? otherwise : concluded->opinion == ReviewConcluded::kAgrees;
}

// What was decided is served, where anybody is left to serve it on.
Objection ends_unserved(const Question& q, const std::string& ground) {
    if (ground == Dropped::kPartyGone) {
        return {};
    }
    return domain::Refusal{
        .code = "decision-not-served",
        .what = fmt::format("决定已经作出、还没有送达，“{}”不是终止的理由", ground),
        .article = q.step.basis,
        .next = fmt::format(
            "请送达决定书；“{}”，无人可以送达的，才终止；有人承受其义务的，向承受人送达",
            Dropped::kPartyGone
        ),
        .rule = "CF-30"};
}

}  // namespace

Objection proposes_a_burden(const Question& q) {
    return proposed(q, true);
}

Objection proposes_no_burden(const Question& q) {
    return proposed(q, false);
}

// Each decision has its own days to be made public in.
Objection proposes_a_penalty(const Question& q) {
    return proposed_is_a_penalty(q, true);
}

Objection proposes_no_penalty(const Question& q) {
    return proposed_is_a_penalty(q, false);
}

Objection decided_a_burden(const Question& q) {
    return decided(q, true);
}

Objection decided_no_burden(const Question& q) {
    return decided(q, false);
}

Objection decided_a_penalty(const Question& q) {
    return q.state.decided && q.state.decided->conclusion == kPenalty
               ? Objection{}
               : other_way(
                     "决定是",
                     q.state.decided ? q.state.decided->conclusion : "",
                     "请按决定的内容送达"
                 );
}

Objection decided_no_penalty(const Question& q) {
    return q.state.decided && q.state.decided->conclusion == kPenalty
               ? other_way("决定是", q.state.decided->conclusion, "请用送达处罚决定登记")
               : Objection{};
}

// What was looked into and found not to be, or minor, is decided on: that is an answer to the
// party, and reviewed. Struck off is what cannot be decided at all.
Objection ground_is_no_finding(const Question& q) {
    const auto* dropped = q.states<Dropped>();
    constexpr std::array kGrounds{Dropped::kTooLate, Dropped::kElsewhere, Dropped::kPartyGone};
    if (dropped == nullptr) {
        return {};
    }
    const auto refused = [](std::string what, std::string next) {
        return domain::Refusal{
            .code = "finding-is-decided",
            .what = std::move(what),
            .article = "行政处罚法第五十七条第一款",
            .next = std::move(next),
            .rule = "CF-26"};
    };
    if (!is_among(kGrounds, dropped->ground)) {
        return refused(
            fmt::format("“{}”不是撤销立案的理由", dropped->ground),
            fmt::format(
                "“{}”的，才撤销立案；没有违法事实或者轻微的，请登记“调查终结”，提出不予处罚的建议",
                fmt::join(kGrounds, "”、“")
            )
        );
    }
    const auto ended = domain::day_of(q.state.opened.act_ended_on);
    if (dropped->ground == Dropped::kTooLate && ended && !within_limitation(q)) {
        return refused(
            fmt::format("违法行为于{}终了，登记案源时没有超过追责期限", domain::in_chinese(*ended)),
            "请核对违法行为终了的日期，或者继续调查"
        );
    }
    return {};
}

// A decision that stands is carried out, or ends by what the law says; before there is one,
// nothing is carried out.
Objection ground_ends_execution(const Question& q) {
    const auto* dropped = q.states<Dropped>();
    constexpr std::array kGrounds{
        Dropped::kNothingLeft, Dropped::kObjectGone, Dropped::kCourtRefused};
    if (dropped == nullptr) {
        return {};
    }
    const auto refused = [](std::string what, std::string next) {
        return domain::Refusal{
            .code = "execution-goes-on",
            .what = std::move(what),
            .article = "行政强制法第四十条、第五十八条",
            .next = std::move(next),
            .rule = "QZ-12"};
    };
    const bool is_of_execution = is_among(kGrounds, dropped->ground);
    if (!q.state.decided) {
        return is_of_execution ? Objection(refused(
                                     fmt::format("还没有作出决定，“{}”不是理由", dropped->ground),
                                     "请选择其他的理由类别"
                                 ))
                               : Objection{};
    }
    if (q.state.decision_served_on.empty()) {
        return ends_unserved(q, dropped->ground);
    }
    // 40 (5): other circumstances, but of an execution that was begun.
    const bool is_other = dropped->ground == Dropped::kOther && was_taken<Demanded>(q);
    if (!is_of_execution && !is_other) {
        return refused(
            fmt::format("“{}”不是终结执行的理由", dropped->ground),
            fmt::format(
                "“{}"
                "”的，或者催告以后有其他应当终结的情形的，才终结执行；决定被撤销的，请登记“决定被撤"
                "销”",
                fmt::join(kGrounds, "”、“")
            )
        );
    }
    if (dropped->ground == Dropped::kCourtRefused && !was_court_asked(q)) {
        return refused(
            "还没有申请人民法院强制执行，不会有不予执行的裁定", "请先催告、登记“申请法院强制执行”"
        );
    }
    return {};
}

Objection reviewer_agrees(const Question& q) {
    if (is_agreed(q, true)) {
        return {};
    }
    return domain::Refusal{
        .code = "review-objects",
        .what = "审核意见不是“同意”，不能通过",
        .article = "行政处罚法第五十八条",
        .next = "请退回承办机构处理",
        .rule = "CF-27"};
}

Objection reviewer_objects(const Question& q) {
    if (!is_agreed(q, false)) {
        return {};
    }
    return domain::Refusal{
        .code = "review-agrees",
        .what = "审核意见是“同意”，不应当退回",
        .article = "国办发〔2018〕118号（十四）",
        .next = "请选择审核通过，或者写明存在的问题",
        .rule = "GS-09"};
}

Objection serves_the_notice(const Question& q) {
    return serves(q, Served::kNotice, "CF-16");
}

Objection serves_the_decision(const Question& q) {
    return serves(q, Served::kDecision, "CF-30");
}

Objection serves_the_demand(const Question& q) {
    return serves(q, Served::kDemand, "QZ-09");
}

Objection serves_the_hearing_notice(const Question& q) {
    return serves(q, Served::kHearingNotice, of_hearing_notice(q).rule);
}

// An order to pay says by when: only then can it run out.
Objection serves_the_correction(const Question& q) {
    if (auto other = serves(q, Served::kCorrection, "JC-09")) {
        return other;
    }
    const bool orders = q.state.proposed && orders_payment(q.state.proposed->act.outcome);
    return orders ? without_day(
                        q,
                        "劳动保障监察条例第二十六条",
                        "请写指令书定的最后一天；逾期不支付的，才可以责令加付赔偿金"
                    )
                  : Objection{};
}

Objection handling_says_by_when(const Question& q) {
    const bool orders = q.state.decided && q.state.decided->conclusion == kHandling &&
                        orders_payment(*q.state.decided);
    return orders ? without_day(
                        q,
                        "劳动保障监察条例第十八条；行政强制法第五十三条",
                        "请写处理决定书定的履行期限；逾期不履行的，才可以催告、申请强制执行"
                    )
                  : Objection{};
}

}  // namespace mingjing::case_file::gate
