// What of cases and their instruments others ask for: the papers a case may serve, and what was
// decided of the same item and tier.

#include "desk/case_rows.h"

#include <gmock/gmock.h>

#include "desk/case_surroundings.h"
#include "query/announcements.h"
#include "query/honesty.h"

namespace mingjing {
namespace {

namespace instrument = domain::instrument;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

class CaseRows : public test::CaseRowsDesk {};
MINGJING_ON_BOTH_ENGINES(CaseRows);

TEST_P(CaseRows, CF30_APaperIsServedOnceItsBytesAreThere) {
    const auto opened = open_case("1");
    const auto around = desk::case_surroundings(*reader_, definitions_, day_in_china(clock_.now()));
    domain::Procedure procedure;
    procedure.key = "penalty_ordinary";
    procedure.category = "行政处罚";
    EXPECT_THAT(around.papers(opened), IsEmpty());
    EXPECT_FALSE(around.makes_here(procedure, case_file::Served::kDecision));

    number("service_receipt", 1, "");
    const auto name = number("penalty_decision", 1, "罚决1号");
    EXPECT_FALSE(around.makes_here(procedure, case_file::Served::kDecision)) << "only numbered";
    auto papers = around.papers(opened);
    ASSERT_EQ(papers.size(), 1U) << "what stays in the file is not served";
    EXPECT_EQ(papers.front().number, "罚决1号");
    EXPECT_EQ(papers.front().served_as, case_file::Served::kDecision);
    EXPECT_EQ(papers.front().issued_on, "");

    issue(name);
    EXPECT_EQ(around.papers(opened).front().issued_on, "2026-03-02");
    EXPECT_TRUE(around.makes_here(procedure, case_file::Served::kDecision));
    EXPECT_FALSE(around.makes_here(procedure, case_file::Served::kNotice));
    procedure.category = "行政许可";
    EXPECT_FALSE(around.makes_here(procedure, case_file::Served::kDecision));
    EXPECT_THAT(around.papers(open_case("2")), IsEmpty()) << "another case's";

    record(name, instrument::Voided{"写错"});
    EXPECT_TRUE(around.papers(opened).front().is_voided);
    const auto unnumbered = number("penalty_decision", 2, "");
    issue(unnumbered);
    EXPECT_THAT(
        around.papers(opened),
        ElementsAre(
            Field(&case_file::Paper::number, "罚决1号"),
            Field(&case_file::Paper::number, "CODEpenalty_decision2")
        )
    ) << "by its code where it bears no number";
}

TEST_P(CaseRows, SH02_WhatTheBureauHasIssuedHereIsAnInstrumentOfTheCase) {
    open_case("1");
    const auto around = desk::case_surroundings(*reader_, definitions_, day_in_china(clock_.now()));
    domain::Procedure procedure;
    procedure.key = "penalty_ordinary";
    procedure.category = "行政处罚";
    case_file::Served served;
    served.instrument = case_file::Served::kDecision;
    case_file::State state;
    const case_file::Event event{
        .step = "serve", .stage = "stage", .is_over = false, .on = "2026-03-02", .content = served};
    state.last.emplace("serve", case_file::Taken{event, "somebody"});

    const auto receipt = number("service_receipt", 1, "");
    EXPECT_EQ(around.made_as(state, procedure, "回证"), "") << "only numbered";
    issue(receipt);
    EXPECT_EQ(around.made_as(state, procedure, "回证"), "送达回证");
    EXPECT_EQ(around.made_as(state, procedure, "送达回证"), "送达回证");
    EXPECT_EQ(around.made_as(state, procedure, "证据材料"), "") << "no instrument";
    issue(number("penalty_decision", 1, "罚决1号"));
    EXPECT_EQ(around.made_as(state, procedure, "决定书"), "") << "no record rule asks for it yet";
    EXPECT_EQ(around.made_as({}, procedure, "回证"), "") << "nothing was served yet";
    procedure.category = "行政许可";
    EXPECT_EQ(around.made_as(state, procedure, "回证"), "") << "of other cases";
}

TEST_P(CaseRows, DecisionsOfOneItemAndTierStandTogetherWhileTheyStand) {
    for (const auto* number : {"1", "2", "3", "4"}) {
        open_case(number);
    }
    open_case("5", "CF-002");
    EXPECT_THAT(fines("一般"), IsEmpty());
    record("4", case_file::Proposed{});
    EXPECT_THAT(fines(""), IsEmpty()) << "nothing is decided yet";
    decide("1", "一般", 100);
    decide("2", "一般", 200);
    decide("3", "较重", 300);
    decide("5", "一般", 500);
    EXPECT_THAT(fines("一般"), ElementsAre(200, 100));
    EXPECT_THAT(fines("一般", "2"), ElementsAre(100)) << "apart from its own";

    case_file::DecisionAmended amended;
    amended.outcome.fine = case_file::Money{150};
    record("2", amended);
    EXPECT_THAT(fines("一般"), ElementsAre(150, 100));
    record("1", case_file::DecisionRevoked{});
    EXPECT_THAT(fines("一般"), ElementsAre(150));
    decide("1", "一般", 120);  // decided anew
    EXPECT_THAT(fines("一般"), ElementsAre(150, 120));
}

TEST_P(CaseRows, AreFoundByTheirNumberOrAPartOfAnyWord) {
    open_case("2026-0007", "CF-001");
    open_case("2026-0017", "CF-002");
    open_case("2025-0017", "CF-002");
    const auto found = [&](std::string text, std::optional<std::string> parties_of = {}) {
        query::CaseRequest request;
        request.text = std::move(text);
        request.parties_of = std::move(parties_of);
        std::vector<std::string> numbers;
        for (const auto& row : query::cases(*reader_, request).cases) {
            numbers.push_back(row.number);
        }
        EXPECT_EQ(query::count_cases(*reader_, request), numbers.size());
        return numbers;
    };
    EXPECT_THAT(found("2026-0007"), ElementsAre("2026-0007"));
    EXPECT_THAT(found("2026-"), ElementsAre("2026-0017", "2026-0007"));
    EXPECT_THAT(found("0017"), ElementsAre("2025-0017", "2026-0017"));
    EXPECT_THAT(found("2026"), ElementsAre("2026-0017", "2026-0007"));
    EXPECT_THAT(found("CF-002"), ElementsAre("2025-0017", "2026-0017"));
    EXPECT_THAT(found("2027-"), IsEmpty());
    EXPECT_THAT(found("-0007"), ElementsAre("2026-0007"));
    EXPECT_THAT(found("%"), IsEmpty());
}

TEST_P(CaseRows, AreFoundByWhereADutyLiesAndWhoWorkedOnThem) {
    open_case("2026-0001");
    const auto found = [&](auto ask) {
        query::CaseRequest request;
        request.unit = "";
        ask(request);
        return query::cases(*reader_, request).total;
    };
    const auto waiting = [&](query::CaseDuty duty) {
        return found([&](auto& request) {
            request.waits_at = {
                std::move(duty), {.procedure = "permit", .unit = "窗口", .limit = "accept"}};
        });
    };
    EXPECT_EQ(waiting({.procedure = "penalty_ordinary", .unit = "", .stage = "stage"}), 1U);
    EXPECT_EQ(waiting({.procedure = "penalty_ordinary", .unit = "别的机构", .stage = "stage"}), 0U);
    EXPECT_EQ(waiting({.procedure = "penalty_ordinary", .unit = "", .stage = "closed"}), 0U);
    EXPECT_EQ(waiting({.procedure = "penalty_ordinary", .unit = "", .limit = "decide"}), 0U);
    EXPECT_EQ(found([](auto& request) { request.waits_at.emplace(); }), 0U);
    EXPECT_EQ(found([](auto& request) { request.mine.emplace("somebody"); }), 1U);
    EXPECT_EQ(found([](auto& request) { request.mine.emplace("nobody"); }), 0U);
    EXPECT_EQ(found([](auto& request) { request.reviewer = "37990126003"; }), 0U);
    EXPECT_EQ(found([](auto& request) { request.due_before = "2027-01-01"; }), 0U);
    EXPECT_EQ(found([](auto& request) { request.is_over = false; }), 1U);
}

TEST_P(CaseRows, ArePagedInTheOrderAskedForAndCountedOnEveryPage) {
    for (int i = 1; i <= 5; ++i) {
        open_case("2026-000" + std::to_string(i));
    }
    query::CaseRequest request;
    request.procedure = "penalty_ordinary";
    request.page_size = 2;
    request.sort = "number";
    const auto page = [&](std::uint64_t which) {
        request.page = which;
        auto got = query::cases(*reader_, request);
        EXPECT_EQ(got.total, 5U) << which;
        std::vector<std::string> numbers;
        for (const auto& row : got.cases) {
            numbers.push_back(row.number);
        }
        return numbers;
    };
    EXPECT_THAT(page(1), ElementsAre("2026-0001", "2026-0002"));
    EXPECT_THAT(page(3), ElementsAre("2026-0005"));
    EXPECT_THAT(page(4), IsEmpty()) << "beyond the last";
    request.sort = "-number";
    EXPECT_THAT(page(3), ElementsAre("2026-0001"));
    request.unit = "别的机构";
    request.page = 1;
    EXPECT_EQ(query::cases(*reader_, request).total, 0U);
}

TEST_P(CaseRows, JC13_AnEmployersFileHoldsWhatWasFoundAndStands) {
    const auto open_of = [&](std::string_view number, std::string_view name, std::string_view code
                         ) {
        case_file::Opened opened;
        opened.number = number;
        opened.procedure = "penalty_ordinary";
        opened.party_kind = case_file::kOrganisation;
        opened.party_name = name;
        opened.party_credit_code = code;
        record(number, opened);
    };
    const auto conclude = [&](std::string_view number, std::string_view conclusion) {
        case_file::Decided decided;
        decided.outcome.conclusion = conclusion;
        record(number, decided);
    };
    open_of("1", "样例加工厂", "CODE");
    conclude("1", case_file::kPenalty);
    record("1", case_file::Performed{});
    open_of("2", "样例有限公司", "CODE");
    conclude("2", case_file::kUnfounded);
    open_of("3", "样例有限公司", "CODE");
    conclude("3", case_file::kPenalty);
    record("3", case_file::Performed{});
    record("3", case_file::DecisionRevoked{});
    open_of("4", "样例有限公司", "CODE");
    open_of("5", "样例店", "");
    conclude("5", case_file::kMinor);
    open_of("6", "样例房", "");

    const query::HonestyRequest request{.procedures = {"penalty_ordinary"}, .unit = ""};
    const auto names = [&](std::string_view text) {
        const auto found = query::employers(*reader_, request, text);
        std::vector<std::string> all;
        for (const auto& one : found.employers) {
            all.push_back(one.name);
        }
        EXPECT_EQ(found.total, all.size());
        return all;
    };
    EXPECT_THAT(names("样例"), ElementsAre("样例店", "样例有限公司"));
    EXPECT_THAT(names("加工"), ElementsAre("样例有限公司")) << "as it was called before";
    const auto years = query::honesty_years(*reader_, request, "CODE", "");
    ASSERT_EQ(years.size(), 1U);
    EXPECT_EQ(years.front().decided, 1);
    EXPECT_EQ(years.front().performed, 1);
    EXPECT_EQ(years.front().listed, 0);
    EXPECT_EQ(query::honesty_cases(*reader_, request, "CODE", "").total, 1U);
    EXPECT_EQ(query::honesty_cases(*reader_, request, "", "样例店").total, 1U);
    EXPECT_EQ(query::honesty_cases(*reader_, request, "", "样例房").total, 0U);

    case_file::DecisionAmended amended;
    amended.outcome.conclusion = case_file::kUnfounded;
    record("1", amended);
    EXPECT_EQ(query::honesty_cases(*reader_, request, "CODE", "").total, 0U);
    EXPECT_THAT(names("加工"), IsEmpty());
}

// Closed for a reason though what was ordered is not paid, it came to an end, not to performance.
TEST_P(CaseRows, JC13_AnOrderClosedUnpaidIsNotCountedAsPerformed) {
    const auto decided_of = [&](std::string_view number) {
        case_file::Opened opened;
        opened.number = number;
        opened.procedure = "penalty_ordinary";
        opened.party_kind = case_file::kOrganisation;
        opened.party_name = "样例有限公司";
        opened.party_credit_code = "CODE";
        record(number, opened);
        case_file::Decided decided;
        decided.outcome.conclusion = case_file::kHandling;
        record(number, decided);
    };
    for (const auto* number : {"2026-0001", "2026-0002", "2026-0003", "2026-0004"}) {
        decided_of(number);
    }
    record("2026-0001", case_file::Performed{});
    record("2026-0002", case_file::Performed{}, {{"order_is_paid", "当事人已经终止，没有财产"}});
    record("2026-0003", case_file::Demanded{"催告"});
    const query::HonestyRequest request{.procedures = {"penalty_ordinary"}, .unit = ""};
    const auto year = [&] {
        const auto years = query::honesty_years(*reader_, request, "CODE", "");
        EXPECT_EQ(years.size(), 1U);
        return years.empty() ? query::HonestyYear{} : years.front();
    };
    EXPECT_EQ(year().decided, 4);
    EXPECT_EQ(year().performed, 1);
    EXPECT_EQ(year().no_more, 1);
    record("2026-0003", case_file::Performed{});
    EXPECT_EQ(year().performed, 2) << "once it was executed";
    EXPECT_EQ(year().no_more, 1);
}

// Its last day is one it states itself, and it may be made when that day has passed.
TEST_P(CaseRows, CF32_AnAnnouncementIssuedAfterItsLastDayRanOnNone) {
    open_case("1");
    auto kinds = definitions_.instruments;
    const auto kind = std::ranges::find(kinds, "penalty_decision", &domain::InstrumentKind::key);
    ASSERT_NE(kind, kinds.end());
    kind->announced = domain::Announced{.days = 0, .until = "held_on", .shows = {"held_on"}};
    const auto announce = [&](std::int64_t serial, std::string_view held_on) {
        instrument::Numbered as;
        as.name = {"penalty_decision", 2026, serial};
        as.title = kind->name;
        as.case_number = "1";
        as.dated = "2026-03-02";
        as.case_stream = "case-1";
        as.code = as.request = "CODE" + std::to_string(serial);
        as.facts = {{"held_on", held_on}};
        record(as.name, as);
        issue(as.name);  // on 2026-03-02
        return query::announcement_coded(*reader_, kinds, as.code).value();
    };
    const auto in_time = announce(1, "2026-03-02");
    EXPECT_FALSE(in_time.is_late());
    EXPECT_TRUE(in_time.runs("2026-03-02"));
    EXPECT_FALSE(in_time.runs("2026-03-03"));
    const auto late = announce(2, "2026-03-01");
    EXPECT_EQ(late.issued_on, "2026-03-02");
    EXPECT_TRUE(late.is_late());
    EXPECT_FALSE(late.runs("2026-03-01")) << "nobody could read it before it was issued";
}

}  // namespace
}  // namespace mingjing
