// 采取、延长强制措施，申请法院强制执行，移送司法机关: what a review is due of (review_due.h) is
// reviewed before it is done. A procedure asks it by name where it has the steps to send and to
// conclude such a review, so that cases under older versions go on.

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "case_file/catalogue.h"
#include "case_file/gate_parts.h"
#include "case_file/review_asked.h"
#include "case_file/review_due.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

namespace {

using domain::Refusal;

constexpr std::string_view kNoneWithout = "国办发〔2018〕118号（十）、（十二）";

// What the step does, as its review calls it; "" where that is not stated yet, or nothing to be
// reviewed is done.
std::string subject_of(const Question& q) {
    if (const auto* imposed = q.states<Imposed>()) {
        return imposed->measure;
    }
    if (q.step.act == Demanded::kAct) {
        return std::string(ReviewSubject::kSurcharge);
    }
    if (q.step.act == TransferDecided::kAct) {
        const auto* decided = q.states<TransferDecided>();
        const bool declines = decided != nullptr && !decided->is_approved;
        return declines ? std::string{} : std::string(ReviewSubject::kTransfer);
    }
    if (q.step.act == Extended::kAct && q.state.imposed) {
        return std::string(ReviewSubject::kLonger) + q.state.imposed->act.measure;
    }
    if (is_approved_late(q)) {
        return q.state.imposed->act.measure;
    }
    return q.step.act == Noted::kAct ? std::string(ReviewSubject::kCourt) : std::string{};
}

// That the matter goes to the police was reviewed with the decision that says so: of a crime that
// was reported by then, and not past a reviewer of the transfer itself.
bool is_reviewed_with_the_decision(const Question& q, std::string_view subject) {
    const auto& own = q.state.review_of(subject);
    return subject == ReviewSubject::kTransfer && q.state.review.is_passed() && q.state.proposed &&
           q.state.proposed->act.outcome.conclusion == kCrime && q.state.crime.went_with_decision &&
           !own.sent;
}

// "" where it was passed by that day: an act is dated no earlier than what lets it be done.
std::string how_far(const LegalReview& review, std::string_view on) {
    if (!review.concluded) {
        return review.sent ? "法制审核还没有结论" : "还没有送法制审核";
    }
    if (!review.is_passed()) {
        return "法制审核没有通过";
    }
    const auto& passed_on = review.concluded->on;
    const auto day = domain::day_of(passed_on);
    return on >= passed_on
               ? std::string{}
               : fmt::format(
                     "{}法制审核才通过", day ? domain::in_chinese(*day) : std::string(passed_on)
                 );
}

// A surcharge grows from day to day: what was reviewed is the sum by the rows it had met then.
// Those it has met since.
AskingRows rows_met_since(
    const LegalReview& review, const AskingRows& rows, std::string_view subject
) {
    AskingRows since;
    if (subject == ReviewSubject::kSurcharge && review.sent) {
        const auto& seen = review.sent->act.rows;
        since = rows;
        std::erase_if(since.met, [&](const Fields& row) {
            return std::ranges::find(seen, text_of(row, "number")) != seen.end();
        });
    }
    return since;
}

// Urgent, it came first, and what its approval asks for may still be sent.
bool waits_for_approval(const Question& q) {
    return std::ranges::any_of(q.procedure.steps, [&](const domain::Step& step) {
        return step.from == q.state.stage && step.act == Noted::kAct &&
               std::ranges::find(step.gates, "act_is_reviewed") != step.gates.end();
    });
}

// Of the day it is dated and of the day it is recorded, as of decisions. A surcharge is that of its
// day alone.
std::string asked_by_now(const Question& q, std::string_view subject) {
    auto due = act_review_due(q, subject);
    if (due.empty() && subject != ReviewSubject::kSurcharge) {
        auto now = q;
        now.on = q.around.today;
        due = act_review_due(now, subject);
    }
    return due;
}

std::string after(const LegalReview& review) {
    if (review.is_passed()) {
        return "请核对办理日期";
    }
    return review.concluded ? "请按审核意见处理后再次送审；有不同意见的，先与法制审核机构协商"
                            : "请送审，审核通过后再办理";
}

}  // namespace

Objection act_is_reviewed(const Question& q) {
    const auto subject = subject_of(q);
    if (subject.empty() || is_reviewed_with_the_decision(q, subject)) {
        return {};
    }
    const auto& review = q.state.review_of(subject);
    auto lacks = how_far(review, domain::iso(q.on));
    const bool was_passed = lacks.empty();
    const auto due = was_passed ? rows_met_since(review, act_rows(q, subject), subject).cited()
                                : asked_by_now(q, subject);
    if (due.empty()) {
        return {};
    }
    if (was_passed) {
        lacks = "送审时的数额还没有达到这一条";
    }
    return Refusal{
        .code = "act-not-reviewed",
        .what = fmt::format("“{}”{}；{}，未经审核或者审核未通过的，不得作出", subject, due, lacks),
        .article = std::string(kNoneWithout),
        .next = was_passed ? "请按现在的数额再次送审" : after(review),
        .rule = "GS-10"};
}

// Of the decision's review the stage says it.
Objection act_review_is_open(const Question& q) {
    return of_each_review(q, [&](const LegalReview& review, const auto& subject) {
        if (subject.empty() || review.is_open()) {
            return Objection{};
        }
        return Objection(Refusal{
            .code = "act-review-not-sent",
            .what = q.stated == nullptr
                        ? std::string("没有等待审核的送审")
                        : fmt::format("“{}”没有送审，或者已经提出过审核意见", subject),
            .article = std::string(kNoneWithout),
            .next = "请由承办机构送审后再审核",
            .rule = "GS-10"});
    });
}

// Whoever was given it answers for it (GS-12): sent again meanwhile it would be nobody's.
Objection act_review_is_not_open(const Question& q) {
    return of_each_review(q, [&](const LegalReview& review, const auto& subject) {
        if (!review.is_open()) {
            return Objection{};
        }
        return Objection(Refusal{
            .code = "act-review-under-way",
            .what = subject.empty() ? std::string("已经送审，还没有审核意见")
                                    : fmt::format("“{}”已经送审，还没有审核意见", subject),
            .article = std::string(kNoneWithout),
            .next = "请等审核意见；送审材料有遗漏的，由审核人员要求补充或者提出意见退回",
            .rule = "GS-12"});
    });
}

// What is sent once a measure was taken lets nothing be done any more: it would only take the place
// of the review that did.
Objection measure_is_not_yet_taken(const Question& q) {
    if (!q.state.imposed || waits_for_approval(q)) {
        return {};
    }
    return of_each_review(q, [](const LegalReview&, const auto& subject) {
        if (!ReviewSubject::is_measure(subject)) {
            return Objection{};
        }
        return Objection(Refusal{
            .code = "measure-taken",
            .what = fmt::format("强制措施已经采取，“{}”不能再送法制审核", subject),
            .article = std::string(kNoneWithout),
            .next = "需要延长期限的，请送审相应的延长",
            .rule = "GS-10"});
    });
}

}  // namespace mingjing::case_file::gate
