// A bureau that lets the catalogue say what is reviewed (seed 26's switch off): what no row asks
// for is decided and numbered by that finding, what one asks for is not.

#include <gmock/gmock.h>

#include "api/papers_of_case.h"

namespace mingjing::test {
namespace {

using testing::HasSubstr;

class UnreviewedCase : public PapersOfCase {
  protected:
    void SetUp() override {
        more_definitions_ = {bureau_without_the_switch()};
        PapersOfCase::SetUp();
    }
    std::string bureau_without_the_switch() {
        DiskFiles files;
        auto text = files.read(server::resource("definitions/thresholds.yaml")).value();
        const std::string on = "amount: 1";
        text.replace(text.find(on, text.find("review_every_decision")), on.size(), "amount: 0");
        const auto folder = temporary_.path("definitions");
        files.make_folders(folder);
        files.replace(folder + "/thresholds.yaml", text);
        return folder;
    }
    void ask_for_fines() {
        const Value fined = Fields{{"measure", "处罚种类"}, {"comparison", "="}, {"value", "罚款"}};
        make_public(
            "review_catalogue",
            "FS-41",
            {{"number", "FS-41"},
             {"category", "行政处罚"},
             {"situation", "处以罚款"},
             {"reviewing_unit", "政策法规科"},
             {"trigger", Fields{{"all", List{fined}}}}}
        );
    }
    std::string refused(const std::string& login, const std::string& step) {
        const auto done = office_->desk().submit(
            *office_->definitions().actor(login),
            desk::CaseAct{stream_, "penalty_ordinary", {step, "2026-11-02", {}, {}}, {}}
        );
        return done ? std::string{} : done.error().what;
    }
};

TEST_F(UnreviewedCase, GS10_IsDecidedAndNumberedByTheFindingThatNoRowApplies) {
    take("compiler_labour", "spare_review", case_file::ReviewSpared{});
    take("leader", "decide", case_file::decision(14'700));
    const auto numbered = number("compiler_labour", kDecision, decision_stated());
    ASSERT_EQ(numbered.status, 201) << numbered.text;
    const auto whole = as("leader").get("/api/v1/instruments/penalty_decision-2026-1");
    EXPECT_EQ(text_of(whole.body, "review"), "审核目录没有适用的条目");
}

TEST_F(UnreviewedCase, GS10_GoesToReviewWhereARowAsks) {
    ask_for_fines();
    EXPECT_THAT(refused("compiler_labour", "spare_review"), HasSubstr("FS-41（处以罚款）"));
    review_and_decide();
    EXPECT_EQ(number("compiler_labour", kDecision, decision_stated()).status, 201);
}

}  // namespace
}  // namespace mingjing::test
