// Numbers by the desk and bytes by the press, of one open case: what waits is made, what fails
// keeps nobody waiting, what was made is what the record says.

#include <algorithm>
#include <array>
#include <fstream>

#include <gmock/gmock.h>

#include "case_file/acts.h"
#include "crypto/hash.h"
#include "desk/public_entries.h"
#include "domain/paper_samples.h"
#include "ledger/ledger.h"
#include "press/full_case.h"
#include "press/press.h"
#include "projection/compare.h"
#include "projection/projection.h"
#include "query/instruments.h"
#include "record/case_codec.h"
#include "support/temporary_folder.h"
#include "support/turned_clock.h"

namespace mingjing::press {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

constexpr auto kCase = "case-5f";
const std::string kWorker = std::string(MINGJING_SOURCE_DIR) + "/press";

class PressQueue : public testing::Test {
  protected:
    void SetUp() override {
        clock_.turn_to(std::chrono::year{2026} / 11 / 2);
        const auto connection = db::open(place_, db::Access::read_write);
        ledger::migrate(*connection);
        projection::migrate(*connection);
        projection::prepare(*connection, definitions_, {});
        pool_ = std::make_unique<db::Pool>(place_, 2);
        desk_ = std::make_unique<desk::Desk>(
            place_, definitions_, clock_, [] {}, [] {}
        );
        test::make_item_of_penalties(*desk_, definitions_);
        open_case();
    }
    void TearDown() override {
        const auto ledger = pool_->lease();
        EXPECT_THAT(projection::differing_tables(*ledger, definitions_, [](auto) {}), IsEmpty());
    }

    void open_case() {
        const auto done = desk_->submit(
            handler(),
            desk::CaseAct{
                kCase,
                "penalty_ordinary",
                {"open", "2026-11-02", case_file::write(case_file::lead()), {}},
                {}}
        );
        ASSERT_TRUE(done) << done.error().what;
    }

    static identity::Actor handler() {
        return {"wu", "吴执法乙", "劳动监察支队", {"case_officer"}, ""};
    }
    static Fields receipt(std::string_view mode = "直接送达") {
        return {
            {"document", "事先告知书"},
            {"document_number", "1号"},
            {"mode", mode},
            {"place", "示例路18号"},
            {"receiver", "张示例"}};
    }
    auto number(
        const std::string& name, std::string kind = "service_receipt", Fields stated = receipt()
    ) {
        return desk_->submit(
            handler(),
            desk::NumberInstrument{
                .asked =
                    {.case_stream = kCase, .kind = std::move(kind), .stated = std::move(stated)},
                .code = "CODE" + name,
                .site = "https://haixi.example",
                .request = name}
        );
    }
    // Put on record past the gates of its step.
    void record(case_file::Content content) {
        const case_file::Event event{
            .step = "step",
            .stage = "closed",
            .is_over = true,
            .on = "2026-11-02",
            .content = std::move(content)};
        const auto ledger = db::open(place_, db::Access::read_write);
        db::Transaction transaction(*ledger, db::Transaction::Mode::write);
        const auto version = ledger::read_stream(*ledger, kCase).size();
        const std::array drafts{record::encode_case(event, kCase)};
        const auto records =
            ledger::append(*ledger, kCase, version, drafts, "somebody", clock_.now());
        projection::apply(*ledger, definitions_, records.front(), event);
        transaction.commit();
    }
    // What refuses a signed copy of it, once its bytes were made; "" where nothing does.
    std::string refused_copy(const std::string& stream) {
        const auto done = desk_->submit(
            handler(),
            desk::AttachSignedCopy{stream, domain::copy_signed("2026-11-02", std::string(64, 'b'))}
        );
        return done ? std::string{} : done.error().code;
    }
    std::vector<query::InstrumentRow> rows() {
        const auto ledger = pool_->lease();
        return query::instruments_of_case(*ledger, kCase);
    }
    Press press_by(RendererOptions renderer, const definitions::Definitions& definitions) {
        return {// made in place: it does not move
                *pool_,
                *desk_,
                definitions,
                [](std::string_view) { return std::nullopt; },
                [this](std::string_view bytes) {
                    kept_.emplace_back(bytes);
                    return crypto::sha256(bytes).hex();
                },
                std::move(renderer)};
    }
    Press press_with(const std::string& python) {
        return press_by({.worker = kWorker, .python = python}, definitions_);
    }

