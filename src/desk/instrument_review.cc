// What let a decision be made, as its instrument says: a passed review, or the finding that no row
// of the catalogue in force asked for one. Without either it gets no number, on the spot apart
// (国办发〔2018〕118号（十）).

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
constexpr std::string_view kNotListed = case_file::ReviewSpared::kNoRow;
constexpr std::string_view kNotKnown = "办理时的程序没有规定强制措施的法制审核";
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

constexpr std::string_view kGate = "act_is_reviewed";

bool is_asked_at(const domain::Step& step) {
    return std::ranges::find(step.gates, kGate) != step.gates.end();
}

// The day by which a measure had to be reviewed: it was taken or, urgent, approved then; "" while
// it waits for that.
std::string had_to_pass_by(
    const case_file::Event& imposed,
    const case_file::State& state,
    const domain::Procedure& procedure
) {
    const auto* step = procedure.step(imposed.step);
    if (step == nullptr || is_asked_at(*step)) {
        return imposed.on;
    }
    for (const auto& [key, taken] : state.last) {
        const auto* later = procedure.step(key);
        if (later != nullptr && later->act == case_file::Noted::kAct && is_asked_at(*later)) {
            return taken.event.on;
        }
    }
    return {};
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
    const auto& review = state.review_of(measure);
    const auto by = had_to_pass_by(imposed, state, procedure);
    if (review.is_passed() && (by.empty() || review.concluded->on <= by)) {
        return std::string(kPassed);
    }
    const auto* step = procedure.step(imposed.step);
    const auto day = domain::day_of(imposed.on);
    const bool is_asked = std::ranges::any_of(procedure.acts, [](const domain::Step& act) {
        return act.act == case_file::ActReviewSent::kAct;
    });
    if (step == nullptr || !day || !is_asked) {
        return std::string(kNotKnown);
    }
    auto then = around;
    then.today = *day;
    const case_file::Question question{
        state, procedure, *step, &imposed.content, *day, "", "", "", then};
    auto objection = case_file::find_gate(kGate)->objection(question);
    if (!objection) {
        return std::string(kNotListed);
    }
    return is_asked_at(*step) ? tl::unexpected(std::move(*objection))
                              : tl::expected<std::string, Refusal>(std::string(kUrgent));
}

const case_file::Event* decision_of(const case_file::State& state) {
    const auto* decided = taken_by<case_file::Decided>(state);
    decided = decided == nullptr ? taken_by<case_file::PermitDecided>(state) : decided;
    return decided == nullptr ? taken_by<case_file::RulingMade>(state) : decided;
}

Refusal undecided() {
    return {
        .code = "not-decided",
        .what = "案件还没有作出决定，决定书不能编号",
        .article = "国办发〔2018〕118号（十）",
        .next = "请先作出决定",
        .rule = "GS-10"};
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
    if (state.is_decided_on_spot) {
        return std::string{};  // 简易程序: the law asks for no review of it
    }
    const auto* decided = decision_of(state);
    const auto day = domain::day_of(state.decided_on);
    if (decided == nullptr || !day) {
        return tl::unexpected(undecided());
    }
    if (state.review.is_passed()) {
        return std::string(kPassed);
    }
    // The decision asked once more as it was made: what is published of that day since does not
    // undo it.
    if (state.review.spared) {
        return std::string(kNotListed);
    }
    // Without either, as it was the day it was decided. What is asked does not lie with the step,
    // whatever a later version calls it.
    const auto* known = procedure.step(decided->step);
    domain::Step step = known == nullptr ? domain::Step{} : *known;
    step.act = case_file::kind_of(decided->content).act;
    auto then = around;
    then.today = *day;
    const case_file::Question question{
        state, procedure, step, &decided->content, *day, "", "", "", then};
    if (auto objection = case_file::find_gate("review_is_passed")->objection(question)) {
        return tl::unexpected(std::move(*objection));
    }
    return std::string(kNotListed);
}

}  // namespace mingjing::desk
