// Hearings and panels' discussions, as the lists of them have a case's steps.

#include <array>

#include <gmock/gmock.h>

#include "case_file/event.h"
#include "desk/open_desk.h"
#include "query/sittings.h"
#include "record/case_codec.h"

namespace mingjing {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

class SittingRows : public test::OpenDesk {
  protected:
    void record(
        const std::string& on,
        case_file::Content content,
        bool is_over = false,
        const std::string& stream = "case-1"
    ) {
        const case_file::Event event{
            .step = "step",
            .stage = is_over ? "closed" : "hearing",
            .is_over = is_over,
            .on = on,
            .content = std::move(content)};
        db::Transaction transaction(*reader_, db::Transaction::Mode::write);
        const auto version = ledger::read_stream(*reader_, stream).size();
        const std::array drafts{record::encode_case(event, stream)};
        const auto records =
            ledger::append(*reader_, stream, version, drafts, "somebody", clock_.now());
        projection::apply(*reader_, definitions_, records.front(), event);
        transaction.commit();
    }
    void open_case(const std::string& number = "2026-0001", const std::string& stream = "case-1") {
        case_file::Opened opened;
        opened.number = number;
        opened.procedure = "penalty_ordinary";
        opened.item = "CF-001";
        opened.unit = "劳动监察支队";
        opened.party_name = "样例服饰加工厂";
        record("2026-03-02", opened, false, stream);
    }
    void arrange(const std::string& on, const std::string& held_on) {
        case_file::HearingArranged arranged;
        arranged.held_on = held_on;
        arranged.presider = "37990126003";
        arranged.place = "会议室";
        record(on, arranged);
    }
    void serve(const std::string& on, std::string_view instrument) {
        case_file::Served served;
        served.instrument = instrument;
        record(on, served);
    }
    void propose(const std::string& on, bool is_major) {
        case_file::Proposed proposed;
        proposed.is_major = is_major;
        record(on, proposed);
    }
    static case_file::HearingHeld ended(std::string_view outcome) {
        return {std::string(outcome), "笔录"};
    }

