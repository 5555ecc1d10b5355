#include "case_file/named_gates.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "case_file/among.h"
#include "case_file/event.h"
#include "case_file/review_subject.h"

namespace mingjing::case_file {

namespace {

using domain::Procedure;
using domain::Step;
using Words = std::vector<std::string>;

constexpr std::string_view kPenaltyItems = "行政处罚";
constexpr std::string_view kAskedTheCourt = "已申请法院强制执行";  // 履行情况
constexpr std::string_view kCourtStep = "apply_to_court";
constexpr std::int64_t kUrgentHoursMax = 24;  // 行政强制法 art. 19

constexpr GateToName kReviewed{
    "act_is_reviewed", "列入审核目录的，未经法制审核不得作出（国办发〔2018〕118号（十））"};
constexpr GateToName kOverdue{
    "performance_is_overdue", "履行期限没有届满的，不得催告、申请强制执行（行政强制法第五十三条）"};
constexpr GateToName kReleased{
    "preserved_is_released", "先行登记保存的证据应当先作出处理决定（行政处罚法第五十六条）"};

constexpr auto kOfTheCourt = std::to_array<GateToName>({
    {"remedies_are_over", "复议、诉讼期限没有届满的，不得申请法院强制执行（行政强制法第五十三条）"},
    {"waiting_is_over", "催告书送达未满十日的，不得申请法院强制执行（行政强制法第五十四条）"},
    {"court_is_asked_in_time", "应当在三个月内申请法院强制执行（行政强制法第五十三条）"},
    {"decision_stands", "被撤销的决定不得申请法院强制执行（行政处罚法第四十八条第二款）"},
    kOverdue,
    kReviewed,
});

bool names(const Step& step, std::string_view gate) {
    return std::ranges::find(step.gates, gate) != step.gates.end();
}

// `subject`: of the reviews of acts beside the decision, one that is offered for it; "" for any.
bool has_act(const Procedure& procedure, std::string_view act, std::string_view subject = "") {
    const auto is_one = [&](const Step& step) {
        const auto offered = step.offers.find(kReviewSubject);
        return step.act == act && (subject.empty() || (offered != step.offers.end() &&
                                                       contains(offered->second, subject)));
    };
    return std::ranges::any_of(procedure.steps, is_one) ||
           std::ranges::any_of(procedure.acts, is_one);
}

// The measures the procedure takes.
Words measures_of(const Procedure& procedure) {
    Words all;
    for (const auto subject : ReviewSubject::kAll) {
        const auto takes_it = [&](const Step& step) {
            const auto offered = step.offers.find("measure");
            return step.act == Imposed::kAct &&
                   (offered == step.offers.end() || contains(offered->second, subject));
        };
        if (ReviewSubject::is_measure(subject) && (std::ranges::any_of(procedure.steps, takes_it) ||
                                                   std::ranges::any_of(procedure.acts, takes_it))) {
            all.emplace_back(subject);
        }
    }
    return all;
}

// What a review may be of for which the step waits (ReviewSubject).
Words reviews_of(const Procedure& procedure, const Step& step) {
    if (step.act == TransferDecided::kAct) {
        return {std::string(ReviewSubject::kTransfer)};
    }
    if (step.act == Demanded::kAct) {
        return {std::string(ReviewSubject::kSurcharge)};
    }
    if (asks_the_court(step) || (step.act == Noted::kAct && !has_act(procedure, Imposed::kAct))) {
        return {std::string(ReviewSubject::kCourt)};
    }
    auto measures = measures_of(procedure);
    if (step.act == Extended::kAct) {
        for (auto& measure : measures) {
            measure.insert(0, ReviewSubject::kLonger);
        }
    }
    return measures;
}

// 情况紧急 (行政强制法 art. 19): it comes first, and its approval within hours asks for the review.
bool is_approved_within_hours(const Procedure& procedure, const Step& step) {
    const auto is_in_hours = [&](const Step& next) {
        return std::ranges::any_of(procedure.limits, [&](const domain::TimeLimit& limit) {
            return !limit.counting && limit.amount <= kUrgentHoursMax &&
                   std::ranges::find(limit.ends, next.key) != limit.ends.end();
        });
    };
    const auto approval = std::ranges::find_if(procedure.steps, [&](const Step& next) {
        return !step.to.empty() && next.from == step.to && next.act == Noted::kAct &&
               names(next, kReviewed.gate) && is_in_hours(next);
    });
    if (approval == procedure.steps.end()) {
        return false;
    }
    auto unreviewed = procedure.steps;
    std::erase_if(unreviewed, [](const Step& next) { return names(next, kReviewed.gate); });
    // No other way past it, straight or around.
    return !domain::reached({step.to}, unreviewed, false).contains(approval->to);
}

bool concludes(const Procedure& procedure, const Step& step) {
    constexpr std::array kActs{Proposed::kAct, Decided::kAct, Dropped::kAct};
    const auto* next = procedure.stage(step.to);
    return std::ranges::find(kActs, step.act) != kActs.end() || (next != nullptr && next->is_end);
}

// Whether it concludes a case while things may still be preserved: where that is done, or where
// steps lead from there that do not ask what became of them.
bool leaves_what_is_preserved(const Procedure& procedure, const Step& step) {
    if (!concludes(procedure, step)) {
        return false;
    }
    std::set<std::string> held;
    for (const auto* all : {&procedure.acts, &procedure.steps}) {
        for (const auto& one : *all) {
            if (one.act == Preserved::kAct) {
                const auto& stages = one.to.empty() ? one.at : Words{one.to};
                held.insert(stages.begin(), stages.end());
            }
        }
    }
    auto unasked = procedure.steps;
    std::erase_if(unasked, [&](const Step& one) {
        return names(one, kReleased.gate) || concludes(procedure, one);
    });
    const auto reached = domain::reached(std::move(held), unasked, false);
    const auto& from = step.from.empty() ? step.at : Words{step.from};
    return std::ranges::any_of(from, [&](const auto& stage) { return reached.contains(stage); });
}

std::vector<GateToName> asked_of(const Procedure& procedure, const Step& step) {
    if (asks_the_court(step)) {
        return {kOfTheCourt.begin(), kOfTheCourt.end()};
    }
    if (step.act == Imposed::kAct && !is_approved_within_hours(procedure, step)) {
        return {kReviewed};
    }
    if (step.act == Extended::kAct && has_act(procedure, Imposed::kAct)) {
        return {kReviewed};
    }
    if (step.act == TransferDecided::kAct && !names(step, "declines_transfer")) {
        return {kReviewed};
    }
    if (step.act == Demanded::kAct) {
        // Only a penalty has a surcharge that grows with the demand (行政处罚法 art. 72).
        return procedure.is_for(kPenaltyItems) ? std::vector{kOverdue, kReviewed}
                                               : std::vector{kOverdue};
    }
    return leaves_what_is_preserved(procedure, step) ? std::vector{kReleased}
                                                     : std::vector<GateToName>{};
}

}  // namespace

bool is_never_let_through(const Procedure& procedure, const Step& step) {
    const auto wanted = names(step, kReviewed.gate) ? reviews_of(procedure, step) : Words{};
    return std::ranges::any_of(wanted, [&](const std::string& subject) {
        return !has_act(procedure, ActReviewSent::kAct, subject) ||
               !has_act(procedure, ActReviewConcluded::kAct, subject);
    });
}

bool asks_the_court(const Step& step) {
    return step.performance == kAskedTheCourt || step.key == kCourtStep;
}

std::vector<GateToName> gates_left_out(const Procedure& procedure, const Step& step) {
    auto left_out = asked_of(procedure, step);
    std::erase_if(left_out, [&](const GateToName& one) { return names(step, one.gate); });
    return left_out;
}

}  // namespace mingjing::case_file
