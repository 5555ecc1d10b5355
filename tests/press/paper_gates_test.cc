// Who writes, signs off and voids a paper, and that a decision has one number: each asked by
// itself, once where it lets through and once where it does not.

#include <array>

#include <gmock/gmock.h>

#include "desk/instrument_gates.h"
#include "desk/instrument_plan.h"
#include "desk/sign_off_plan.h"
#include "ledger/ledger.h"
#include "press/full_case.h"
#include "projection/projection.h"
#include "record/case_codec.h"
#include "record/instrument_codec.h"
#include "record/sign_off_codec.h"
#include "support/temporary_folder.h"
#include "support/turned_clock.h"

namespace mingjing::press {
namespace {

constexpr auto kCase = "case-5f";
constexpr auto kUnit = "劳动监察支队";

identity::Actor who(std::string role, std::string unit) {
    return {"by_" + role, role, std::move(unit), {role}, ""};
}
template <class Answer>
std::string refused(const Answer& answer) {
    return answer ? std::string{} : answer.error().code;
}

// On record past the gates of its step.
class PaperGates : public testing::Test {
  protected:
    PaperGates() {
        clock_.turn_to(std::chrono::year{2026} / 11 / 2);
        ledger::migrate(*connection_);
        projection::migrate(*connection_);
        projection::prepare(*connection_, definitions_, {});
        case_file::Opened opened;
        opened.number = "2026-0001";
        opened.procedure = "penalty_ordinary";
        opened.unit = kUnit;
        opened.source = "投诉";
        opened.party_kind = "法人或者其他组织";
        opened.party_name = "样例服饰加工厂";
        const case_file::Event event{
            .step = "open",
            .stage = "lead",
            .is_over = false,
            .on = "2026-11-02",
            .content = std::move(opened)};
        append(kCase, record::encode_case(event, kCase), event, "officer");
    }

    void append(
        const std::string& stream,
        const ledger::Draft& draft,
        const record::Event& event,
        std::string_view by
    ) {
        db::Transaction transaction(*connection_, db::Transaction::Mode::write);
        const auto version = ledger::read_stream(*connection_, stream).size();
        const auto records =
            ledger::append(*connection_, stream, version, std::array{draft}, by, clock_.now());
        projection::apply(*connection_, definitions_, records.front(), event);
        transaction.commit();
    }
    void record(const domain::sign_off::Event& event, std::string_view by) {
        const std::string stream = "sign_offs/1";
        append(stream, record::encode_sign_off(event, stream), event, by);
    }
    void record(const domain::instrument::Event& event) {
        const std::string stream = "instruments/penalty_decision-2026-17";
        append(stream, record::encode_instrument(event, stream), event, "officer");
    }
    const domain::InstrumentKind& kind(std::string_view key) {
        return *definitions_.instrument(key);
    }
    // Why the notice gets no number, stating this; "" where it gets one.
    std::string unsigned_for(std::string_view plea_days) {
        const desk::Workplace at{*connection_, streams_, definitions_};
        const desk::AskedInstrument asked{kCase, "penalty_notice", {}};
        const desk::StatedInstrument stated{
            "", std::nullopt, {{"plea_days", plea_days}}, "2026-11-02"};
        return refused(desk::signed_off_by(at, kind("penalty_notice"), asked, stated));
    }