    // State, day and day of notice of each, in the order they were begun.
    std::vector<std::string> hearings(query::HearingRequest request = {}) {
        request.of.sort = "number";
        std::vector<std::string> told;
        for (const auto& row : query::hearings(*reader_, request).hearings) {
            told.push_back(row.state + " " + row.day + " " + row.notified_on);
        }
        return told;
    }
    std::vector<std::string> panels(query::PanelRequest request = {}) {
        request.of.sort = "number";
        std::vector<std::string> told;
        for (const auto& row : query::panels(*reader_, request).panels) {
            told.push_back(row.discussed_on.empty() ? "due" : row.discussed_on);
        }
        return told;
    }
    void expect_as_the_ledger_gives() {
        EXPECT_THAT(projection::differing_tables(*reader_, definitions_, [](auto) {}), IsEmpty());
    }
};
MINGJING_ON_BOTH_ENGINES(SittingRows);

TEST_P(SittingRows, AHearingIsAskedForArrangedAnnouncedAndHeld) {
    open_case();
    EXPECT_THAT(hearings(), IsEmpty());
    record("2026-03-12", case_file::HearingAsked{});
    EXPECT_THAT(hearings(), ElementsAre("asked  "));
    arrange("2026-03-13", "2026-03-24");
    serve("2026-03-13", case_file::Served::kNotice);
    EXPECT_THAT(hearings(), ElementsAre("arranged 2026-03-24 ")) << "by its own notice alone";
    serve("2026-03-13", case_file::Served::kHearingNotice);
    EXPECT_THAT(hearings(), ElementsAre("notified 2026-03-24 2026-03-13"));
    arrange("2026-03-16", "2026-03-30");
    EXPECT_THAT(hearings(), ElementsAre("arranged 2026-03-30 ")) << "another day, another notice";
    serve("2026-03-17", case_file::Served::kHearingNotice);
    record("2026-03-31", ended(case_file::HearingHeld::kHeld));
    EXPECT_THAT(hearings(), ElementsAre("held 2026-03-31 2026-03-17"));
    serve("2026-04-01", case_file::Served::kHearingNotice);
    EXPECT_THAT(hearings(), ElementsAre("held 2026-03-31 2026-03-17")) << "what is over stays so";
    expect_as_the_ledger_gives();
}

TEST_P(SittingRows, OneOfACaseEndsOtherwiseAndTheNextIsAnother) {
    open_case();
    record("2026-03-12", case_file::HearingAsked{});
    record("2026-03-13", ended(case_file::HearingHeld::kWithdrawn));
    record("2026-03-16", case_file::HearingAsked{});
    arrange("2026-03-16", "2026-03-26");
    record("2026-03-26", ended("当事人无正当理由不到场，视为放弃"));
    record("2026-03-27", case_file::HearingAsked{});
    record("2026-03-30", case_file::Notified{});  // told anew: not upon what was told before
    record("2026-04-01", case_file::HearingAsked{});
    record("2026-04-02", case_file::Closed{}, true);
    EXPECT_THAT(
        hearings(),
        ElementsAre("withdrawn 2026-03-13 ", "ended 2026-03-26 ", "lapsed  ", "lapsed  ")
    );
    expect_as_the_ledger_gives();
}

TEST_P(SittingRows, XK05_OneOfSeveralWhoWithdrawsEndsNoOthersHearing) {
    const auto withdraws = [&](std::string_view who) {
        auto end = ended(case_file::HearingHeld::kWithdrawn);
        end.who = who;
        return end;
    };
    open_case();
    record("2026-03-12", case_file::HearingAsked{"", "甲"});
    record("2026-03-12", case_file::HearingAsked{"", "乙"});
    record("2026-03-13", withdraws("甲"));
    EXPECT_THAT(hearings(), ElementsAre("asked  "));
    record("2026-03-13", withdraws("乙"));
    EXPECT_THAT(hearings(), ElementsAre("withdrawn 2026-03-13 "));
    arrange("2026-03-13", "2026-03-26");  // of the bureau's own
    record("2026-03-16", case_file::HearingAsked{"", "甲"});
    record("2026-03-17", withdraws("甲"));
    EXPECT_THAT(hearings(), Contains("arranged 2026-03-26 "));
    expect_as_the_ledger_gives();
}

// Names may have been erased by the time rows are made anew.
TEST_P(SittingRows, XK05_SeveralAreToldApartByWhereTheyWereTold) {
    const auto withdraws = [&](std::string_view told_at) {
        auto end = ended(case_file::HearingHeld::kWithdrawn);
        end.told_at = told_at;
        return end;
    };
    open_case();
    record("2026-03-12", case_file::HearingAsked{"", "", "3"});
    record("2026-03-12", case_file::HearingAsked{"", "", "4"});
    record("2026-03-13", withdraws("3"));
    EXPECT_THAT(hearings(), ElementsAre("asked  "));
    record("2026-03-16", withdraws("4"));
    EXPECT_THAT(hearings(), ElementsAre("withdrawn 2026-03-16 "));
    expect_as_the_ledger_gives();
}

TEST_P(SittingRows, AreFoundByStateByDayAndByCase) {
    open_case();
    record("2026-03-12", case_file::HearingAsked{});
    arrange("2026-03-13", "2026-03-24");
    open_case("2026-0002", "case-2");
    record("2026-03-12", case_file::HearingAsked{}, false, "case-2");
    EXPECT_THAT(hearings({.state = "open"}), ElementsAre("arranged 2026-03-24 ", "asked  "));
    EXPECT_THAT(hearings({.state = "asked"}), ElementsAre("asked  "));
    EXPECT_THAT(hearings({.to = "2026-03-24"}), ElementsAre("arranged 2026-03-24 "));
    EXPECT_THAT(hearings({.to = "2026-03-23"}), IsEmpty());
    EXPECT_THAT(hearings({.from = "2026-03-24"}), ElementsAre("arranged 2026-03-24 "));
    EXPECT_THAT(hearings({.from = "2026-03-25"}), IsEmpty());
    EXPECT_THAT(hearings({.of = {.text = "0002"}}), ElementsAre("asked  "));
    EXPECT_THAT(hearings({.of = {.text = "样例"}}), IsEmpty()) << "hidden names find nothing";
    EXPECT_THAT(hearings({.of = {.unit = "法规科"}}), IsEmpty());
    query::HearingRequest second{.of = {.page = 2, .page_size = 1}};
    EXPECT_THAT(hearings(second), ElementsAre("asked  "));
    EXPECT_EQ(query::hearings(*reader_, second).total, 2U);
}

TEST_P(SittingRows, WhatIsGraveIsDueUntilItIsDiscussedAndANewProposalAnew) {
    open_case();
    propose("2026-03-10", false);
    EXPECT_THAT(panels(), IsEmpty());
    propose("2026-03-11", true);
    propose("2026-03-12", true);
    EXPECT_THAT(panels(), ElementsAre("due")) << "of the last proposal alone";
    record("2026-03-20", case_file::Discussed{{"孟晗川"}, "同意"});
    EXPECT_THAT(panels(), ElementsAre("2026-03-20"));
    record("2026-03-21", case_file::Discussed{{"孟晗川"}, "再议"});
    EXPECT_THAT(panels(), ElementsAre("2026-03-20", "2026-03-21"));
    propose("2026-03-23", true);
    EXPECT_THAT(panels({.state = "due"}), ElementsAre("due"));
    EXPECT_THAT(panels({.state = "held", .from = "2026-03-21"}), ElementsAre("2026-03-21"));
    EXPECT_THAT(panels({.to = "2026-03-20"}), ElementsAre("2026-03-20"));
    record("2026-03-30", case_file::Closed{}, true);
    EXPECT_THAT(panels({.state = "due"}), IsEmpty()) << "nothing is decided any more";
    expect_as_the_ledger_gives();
}

}  // namespace
}  // namespace mingjing
