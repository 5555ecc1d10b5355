// 行政确认 by a procedure a bureau laid beside those that ship.

#include "case_file/walk_acts.h"
#include "case_file/walk_beginnings.h"

namespace mingjing::case_file {
namespace {

class ARuling : public testing::Test {
  protected:
    ARuling() {
        one_.officers["37990126001"] = officer("37990126001", "2027-12-31", List{"行政确认"});
        one_.officers["37990126002"] = officer("37990126002", "2027-12-31", List{"行政确认"});
        one_.state.opened_on = one_.today;
        one_.state.stage = "investigation";
        one_.state.evidence["1"] = Verified::kTrue;
        one_.state.officers = {"37990126001", "37990126002"};
    }
    domain::Refusal examined(const domain::Procedure& procedure = procedure_walked("work_injury")) {
        const Take take{"conclude", one_.today, RulingProposed{{true, "认定为工伤"}, "核实"}, {}};
        const auto done = decide(one_.state, take, Case::handler(), procedure, one_.around());
        return done ? domain::Refusal{} : done.error();
    }
    // The rules that stand in the way of the decision.
    std::vector<std::string> in_the_way_of_the_decision() {
        one_.state.stage = "decision";
        one_.state.ruling_proposed = {RulingProposed{{true, "认定为工伤"}, ""}, "2026-03-02"};
        std::vector<std::string> rules;
        const auto around = one_.around();
        for (const auto& next :
             next_steps(one_.state, Case::head(), procedure_walked("work_injury"), around)) {
            for (const auto& one : next.unmet) {
                if (next.step->key == "decide") {
                    rules.push_back(one.why.rule);
                }
            }
        }
        return rules;
    }

    Case one_{"penalty_ordinary"};
};
// 工伤认定办法 art. 11: two or more look into it together. The article is its own, not one on
// penalties.
TEST_F(ARuling, CF14_IsExaminedByTwo) {
    one_.state.officers = {};
    EXPECT_EQ(examined().rule, "CF-14");
    one_.state.officers = {"37990126001"};
    EXPECT_EQ(examined().rule, "CF-14");
    EXPECT_EQ(examined().article, "工伤保险条例第十九条；工伤认定办法第十条");
    one_.state.officers = {"37990126001", "37990126002"};
    EXPECT_EQ(examined(), domain::Refusal{});
}

TEST_F(ARuling, CF17_RestsOnVerifiedEvidence) {
    EXPECT_THAT(in_the_way_of_the_decision(), testing::Not(testing::Contains("CF-17")));
    one_.state.evidence["2"] = "";
    EXPECT_THAT(in_the_way_of_the_decision(), testing::Contains("CF-17"));
    one_.state.stage = "investigation";
    EXPECT_EQ(examined().rule, "CF-17");
    one_.state.evidence.clear();
    EXPECT_EQ(examined().rule, "CF-17");
}

// A procedure that registers no evidence goes by what was handed in.
TEST_F(ARuling, CF17_NothingIsVerifiedWhereNothingIsRegistered) {
    auto procedure = procedure_walked("work_injury");
    std::erase_if(procedure.acts, [](const auto& act) { return act.act == Collected::kAct; });
    one_.state.evidence.clear();
    EXPECT_EQ(examined(procedure), domain::Refusal{});
}

TEST_F(ARuling, CF15_WaitsForRecusalsToBeSettled) {
    one_.state.recusals_asked = {"37990126001"};
    EXPECT_EQ(examined().rule, "CF-15");
    EXPECT_THAT(in_the_way_of_the_decision(), testing::Contains("CF-15"));
}

}  // namespace
}  // namespace mingjing::case_file
