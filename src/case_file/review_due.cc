#include "case_file/review_due.h"

#include <fmt/format.h>

#include "case_file/catalogue.h"
#include "case_file/review_subject.h"

namespace mingjing::case_file {

namespace {

constexpr std::string_view kSent = "已经送法制审核";
constexpr std::string_view kEvery = "按本机关规定，一切普通程序的决定都经法制审核";

bool is_every_one_reviewed(const Question& q) {
    return q.threshold("review_every_decision").value_or(1) != 0;
}

std::string_view asked_by_impact(const SocialImpact& impact) {
    const bool is_grave =
        impact.is_grave == SocialImpact::kYes || impact.mass_incident == SocialImpact::kYes;
    return is_grave ? "可能造成重大社会影响或者引发社会风险" : "";
}

std::string_view asked_by_measures(const Measures& measures) {
    if (measures.has_public_interest) {
        return "涉及重大公共利益";
    }
    return measures.legal_relations > 1 ? "案情疑难复杂、涉及多个法律关系"
                                        : asked_by_impact(measures.impact);
}

// The five kinds of （十二）, of which no catalogue may be silent; "" for none of them.
std::string_view asked_by_law(const State& state) {
    constexpr std::string_view kOfRights = "直接关系行政相对人或者第三人重大权益";
    if (state.was_heard) {
        return "经过听证程序";
    }
    if (state.permit_proposed) {
        const auto& examined = state.permit_proposed->act;
        const bool is_of_rights = examined.outcome.refuses() || examined.outcome.takes_back() ||
                                  examined.third_party_interest == PermitProposed::kDirect ||
                                  state.telling.interested.contains(InterestedTold::kInterested);
        return is_of_rights ? kOfRights : asked_by_impact(examined.impact);
    }
    if (state.ruling_proposed) {
        return state.ruling_proposed->act.ruling.is_granted ? "" : kOfRights;
    }
    return state.proposed ? asked_by_measures(state.proposed->act.measures) : "";
}

bool is_decision(std::string_view subject) {
    return ReviewSubject::is_measure(subject) || subject.starts_with(ReviewSubject::kLonger);
}

}  // namespace

std::string decision_review_due(const Question& q) {
    const auto& state = q.state;
    // What was sent is answered: nobody takes a decision from its reviewer.
    if (state.review.sent) {
        return std::string(kSent);
    }
    if (outcome_of(q) == nullptr && !state.permit_proposed && !state.ruling_proposed) {
        return "还没有提出处理建议，不能判断是否应当审核";
    }
    if (auto rows = catalogue_rows(q); !rows.empty()) {
        return rows.cited();
    }
    if (const auto law = asked_by_law(state); !law.empty()) {
        return fmt::format("属于应当进行法制审核的情形（{}）", law);
    }
    return is_every_one_reviewed(q) ? std::string(kEvery) : std::string{};
}

bool is_approved_late(const Question& q) {
    return q.step.act == Noted::kAct && q.state.imposed;
}

std::string act_review_due(const Question& q, std::string_view subject) {
    if (auto rows = act_rows(q, subject); !rows.empty()) {
        return rows.cited();
    }
    const auto& review = q.state.review_of(subject);
    if (review.sent && !review.is_passed()) {
        return std::string(kSent);  // of these, too, nobody takes it from its reviewer
    }
    // It has the law's 24 hours: what the bureau asks beyond the law does not hold that up.
    const bool is_asked = !is_approved_late(q) && is_decision(subject) && is_every_one_reviewed(q);
    return is_asked ? std::string(kEvery) : std::string{};
}

}  // namespace mingjing::case_file
