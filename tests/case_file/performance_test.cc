// 履行情况 as the record leaves it: the last step that says anything of it, paid in part where
// something was paid.

#include "case_file/performance.h"

#include <gtest/gtest.h>

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

Event did(const std::string& step, const std::string& on, Content content = Noted{}) {
    return {.step = step, .stage = "", .is_over = false, .on = on, .content = std::move(content)};
}

class OfAPenalty : public testing::Test {
  protected:
    [[nodiscard]] Performance after(const std::vector<Event>& events, std::int64_t fen = 0) const {
        return performance_of(procedure_, events, Money{fen});
    }

  private:
    const domain::Procedure& procedure_ = *shipped_definitions().procedure("penalty_ordinary");
};

TEST_F(OfAPenalty, SaysNothingUntilAStepDoes) {
    EXPECT_EQ(after({did("serve", "2026-11-02")}, 100), Performance{});
}

TEST_F(OfAPenalty, IsWhatTheLastStepThatSpeaksOfItSays) {
    const auto demand = did("demand", "2026-11-20", Demanded{});
    EXPECT_EQ(after({demand}), (Performance{"未履行", ""}));
    EXPECT_EQ(after({demand}, 100), (Performance{"部分履行", ""}));
    const auto court = did("apply_to_court", "2027-05-20");
    EXPECT_EQ(after({demand, court}, 100), (Performance{"已申请法院强制执行", ""}));
    const auto executed = did("execute", "2027-06-01", Performed{});
    EXPECT_EQ(
        after({demand, court, executed, did("archive", "2027-06-02")}, 100),
        (Performance{"已履行", "2027-06-01"})
    );
    const auto ended =
        did("end_execution", "2027-06-01", Dropped{std::string(Dropped::kNothingLeft), "理由"});
    EXPECT_EQ(after({demand, ended}), (Performance{"不再履行", ""}));
    EXPECT_EQ(after({demand, ended}, 100), (Performance{"部分履行", ""}));
}

// Cases run by the version of the procedure they began under, whose file may say nothing of it.
TEST_F(OfAPenalty, IsWhatTheActMeansWhereTheFileSaysNothing) {
    EXPECT_EQ(
        performance_of({}, {did("paid_up", "2026-11-20", Performed{})}, Money{100}),
        (Performance{"已履行", "2026-11-20"})
    );
}

TEST_F(OfAPenalty, JC09_AnOrderClosedUnpaidIsNotPerformed) {
    auto settled = did("perform", "2026-11-20", Performed{});
    settled.excused = {{"order_is_paid", "其余部分劳动者已经与当事人和解"}};
    EXPECT_EQ(after({settled}, 100), (Performance{"部分履行", ""}));
    EXPECT_EQ(after({settled}), (Performance{"不再履行", ""}));
}

}  // namespace
}  // namespace mingjing::case_file
