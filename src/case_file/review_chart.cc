#include "case_file/review_chart.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "case_file/dispute.h"
#include "case_file/review.h"
#include "case_file/reviewing.h"

namespace mingjing::case_file {

namespace {

using domain::Procedure;
using domain::Step;

constexpr std::string_view kMaterial = "review_material";  // a stage of the chart alone

const Step* opinion_of(const Procedure& whole) {
    const auto found = std::ranges::find(whole.steps, ReviewConcluded::kAct, &Step::act);
    return found == whole.steps.end() ? nullptr : &*found;
}

// What is sent, spared, concluded, disputed and ruled. What leads to the review belongs to it by
// whatever act, as what is proposed does where it is not sent.
bool is_of_review(const Step& step, std::string_view review) {
    return step.to == review || step.from == review || step.act == ReviewSpared::kAct ||
           step.act == ReviewConsulted::kAct || step.act == ReviewSettled::kAct;
}

const Step* act_of(const Procedure& whole, std::string_view act) {
    const auto found = std::ranges::find(whole.acts, act, &Step::act);
    return found == whole.acts.end() ? nullptr : &*found;
}

// Asking for material leaves the matter where it is; the chart shows where it waits.
void add_material(const Procedure& whole, std::string_view review, Procedure& part) {
    const auto* asked = act_of(whole, MaterialAsked::kAct);
    const auto* given = act_of(whole, MaterialGiven::kAct);
    const auto at = std::ranges::find(part.stages, review, &domain::Stage::key);
    if (asked == nullptr || given == nullptr || at == part.stages.end()) {
        return;
    }
    const auto add = [&](const Step& act, std::string_view from, std::string_view to) {
        auto step = act;
        step.from = from;
        step.to = to;
        step.at.clear();
        part.steps.push_back(std::move(step));
    };
    part.stages.insert(
        at + 1,
        {.key = std::string(kMaterial),
         .name = "补充送审材料",
         .lane = given->by,
         .note = "所需时间不计入期限"}
    );
    add(*asked, review, kMaterial);
    add(*given, kMaterial, review);
}

void add_limits(const Procedure& whole, Procedure& part) {
    const auto is_shown = [&](const std::string& key) { return part.step(key) != nullptr; };
    for (const auto& limit : whole.limits) {
        const bool is_of_opinion = std::ranges::any_of(limit.ends, [&](const auto& key) {
            const auto* end = part.step(key);
            return end != nullptr && end->act == ReviewConcluded::kAct;
        });
        if (is_of_opinion && std::ranges::all_of(limit.starts, is_shown) &&
            std::ranges::all_of(limit.ends, is_shown)) {
            part.limits.push_back(limit);
        }
    }
}

}  // namespace

std::optional<Procedure> review_part(const Procedure& whole) {
    const auto* opinion = opinion_of(whole);
    if (opinion == nullptr) {
        return std::nullopt;
    }
    const std::string review = opinion->from;
    Procedure part = whole;
    part.name = "法制审核流程（" + whole.name + "）";
    part.about =
        "重大执法决定作出以前，由法制审核机构审核；未经审核或者审核未通过的，不得作出决定。";
    part.basis = "国办发〔2018〕118号（十）至（十四）；行政处罚法第五十八条";
    part.limits.clear();
    std::erase_if(part.steps, [&](const Step& step) { return !is_of_review(step, review); });
    std::erase_if(part.stages, [&](const domain::Stage& stage) {
        return std::ranges::none_of(part.steps, [&](const Step& step) {
            return step.from == stage.key || step.to == stage.key;
        });
    });
    for (auto& stage : part.stages) {
        stage.is_end = std::ranges::none_of(part.steps, [&](const Step& step) {
            return step.from == stage.key;
        });
    }
    add_material(whole, review, part);
    part.acts.clear();
    std::erase_if(part.lanes, [&](const domain::Lane& lane) {
        return std::ranges::none_of(
                   part.stages, [&](const auto& stage) { return stage.lane == lane.key; }
               ) &&
               std::ranges::none_of(part.steps, [&](const auto& step) {
                   return step.by == lane.key;
               });
    });
    add_limits(whole, part);
    return part;
}

}  // namespace mingjing::case_file
