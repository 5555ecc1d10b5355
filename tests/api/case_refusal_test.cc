// What a case refuses over the interface, and to whom it shows nobody's name.

#include <gmock/gmock.h>

#include "api/on_the_spot.h"

namespace mingjing::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class CaseRefusal : public OnTheSpot {};

TEST_F(CaseRefusal, CF22_AFormIsUsedOnceAcrossCases) {
    make_registers();
    make_book_of_forms();
    const auto first = decide_on_spot(lead());
    EXPECT_EQ(first.status, 200) << first.text;
    auto others = lead();
    others["party_name"] = "虚构电子科技有限公司";
    const auto again = decide_on_spot(others);
    EXPECT_EQ(again.status, 422) << again.text;
    EXPECT_THAT(again.text, HasSubstr("已经用于案件2026-0001"));
    const auto numbers = as("compiler_labour").get("/api/v1/number-books/B1/numbers");
    ASSERT_EQ(numbers.status, 200) << numbers.text;
    const auto& used = *member(numbers.body, "used").list();
    ASSERT_EQ(used.size(), 1U) << numbers.text;
    EXPECT_EQ(text_of(*used.front().fields(), "number"), "DC-2026-0017");
    EXPECT_EQ(text_of(*used.front().fields(), "case_number"), "2026-0001");
    EXPECT_EQ(*member(numbers.body, "left_count").integer(), 49);
    EXPECT_EQ(as("compiler_labour").get("/api/v1/number-books/none/numbers").status, 404);
    EXPECT_THAT(differing(), testing::IsEmpty());
}

TEST_F(CaseRefusal, AStaleStepIsRefusedAndShowsHowItStands) {
    make_registers();
    ASSERT_EQ(open("compiler_labour").status, 201);
    const auto before = look("compiler_labour").etag;
    ASSERT_EQ(step("compiler_labour", "report_lead").status, 200);
    const auto late =
        as("compiler_labour")
            .post(at() + "/steps/report_lead", {{"content", Fields{}}}, {{"if-match", before}});
    EXPECT_EQ(late.status, 412);
    EXPECT_THAT(late.text, HasSubstr("docketing"));
}

TEST_F(CaseRefusal, AStepTakesWhatItOffersAlone) {
    make_registers();
    ASSERT_EQ(open("compiler_labour").status, 201);
    ASSERT_EQ(step("compiler_labour", "report_lead").status, 200);
    const auto shown = look("leader");
    EXPECT_THAT(shown.text, HasSubstr("没有违法事实"));
    EXPECT_THAT(shown.text, Not(HasSubstr("转行政处罚普通程序"))) << "of another procedure";
    const auto dropped = [&](const char* ground) {
        return step("leader", "decline", {{"ground", ground}, {"reason", "查无实据"}});
    };
    const auto other = dropped("转行政处罚普通程序");
    EXPECT_EQ(other.status, 400) << other.text;
    EXPECT_THAT(other.text, HasSubstr("ground"));
    EXPECT_EQ(dropped("没有违法事实").status, 200);
}

TEST_F(CaseRefusal, CF20_WhoOnlyLooksSeesNobodysName) {
    make_registers();
    ASSERT_EQ(open("compiler_labour").status, 201);
    const auto seen = as("supervisor").get("/api/v1/cases");
    EXPECT_EQ(total(seen), 1);
    EXPECT_THAT(seen.text, Not(HasSubstr("样例服饰加工厂")));
    EXPECT_THAT(look("supervisor").text, Not(HasSubstr("样例服饰加工厂")));
    EXPECT_THAT(look("leader").text, HasSubstr("样例服饰加工厂"));
    EXPECT_EQ(total(as("compiler_relations").get("/api/v1/cases")), 0);
    EXPECT_EQ(as("compiler_relations").get(at()).status, 403);
}

}  // namespace
}  // namespace mingjing::test
