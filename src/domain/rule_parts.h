#pragma once

// What the rules of the registers share. Private to rules*.cc and check_entry.cc.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/rules.h"

namespace mingjing::domain::rule {

void tier_within_statutory_range(const RuleInput& input, Issues& issues);
void tier_ranges_do_not_overlap(const RuleInput& input, Issues& issues);
void certificate_validity(const RuleInput& input, Issues& issues);
void annual_review_passed(const RuleInput& input, Issues& issues);
void person_type_may_enforce(const RuleInput& input, Issues& issues);
void namesake_told_apart(const RuleInput& input, Issues& issues);
void coercive_not_delegable(const RuleInput& input, Issues& issues);
void delegation_signed_and_filed(const RuleInput& input, Issues& issues);
void external_approval_given(const RuleInput& input, Issues& issues);
void permit_days_are_working_days(const RuleInput& input, Issues& issues);
void promised_within_statutory(const RuleInput& input, Issues& issues);
void window_certificate(const RuleInput& input, Issues& issues);
void reviewer_qualified(const RuleInput& input, Issues& issues);
void draft_without_number(const RuleInput& input, Issues& issues);
void serial_unique(const RuleInput& input, Issues& issues);
void not_in_future(const RuleInput& input, Issues& issues);
void dates_in_order(const RuleInput& input, Issues& issues);
void numbers_in_order(const RuleInput& input, Issues& issues);
void numbers_within(const RuleInput& input, Issues& issues);
void number_books_apart(const RuleInput& input, Issues& issues);
void shown_text_is_masked(const RuleInput& input, Issues& issues);
void result_says_what_was_decided(const RuleInput& input, Issues& issues);
void withholding_is_founded(const RuleInput& input, Issues& issues);
void fine_agrees_with_content(const RuleInput& input, Issues& issues);
void number_follows(const RuleInput& input, Issues& issues);
void not_before(const RuleInput& input, Issues& issues);
void display_follows_class(const RuleInput& input, Issues& issues);
void repair_is_earned(const RuleInput& input, Issues& issues);

// The changing halves, run by normalise_entry.
void count_permit_days_in_working_days(
    const Schema& schema, Fields& entry, const Lookup& lookup, Issues& issues
);
void forget_bounds_of_absent_amounts(Fields& entry);
void prepare_shown_text(const Schema& schema, Fields& entry, const Lookup& lookup, Issues& issues);
void complete_result(Fields& entry);
void complete_display(const Schema& schema, Fields& entry, const Lookup& lookup, Issues& issues);

// What display_follows_class and repair_is_earned count months by.
[[nodiscard]] std::vector<std::string_view> credit_thresholds();
[[nodiscard]] std::string label_of(const Schema& schema, std::string_view field);
[[nodiscard]] std::optional<std::chrono::sys_days> day_in(
    const Fields& fields, std::string_view field
);
// Child rows of a table; empty where there are none.
[[nodiscard]] std::vector<const Fields*> rows_of(const Fields& entry, std::string_view table);
[[nodiscard]] bool already_said(const Issues& issues, std::string_view field);

// Why a certificate does not allow an act on that day (ZJ-01); "" where it does.
struct CertificateFault {
    std::string code;   // expired, suspended, cancelled; "" where it is valid
    std::string field;  // status or valid_to
    std::string what;
};
[[nodiscard]] CertificateFault certificate_fault(
    const Fields& certificate, std::chrono::sys_days day
);

}  // namespace mingjing::domain::rule
