// A review beside the decision waits for the reviewers wherever the case stands.

#include <gmock/gmock.h>

#include "api/open_cases.h"

namespace mingjing::test {
namespace {

using testing::HasSubstr;
using testing::Not;

using ActReviewOverHttp = OpenCases;

TEST_F(ActReviewOverHttp, GS10_ATransferSentForReviewWaitsForTheReviewers) {
    investigate();
    const auto waiting = [&](const std::string& login) {
        return total(as(login).get("/api/v1/cases?whose=waiting"));
    };
    const auto take = [&](const std::string& login, const std::string& key, const Fields& content) {
        const auto got = step(login, key, content);
        EXPECT_EQ(got.status, 200) << key << ": " << got.text;
    };
    take(
        "compiler_labour",
        "report_crime",
        {{"suspected", "拒不支付劳动报酬罪"},
         {"officers", List{"37990126001", "37990126002"}},
         {"report", "经核实，涉嫌犯罪，建议移送"}}
    );
    EXPECT_EQ(waiting("reviewer_legal"), 0);
    take(
        "compiler_labour",
        "send_transfer_review",
        {{"subject", "移送司法机关"},
         {"materials", List{"调查报告", "移送书"}},
         {"reason", "涉嫌犯罪"}}
    );
    EXPECT_EQ(waiting("reviewer_legal"), 1) << "though the case is not at its review";
    Fields opinion{{"subject", "移送司法机关"}, {"opinion", "同意"}, {"text", "同意移送"}};
    EXPECT_EQ(step("compiler_labour", "conclude_transfer_review", opinion).status, 403);
    const auto asked =
        as("reviewer_legal")
            .get(at() + "/checks?subject=%E7%A7%BB%E9%80%81%E5%8F%B8%E6%B3%95%E6%9C%BA%E5%85%B3");
    EXPECT_EQ(member(asked.body, "elements").list()->size(), 1U);
    EXPECT_THAT(asked.text, HasSubstr("已经提出移送的书面报告"));
    EXPECT_THAT(asked.text, Not(HasSubstr("送审材料齐全")))
        << "the decision is not what is reviewed";
    EXPECT_EQ(step("reviewer_legal", "conclude_transfer_review", opinion).status, 422)
        << "no element was examined";
    opinion["elements"] = List{Fields{{"element", 1}, {"conclusion", "通过"}}};
    take("reviewer_legal", "conclude_transfer_review", opinion);
    EXPECT_EQ(waiting("reviewer_legal"), 0);
    EXPECT_EQ(waiting("leader"), 1);
    take("leader", "approve_transfer", {{"is_approved", true}});
    EXPECT_EQ(waiting("leader"), 0);
}

}  // namespace
}  // namespace mingjing::test