    const definitions::Definitions& definitions_ = demo_definitions();
    test::TemporaryFolder folder_;
    test::TurnedClock clock_;
    db::Place place_{db::Engine::sqlite, folder_.path("ledger.db"), ""};
    std::unique_ptr<db::Pool> pool_;
    std::unique_ptr<desk::Desk> desk_;
    std::vector<std::string> kept_;
};

TEST_F(PressQueue, MakesWhatWasNumberedAndRecordsItsDigest) {
    ASSERT_TRUE(number("1"));
    ASSERT_TRUE(number("2"));
    auto press = press_with(RendererOptions{}.python);
    EXPECT_EQ(press.standing().waiting, 2U);
    EXPECT_TRUE(press.make_next());
    EXPECT_TRUE(press.make_next());
    EXPECT_FALSE(press.make_next());
    const auto made = rows();
    ASSERT_EQ(made.size(), 2U);
    for (std::size_t i = 0; i < made.size(); ++i) {
        EXPECT_EQ(made[i].standing, "issued");
        EXPECT_EQ(made[i].serial, static_cast<std::int64_t>(i) + 1);
        EXPECT_EQ(made[i].digest, crypto::sha256(kept_[i]).hex());
        EXPECT_EQ(made[i].bytes, static_cast<std::int64_t>(kept_[i].size()));
    }
    EXPECT_EQ(press.standing().waiting, 0U);
    EXPECT_EQ(press.standing().trouble, "");
}

TEST_F(PressQueue, ARendererThatIsDownKeepsItWaitingAndBlocksNobody) {
    ASSERT_TRUE(number("1"));
    {
        auto down = press_with("/nowhere/python3");
        EXPECT_FALSE(down.make_next());
        EXPECT_EQ(down.standing().waiting, 1U);
        EXPECT_THAT(down.standing().trouble, HasSubstr("文书制作程序"));
        ASSERT_TRUE(number("2"));
    }
    auto back = press_with(RendererOptions{}.python);  // as after a restart
    EXPECT_TRUE(back.make_next());
    EXPECT_TRUE(back.make_next());
    EXPECT_EQ(rows().back().standing, "issued");
}

TEST_F(PressQueue, ATemplateThatFailsKeepsNoOtherWaiting) {
    ASSERT_TRUE(number("1"));
    ASSERT_TRUE(number("2", "case_source", {{"proposal", "拟予核查"}}));
    auto definitions = definitions_;
    std::ranges::find(definitions.instruments, "service_receipt", &domain::InstrumentKind::key)
        ->template_name = "nowhere";
    auto press = press_by({.worker = kWorker}, definitions);
    EXPECT_TRUE(press.make_next()) << "it is passed over, the next may be made at once";
    EXPECT_TRUE(press.make_next());
    EXPECT_FALSE(press.make_next()) << "it is put off, not tried again and again";
    EXPECT_EQ(rows().front().standing, "numbered");
    EXPECT_EQ(rows().back().standing, "issued");
    EXPECT_EQ(press.standing().waiting, 1U);
    EXPECT_THAT(press.standing().trouble, HasSubstr("送达回证"));
}

TEST_F(PressQueue, WhatIsNoPdfIsNeverIssued) {
    ASSERT_TRUE(number("1"));
    std::ofstream(folder_.path("worker.py"))
        << "import sys\nprint('{\"ok\": true}', flush=True)\nfor line in sys.stdin:\n"
           "    print('{\"ok\": true, \"turn\": 1, \"bytes\": 5, \"pages\": 1}\\nHELLO', "
           "flush=True)\n";
    auto press = press_by({.worker = folder_.path("")}, definitions_);
    EXPECT_FALSE(press.make_next());
    EXPECT_EQ(rows().front().standing, "numbered");
    EXPECT_TRUE(kept_.empty());
    EXPECT_THAT(press.standing().trouble, HasSubstr("不是完整的PDF"));
}

TEST_F(PressQueue, IsNumberedOncePerRequestAndNeverForACaseWithoutItsDecision) {
    ASSERT_TRUE(number("1"));
    const auto again = number("1");
    ASSERT_TRUE(again);
    EXPECT_EQ(again->records, 0U);
    EXPECT_EQ(rows().size(), 1U);
    const auto early = number("2", "penalty_decision");
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().rule, "GS-10");
    EXPECT_THAT(early.error().what, HasSubstr("还没有作出决定"));
    EXPECT_EQ(number("3", "permit_grant").error().code, "no-such-instrument");
}

