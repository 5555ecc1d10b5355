// Who reviews, as the review desk is told of it, and whether they are as many as is asked.

#include "api/open_cases.h"

namespace mingjing::test {
namespace {

TEST_F(OpenCases, GS11_TheReviewDeskSaysHowManyReviewThereAreAndShouldBe) {
    make_registers();
    make_public(
        "reviewers",
        "37990126009",
        {{"name", "白审核"}, {"unit", "政策法规科"}, {"certificate_number", "37990126009"}}
    );
    const auto got = as("reviewer_legal").get("/api/v1/case-reviewers");
    ASSERT_EQ(got.status, 200) << got.text;
    EXPECT_EQ(member(got.body, "officers"), Value{2});
    EXPECT_EQ(member(got.body, "wanted_percent"), Value{5});
    const auto& reviewers = *member(got.body, "reviewers").list();
    ASSERT_EQ(reviewers.size(), 2U);
    const auto is_qualified = [&](std::string_view name) {
        const auto one = std::ranges::find_if(reviewers, [&](const Value& row) {
            return text_of(*row.fields(), "name") == name;
        });
        return member(*one->fields(), "is_qualified");
    };
    EXPECT_EQ(is_qualified("郑审核"), Value{true});
    EXPECT_EQ(is_qualified("白审核"), Value{false}) << "no qualification is registered";
    EXPECT_EQ(as("compiler_labour").get("/api/v1/case-reviewers").status, 403);
}

}  // namespace
}  // namespace mingjing::test
