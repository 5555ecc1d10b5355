#pragma once

// A bureau that writes instruments, and cases put on record event by event: for what others ask of
// the rows of cases.

#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "desk/open_desk.h"
#include "domain/day.h"
#include "query/cases.h"
#include "query/decisions.h"
#include "record/case_codec.h"
#include "record/instrument_codec.h"

namespace mingjing::test {

namespace instrument = domain::instrument;

inline definitions::Definitions bureau_that_writes() {
    auto bureau = small_bureau();
    domain::InstrumentKind decision;
    decision.key = "penalty_decision";
    decision.name = "行政处罚决定书";
    decision.categories = {"行政处罚"};
    decision.goes_out = true;
    decision.decides = true;
    auto receipt = decision;
    receipt.key = "service_receipt";
    receipt.name = "送达回证";
    receipt.goes_out = receipt.decides = false;
    bureau.instruments = {decision, receipt};
    domain::RecordRule served;
    served.key = "service";
    served.act = case_file::Served::kAct;
    served.instruments = {"service_receipt"};
    bureau.record_rules.rules = {served};
    return bureau;
}

class CaseRowsDesk : public OpenDesk {
  protected:
    explicit CaseRowsDesk(definitions::Definitions bureau = bureau_that_writes())
        : OpenDesk(std::move(bureau)) {}

    void append(const std::string& stream, const ledger::Draft& draft, const auto& event) {
        db::Transaction transaction(*reader_, db::Transaction::Mode::write);
        const auto version = ledger::read_stream(*reader_, stream).size();
        const std::array drafts{draft};
        const auto records =
            ledger::append(*reader_, stream, version, drafts, "somebody", clock_.now());
        projection::apply(*reader_, definitions_, records.front(), event);
        transaction.commit();
    }
    void record(
        std::string_view number,
        case_file::Content content,
        std::map<std::string, std::string, std::less<>> excused = {}
    ) {
        const auto stream = "case-" + std::string(number);
        const case_file::Event event{
            .step = "step",
            .stage = "stage",
            .is_over = false,
            .on = domain::iso(day_in_china(clock_.now())),
            .excused = std::move(excused),
            .content = std::move(content)};
        append(stream, record::encode_case(event, stream), event);
    }
    case_file::Opened open_case(
        std::string_view number, std::string_view item = "CF-001", std::string_view party = ""
    ) {
        case_file::Opened opened;
        opened.number = number;
        opened.procedure = "penalty_ordinary";
        opened.item = item;
        opened.party_name = party;
        record(number, opened);
        return opened;
    }
    void record(const instrument::Name& name, const instrument::Event& event) {
        const auto stream = instrument::stream_of(name);
        append(stream, record::encode_instrument(event, stream), event);
    }
    instrument::Name number(const std::string& kind, std::int64_t serial, const std::string& text) {
        instrument::Numbered as;
        as.name = {kind, 2026, serial};
        as.title = definitions_.instrument(kind)->name;
        as.number = text;
        as.case_stream = "case-1";
        as.case_number = "1";
        as.dated = "2026-03-02";
        as.code = "CODE" + kind + std::to_string(serial);
        as.request = as.code;
        record(as.name, as);
        return as.name;
    }
    void issue(const instrument::Name& name) {
        record(name, instrument::Issued{"", "", "", std::string(64, 'a'), 1, 1});
    }

    void decide(std::string_view number, std::string tier, std::int64_t fen) {
        case_file::Proposed proposed;
        proposed.measures.months = 42;
        record(number, proposed);
        case_file::Decided decided;
        decided.outcome.tier = std::move(tier);
        decided.outcome.fine = case_file::Money{fen};
        record(number, decided);
    }
    std::vector<std::int64_t> fines(std::string_view tier, std::string_view apart_from = "none") {
        const auto own = query::case_numbered(*reader_, apart_from);
        std::vector<std::int64_t> all;
        for (const auto& one :
             query::decisions_alike(*reader_, "CF-001", tier, own ? own->id : -1, 10)) {
            all.push_back(one.fine);
            EXPECT_EQ(one.months, 42) << one.number;
        }
        return all;
    }
};

}  // namespace mingjing::test
