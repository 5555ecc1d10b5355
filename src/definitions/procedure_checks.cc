#include "definitions/procedure_checks.h"

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "case_file/event.h"

namespace mingjing::definitions {

namespace {

using domain::Procedure;
using domain::reached;

// A matter can get from the first stage to every other, and from each to an end.
void check_ways(const Procedure& procedure, Section& section) {
    std::set<std::string> ends;
    for (const auto& stage : procedure.stages) {
        if (stage.is_end) {
            ends.insert(stage.key);
        }
    }
    if (procedure.stages.empty()) {
        return;
    }
    const auto from_first = reached({procedure.stages.front().key}, procedure.steps, false);
    const auto to_end = reached(ends, procedure.steps, true);
    for (const auto& stage : procedure.stages) {
        const auto complain = [&](std::string_view what) {
            section.problems().add(
                section.line_of_item("stages", stage.key),
                fmt::format("环节“{}”{}", stage.name, what)
            );
        };
        if (!from_first.contains(stage.key)) {
            complain("走不到：没有从第一个环节到它的步骤");
        }
        if (!to_end.contains(stage.key)) {
            complain("走不出去：没有从它到结束环节的步骤");
        }
        if (stage.is_end && std::ranges::any_of(procedure.steps, [&](const auto& step) {
                return step.from == stage.key;
            })) {
            complain("是结束环节，不应当再有步骤");
        }
    }
}

// The stages the matter may be at once the step was taken.
std::set<std::string> after(const domain::Step& step, const Procedure& procedure) {
    if (!step.to.empty()) {
        return reached({step.to}, procedure.steps, false);
    }
    if (step.at.empty()) {
        return reached({procedure.stages.front().key}, procedure.steps, false);
    }
    return reached({step.at.begin(), step.at.end()}, procedure.steps, false);
}

bool may_be_taken(const domain::Step& step, const std::set<std::string>& stages) {
    return step.from.empty()
               ? std::ranges::any_of(step.at, [&](const auto& at) { return stages.contains(at); })
               : stages.contains(step.from);
}

// Whatever sets a limit going, something that meets it can still come.
void check_limits(const Procedure& procedure, Section& section) {
    for (const auto& limit : procedure.limits) {
        for (const auto& start : limit.starts) {
            const auto* step = procedure.step(start);
            if (step == nullptr) {
                continue;  // said before
            }
            const auto stages = after(*step, procedure);
            const bool can_end = std::ranges::any_of(limit.ends, [&](const auto& end) {
                const auto* ending = procedure.step(end);
                return ending != nullptr && may_be_taken(*ending, stages);
            });
            if (!can_end) {
                section.problems().add(
                    section.line_of_item("limits", limit.key),
                    fmt::format(
                        "期限“{}”从“{}”起算以后，没有步骤能使它结束", limit.name, step->name
                    )
                );
            }
        }
    }
}

// Cases run by it: one way to open them, and every lane says whose duty its steps are.
void check_can_be_run(const Procedure& procedure, Section& section) {
    const auto openings =
        std::ranges::count(procedure.acts, case_file::Opened::kAct, &domain::Step::act);
    if (openings != 1) {
        section.problem(
            "acts",
            fmt::format(
                "{}应当有一个登记案源的办理内容（act: open），现有{}个", section.what(), openings
            )
        );
    }
    for (const auto& step : procedure.steps) {
        if (procedure.step(step.key) != &step ||
            std::ranges::find(procedure.acts, step.key, &domain::Step::key) !=
                procedure.acts.end()) {
            section.problem("acts", fmt::format("{}的“{}”写了两次", section.what(), step.key));
        }
    }
}

}  // namespace

void check_procedure(const Procedure& procedure, Section& section) {
    check_ways(procedure, section);
    check_limits(procedure, section);
    check_can_be_run(procedure, section);
}

}  // namespace mingjing::definitions
