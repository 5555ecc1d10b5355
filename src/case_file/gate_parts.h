#pragma once

// The gates, by the chapter they guard; see gate.h. Each is declared here and named in
// gate.cc's table; each has a refused and an allowed case among the tests, by its rule.

#include "case_file/gate.h"
#include "case_file/permit.h"

namespace mingjing::case_file::gate {

inline constexpr std::int64_t kHearingDays = 5;  // to ask for one, by either law
[[nodiscard]] std::chrono::sys_days working_days_after(
    const Question& q, std::string_view day, std::int64_t n
);
struct Provision {
    std::string_view article;
    std::string_view rule;
};
[[nodiscard]] inline bool is_permit(const Question& q) {
    return q.procedure.category == kPermitCategory;
}
// Whether the step is the head's own.
[[nodiscard]] inline bool is_the_heads(const Question& q) {
    const auto* lane = q.procedure.lane(q.step.by);
    return lane != nullptr && lane->duty == "decide";
}
// The article of 行政处罚法, where the procedure hears penalties; else what its step rests on.
[[nodiscard]] std::string penal_or_own(const Question& q, std::string_view article);
// The item of the case, stated now or as it was opened.
[[nodiscard]] std::string_view item_of(const Question& q);
// Of the law the case's procedure goes by.
[[nodiscard]] const Provision& of_hearing_notice(const Question& q);

// 案源、立案、承办 (gates_intake.cc)
[[nodiscard]] Objection item_is_published(const Question&);      // CF-01
[[nodiscard]] Objection item_is_handled_here(const Question&);   // CF-12
[[nodiscard]] Objection reporter_is_ones_own(const Question&);   // JC-03
[[nodiscard]] Objection within_limitation(const Question&);      // CF-10, warns
[[nodiscard]] Objection two_officers(const Question&);           // CF-14, ZJ-01
[[nodiscard]] Objection no_officer_is_recused(const Question&);  // CF-15
[[nodiscard]] Objection no_interest_declared(const Question&);   // CF-15
[[nodiscard]] Objection recusal_was_asked(const Question&);      // CF-15

// 职权 (gates_delegation.cc)
[[nodiscard]] Objection acts_within_delegation(const Question&);   // CF-03, QZ-01
[[nodiscard]] Objection item_is_of_this_unit(const Question&);     // CF-03, warns
[[nodiscard]] Objection happened_in_this_region(const Question&);  // JC-04, warns
[[nodiscard]] Objection presider_is_qualified(const Question&);    // CF-32, XK-11

// 沿用证据 (gates_taken_over.cc)
[[nodiscard]] Objection taken_over_is_the_same(const Question&);    // CF-17
[[nodiscard]] Objection evidence_is_of_this_unit(const Question&);  // CF-17, warns

// 调查取证 (gates_evidence.cc)
[[nodiscard]] Objection officers_handle_it(const Question&);          // CF-14
[[nodiscard]] Objection certificates_shown(const Question&);          // CF-24
[[nodiscard]] Objection evidence_is_new(const Question&);             // CF-17
[[nodiscard]] Objection exclusion_stands(const Question&);            // CF-17
[[nodiscard]] Objection monitor_is_lawful(const Question&);           // CF-13
[[nodiscard]] Objection monitor_record_is_reviewed(const Question&);  // CF-13
[[nodiscard]] Objection evidence_is_known(const Question&);           // CF-17
[[nodiscard]] Objection reporter_is_not_named(const Question&);       // JC-03
[[nodiscard]] Objection evidence_is_verified(const Question&);        // CF-17
[[nodiscard]] Objection preserved_is_new(const Question&);            // CF-25
[[nodiscard]] Objection preserved_is_held(const Question&);           // CF-25
[[nodiscard]] Objection preserved_is_released(const Question&);       // CF-25
[[nodiscard]] Objection recusals_are_settled(const Question&);        // CF-15

// 告知、申辩 (gates_notice.cc)
[[nodiscard]] Objection notice_is_what_was_proposed(const Question&);  // CF-16
[[nodiscard]] Objection hearing_is_offered(const Question&);           // CF-31, TZ-01
[[nodiscard]] Objection notice_was_served(const Question&);            // CF-16
[[nodiscard]] Objection silence_is_over(const Question&);              // CF-16
[[nodiscard]] Objection plea_is_not_unsaid(const Question&);           // CF-16
[[nodiscard]] Objection plea_was_reviewed(const Question&);            // CF-16
[[nodiscard]] Objection party_was_heard(const Question&);              // CF-16
[[nodiscard]] Objection not_heavier_for_pleading(const Question&);     // CF-16

// 听证 (gates_hearing.cc): of a permit XK-05 and XK-11
[[nodiscard]] Objection hearing_was_offered(const Question&);          // CF-31, XK-05
[[nodiscard]] Objection hearing_asked_in_time(const Question&);        // CF-32, XK-05, warns
[[nodiscard]] Objection hearing_asker_is_named(const Question&);       // XK-05
[[nodiscard]] Objection hearing_notice_in_time(const Question&);       // CF-32, XK-11
[[nodiscard]] Objection hearing_notice_is_addressed(const Question&);  // XK-11
[[nodiscard]] Objection presider_is_apart(const Question&);            // CF-32, XK-11
[[nodiscard]] Objection hearing_is_not_denied(const Question&);        // CF-31, XK-05
[[nodiscard]] Objection hearing_was_arranged(const Question&);         // CF-32, XK-11
[[nodiscard]] Objection hearing_time_is_over(const Question&);         // CF-32, XK-05
[[nodiscard]] Objection hearing_was_held(const Question&);             // CF-31, CF-33, XK-11
[[nodiscard]] Objection hearing_paused_for_is_over(const Question&);   // XK-11

// 法制审核 (gates_review.cc)、决定 (gates_decision.cc)
[[nodiscard]] Objection package_is_complete(const Question&);        // SH-02
[[nodiscard]] Objection reviewer_is_apart(const Question&);          // CF-27, GS-12
[[nodiscard]] Objection elements_are_all_examined(const Question&);  // GS-08
[[nodiscard]] Objection elements_are_founded(const Question&);       // GS-08
[[nodiscard]] Objection review_is_passed(const Question&);           // CF-27, GS-10
[[nodiscard]] Objection no_review_is_due(const Question&);           // GS-10
[[nodiscard]] Objection panel_discussed(const Question&);            // CF-26
[[nodiscard]] Objection reviewer_is_qualified(const Question&);      // CF-27
[[nodiscard]] Objection summary_is_allowed(const Question&);         // CF-21
[[nodiscard]] Objection party_heard_on_spot(const Question&);        // CF-22, CF-16
[[nodiscard]] Objection form_is_accounted_for(const Question&);      // CF-22

// 审核人员、补充材料、审核分歧 (gates_dispute.cc)
[[nodiscard]] Objection reviewer_is_eligible(const Question&);      // CF-27
[[nodiscard]] Objection reviewer_is_the_assigned(const Question&);  // GS-12
[[nodiscard]] Objection material_may_be_asked(const Question&);     // SH-01
[[nodiscard]] Objection material_was_asked(const Question&);        // SH-01
[[nodiscard]] Objection material_is_there(const Question&);         // SH-01
[[nodiscard]] Objection review_objected(const Question&);           // SH-04
[[nodiscard]] Objection dispute_is_open(const Question&);           // SH-04
[[nodiscard]] Objection dispute_is_at_no_panel(const Question&);    // SH-04
[[nodiscard]] Objection panel_is_heard(const Question&);            // SH-04
[[nodiscard]] Objection panel_was_asked(const Question&);           // SH-04
[[nodiscard]] Objection consulted_in_vain(const Question&);         // SH-04
[[nodiscard]] Objection consulted_to_agreement(const Question&);    // SH-04
[[nodiscard]] Objection orders_other_review(const Question&);       // SH-04
[[nodiscard]] Objection orders_return(const Question&);             // SH-04
[[nodiscard]] Objection puts_to_panel(const Question&);             // SH-04

// 其他重大执法行为的审核 (gates_act_review.cc)
[[nodiscard]] Objection act_is_reviewed(const Question&);           // GS-10
[[nodiscard]] Objection act_review_is_open(const Question&);        // GS-10
[[nodiscard]] Objection act_review_is_not_open(const Question&);    // GS-12
[[nodiscard]] Objection measure_is_not_yet_taken(const Question&);  // GS-10

// 裁量 (gates_discretion.cc)
[[nodiscard]] Objection of_age(const Question&);                  // CF-07
[[nodiscard]] Objection leniency_is_given(const Question&);       // CF-08
[[nodiscard]] Objection tier_is_published(const Question&);       // CF-01
[[nodiscard]] Objection within_tier(const Question&);             // CF-11, warns
[[nodiscard]] Objection aggravation_is_founded(const Question&);  // CF-08
[[nodiscard]] Objection no_second_fine(const Question&);          // CF-06, warns

// 处理结论 (gates_outcome.cc)
[[nodiscard]] Objection outcome_is_consistent(const Question&);         // CF-02
[[nodiscard]] Objection decision_is_what_was_told(const Question&);     // CF-16, CF-27
[[nodiscard]] Objection decision_is_as_reviewed(const Question&);       // CF-27
[[nodiscard]] Objection correction_is_ordered(const Question&);         // CF-05, warns
[[nodiscard]] Objection correction_is_served_in_time(const Question&);  // CF-05, warns
[[nodiscard]] Objection gains_are_confiscated(const Question&);         // CF-05, warns
[[nodiscard]] Objection fine_can_be_paid(const Question&);              // CF-35
[[nodiscard]] Objection penalty_case_ends_as_one(const Question&);      // CF-26

// 决定以后另行告知的 (gates_told_apart.cc)
[[nodiscard]] Objection serves_the_removal(const Question&);  // JC-15
[[nodiscard]] Objection serves_the_change(const Question&);   // CF-19

// 送达、期限 (gates_service.cc)
[[nodiscard]] Objection served_lawfully(const Question&);        // SD-02, SD-03, SD-04, SD-05
[[nodiscard]] Objection receiver_may_sign(const Question&);      // SD-01
[[nodiscard]] Objection challenge_is_known(const Question&);     // CF-38
[[nodiscard]] Objection limit_is_running(const Question&);       // QX-06
[[nodiscard]] Objection limit_may_be_extended(const Question&);  // JC-05, XK-08, QZ-06

// 履行、执行 (gates_enforcement.cc)
[[nodiscard]] Objection remedies_are_over(const Question&);       // QZ-12
[[nodiscard]] Objection court_is_asked_in_time(const Question&);  // QZ-12, warns
[[nodiscard]] Objection is_taken_once(const Question&);           // QZ-12
[[nodiscard]] Objection performance_is_overdue(const Question&);  // CF-35, QZ-12
[[nodiscard]] Objection
waiting_is_over(const Question&);                       // QZ-12 and every period that is a notice
[[nodiscard]] Objection paid_in_full(const Question&);  // CF-35
[[nodiscard]] Objection payment_holds_its_parts(const Question&);  // CF-37
[[nodiscard]] Objection order_is_paid(const Question&);            // JC-09, warns
[[nodiscard]] Objection pays_what_was_ordered(const Question&);    // JC-09

// 延期、分期缴纳 (gates_deferral.cc)
[[nodiscard]] Objection deferral_was_requested(const Question&);       // CF-34
[[nodiscard]] Objection deferral_is_lawful(const Question&);           // CF-34
[[nodiscard]] Objection deferral_is_entered_in_time(const Question&);  // CF-34, CF-37, warns

// 当场收缴 (gates_spot.cc)
[[nodiscard]] Objection collected_lawfully(const Question&);  // CF-36
[[nodiscard]] Objection spot_money_is_held(const Question&);  // CF-36
[[nodiscard]] Objection spot_money_is_in(const Question&);    // CF-36
[[nodiscard]] Objection paid_on_spot(const Question&);        // CF-36
[[nodiscard]] Objection money_is_owed(const Question&);       // CF-35
[[nodiscard]] Objection paid_to_bank(const Question&);        // CF-36

// 送达哪一份 (gates_papers.cc)
[[nodiscard]] Objection paper_is_issued(const Question&);        // CF-30
[[nodiscard]] Objection announced_when_issued(const Question&);  // SD-05
[[nodiscard]] Objection paper_is_named(const Question&);         // CF-30, warns

// 走哪一步 (gates_way.cc): of several ways on, the one this case takes
[[nodiscard]] Objection proposes_a_burden(const Question&);          // CF-26
[[nodiscard]] Objection ground_is_no_finding(const Question&);       // CF-26
[[nodiscard]] Objection ground_ends_execution(const Question&);      // QZ-12
[[nodiscard]] Objection proposes_no_burden(const Question&);         // CF-26
[[nodiscard]] Objection proposes_a_penalty(const Question&);         // CF-26
[[nodiscard]] Objection proposes_no_penalty(const Question&);        // CF-26
[[nodiscard]] Objection decided_a_burden(const Question&);           // CF-26
[[nodiscard]] Objection decided_no_burden(const Question&);          // CF-26
[[nodiscard]] Objection decided_a_penalty(const Question&);          // CF-26
[[nodiscard]] Objection decided_no_penalty(const Question&);         // CF-26
[[nodiscard]] Objection reviewer_agrees(const Question&);            // CF-27
[[nodiscard]] Objection reviewer_objects(const Question&);           // GS-09
[[nodiscard]] Objection serves_the_notice(const Question&);          // CF-16
[[nodiscard]] Objection serves_the_decision(const Question&);        // CF-30
[[nodiscard]] Objection serves_the_demand(const Question&);          // QZ-09
[[nodiscard]] Objection serves_the_hearing_notice(const Question&);  // CF-32
[[nodiscard]] Objection serves_the_correction(const Question&);      // JC-09
[[nodiscard]] Objection handling_says_by_when(const Question&);      // JC-09

// 许可、强制 (gates_permit.cc)
[[nodiscard]] Objection supplement_is_asked_once(const Question&);     // XK-03
[[nodiscard]] Objection supplement_is_asked_in_time(const Question&);  // XK-03
[[nodiscard]] Objection accepted_when_it_came(const Question&);        // XK-03
[[nodiscard]] Objection permit_is_as_examined(const Question&);        // XK-04
[[nodiscard]] Objection interested_were_told(const Question&);         // XK-05
[[nodiscard]] Objection measure_is_lawful(const Question&);            // QZ-02, QZ-04, QZ-05
[[nodiscard]] Objection withheld_with_ground(const Question&);         // GK-03

// 申请、延续、弄虚作假 (gates_application.cc)
[[nodiscard]] Objection application_names_its_permit(const Question&);     // XK-06, 09, 12, 13
[[nodiscard]] Objection renewal_is_in_time(const Question&);               // XK-12, warns
[[nodiscard]] Objection renewal_is_decided_in_time(const Question&);       // XK-12, warns
[[nodiscard]] Objection conclusion_is_of_what_was_asked(const Question&);  // XK-06, 09, 12, 13
[[nodiscard]] Objection began_of_itself(const Question&);                  // XK-13
[[nodiscard]] Objection application_fell_away(const Question&);            // XK-06
[[nodiscard]] Objection deceit_is_stated_whole(const Question&);           // XK-14
[[nodiscard]] Objection declining_is_founded(const Question&);             // XK-03, XK-14
[[nodiscard]] Objection applicant_is_not_barred(const Question&);          // XK-14
[[nodiscard]] Objection namesake_is_not_barred(const Question&);           // XK-14, warns

// 公示 (gates_publication.cc)
[[nodiscard]] Objection result_is_public(const Question&);           // GS-01, GS-02
[[nodiscard]] Objection result_bears_the_decision(const Question&);  // GS-01
[[nodiscard]] Objection withholding_is_approved(const Question&);    // GK-04
[[nodiscard]] Objection major_violation_is_named(const Question&);   // JC-13

// 涉嫌犯罪移送 (gates_crime.cc)
[[nodiscard]] Objection crime_group_is_two(const Question&);        // YS-01
[[nodiscard]] Objection crime_was_reported(const Question&);        // YS-02
[[nodiscard]] Objection refusal_has_reason(const Question&);        // YS-04
[[nodiscard]] Objection transfer_was_approved(const Question&);     // YS-03
[[nodiscard]] Objection transfer_is_complete(const Question&);      // YS-03
[[nodiscard]] Objection crime_was_handed_over(const Question&);     // YS-03
[[nodiscard]] Objection crime_is_settled(const Question&);          // CF-04, warns
[[nodiscard]] Objection approves_transfer(const Question&);         // YS-02
[[nodiscard]] Objection declines_transfer(const Question&);         // YS-04
[[nodiscard]] Objection police_took_it(const Question&);            // JC-09
[[nodiscard]] Objection crime_is_not_under_way(const Question&);    // YS-02
[[nodiscard]] Objection crime_went_to_the_police(const Question&);  // YS-03
[[nodiscard]] Objection crime_holds_the_end(const Question&);       // CF-04

// 行政确认 (gates_ruling.cc)
[[nodiscard]] Objection ruling_is_as_examined(const Question&);  // GS-10

// 决定是否成立、责令支付是否逾期 (gates_standing.cc)
[[nodiscard]] Objection revocation_is_founded(const Question&);     // CF-19
[[nodiscard]] Objection amendment_is_founded(const Question&);      // CF-19
[[nodiscard]] Objection decision_stands(const Question&);           // CF-19
[[nodiscard]] Objection order_ran_out(const Question&);             // JC-09
[[nodiscard]] Objection listing_follows_an_order(const Question&);  // JC-15

// 移出失信名单 (gates_delisting.cc)
[[nodiscard]] Objection listing_stands(const Question&);            // JC-15
[[nodiscard]] Objection removal_is_founded(const Question&);        // JC-15
[[nodiscard]] Objection removal_is_performed(const Question&);      // JC-15, warns
[[nodiscard]] Objection fallen_listing_is_lifted(const Question&);  // JC-15, as listing_falls_too

// 决定以后 (gates_aftermath.cc)
[[nodiscard]] Objection compensation_is_lawful(const Question&);   // JC-09
[[nodiscard]] Objection listing_is_lawful(const Question&);        // JC-15
[[nodiscard]] Objection decision_was_made(const Question&);        // CF-19
[[nodiscard]] Objection nothing_is_owed(const Question&);          // CF-18
[[nodiscard]] Objection decision_was_amended(const Question&);     // CF-19
[[nodiscard]] Objection decision_was_revoked(const Question&);     // GS-01
[[nodiscard]] Objection withdrawal_is_explained(const Question&);  // CF-19
[[nodiscard]] Objection gives_permit(const Question&);             // XK-09
[[nodiscard]] Objection gives_no_permit(const Question&);          // XK-09

}  // namespace mingjing::case_file::gate
