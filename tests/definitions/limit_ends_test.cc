// No limit of a shipped procedure runs on where nothing can meet it any more: of a case that has
// left the stages where its ends are taken, the step that left them is an end too.

#include <set>

#include <gmock/gmock.h>

#include "definitions/sources.h"

namespace mingjing::definitions {
namespace {

using domain::Procedure;
using domain::Step;
using domain::TimeLimit;

const std::vector<Procedure>& procedures() {
    static const auto kLoaded = load(shipped()).value();
    return kLoaded.procedures;
}

bool has(const std::vector<std::string>& all, const std::string& one) {
    return std::ranges::find(all, one) != all.end();
}

std::set<std::string> from(const Procedure& procedure, const Step& start) {
    if (!start.to.empty()) {
        return {start.to};
    }
    return start.at.empty() ? std::set{procedure.stages.front().key}
                            : std::set<std::string>{start.at.begin(), start.at.end()};
}

// What the arrows cannot say and a gate does: a dispute follows a review, which the case had got to
// by the ends before it (review_objected); nothing preserved is left (preserved_is_released); a
// permit is decided once its hearing was held (hearing_was_held).
bool is_held_by_a_gate(const Procedure& procedure, const Step& step, const TimeLimit& limit) {
    const bool is_of_hearing = limit.key == "hearing" || limit.key == "hearing_notice";
    return step.act == "consult_review" ||
           (limit.key == "release" && has(step.gates, "preserved_is_released")) ||
           (procedure.key == "permit" && is_of_hearing && step.act == "decide_permit");
}

// The stages a matter may come to once the step is taken and while no end of the limit is.
std::set<std::string> unmet_at(
    const Procedure& procedure, const TimeLimit& limit, const Step& start
) {
    auto steps = procedure.steps;
    std::erase_if(steps, [&](const Step& step) {
        return has(limit.ends, step.key) || is_held_by_a_gate(procedure, step, limit);
    });
    return domain::reached(from(procedure, start), steps, false);
}

bool can_be_met(const Procedure& procedure, const TimeLimit& limit, const std::string& stage) {
    const auto ahead = domain::reached({stage}, procedure.steps, false);
    return std::ranges::any_of(limit.ends, [&](const std::string& key) {
        const auto& end = *procedure.step(key);
        return ahead.contains(end.from) ||
               std::ranges::any_of(end.at, [&](const auto& at) { return ahead.contains(at); });
    });
}

// Where the case runs still; its end stops whatever it leaves behind.
std::vector<std::string> never_met(const Procedure& procedure) {
    std::set<std::string> found;
    for (const auto& limit : procedure.limits) {
        for (const auto& start : limit.starts) {
            for (const auto& stage : unmet_at(procedure, limit, *procedure.step(start))) {
                if (!procedure.stage(stage)->is_end && !can_be_met(procedure, limit, stage)) {
                    found.insert(limit.key + " at " + stage);
                }
            }
        }
    }
    return {found.begin(), found.end()};
}

TEST(Limits, NoneRunsOnWhereNothingCanMeetIt) {
    for (const auto& procedure : procedures()) {
        EXPECT_THAT(never_met(procedure), testing::IsEmpty()) << procedure.key;
    }
}

TEST(Limits, OneThatRunsOnIsFound) {
    auto procedure =
        *std::ranges::find(procedures(), std::string("penalty_ordinary"), &Procedure::key);
    auto& court = *std::ranges::find(procedure.limits, "apply_to_court", &TimeLimit::key);
    std::erase(court.ends, "revoke_late");
    EXPECT_THAT(never_met(procedure), testing::ElementsAre("apply_to_court at withdrawal"));
}

// What is still owed once the case is over, and nothing else, runs on after it.
TEST(Limits, AfterTheEndOnlyWhatIsOwedThenRunsOn) {
    const std::set<std::string> owed{
        "publish", "publish_handling", "withdraw_result", "hand_in", "deposit", "file_with_bureau"};
    for (const auto& procedure : procedures()) {
        for (const auto& limit : procedure.limits) {
            const bool runs_on = std::ranges::any_of(limit.ends, [&](const std::string& key) {
                const auto& at = procedure.step(key)->at;
                return std::ranges::any_of(at, [&](const auto& stage) {
                    return procedure.stage(stage)->is_end;
                });
            });
            EXPECT_TRUE(!runs_on || owed.contains(limit.key)) << procedure.key << " " << limit.key;
        }
    }
}

}  // namespace
}  // namespace mingjing::definitions
