// The other procedures, and what every procedure must keep.

#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "case_file/catalogue.h"
#include "case_file/gate_parts.h"
#include "case_file/permit_case.h"
#include "case_file/switch.h"

namespace mingjing::case_file {
namespace {

using testing::Contains;
using testing::IsEmpty;

Opened lead_of(std::string_view procedure) {
    auto opened = lead();
    opened.procedure = procedure;
    return opened;
}

TEST(PenaltySummary, IsFiledAndPerformed) {
    auto one = at_the_spot();
    one.benchmarks.clear();
    one.take("decide", decision_on_spot(100));
    EXPECT_EQ(one.state.decision_served_on, "2026-03-02");
    one.take(
        "collect_on_spot",
        Paid{{100'00}, "P1", std::string(Paid::kOnSpot), std::string(Paid::kSmall)}
    );
    one.on("2026-03-04").take("file_with_bureau", Noted{});
    one.take("hand_in", HandedIn{"P1"}).take("perform", Performed{"自动履行", ""});
    EXPECT_EQ(one.state.stage, "archived");
    EXPECT_EQ(one.state.clocks.at("hand_in/P1").met_on, "2026-03-04");
}

TEST(Gates, CF21_OnTheSpotOnlyWithinTheLimits) {
    auto one = at_the_spot();
    one.benchmarks.clear();
    EXPECT_EQ(one.refused_by("decide", decision_on_spot(3'001)), "CF-21");
    EXPECT_EQ(one.refused_by("decide", decision_on_spot(3'000)), "");
    auto other = decision_on_spot(0);
    other.outcome.kinds = {"责令停产停业"};
    EXPECT_EQ(one.refused_by("decide", other), "CF-21");
    one.state.opened.party_kind = kCitizen;
    one.state.opened.party_age = 36;
    EXPECT_EQ(one.refused_by("decide", decision_on_spot(201)), "CF-21");
    EXPECT_EQ(one.refused_by("decide", decision_on_spot(200)), "");
}

TEST(Gates, CF22_ThePartyIsToldAndHeardOnTheSpot) {
    auto one = at_the_spot();
    one.benchmarks.clear();
    auto unheard = decision_on_spot(100);
    unheard.heard_party = false;
    EXPECT_EQ(one.refused_by("decide", unheard), "CF-22");
    auto hidden = decision_on_spot(100);
    hidden.showed_certificates = false;
    EXPECT_EQ(one.refused_by("decide", hidden), "CF-24");
}

Case applied() {
    Case one("permit");
    auto opened = lead_of("permit");
    opened.source = "申请";
    one.take("open", opened).take("assign", assigned()).take("apply", application());
    return one;
}

TEST(Gates, XK03_WhatIsMissingIsAskedForOnce) {
    auto one = applied();
    const SupplementAsked asked{{"营业执照"}, "BZ1"};
    one.take("ask_supplement", asked).take("supplement", Noted{});
    EXPECT_EQ(one.refused_by("ask_supplement", asked), "XK-03");
    one.take("accept", Docketed{});
    EXPECT_EQ(one.state.stage, "examination");
}

// Applied for on Monday 2026-03-02: five working days are over on the 9th.
TEST(Gates, XK03_WhatNobodyAnsweredInFiveDaysIsAcceptedTheDayItCame) {
    auto one = applied();
    const SupplementAsked asked{{"营业执照"}, "BZ1"};
    EXPECT_EQ(one.on("2026-03-09").refused_by("ask_supplement", asked), "");
    EXPECT_EQ(one.refused_by("accept", Docketed{}), "");
    one.on("2026-03-10");
    const auto late = one.tried("ask_supplement", asked);
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, "deemed-accepted");
    EXPECT_THAT(late.error().next, testing::HasSubstr("2026年3月2日"));
    EXPECT_THAT(one.in_the_way("accept"), IsEmpty());
    EXPECT_EQ(one.refused_by("accept", Docketed{}), "XK-03");
    one.stated_on = "2026-03-04";
    EXPECT_EQ(one.refused_by("accept", Docketed{}), "") << "in time, and written down later";
    one.stated_on = "2026-03-02";
    one.take("accept", Docketed{});
    EXPECT_EQ(one.state.clocks.at("decide").started_on, "2026-03-02");
}

TEST(Gates, XK03_ASupplementedApplicationIsAcceptedTheDayItIs) {
    auto one = applied();
    one.on("2026-03-04").take("ask_supplement", SupplementAsked{{"营业执照"}, "BZ1"});
    one.on("2026-04-01").take("supplement", Noted{});
    one.on("2026-04-02").take("accept", Docketed{});
    EXPECT_EQ(one.state.clocks.at("decide").started_on, "2026-04-02");
}

TEST(Gates, XK10_TimeOfAHearingDoesNotCount) {
    auto one = applied();
    one.on("2026-03-02").take("accept", Docketed{});
    const Paused paused{"decide", "听证", "TZ1"};
    EXPECT_EQ(one.refused_by("order_hearing", Paused{"deliver", "听证", "TZ1"}), "QX-06");
    one.on("2026-03-03").take("order_hearing", paused);
    one.state.telling.held = {HearingHeld{std::string(HearingHeld::kHeld), "笔录"}, "2026-03-13"};
    one.on("2026-03-13").take("conclude_hearing", Resumed{"decide"});
    const auto& limits = shipped_definitions().procedure("permit")->limits;
    const auto limit = std::ranges::find(limits, "decide", &domain::TimeLimit::key);
    const auto due = due_of(*limit, one.state.clocks.at("decide"), shipped_definitions().calendar);
    EXPECT_EQ(
        domain::iso(due.value().day), "2026-04-13"
    );  // 20 working days and 9 that were paused
    EXPECT_EQ(one.refused_by("order_hearing", paused), "");
}

TEST(Gates, XK04_XK08_DecidedAsExaminedAndExtendedOnce) {
    auto one = applied();
    one.take("accept", Docketed{});
    one.take("extend", Extended{"decide", "材料复杂"}, Case::head());
    EXPECT_EQ(one.refused_by("extend", Extended{"decide", "再延长"}, Case::head()), "QX-06");
    EXPECT_EQ(one.refused_by("extend", Extended{"publish", "无"}, Case::head()), "QX-06");
    one.take("examine", examined(PermitOutcome::kRefused));
    one.take("submit_review", permit_package());
    one.take("pass_review", opinion(), Case::reviewer());
    EXPECT_EQ(one.refused_by("decide", permitted(PermitOutcome::kRefused), Case::head()), "");
    one.state.review = {};
    EXPECT_EQ(one.refused_by("decide", permitted(PermitOutcome::kRefused), Case::head()), "GS-10");
    EXPECT_EQ(one.refused_by("decide", permitted(PermitOutcome::kGranted), Case::head()), "XK-04");
    one.state.permit_proposed->act.outcome.conclusion = PermitOutcome::kGranted;
    EXPECT_EQ(one.refused_by("decide", permitted(PermitOutcome::kGranted), Case::head()), "GS-10");
    switch_off(one);
    EXPECT_EQ(one.refused_by("decide", permitted(PermitOutcome::kGranted), Case::head()), "");
    one.state.permit_proposed.reset();
    EXPECT_EQ(one.refused_by("decide", permitted(PermitOutcome::kGranted), Case::head()), "XK-04");
}

TEST(Gates, QZ02_QZ04_QZ05_AMeasureIsTakenAsTheLawSays) {
    Case one("coercive_measure");
    one.take("open", lead_of("coercive_measure")).take("assign", assigned());
    one.take("act_urgently", Noted{});
    Imposed imposed{"封存", true, true, true, "QD1", "账册"};
    for (auto* part :
         {&imposed.heard_party, &imposed.delivered_on_spot, &imposed.is_only_what_is_related}) {
        *part = false;
        EXPECT_THAT(one.refused_by("impose_urgently", imposed), testing::StartsWith("QZ-"));
        *part = true;
    }
    one.take("impose_urgently", imposed);
    EXPECT_EQ(one.state.stage, "belated");  // QZ-03: reported and approved afterwards
    one.take("confirm", Noted{}, Case::head());
    EXPECT_EQ(one.state.clocks.at("report_urgent").met_on, "2026-03-02");
}

// Approved or urgent, it need not be taken: what is not needed is not done (art. 16).
TEST(Gates, QZ02_AMeasureThatIsNotNeededAnyMoreIsGivenUp) {
    const Dropped needless{"轻微并已改正", "资料已主动移交"};
    Case urgent("coercive_measure");
    urgent.take("open", lead_of("coercive_measure")).take("assign", assigned());
    auto approved = urgent;
    urgent.take("act_urgently", Noted{});
    urgent.take("give_up_urgent", needless, Case::head());
    approved.take("request", Noted{}).take("approve", Noted{}, Case::head());
    auto informed = approved;
    informed.take("inform", Noted{}).take("give_up_after_plea", needless, Case::head());
    approved.take("give_up", needless, Case::head());
    for (const auto* one : {&urgent, &approved, &informed}) {
        EXPECT_TRUE(one->state.is_over);
        for (const auto& [limit, clock] : one->state.clocks) {
            EXPECT_FALSE(clock.runs()) << limit;
        }
    }
}

TEST(Gates, CF26_AnswersToAnOutcomeNotYetProposed) {
    auto one = investigated();
    one.state.stage = "report";
    EXPECT_THAT(one.in_the_way("give_notice"), Contains("CF-26"));
    EXPECT_THAT(one.in_the_way("propose_other"), Contains("CF-26"));
}

// A review is not needed where the switch is off and no row of the catalogue asks for it.
TEST(Gates, GS07_ARowOfTheCatalogueAsksForAReview) {
    auto one = told(14'700);
    const auto rows = [&](const Value& trigger) {
        one.catalogue = {
            Fields{{"number", "FS-01"}, {"category", "行政处罚"}, {"trigger", trigger}}};
        const auto around = one.around();
        return catalogue_rows(
            {one.state,
             one.procedure(),
             one.procedure().steps.front(),
             nullptr,
             around.today,
             "",
             "",
             "",
             around}
        );
    };
    const auto asks = [&](const Value& trigger) { return rows(trigger).met.size() == 1; };
    const auto all = [](std::string_view measure, std::string_view comparison, Value value) {
        return Value{Fields{
            {"all",
             List{Fields{
                 {"measure", measure}, {"comparison", comparison}, {"value", std::move(value)}}}}}};
    };
    EXPECT_TRUE(asks(all("罚款金额", ">=", 14'700)));
    EXPECT_FALSE(asks(all("罚款金额", ">=", 14'701)));
    EXPECT_TRUE(asks(all("处罚种类", "in", List{"罚款"})));
    EXPECT_FALSE(asks(all("处罚种类", "in", List{"吊销许可证件"})));
    EXPECT_FALSE(asks(all("听证", "=", true)));
    EXPECT_TRUE(asks(all("事项编码", "in", List{"HXRS-CF-015"})));
    EXPECT_FALSE(asks(all("偏离裁量基准", "=", true)));
    one.state.is_beside_tier = true;
    EXPECT_TRUE(asks(all("偏离裁量基准", "=", true)));
    EXPECT_FALSE(asks(all("申请法院强制执行", "=", true))) << "no act of the decision's";
    const auto unclear = all("群体性事件", "=", true);
    EXPECT_FALSE(asks(unclear)) << "a row nobody could tell of is not printed as met";
    EXPECT_THAT(row_numbers(rows(unclear).unclear), testing::ElementsAre("FS-01"));
    one.state.proposed->act.measures.impact.mass_incident = SocialImpact::kNo;
    EXPECT_TRUE(rows(unclear).empty()) << "GS-07: it was asked, and is not so";
    one.state.proposed->act.measures.impact.mass_incident = SocialImpact::kYes;
    EXPECT_TRUE(asks(unclear));
    const auto impact = all("社会影响", "=", true);
    EXPECT_FALSE(rows(impact).unclear.empty()) << "nobody was asked that";
    one.state.proposed->act.measures.impact.is_grave = SocialImpact::kYes;
    EXPECT_TRUE(asks(impact));
    EXPECT_FALSE(rows(all("社会影响", "=", "重大")).unclear.empty()) << "no yes and no no";
    EXPECT_FALSE(rows(all("罚款金额", ">=", "较大数额")).unclear.empty());
}

// docs/cases.md names every gate with its rules; a test names each rule.
TEST(GatesTable, IsTheOneInTheDocument) {
    std::ifstream stream(std::string(MINGJING_SOURCE_DIR) + "/docs/cases.md");
    std::ostringstream text;
    text << stream.rdbuf();
    const auto written = text.str();
    std::set<std::string> named;
    const std::regex row(R"(\| `(\w+)` \| [^|]* \| (?:blocks|warns) \|)");
    for (std::sregex_iterator at(written.begin(), written.end(), row), end; at != end; ++at) {
        named.insert((*at)[1]);
    }
    std::set<std::string> known;
    for (const auto& gate : gates()) {
        known.emplace(gate.name);
    }
    EXPECT_EQ(named, known);
}

}  // namespace
}  // namespace mingjing::case_file
