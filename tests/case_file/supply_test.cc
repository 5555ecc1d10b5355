// What would supply what is missing, before anybody tries.

#include "case_file/supply.h"

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> names(std::string_view gate, std::string_view procedure) {
    std::vector<std::string> all;
    for (const auto& one : supplied_by(gate, *shipped_definitions().procedure(procedure))) {
        all.push_back(one.name);
    }
    return all;
}

TEST(Supply, EveryGateSaysWhatWouldSupplyItInEveryProcedure) {
    for (const auto& procedure : shipped_definitions().procedures) {
        for (const auto& gate : gates()) {
            EXPECT_THAT(supplied_by(gate.name, procedure), Not(IsEmpty()))
                << gate.name << " in " << procedure.key;
        }
    }
}

TEST(Supply, StepsAreThoseOfTheCasesOwnProcedure) {
    EXPECT_THAT(names("panel_discussed", "penalty_ordinary"), ElementsAre("集体讨论"));
    EXPECT_THAT(names("panel_discussed", "penalty_summary"), ElementsAre("有权办理的其他人员"));
    EXPECT_THAT(
        names("party_was_heard", "penalty_ordinary"),
        ElementsAre("拟处罚", "送达告知书", "陈述申辩或放弃", "补充陈述、申辩", "制成的文书")
    );
}

TEST(Supply, ARegisterIsNamedByItsKey) {
    const auto supplies =
        supplied_by("tier_is_published", *shipped_definitions().procedure("penalty_ordinary"));
    ASSERT_EQ(supplies.size(), 1U);
    EXPECT_EQ(supplies[0].kind, SupplyKind::record);
    EXPECT_EQ(supplies[0].key, "discretion_benchmarks");
}

TEST(Supply, TheStepsAheadTellWhatEachStillWaitsFor) {
    auto one = investigated();
    std::map<std::string, std::vector<std::string>> ahead;
    for (const auto& next : steps_ahead(one.state, Case::head(), one.procedure(), one.around())) {
        for (const auto& unmet : next.unmet) {
            ahead[next.step->key].emplace_back(unmet.gate->name);
        }
        ahead[next.step->key];
    }
    EXPECT_FALSE(ahead.contains("conclude")) << "that is open now";
    EXPECT_FALSE(ahead.contains("docket")) << "that is done";
    EXPECT_THAT(ahead.at("decide"), Contains("review_is_passed"));
    EXPECT_THAT(ahead.at("submit_review"), Contains("package_is_complete"));
}

}  // namespace
}  // namespace mingjing::case_file
