#pragma once

// Behaviour the law gives a register: pure functions a schema names. A rule reads one
// entry (and, through Lookup, what it refers to) and adds issues; a rejected issue keeps
// the entry out, at import and at submission alike.
//
// A schema names a rule as "name" or "name(field, ...)". What each reads, by field key:
//
//   tier_within_statutory_range   statutory_minimum, statutory_maximum;
//                                 tiers: minimum, maximum            国办发〔2022〕27号（六）
//   tier_ranges_do_not_overlap    tiers: minimum, maximum, includes_minimum, includes_maximum,
//                                 tier
//   certificate_validity          certificates: status, valid_to                      ZJ-01
//   annual_review_passed          annual_review                                      ZJ-03
//   person_type_may_enforce       person_type
//   namesake_told_apart           name, unit, id_number
//   coercive_not_delegable        category, handling_unit of an item; or items of a
//                                 delegation (keys of enforcement_items)               QZ-01
//   delegation_signed_and_filed   signed_on, filed_on, filing_number, term_from, term_to
//   external_approval_given       approving_authority, approval_number, approved_on
//   permit_days_are_working_days  statutory_limit, promised_limit; category, or item (a key of
//                                 enforcement_items); acts in normalise_entry          XK-15
//   promised_within_statutory     statutory_limit, promised_limit
//   window_certificate            is_enforcement, certificate_number
//   reviewer_qualified            qualification_number, first_reviewed_on              CF-27
//   draft_without_number          number, status
//   serial_unique(FIELD)          no other entry of the register has this value: warns
//   not_in_future(FIELD)          a date not after today: rejects
//   dates_in_order(FIELD, FIELD)  the first not after the second: warns
//   numbers_in_order(FIELD, FIELD)  the first not above the second: rejects
//   numbers_within(TABLE.FIELD, FIELD, FIELD)  each row's between the two: rejects
//   number_books_apart            prefix, suffix, digits, first, last, status: no number of the
//                                 book is another's: rejects                         CF-22
//   not_before(FIELD, FIELD)      the second not before the first: rejects
//   number_follows(FIELD)         of 第018号 there is a 第017号: warns
//   result_says_what_was_decided  conclusion, content; sets status
//   fine_agrees_with_content      fine, content
//   withholding_is_founded        status, party_kind, id_number, party_born_on, party_age,
//                                 decided_on, crime_transfer, withholding_ground,
//                                 withholding_approver: holds back       GK-01, GK-02, GK-03
//   display_follows_class         category, case_number, status, credit_class, decided_on,
//                                 display_until, which it fills in in normalise_entry;
//                                 thresholds credit_*: warns, holds back what is too
//                                 short                                        XY-01, XY-02
//   repair_is_earned              status, credit_class, decided_on, performance, case_number,
//                                 number, party, repair_applied_on, repair_pledged_on;
//                                 thresholds credit_*: holds back                      XY-03
//   shown_text_is_masked          every open text; party, party_kind, category, other_people,
//                                 minors, cleared, cleared_reason: holds back; fills in fields
//                                 with `masks` in normalise_entry                      GK-02

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"
#include "domain/issue.h"
#include "domain/schema.h"
#include "domain/statute.h"

namespace mingjing::domain {

// What a rule may ask about other entries: drafts of the same bureau and published ones,
// and in an import the rows before. Members may be empty: then nothing is known.
struct Lookup {
    // The entry of `register_key` whose `field` (its key when empty) equals `value`;
    // "certificates.number" asks for any child row.
    std::function<std::optional<Fields>(
        std::string_view register_key, std::string_view field, std::string_view value
    )>
        find;
    // All of them up to limits::kLookupEntriesMax, the entry being checked and those that were
    // withdrawn left out.
    std::function<std::vector<Fields>(
        std::string_view register_key, std::string_view field, std::string_view value
    )>
        find_others;
    // Whether this unit of the organisation acts by delegation (受委托组织).
    std::function<bool(std::string_view unit)> is_entrusted;
    // The number of the case handled here that decided so: by the document's number, or of that
    // party on that day; "" where none is known.
    std::function<std::string(
        std::string_view document_number, std::string_view party, std::string_view decided_on
    )>
        case_decided;
    // What happened to a statute, by its full name.
    std::function<std::optional<StatuteChange>(std::string_view law)> statute_change;
    // Local configuration, e.g. delegation_term_years_max.
    std::function<std::optional<std::int64_t>(std::string_view name)> setting;
    // A number that holds from a day on (threshold.h), e.g. credit_ordinary_months_max.
    std::function<std::optional<std::int64_t>(std::string_view key, std::chrono::sys_days day)>
        threshold;
    std::chrono::sys_days today;
};

struct RuleInput {
    const Schema& schema;
    const Fields& entry;
    const Lookup& lookup;
    const std::vector<std::string>& arguments;
};
using Rule = void (*)(const RuleInput&, Issues&);

// By "name" or "name(field, ...)"; nothing when no rule has that name.
[[nodiscard]] Rule find_rule(std::string_view rule);
[[nodiscard]] std::vector<std::string_view> rule_names();
// The fields a rule is called with: of "dates_in_order(a, b)" a and b.
[[nodiscard]] std::vector<std::string> rule_arguments(std::string_view rule);
// The fields a rule of this schema finds other entries by, their keys aside: Lookup
// answers for no others.
struct Asked {
    std::string register_key;
    std::string field;
};
[[nodiscard]] std::vector<Asked> looked_up_by(const Schema& schema, std::string_view rule);
// Why a schema may not name this rule so (unknown, wrong arguments); "" when it may.
[[nodiscard]] std::string rule_problem(const Schema& schema, std::string_view rule);

// The numbers it judges by, as Lookup::threshold is asked for them; most rules ask for none.
[[nodiscard]] std::vector<std::string_view> thresholds_asked_by(std::string_view rule);

// What the law reads into an entry before it is checked (a permit's 日 are working
// days): changes the entry and says so. Idempotent.
void normalise_entry(const Schema& schema, Fields& entry, const Lookup& lookup, Issues& issues);

// What a reason made public with an entry may not say, where the schema's shown text is judged:
// identifiers, and names the entry knows.
[[nodiscard]] Issues check_reason(
    const Schema& schema, const Fields& entry, const Lookup& lookup, std::string_view reason
);

// Everything a schema demands of a finished entry: needs, types, choices, patterns,
// references, then its rules in order.
[[nodiscard]] Issues check_entry(const Schema& schema, const Fields& entry, const Lookup& lookup);

}  // namespace mingjing::domain
