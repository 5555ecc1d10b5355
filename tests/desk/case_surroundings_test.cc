// A case asks the register of results as the public could read it on a day, whatever days an
// entry says of itself (CF-19, GS-02).

#include "desk/case_surroundings.h"

#include <gtest/gtest.h>

#include "desk/open_desk.h"

namespace mingjing {
namespace {

namespace entry = domain::register_entry;
using std::chrono::March;

definitions::Definitions bureau_with_results() {
    auto bureau = test::small_bureau();
    auto results = test::items_schema();
    results.key = "results";
    bureau.registers.push_back(std::move(results));
    return bureau;
}

class ResultsOfADay : public test::OpenDesk {
  protected:
    ResultsOfADay() : OpenDesk(bureau_with_results()) {}

    bool is_public(int day) {
        const auto today = day_in_china(clock_.now());
        const auto around = desk::case_surroundings(*reader_, definitions_, today);
        const std::chrono::sys_days on{std::chrono::year{2026} / March / day};
        return around.entry("results", "", "A-1", on).has_value();
    }
    void turn_to(int day) { clock_.turn_to(std::chrono::year{2026} / March / day); }
};
MINGJING_ON_BOTH_ENGINES(ResultsOfADay);

TEST_P(ResultsOfADay, GS02_CountFromTheDayTheyCouldBeReadToTheDayTheyCouldNot) {
    turn_to(4);
    publish(
        submission("results", "A-1", {{"code", "A-1"}, {"name", "决定"}, {"from", "2026-01-01"}})
    );
    EXPECT_TRUE(is_public(4));
    turn_to(9);
    EXPECT_FALSE(is_public(3)) << "none was public then";
    EXPECT_TRUE(is_public(4));
    ASSERT_TRUE(act(people_.publisher, "A-1", entry::Withdraw{"复议决定撤销", "", ""}));
    EXPECT_TRUE(is_public(8)) << "not yet taken down";
    EXPECT_FALSE(is_public(9));
}

}  // namespace
}  // namespace mingjing
