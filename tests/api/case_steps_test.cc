// What a case tells of its steps beside what they state: by it a timeline is made.

#include <gmock/gmock.h>

#include "api/open_cases.h"

namespace mingjing::test {
namespace {

using testing::Contains;

class CaseSteps : public OpenCases {};

TEST_F(CaseSteps, TellsOfEachStepWhichLimitsItBeginsAndWhoseDutyItIs) {
    investigate();
    const auto got = look("compiler_labour");
    const auto& steps = *member(got.body, "steps").list();
    const auto& docketed = *steps.back().fields();
    EXPECT_EQ(text_of(docketed, "act"), "docket");
    EXPECT_EQ(text_of(docketed, "duty"), "decide");
    EXPECT_THAT(*member(docketed, "begun").list(), Contains(Value{"作出行政处罚决定"}));
    const auto& opened = *steps.front().fields();
    EXPECT_EQ(text_of(opened, "duty"), "handle");
    EXPECT_THAT(*member(opened, "begun").list(), testing::IsEmpty());
    ASSERT_EQ(
        step(
            "leader", "strike_off", {{"ground", "当事人死亡或者终止"}, {"reason", "已经注销"}}
        ).status,
        200
    );
    const auto over = look("compiler_labour");
    EXPECT_THAT(
        *member(*member(over.body, "steps").list()->back().fields(), "met").list(),
        Contains(Value{"作出行政处罚决定"})
    );
}

}  // namespace
}  // namespace mingjing::test