TEST_F(PressQueue, WhatWasVoidedIsNotMadeAndItsNumberNotReused) {
    ASSERT_TRUE(number("1"));
    const auto done = desk_->submit(
        handler(), desk::VoidInstrument{"instruments/service_receipt-2026-1", "填写有误"}
    );
    ASSERT_TRUE(done) << done.error().what;
    ASSERT_TRUE(number("2"));
    auto press = press_with(RendererOptions{}.python);
    EXPECT_TRUE(press.make_next());
    EXPECT_FALSE(press.make_next());
    EXPECT_EQ(rows().front().standing, "voided");
    EXPECT_EQ(rows().back().serial, 2);
    EXPECT_EQ(rows().back().standing, "issued");
}

TEST_F(PressQueue, AVoidedOneIsNoTroubleAnyMore) {
    ASSERT_TRUE(number("1"));
    auto press = press_with("/nowhere/python3");
    EXPECT_FALSE(press.make_next());
    EXPECT_THAT(press.standing().trouble, HasSubstr("送达回证"));
    ASSERT_TRUE(desk_->submit(
        handler(), desk::VoidInstrument{"instruments/service_receipt-2026-1", "填写有误"}
    ));
    EXPECT_FALSE(press.make_next());
    EXPECT_EQ(press.standing().trouble, "");
}

TEST_F(PressQueue, TheDeskItselfChecksWhatIsStated) {
    const auto refused = number("1", "service_receipt", receipt("飞鸽传书"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "form-rejected");
    EXPECT_TRUE(rows().empty());
}

TEST_F(PressQueue, NobodyIssuesByHandAndOtherUnitsWriteNothing) {
    ASSERT_TRUE(number("1"));
    const auto by_hand = desk_->submit(
        handler(), desk::IssueInstrument{"instruments/service_receipt-2026-1", "00", 1, 1}
    );
    EXPECT_FALSE(by_hand);
    const identity::Actor stranger{"jin", "金", "劳动关系科", {"case_officer"}, ""};
    EXPECT_FALSE(desk_->submit(
        stranger, desk::VoidInstrument{"instruments/service_receipt-2026-1", "与我无关"}
    ));
}

TEST_F(PressQueue, CF18_OnlyWhatIsWrittenInAnArchivedFileHasItsSignedCopyAttachedThen) {
    ASSERT_TRUE(number("1"));
    case_file::Archived archived;
    archived.number = "2026-0001";
    archived.grade = case_file::Archived::kOrdinary;
    archived.retention = case_file::Archived::kTenYears;
    record(archived);
    EXPECT_EQ(number("2").error().code, "archived");
    record(case_file::DishonestyDelisted{});
    case_file::Served served;
    served.instrument = case_file::Served::kOther;
    record(served);
    const auto later = number("3");
    ASSERT_TRUE(later) << later.error().what;
    const identity::Actor system{"system", "", "", {std::string(identity::kSystem)}, ""};
    for (const auto* serial : {"1", "2"}) {
        const auto stream = std::string("instruments/service_receipt-2026-") + serial;
        const desk::IssueInstrument issue{stream, std::string(64, 'a'), 1, 1};
        ASSERT_TRUE(desk_->submit(system, issue)) << serial;
    }
    EXPECT_EQ(refused_copy("instruments/service_receipt-2026-1"), "archived");
    EXPECT_EQ(refused_copy("instruments/service_receipt-2026-2"), "");
}

}  // namespace
}  // namespace mingjing::press
