// What instruments take of a case that did not go straight: a party mended, a round given up, an
// officer recused; and what the case counts by itself.

#include <gmock/gmock.h>

#include "case_file/surcharge.h"
#include "desk/case_facts.h"
#include "desk/instrument_gates.h"
#include "desk/standing_events.h"
#include "domain/day.h"
#include "press/full_case.h"

namespace mingjing::press {
namespace {

using testing::Contains;
using testing::Field;
using testing::IsEmpty;
using testing::Not;

const domain::InstrumentKind& decision() {
    return *demo_definitions().instrument("penalty_decision");
}

case_file::Event done(std::string_view act, std::string_view on, const Fields& content) {
    return {
        .step = std::string(act),
        .stage = "stage",
        .is_over = false,
        .on = std::string(on),
        .content = case_file::act_kind(act)->read(content)};
}

// A case as it opened, with these steps after.
desk::InstrumentData data_of(
    const domain::InstrumentKind& kind, const std::vector<case_file::Event>& after
) {
    std::vector<case_file::Event> events{done(
        "open",
        "2026-03-02",
        {{"party_name", "样例甲厂"}, {"party_kind", "法人或者其他组织"}, {"item", "HXRS-CF-015"}}
    )};
    events.insert(events.end(), after.begin(), after.end());
    return desk::instrument_data(
        kind, desk::standing_events(std::move(events)), full_statement(kind), any_title, {}
    );
}

TEST(StandingEvents, NameThePartyAsItWasAmended) {
    const auto amended = done(
        "amend_party",
        "2026-03-05",
        {{"party_name", "样例乙厂"},
         {"party_kind", "法人或者其他组织"},
         {"party_address", "示例路18号"}}
    );
    const auto data = data_of(decision(), {amended});
    EXPECT_EQ(text_of(data.stated, "party"), "样例乙厂");
    EXPECT_EQ(text_of(data.stated, "party_address"), "示例路18号");
    EXPECT_EQ(text_of(data_of(decision(), {}).stated, "party"), "样例甲厂");
}

std::vector<case_file::Event> round(std::string_view on) {
    return {
        done("propose", on, {{"facts", "事实"}}),
        done("notify", on, {{"content", "内容"}, {"offers_hearing", true}}),
        done("plead", on, {{"answer", "陈述、申辩"}}),
        done("review_plea", on, {{"finding", "不成立"}, {"reason", "理由"}}),
        done("hold_hearing", on, {{"outcome", "听证结束"}, {"transcript", "笔录"}}),
        done("discuss", on, {{"members", List{"示例"}}, {"conclusion", "同意"}})};
}

TEST(StandingEvents, CF16_TellNothingOfARoundThatWasGivenUp) {
    const std::vector<std::string> told{"plea", "plea_finding", "heard_on", "discussed_on"};
    auto events = round("2026-03-10");
    auto data = data_of(decision(), events);
    for (const auto& field : told) {
        EXPECT_TRUE(data.stated.contains(field)) << field;
    }
    events.push_back(done("propose", "2026-03-20", {{"facts", "另有事实"}}));
    data = data_of(decision(), events);
    for (const auto& field : told) {
        EXPECT_FALSE(data.stated.contains(field)) << field;
    }
    EXPECT_FALSE(data.stated.contains("notified_on"));
    events.push_back(done("notify", "2026-03-21", {{"content", "内容"}}));
    data = data_of(decision(), events);
    EXPECT_EQ(text_of(data.stated, "notified_on"), "2026-03-21");
    EXPECT_FALSE(data.stated.contains("heard_on"));
}

TEST(StandingEvents, CF16_AnotherPartyWasNeitherToldNorHeard) {
    auto events = round("2026-03-10");
    events.push_back(done(
        "amend_party",
        "2026-03-12",
        {{"party_name", "样例乙厂"}, {"party_kind", "法人或者其他组织"}}
    ));
    const auto data = data_of(decision(), events);
    EXPECT_EQ(text_of(data.stated, "party"), "样例乙厂");
    EXPECT_FALSE(data.stated.contains("notified_on"));
    EXPECT_FALSE(data.stated.contains("plea_finding"));
}

TEST(StandingEvents, CF16_AFurtherPleaIsNotReviewedYetAndAWaiverTakesNothingBack) {
    auto events = round("2026-03-10");
    events.push_back(done("plead", "2026-03-12", {{"answer", "明确放弃"}}));
    EXPECT_EQ(text_of(data_of(decision(), events).stated, "plea"), "陈述、申辩");
    EXPECT_TRUE(data_of(decision(), events).stated.contains("plea_finding"));
    events.push_back(done("plead", "2026-03-13", {{"answer", "陈述、申辩"}}));
    EXPECT_FALSE(data_of(decision(), events).stated.contains("plea_finding"));
}

TEST(StandingEvents, CF33_NoHearingWasHeldWhereThePartyStayedAway) {
    auto events = round("2026-03-10");
    events[4] =
        done("hold_hearing", "2026-03-10", {{"outcome", "当事人撤回申请"}, {"transcript", "无"}});
    EXPECT_FALSE(data_of(decision(), events).stated.contains("heard_on"));
}

TEST(StandingEvents, CF15_TheRecusedAreNoOfficersOfIt) {
    const auto assigned =
        done("assign", "2026-03-03", {{"officers", List{"37990126001", "37990126002"}}});
    const auto recused =
        done("settle_recusal", "2026-03-04", {{"officer", "37990126002"}, {"is_granted", true}});
    const auto officers = [](const desk::InstrumentData& data) {
        return member(data.stated, "officers").list()->size();
    };
    EXPECT_EQ(officers(data_of(decision(), {assigned})), 2U);
    EXPECT_EQ(officers(data_of(decision(), {assigned, recused})), 1U);
}

TEST(InstrumentData, JC03_ListsForThePartyNoEvidenceWhoeverReportedTheCaseGave) {
    const auto& list = *demo_definitions().instrument("evidence_list");
    const auto collected = [](std::string_view number, const Value& from_reporter) {
        return done(
            "collect",
            "2026-03-04",
            {{"number", number},
             {"kind", "视听资料"},
             {"title", "录像"},
             {"source", "张示例"},
             {"from_reporter", from_reporter}}
        );
    };
    const auto verified = [](std::string_view number) {
        return done("verify", "2026-03-05", {{"number", number}, {"finding", "查证属实"}});
    };
    const auto data = data_of(
        list,
        {collected("1", {}),
         collected("2", true),
         collected("3", false),
         verified("1"),
         verified("2"),
         verified("3")}
    );
    for (const auto* table : {"evidence", "findings"}) {
        const auto& rows = *member(data.stated, table).list();
        ASSERT_EQ(rows.size(), 2U) << table;
        EXPECT_EQ(text_of(*rows[0].fields(), "number"), "1") << "registered before anybody asked";
        EXPECT_EQ(text_of(*rows[1].fields(), "number"), "3");
    }
}

TEST(InstrumentData, TakesBlanksForNothing) {
    const auto& kind = *demo_definitions().instrument("docket_approval");
    for (const auto* blank : {"", " ", "\t\n", "　", " 　\r"}) {
        auto stated = full_statement(kind);
        stated["grounds"] = blank;
        const auto data =
            desk::instrument_data(kind, events_of(full_contents(kind)), stated, any_title, {});
        EXPECT_THAT(data.missing, Contains(Field(&desk::MissingFact::field, "grounds"))) << blank;
    }
}

// 行政处罚法 art. 52 asks for no address, art. 59 does; and once decided nobody adds one.
TEST(InstrumentData, CF22_ADecisionOnTheSpotNeedsNoAddressOfTheParty) {
    const auto& spot = *demo_definitions().instrument("spot_decision");
    const auto address = Contains(Field(&desk::MissingFact::field, "party_address"));
    EXPECT_THAT(data_of(spot, {}).missing, Not(address));
    EXPECT_THAT(data_of(decision(), {}).missing, address);
}

TEST(InstrumentData, NamesThingsAsTheyWereCalledTheDayOfTheAct) {
    const auto& kind = decision();
    const auto on_day = [](auto, auto, auto, std::string_view day) {
        return std::optional("称呼" + std::string(day));
    };
    const auto events = events_of(full_contents(kind));
    const auto data =
        desk::instrument_data(kind, events, full_statement(kind), on_day, full_facts());
    EXPECT_EQ(text_of(data.stated, "item"), "称呼2026-03-13");
}

TEST(InstrumentData, MissesWhatNobodyKnowsTheNameOf) {
    const auto& kind = decision();
    const auto no_title = [](auto, auto, auto, auto) { return std::optional<std::string>{}; };
    const auto data = desk::instrument_data(
        kind, events_of(full_contents(kind)), full_statement(kind), no_title, full_facts()
    );
    for (const auto* field : {"item", "officers", "benchmark"}) {
        EXPECT_THAT(data.missing, Contains(Field(&desk::MissingFact::field, field)));
        EXPECT_FALSE(data.stated.contains(field)) << field;
    }
}

Fields facts_on(
    const case_file::State& state,
    std::string_view procedure,
    std::string_view day,
    const std::vector<case_file::Event>& told = {}
) {
    const auto& definitions = demo_definitions();
    const case_file::Surroundings around{
        .calendar = definitions.calendar,
        .today = *domain::day_of(day),
        .entry = [](auto, auto, auto, auto) { return std::optional<Fields>{}; },
        .entries = [](auto, auto) { return std::vector<Fields>{}; },
        .referring = [](auto, auto, auto, auto) { return std::vector<Fields>{}; },
        .thresholds = definitions.thresholds};
    return desk::facts_of_case(state, told, *definitions.procedure(procedure), around);
}

TEST(FactsOfCase, QZ11_CountASurchargeOnlyOfAFineServedAndNotPaid) {
    case_file::State state;
    EXPECT_THAT(facts_on(state, "penalty_ordinary", "2026-05-11"), IsEmpty());
    state.decided = case_file::Outcome{};
    state.decided->fine = *case_file::money_of("1000");
    state.decided_on = "2026-04-01";
    state.clocks["pay"].started_on = "2026-04-01";
    EXPECT_THAT(facts_on(state, "penalty_ordinary", "2026-05-11"), IsEmpty()) << "not served";
    state.decision_served_on = "2026-04-01";
    EXPECT_THAT(facts_on(state, "penalty_ordinary", "2026-04-10"), IsEmpty()) << "not late";
    const auto late = facts_on(state, "penalty_ordinary", "2026-04-26");
    EXPECT_EQ(text_of(late, "fine_due_on"), "2026-04-16");
    EXPECT_EQ(*member(late, "days_late").integer(), 10);
    EXPECT_EQ(text_of(late, "surcharge"), "300");
    EXPECT_EQ(text_of(late, "decided_fine"), "1000");
    EXPECT_EQ(text_of(facts_on(state, "penalty_ordinary", "2026-12-26"), "surcharge"), "1000");
}

TEST(FactsOfCase, CF34_OfAFineThatWasPutOffOnlyTheInstalmentsThatWereDue) {
    case_file::State state;
    state.decided = case_file::Outcome{};
    state.decided->fine = *case_file::money_of("1000");
    state.decision_served_on = "2026-04-01";
    const std::vector<case_file::Instalment> parts{
        {"2026-05-08", *case_file::money_of("600")}, {"2026-06-08", *case_file::money_of("400")}};
    state.clocks["pay"] = {.started_on = "2026-04-01", .met_on = "", .instalments = parts};
    state.deferrals = {{parts, "2026-04-10", {}}};
    EXPECT_THAT(facts_on(state, "penalty_ordinary", "2026-05-08"), IsEmpty()) << "not late";
    const auto late = facts_on(state, "penalty_ordinary", "2026-05-10");
    EXPECT_EQ(text_of(late, "fine_due_on"), "2026-05-08");
    EXPECT_EQ(text_of(late, "unpaid_fine"), "600");
    EXPECT_EQ(text_of(late, "surcharge"), "36");
    const auto rows = *member(late, "late_instalments").list();
    ASSERT_EQ(rows.size(), 1U);
    auto reduced = state;
    reduced.decided->fine = *case_file::money_of("500");
    EXPECT_EQ(text_of(facts_on(reduced, "penalty_ordinary", "2026-05-10"), "unpaid_fine"), "500");
    EXPECT_EQ(
        *rows.front().fields(),
        (Fields{{"due_on", "2026-05-08"}, {"amount", "600"}, {"days", 2}, {"surcharge", "36"}})
    );
}

TEST(FactsOfCase, QZ06_HoldThirtyDaysAndThirtyMoreAtMost) {
    const auto& limit = *demo_definitions().procedure("coercive_measure")->limit("hold");
    const auto start = *domain::day_of("2026-03-02");
    const auto due = [&](std::int64_t days) {
        const auto& calendar = demo_definitions().calendar;
        return domain::iso(domain::due(calendar, start, days, *limit.counting, {}).day);
    };
    case_file::State state;
    state.clocks["hold"].started_on = "2026-03-02";
    auto facts = facts_on(state, "coercive_measure", "2026-03-03");
    EXPECT_EQ(text_of(facts, "held_until"), due(30));
    EXPECT_FALSE(facts.contains("held_longer_until"));
    state.clocks["hold"].is_extended = true;
    facts = facts_on(state, "coercive_measure", "2026-03-30");
    EXPECT_EQ(text_of(facts, "held_until"), due(30));
    EXPECT_EQ(text_of(facts, "held_longer_until"), due(60));
}

TEST(FactsOfCase, CF25_OfThingsGivenBackTheDayTheirOwnListWasTaken) {
    case_file::State state;
    state.clocks["release/DJ1"].started_on = "2026-03-05";
    state.clocks["release/DJ2"].started_on = "2026-03-09";
    EXPECT_FALSE(facts_on(state, "penalty_ordinary", "2026-03-10").contains("preserved_on"));
    const auto since = [&](std::string_view list) {
        const auto release =
            done("release", "2026-03-10", {{"number", std::string(list)}, {"outcome", "退还"}});
        const auto facts = facts_on(state, "penalty_ordinary", "2026-03-10", {release});
        return std::string(text_of(facts, "preserved_on"));
    };
    EXPECT_EQ(since("DJ1"), "2026-03-05");
    EXPECT_EQ(since("DJ2"), "2026-03-09");
}

// CF-18: a file that is archived takes only the paper of a change that came after.
TEST(InstrumentGates, CF18_CF19_AnArchivedFileTakesThePaperOfALaterChangeAlone) {
    const auto& definitions = demo_definitions();
    const auto& change = *definitions.instrument("decision_change");
    const auto amended = done(
        "amend_decision", "2026-06-20", {{"document", "复决1"}, {"conclusion", "给予行政处罚"}}
    );
    const auto archived = done("archive", "2026-06-01", {{"number", "2026-0001"}});
    case_file::State state;
    EXPECT_TRUE(desk::is_open_to(decision(), state, {}, definitions.record_rules));
    state.archived = {*std::get_if<case_file::Archived>(&archived.content), archived.on};
    EXPECT_TRUE(desk::is_open_to(change, state, {archived, amended}, definitions.record_rules));
    const auto shut = [&](const domain::InstrumentKind& kind,
                          const std::vector<case_file::Event>& events) {
        const auto open = desk::is_open_to(kind, state, events, definitions.record_rules);
        return open ? std::string{} : open.error().code;
    };
    EXPECT_EQ(shut(change, {archived}), "archived");
    EXPECT_EQ(shut(change, {amended, archived}), "archived") << "what was known is in the file";
    EXPECT_EQ(shut(decision(), {archived, amended}), "archived") << "it tells of it where it may";
    EXPECT_EQ(shut(*definitions.instrument("closing_approval"), {archived, amended}), "archived");
}

TEST(InstrumentGates, ACaseThatEndedHasOnlyWhatComesAfter) {
    const auto& definitions = demo_definitions();
    auto closed = done("close", "2026-06-01", {});
    closed.is_over = true;
    EXPECT_TRUE(desk::is_still_written(decision(), {done("open", "2026-03-02", {})}));
    EXPECT_FALSE(desk::is_still_written(decision(), {closed}));
    EXPECT_TRUE(desk::is_still_written(*definitions.instrument("closing_approval"), {closed}));
    EXPECT_TRUE(desk::is_still_written(*definitions.instrument("decision_change"), {closed}))
        << "a closed case's decision may still be changed";
    auto dropped = done("drop", "2026-03-05", {{"ground", "其他"}, {"reason", "理由"}});
    dropped.step = "decline";
    dropped.is_over = true;
    EXPECT_TRUE(desk::is_still_written(*definitions.instrument("decline_notice"), {dropped}));
    EXPECT_FALSE(desk::is_still_written(decision(), {dropped}));
    dropped.step = "end_execution";
    EXPECT_FALSE(desk::is_still_written(*definitions.instrument("decline_notice"), {dropped}))
        << "it was not declined, it could not be carried out";
}

TEST(InstrumentGates, KnowWhatWasServedByItsName) {
    const auto& notice = *demo_definitions().instrument("penalty_notice");
    domain::instrument::Numbered as;
    as.dated = "2026-03-10";
    const auto served = [](std::string_view on, std::string_view what) {
        return done("serve", on, {{"instrument", what}});
    };
    EXPECT_TRUE(desk::was_served(notice, as, {served("2026-03-11", "事先告知书")}));
    EXPECT_FALSE(desk::was_served(notice, as, {served("2026-03-09", "事先告知书")}));
    EXPECT_FALSE(desk::was_served(notice, as, {served("2026-03-11", "催告书")}));
    EXPECT_FALSE(desk::was_served(notice, as, {served("2026-03-11", "其他文书")}));
    // A service that says which one it was is believed, whatever date it bears.
    as.number = "罚告1号";
    const auto named = [](std::string_view paper) {
        return done(
            "serve", "2026-03-11", {{"instrument", "事先告知书"}, {"paper", std::string(paper)}}
        );
    };
    EXPECT_TRUE(desk::was_served(notice, as, {named("罚告1号")}));
    EXPECT_FALSE(desk::was_served(notice, as, {named("罚告2号")}));
    as.number.clear();
    const auto& offer = *demo_definitions().instrument("hearing_notice");
    EXPECT_TRUE(desk::was_served(offer, as, {served("2026-03-11", "事先告知书")}));
    const auto& payment = *demo_definitions().instrument("payment_notice");
    EXPECT_TRUE(desk::was_served(payment, as, {served("2026-03-11", "其他文书")}));
}

TEST(InstrumentGates, CF15_TheRecusedAndTheUnassignedWriteNothing) {
    const auto& definitions = demo_definitions();
    const auto& procedure = *definitions.procedure("penalty_ordinary");
    const case_file::Surroundings around{
        definitions.calendar,
        *domain::day_of("2026-03-10"),
        [](auto, auto, auto, auto) { return std::optional<Fields>{}; },
        [](auto, auto) { return std::vector<Fields>{}; },
        [](auto, auto, auto, auto) { return std::vector<Fields>{}; },
        definitions.thresholds};
    case_file::State state;
    state.officers = {"37990126001"};
    state.recused = {"37990126002"};
    const auto asked = [&](std::string officer) {
        identity::Actor actor{"a", "某", "劳动监察支队", {}, "", std::move(officer)};
        const auto own = desk::is_ones_own(decision(), actor, state, procedure, around);
        return own ? std::string{} : own.error().code;
    };
    EXPECT_EQ(asked("37990126001"), "");
    EXPECT_EQ(asked("37990126002"), "officer-recused");
    EXPECT_EQ(asked("37990126003"), "not-assigned");
    EXPECT_EQ(asked(""), "");
}

}  // namespace
}  // namespace mingjing::press
