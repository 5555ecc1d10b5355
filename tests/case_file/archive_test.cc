// A case that is over is archived; from then on nothing is added to it.

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

using testing::IsEmpty;

Archived filed() {
    Archived act;
    act.number = "2026-0001";
    act.grade = Archived::kOrdinary;
    act.retention = Archived::kThirtyYears;
    return act;
}

Case over() {
    auto one = reviewed();
    one.on("2026-03-16").take("decide", decision(14'700), Case::head());
    one.take("serve", served(Served::kDecision));
    one.take("pay", Paid{{1'470'000}, "票1", "银行或者电子支付"});
    one.take("publish", published());
    one.take("perform", Performed{"自动履行", ""});
    return one;
}

TEST(AnArchive, CF18_IsOfACaseThatIsOver) {
    auto one = reviewed();
    const auto early = one.tried("archive", filed());
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().code, "not-at-this-stage");
    auto ended = over();
    ended.on("2026-03-20").take("archive", filed());
    ASSERT_TRUE(ended.state.archived);
    EXPECT_EQ(ended.state.archived->act.number, "2026-0001");
    EXPECT_EQ(ended.state.archived->on, "2026-03-20");
}

TEST(AnArchive, CF18_IsNotDatedBeforeTheCaseWasOver) {
    auto one = over();
    const auto early = one.on("2026-03-15").tried("archive", filed());
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().code, "days-out-of-order");
}

TEST(AnArchive, CF18_TakesNothingMore) {
    auto one = over();
    EXPECT_THAT(one.in_the_way("archive"), IsEmpty());
    one.take("archive", filed());
    auto second = filed();
    second.number = "2026-0002";
    for (const auto& [step, content] : std::vector<std::pair<std::string, Content>>{
             {"archive", second}, {"collect", evidence("9")}, {"pay", Paid{}}}) {
        const auto refused = one.tried(step, content);
        ASSERT_FALSE(refused) << step;
        EXPECT_EQ(refused.error().code, "archived") << step;
        EXPECT_THAT(refused.error().what, testing::HasSubstr("2026-0001"));
    }
}

TEST(AnArchive, CF18_WaitsForWhatIsStillOwed) {
    auto one = over();
    one.state.clocks["publish"].met_on.clear();
    one.state.last.erase("publish");
    const auto owed = one.tried("archive", filed());
    ASSERT_FALSE(owed);
    EXPECT_EQ(owed.error().code, "still-owed");
    EXPECT_THAT(owed.error().what, testing::HasSubstr("公示处罚决定"));
    EXPECT_THAT(owed.error().next, testing::HasSubstr("公示决定"));
    EXPECT_THAT(one.in_the_way("archive"), testing::ElementsAre("CF-18"));
    one.take("publish", published()).take("archive", filed());
    EXPECT_TRUE(one.state.archived);
}

TEST(AnArchive, CF19_OfADecisionThatFallsLaterIsWithdrawnAllTheSame) {
    auto one = over();
    one.take("archive", filed());
    one.on("2026-04-01").take("challenge", Challenged{"行政复议", "海曦市人民政府"});
    one.on("2026-04-20").take("end_challenge", ChallengeEnded{"撤销"});
    const ResultWithdrawn withdrawn{std::string(ResultWithdrawn::kWithdrawn), "已被复议撤销"};
    one.results.clear();
    EXPECT_EQ(one.tried("withdraw_after", withdrawn).error().code, "archived");
    const DecisionRevoked revoked{"行政复议机关", "撤销", "复决1", "证据不足"};
    one.take("revoke_after", revoked, Case::head());
    EXPECT_THAT(one.in_the_way("withdraw_after"), IsEmpty());
    one.take("withdraw_after", withdrawn);
    EXPECT_EQ(one.state.clocks.at("withdraw_result").met_on, "2026-04-20");
    EXPECT_EQ(one.tried("publish", published()).error().code, "archived");
    EXPECT_TRUE(one.state.archived);
}

TEST(AnArchive, CF18_TriedAgainAddsNothing) {
    auto one = over();
    one.take("archive", filed());
    const auto again = one.tried("archive", filed());
    ASSERT_TRUE(again);
    EXPECT_THAT(*again, IsEmpty());
}

}  // namespace
}  // namespace mingjing::case_file
