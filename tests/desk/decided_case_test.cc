// Of which case here a result is, whether or not it names one: what a rule of results asks.

#include <gmock/gmock.h>

#include "desk/case_rows.h"

namespace mingjing {
namespace {

class DecidedCase : public test::CaseRowsDesk {
  protected:
    std::string of(
        std::string_view document, std::string_view party = "", std::string_view on = ""
    ) {
        return query::case_decided(*reader_, document, party, on);
    }
};
MINGJING_ON_BOTH_ENGINES(DecidedCase);

TEST_P(DecidedCase, XY03_IsKnownByItsDocumentOrItsPartyAndDay) {
    open_case("1", "CF-001", "样例甲厂");
    EXPECT_EQ(of("", "样例甲厂", "2026-03-02"), "") << "nothing is decided yet";
    EXPECT_EQ(of(""), "") << "a number nobody wrote is no case's";

    record("1", case_file::Decided{});
    EXPECT_EQ(of("", "样例甲厂", "2026-03-02"), "1");
    EXPECT_EQ(of("", "样例甲厂", "2026-03-03"), "") << "decided on another day";
    EXPECT_EQ(of("", "样例乙厂", "2026-03-02"), "") << "another party's";
    EXPECT_EQ(of("罚决1号"), "");
    number("penalty_decision", 1, "罚决1号");
    EXPECT_EQ(of("罚决1号"), "1");
    EXPECT_EQ(of("罚决2号"), "");

    open_case("2");
    case_file::DecidedOnSpot on_spot;
    on_spot.number = "当罚7号";
    record("2", on_spot);
    EXPECT_EQ(of("当罚7号"), "2");
    EXPECT_EQ(of("", "", "2026-03-02"), "") << "whose party was erased is nobody's by that";
}

}  // namespace
}  // namespace mingjing
