// One case turned into another: in which procedures it may be taken on, and with which evidence.

#include "case_file/going_on.h"

#include "case_file/case.h"

namespace mingjing::case_file {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> after_refusing_on_spot(std::string_view ground) {
    auto one = at_the_spot();
    EXPECT_THAT(goes_on_in(one.state, one.procedure()), IsEmpty()) << "it runs";
    one.take("refer", Dropped{std::string(ground), "事实须进一步查清"});
    return goes_on_in(one.state, one.procedure());
}

TEST(GoingOn, IsWhereTheStepThatEndedTheCaseSays) {
    EXPECT_THAT(after_refusing_on_spot("转行政处罚普通程序"), ElementsAre("penalty_ordinary"));
    EXPECT_THAT(after_refusing_on_spot(Dropped::kOther), ElementsAre("penalty_ordinary"));
    EXPECT_THAT(after_refusing_on_spot(Dropped::kElsewhere), IsEmpty()) << "another bureau's";
}

TEST(GoingOn, IsNowhereForACaseThatEndedOtherwise) {
    auto one = investigated();
    one.take("strike_off", Dropped{std::string(Dropped::kPartyGone), "企业已经注销"}, Case::head());
    ASSERT_TRUE(one.state.is_over);
    EXPECT_THAT(goes_on_in(one.state, one.procedure()), IsEmpty());
}

TEST(GoingOn, OfAnInspectionIsTheLabourInspectionOrAPenalty) {
    const auto& inspection = *shipped_definitions().procedure("inspection");
    for (const auto* key : {"refer", "not_corrected"}) {
        State state;
        state.is_over = true;
        state.last[key].event.is_over = true;
        EXPECT_THAT(
            goes_on_in(state, inspection), ElementsAre("labour_inspection", "penalty_ordinary")
        ) << key;
    }
}

// Of a case that came from 2026-0001, where it is evidence 3.
Case come_from_another() {
    Case one("penalty_ordinary");
    auto opened = lead();
    opened.from_case = "2026-0001";
    one.take("open", opened).take("assign", assigned()).take("report_lead", Noted{});
    one.take("docket", Docketed{}, Case::head()).on("2026-03-05");
    auto there = evidence("3");
    there.digest = std::string(64, 'a');
    one.elsewhere[{"2026-0001", "3"}] = {there, std::string(Verified::kTrue)};
    return one;
}
Collected taken_over() {
    auto taken = evidence("1");
    taken.digest = std::string(64, 'a');
    taken.taken_over = "3";
    return taken;
}

TEST(Gates, CF17_EvidenceIsTakenOverAsItWasRegisteredAndFoundAnew) {
    auto one = come_from_another();
    EXPECT_EQ(one.refused_by("collect", taken_over()), "");
    one.take("collect", taken_over());
    EXPECT_EQ(one.state.evidence.at("1"), "") << "to be verified here";

    const auto refused = [](auto change) {
        auto other = come_from_another();
        auto taken = taken_over();
        change(taken);
        return other.refused_by("collect", taken);
    };
    EXPECT_EQ(refused([](Collected& to) { to.taken_over = "4"; }), "CF-17") << "not there";
    EXPECT_EQ(refused([](Collected& to) { to.digest = std::string(64, 'b'); }), "CF-17");
    EXPECT_EQ(refused([](Collected& to) { to.kind = "物证"; }), "CF-17");
    EXPECT_EQ(refused([](Collected& to) { to.from_reporter = true; }), "CF-17");
    EXPECT_EQ(refused([](Collected& to) { to.taken_over.clear(); }), "") << "its own";
}

TEST(Gates, CF17_EvidenceOfAnotherUnitsCaseTakesAReason) {
    auto one = come_from_another();
    auto& there = one.elsewhere.begin()->second;
    there.unit = one.state.opened.unit;
    EXPECT_EQ(one.refused_by("collect", taken_over()), "") << "the unit's own";
    there.unit = "劳动关系科";
    const auto refused = one.tried("collect", taken_over());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "evidence-of-another-unit");
    EXPECT_EQ(refused.error().article, "国办发〔2018〕118号（九）");
    EXPECT_THAT(refused.error().what, testing::HasSubstr("劳动关系科在来源案件2026-0001中登记"));
    EXPECT_THAT(refused.error().next, testing::HasSubstr("请写明由谁移交"));
    one.reasons = {{"evidence_is_of_this_unit", "劳动关系科随案移送"}};
    EXPECT_EQ(one.refused_by("collect", taken_over()), "");
    one.reasons.clear();
    auto own = taken_over();
    own.taken_over.clear();
    EXPECT_EQ(one.refused_by("collect", own), "") << "its own evidence";
}

TEST(Gates, CF17_NothingIsTakenOverFromNoCaseNorWhatWasExcludedThere) {
    auto excluded = come_from_another();
    excluded.elsewhere.begin()->second.finding = Verified::kExcluded;
    EXPECT_EQ(excluded.refused_by("collect", taken_over()), "CF-17");
    auto own = investigated();
    auto taken = taken_over();
    taken.number = "2";
    EXPECT_EQ(own.refused_by("collect", taken), "CF-17");
}

}  // namespace
}  // namespace mingjing::case_file
