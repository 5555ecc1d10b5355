// What let a decision be made, as its instrument says: a passed review, or that no row of the
// catalogue asked for one. Without either it gets no number (国办发〔2018〕118号（十）).

#include <algorithm>
#include <utility>

#include "case_file/gate.h"
#include "desk/instrument_plan.h"
#include "domain/day.h"
#include "domain/instrument.h"

namespace mingjing::desk {

namespace {

using domain::InstrumentKind;
using domain::Refusal;

constexpr std::string_view kPassed = "法制审核通过";
constexpr std::string_view kNotListed = "审核目录没有适用的条目";
constexpr std::string_view kUrgent = "情况紧急，依照行政强制法第十九条先行实施";

// The step that took such an act; null where none did.
template <class Act>
const case_file::Event* taken_by(const case_file::State& state) {
    for (const auto& [step, taken] : state.last) {
        if (std::holds_alternative<Act>(taken.event.content)) {
            return &taken.event;
        }
    }
    return nullptr;
}

// A measure is reviewed by itself: before it is taken or, where it is urgent, before it is
// approved afterwards; then its decision is on the spot already (行政强制法 art. 24).
tl::expected<std::string, Refusal> review_of_measure(
    const case_file::Event& imposed,
    const case_file::State& state,
    const domain::Procedure& procedure,
    const case_file::Surroundings& around
) {
    const auto& measure = std::get<case_file::Imposed>(imposed.content).measure;
    if (const auto review = state.act_reviews.find(measure);
        review != state.act_reviews.end() && review->second.is_passed()) {
        return std::string(kPassed);
    }
    const auto* step = procedure.step(imposed.step);
    const auto day = domain::day_of(imposed.on);
    const bool is_asked = std::ranges::any_of(procedure.acts, [](const domain::Step& act) {
        return act.act == case_file::ActReviewSent::kAct;
    });
    if (step == nullptr || !day || !is_asked) {
        return std::string{};  // of a version that knew of no such review
    }
    constexpr std::string_view kGate = "act_is_reviewed";
    const case_file::Question question{
        state, procedure, *step, &imposed.content, *day, "", "", "", around};
    auto objection = case_file::find_gate(kGate)->objection(question);
    if (!objection) {
        return std::string(kNotListed);
    }
    const bool comes_first = std::ranges::find(step->gates, kGate) == step->gates.end();
    return comes_first ? tl::expected<std::string, Refusal>(std::string(kUrgent))
                       : tl::unexpected(std::move(*objection));
}

}  // namespace

tl::expected<std::string, Refusal> review_of(
    const InstrumentKind& kind,
    const case_file::State& state,
    const domain::Procedure& procedure,
    const case_file::Surroundings& around
) {
    if (!kind.decides) {
        return std::string{};
    }
    if (const auto* imposed = taken_by<case_file::Imposed>(state)) {
        return review_of_measure(*imposed, state, procedure, around);
    }
    if (state.review.is_passed()) {
        return std::string(kPassed);
    }
    const auto* decided = taken_by<case_file::Decided>(state);
    const auto* step = decided == nullptr ? nullptr : procedure.step(decided->step);
    const auto day = domain::day_of(state.decided_on);
    if (step == nullptr || !day) {
        return std::string{};  // on the spot, a permit: what let it be decided is there
    }
    // As it was the day it was decided: what the catalogue asks for later does not undo it.
    const case_file::Question question{
        state, procedure, *step, &decided->content, *day, "", "", "", around};
    if (auto objection = case_file::find_gate("review_is_passed")->objection(question)) {
        return tl::unexpected(std::move(*objection));
    }
    return std::string(kNotListed);
}

}  // namespace mingjing::desk
