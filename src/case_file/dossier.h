#pragma once

// The file of a case (案卷) as its events and instruments make it: two books in their order,
// and what is due by the record rules and not there. Pure. The order is the instruments' own
// (definitions/instruments: book, order), evidence has its place among them; signed copies lie
// after their paper, or in its place. law.md 5.9.

#include <cstdint>
#include <string>
#include <vector>

#include "case_file/event.h"
#include "domain/instrument_kind.h"
#include "domain/procedure.h"
#include "domain/record_rule.h"

namespace mingjing::case_file {

// A file of a signed copy that was not withdrawn.
struct Scan {
    std::int64_t copy = 0;   // which of the instrument's, from 1 on
    std::int64_t place = 0;  // of the file in it, from 0 on
    std::string digest;
    std::int64_t pages = 0;
    std::string signed_on;  // YYYY-MM-DD
    std::string signing;    // 已签字或者盖章
    bool operator==(const Scan&) const = default;
};

// An instrument of the case that was not voided.
struct Filed {
    std::string id;      // penalty_decision-2026-17
    std::string kind;    // penalty_decision
    std::string title;   // 行政处罚决定书
    std::string number;  // "" for one that bears none
    std::string dated;   // YYYY-MM-DD
    std::string digest;  // "" while it is being made
    std::int64_t pages = 0;
    std::int64_t of = -1;          // the place of the event it tells of; -1 where of none alone
    std::string signed_by = {};    // whose account signed it off; "" where nobody did
    std::string signed_on = {};    // YYYY-MM-DD
    std::vector<Scan> scans = {};  // in the order they were attached
    std::string code = {};         // by which a service names one that bears no number
};

struct Document {
    std::string kind;   // of instruments; "" for evidence
    std::string id;     // of an instrument; the evidence's number
    std::string title;  // of evidence: personal
    std::string number;
    std::string dated;
    std::string digest;  // "" for a thing, and while an instrument is being made
    std::int64_t pages = 0;
    std::int64_t first_page = 0;     // in its book; 0 where what lies before is not counted yet
    std::string evidence_kind = {};  // 书证
    std::string finding = {};        // 查证属实; "" until it is verified
    std::string signed_by = {};      // of an instrument, as of what was filed
    std::string signed_on = {};
    std::int64_t copy = 0;   // of a signed copy, which of the paper's; 0 for the paper itself
    std::int64_t place = 0;  // of its file in it
    std::string signing = {};
    bool lacks_signed_copy = false;  // its kind wants one
    bool operator==(const Document&) const = default;

    [[nodiscard]] bool is_evidence() const { return kind.empty(); }
    [[nodiscard]] bool is_signed_copy() const { return copy > 0; }
};

// What a rule asks for and the file has not, since which act. Of a rule for each of its acts
// those that no paper tells of; papers that tell of none alone stand for the first ones left, and
// so does evidence registered since the first.
struct Lack {
    const domain::RecordRule* rule;
    std::string step;
    std::string on;
    std::vector<std::string> instruments;  // those of the rule that will do
};

struct Dossier {
    std::vector<Document> main;  // 正卷
    std::vector<Document> side;  // 副卷
    std::vector<Lack> missing;   // in the order of the rules

    [[nodiscard]] std::int64_t documents() const;
    [[nodiscard]] std::int64_t pages() const;
    [[nodiscard]] bool is_being_made() const;  // an instrument has its number, not yet its bytes
    // What must be there and is not: of what is due several times, the first.
    [[nodiscard]] std::vector<const Lack*> must() const;
    // As its party reads it: nothing of the side book, nor that a paper of it is not there.
    void keep_main_alone(const std::vector<domain::InstrumentKind>& kinds);
};

struct DossierRules {
    const domain::Procedure& procedure;
    const std::vector<domain::InstrumentKind>& kinds;
    const domain::RecordRules& records;
};
// `events`: the case's, in order. `papers`: oldest first.
[[nodiscard]] Dossier dossier(
    std::vector<Event> events, const std::vector<Filed>& papers, const DossierRules& rules
);

// Whether the act is one the rule speaks of.
[[nodiscard]] bool calls_for(const domain::RecordRule& rule, const Event& event);

}  // namespace mingjing::case_file
