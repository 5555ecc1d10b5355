// 行政确认 by a procedure a bureau laid beside those that ship.

#include "case_file/walk_acts.h"
#include "case_file/walk_beginnings.h"

namespace mingjing::case_file {
namespace {

// 工伤认定办法 art. 11: two or more look into it together.
TEST(Gates, CF14_ARulingIsExaminedByTwo) {
    Case one("penalty_ordinary");
    one.officers["37990126001"] = officer("37990126001", "2027-12-31", List{"行政确认"});
    one.officers["37990126002"] = officer("37990126002", "2027-12-31", List{"行政确认"});
    one.state.opened_on = one.today;
    one.state.stage = "investigation";
    one.state.evidence["1"] = Verified::kTrue;
    const Take examined{"conclude", one.today, RulingProposed{{true, "认定为工伤"}, "核实"}, {}};
    const auto refused_by = [&] {
        const auto done = decide(
            one.state, examined, Case::handler(), procedure_walked("work_injury"), one.around()
        );
        return done ? std::string{} : done.error().rule;
    };
    EXPECT_EQ(refused_by(), "CF-14");
    one.state.officers = {"37990126001"};
    EXPECT_EQ(refused_by(), "CF-14");
    one.state.officers = {"37990126001", "37990126002"};
    EXPECT_EQ(refused_by(), "");
}

}  // namespace
}  // namespace mingjing::case_file