    const definitions::Definitions& definitions_ = demo_definitions();
    test::TemporaryFolder folder_;
    test::TurnedClock clock_;
    std::unique_ptr<db::Connection> connection_ =
        db::open({db::Engine::sqlite, folder_.path("ledger.db"), ""}, db::Access::read_write);
    desk::Streams streams_;
};

TEST_F(PaperGates, IsWrittenByWhoseDutyItIsInTheirUnitsCases) {
    const auto may = [&](const identity::Actor& actor) {
        return refused(desk::may_write(definitions_.roles, actor, kind("penalty_notice"), kUnit));
    };
    EXPECT_EQ(may(who("case_officer", kUnit)), "");
    EXPECT_EQ(may(who("case_officer", "劳动关系科")), "not-permitted");
    EXPECT_EQ(may(who("legal_reviewer", kUnit)), "not-permitted");
}

TEST_F(PaperGates, IsSignedOffByWhoHeadsItsUnitOrTheBureau) {
    const auto may = [&](const identity::Actor& actor) {
        return refused(desk::may_sign_off(definitions_.roles, actor, kind("penalty_notice"), kUnit)
        );
    };
    EXPECT_EQ(may(who("unit_head", kUnit)), "");
    EXPECT_EQ(may(who("bureau_leader", "局领导")), "");
    EXPECT_EQ(may(who("unit_head", "劳动关系科")), "not-permitted");
    EXPECT_EQ(may(who("case_officer", kUnit)), "not-permitted");
}

TEST_F(PaperGates, HasItsNumberOnceThatVeryTextWasSignedOff) {
    EXPECT_EQ(unsigned_for("三个工作日"), "not-signed-off");
    domain::sign_off::Sent sent;
    sent.kind = "penalty_notice";
    sent.title = "行政处罚事先告知书";
    sent.case_stream = kCase;
    sent.case_number = "2026-0001";
    sent.dated = "2026-11-02";
    sent.files = kind("penalty_notice").files;
    sent.facts = {{"plea_days", "三个工作日"}};
    record(sent, "officer");
    EXPECT_EQ(unsigned_for("三个工作日"), "not-signed-off");
    record(domain::sign_off::SignedOff{"2026-11-02"}, "head");
    EXPECT_EQ(unsigned_for("三个工作日"), "");
    EXPECT_EQ(unsigned_for("五个工作日"), "changed-since-sign-off");
    record(domain::sign_off::Returned{"期限写错"}, "head");
    EXPECT_EQ(unsigned_for("三个工作日"), "not-signed-off");
}

TEST_F(PaperGates, ADecisionHasOneNumberUntilItIsVoided) {
    const auto again = [&](std::string_view key) {
        return refused(desk::is_free(*connection_, kind(key), kCase));
    };
    EXPECT_EQ(again("penalty_decision"), "");
    domain::instrument::Numbered numbered;
    numbered.name = {"penalty_decision", 2026, 17};
    numbered.title = "行政处罚决定书";
    numbered.number = "海人社监罚决字〔2026〕17号";
    numbered.case_stream = kCase;
    numbered.case_number = "2026-0001";
    numbered.dated = "2026-11-02";
    numbered.code = "7K4M92QXPW5D";
    numbered.request = "cd34";
    record(domain::instrument::Event{numbered});
    EXPECT_EQ(again("penalty_decision"), "instrument-stands");
    EXPECT_EQ(again("permit_refusal"), "") << "another decision";
    EXPECT_EQ(again("service_receipt"), "") << "decides nothing";
    record(domain::instrument::Event{domain::instrument::Voided{"填写有误"}});
    EXPECT_EQ(again("penalty_decision"), "");
}

TEST_F(PaperGates, WhatAPartyHoldsIsVoidedByWhoHeadsThemAllAndAServedDecisionByNobody) {
    constexpr bool kHeads = true;
    constexpr bool kHandles = false;
    domain::instrument::Numbered as;
    as.number = "罚告1号";
    as.dated = "2026-11-02";
    case_file::Served served;
    served.instrument = "事先告知书";
    served.paper = as.number;
    const case_file::Event service{
        .step = "serve",
        .stage = "notice",
        .is_over = false,
        .on = "2026-11-03",
        .content = served};
    case_file::State state;
    const auto& notice = kind("penalty_notice");
    EXPECT_EQ(refused(desk::may_be_undone(notice, as, state, {}, kHandles)), "");
    EXPECT_EQ(refused(desk::may_be_undone(notice, as, state, {service}, kHandles)), "paper-served");
    EXPECT_EQ(refused(desk::may_be_undone(notice, as, state, {service}, kHeads)), "");
    state.decision_served_on = "2026-11-09";
    const auto& decision = kind("penalty_decision");
    EXPECT_EQ(refused(desk::may_be_undone(decision, as, state, {}, kHeads)), "decision-served");
    EXPECT_EQ(refused(desk::may_be_undone(notice, as, state, {}, kHandles)), "");
}

// The form as the interface checks it.
TEST_F(PaperGates, StatesWhatItsFormAllows) {
    const case_file::Surroundings around{
        definitions_.calendar,
        std::chrono::sys_days{std::chrono::year{2026} / 11 / 2},
        [](auto, auto, auto, auto) { return std::optional<Fields>{}; },
        [](auto, auto) { return std::vector<Fields>{}; },
        [](auto, auto, auto, auto) { return std::vector<Fields>{}; },
        definitions_.thresholds};
    const auto fits = [&](std::string_view mode) {
        const Fields receipt{
            {"document", "事先告知书"},
            {"document_number", "1号"},
            {"mode", mode},
            {"place", "示例路18号"},
            {"receiver", "张示例"}};
        return refused(desk::fits_form(kind("service_receipt"), receipt, around));
    };
    EXPECT_EQ(fits("直接送达"), "");
    EXPECT_EQ(fits("飞鸽传书"), "form-rejected");
}

}  // namespace
}  // namespace mingjing::press
