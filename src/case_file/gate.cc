#include "case_file/gate.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "case_file/gate_parts.h"

namespace mingjing::case_file {

namespace {

constexpr bool kBlocks = false;
constexpr bool kWarns = true;

constexpr std::size_t kGatesMax = 32;  // before one act
struct Required {
    std::string_view act;
    std::array<std::string_view, kGatesMax> gates;  // "" after the last
};

constexpr auto kRequired = std::to_array<Required>({
    {"open", {"item_is_handled_here"}},
    {"docket", {"item_is_handled_here"}},
    {"assign", {"two_officers", "no_officer_is_recused", "no_interest_declared"}},
    {"inquire", {"officers_handle_it", "certificates_shown"}},
    {"collect", {"officers_handle_it", "evidence_is_new", "monitor_is_lawful"}},
    {"verify", {"evidence_is_known", "exclusion_stands", "monitor_record_is_reviewed"}},
    {"propose",
     {"two_officers",
      "recusals_are_settled",
      "evidence_is_verified",
      "outcome_is_consistent",
      "leniency_is_given",
      "compensation_is_lawful",
      "fine_can_be_paid",
      "penalty_case_ends_as_one",
      "hearing_is_offered",
      "tier_is_published",
      "within_tier",
      "aggravation_is_founded",
      "correction_is_ordered",
      "gains_are_confiscated"}},
    {"notify",
     {"outcome_is_consistent",
      "notice_is_what_was_proposed",
      "hearing_is_offered",
      "compensation_is_lawful",
      "order_ran_out",
      "fine_can_be_paid",
      "not_heavier_for_pleading"}},
    {"plead", {"notice_was_served", "plea_is_not_unsaid", "silence_is_over"}},
    {"ask_hearing", {"hearing_was_offered", "hearing_asked_in_time"}},
    {"arrange_hearing", {"hearing_notice_in_time", "presider_is_apart"}},
    {"hold_hearing", {"hearing_is_not_denied", "hearing_was_arranged"}},
    {"drop", {"ground_ends_execution", "decision_stands"}},
    {"preserve", {"preserved_is_new"}},
    {"release", {"preserved_is_held"}},
    {"send_review", {"package_is_complete", "recusals_are_settled", "hearing_time_is_over"}},
    {"conclude_review",
     {"reviewer_is_apart",
      "reviewer_is_qualified",
      "elements_are_all_examined",
      "elements_are_founded",
      "reviewer_is_the_assigned",
      "material_is_there"}},
    {"assign_review", {"reviewer_is_apart", "reviewer_is_eligible"}},
    {"ask_review_material",
     {"reviewer_is_apart", "reviewer_is_the_assigned", "material_may_be_asked"}},
    {"give_review_material", {"material_was_asked"}},
    {"consult_review", {"review_objected"}},
    {"settle_review", {"review_objected", "panel_is_heard"}},
    {"discuss_review", {"review_objected", "panel_was_asked"}},
    {"decide",
     {"two_officers",
      "evidence_is_verified",
      "recusals_are_settled",
      "review_is_passed",
      "outcome_is_consistent",
      "decision_is_what_was_told",
      "item_is_published",
      "party_was_heard",
      "hearing_was_held",
      "of_age",
      "leniency_is_given",
      "aggravation_is_founded",
      "not_heavier_for_pleading",
      "compensation_is_lawful",
      "crime_is_settled",
      "tier_is_published",
      "within_tier",
      "no_second_fine",
      "within_limitation",
      "hearing_is_offered",
      "panel_discussed",
      "crime_went_to_the_police",
      "order_ran_out",
      "fine_can_be_paid",
      "penalty_case_ends_as_one",
      "decision_is_as_reviewed"}},
    {"decide_on_spot",
     {"item_is_published",
      "outcome_is_consistent",
      "two_officers",
      "certificates_shown",
      "party_heard_on_spot",
      "form_is_accounted_for",
      "summary_is_allowed",
      "penalty_case_ends_as_one",
      "of_age",
      "leniency_is_given",
      "aggravation_is_founded",
      "tier_is_published",
      "within_tier",
      "no_second_fine",
      "within_limitation",
      "panel_discussed",
      "correction_is_ordered",
      "gains_are_confiscated"}},
    {"ask_supplement", {"supplement_is_asked_once", "supplement_is_asked_in_time"}},
    {"propose_permit", {"two_officers"}},
    {"decide_permit", {"permit_is_as_examined"}},
    {"impose", {"two_officers", "measure_is_lawful"}},
    {"publish",
     {"withheld_with_ground",
      "withholding_is_approved",
      "result_is_public",
      "result_bears_the_decision"}},
    {"report_crime", {"crime_is_not_under_way", "crime_group_is_two"}},
    {"decide_transfer", {"crime_was_reported", "refusal_has_reason"}},
    {"hand_over", {"transfer_was_approved", "transfer_is_complete"}},
    {"police_reply", {"crime_was_handed_over"}},
    {"list_dishonest", {"listing_is_lawful", "listing_follows_an_order"}},
    {"revoke", {"decision_was_made", "revocation_is_founded"}},
    {"amend_decision", {"decision_was_made", "amendment_is_founded", "outcome_is_consistent"}},
    {"demand", {"decision_stands"}},
    {"perform", {"decision_stands", "paid_in_full"}},
    {"withdraw_result", {"withdrawal_is_explained"}},
    {"deliver_permit", {"gives_permit"}},
    {"archive", {"nothing_is_owed"}},
    {"rule", {"ruling_is_as_examined"}},
    {"serve", {"served_lawfully", "hearing_notice_in_time", "paper_is_issued", "paper_is_named"}},
    {"pay", {"collected_lawfully"}},
    {"answer_deferral", {"decision_stands", "deferral_is_lawful"}},
    {"challenge", {"challenge_is_known"}},
    {"end_challenge", {"challenge_is_known"}},
    {"hand_in", {"spot_money_is_held"}},
    {"deposit", {"spot_money_is_in"}},
    {"extend", {"limit_may_be_extended"}},
    {"pause", {"limit_is_running"}},
    {"resume", {"limit_is_running"}},
});

constexpr auto kGates = std::to_array<Gate>({
    {"item_is_published", "CF-01", kBlocks, gate::item_is_published},
    {"item_is_handled_here", "CF-12", kBlocks, gate::item_is_handled_here},
    {"within_limitation", "CF-10", kWarns, gate::within_limitation},
    {"two_officers", "CF-14", kBlocks, gate::two_officers},
    {"no_officer_is_recused", "CF-15", kBlocks, gate::no_officer_is_recused},
    {"no_interest_declared", "CF-15", kBlocks, gate::no_interest_declared},
    {"recusal_was_asked", "CF-15", kBlocks, gate::recusal_was_asked},
    {"recusals_are_settled", "CF-15", kBlocks, gate::recusals_are_settled},
    {"officers_handle_it", "CF-14", kBlocks, gate::officers_handle_it},
    {"certificates_shown", "CF-24", kBlocks, gate::certificates_shown},
    {"evidence_is_new", "CF-17", kBlocks, gate::evidence_is_new},
    {"exclusion_stands", "CF-17", kBlocks, gate::exclusion_stands},
    {"outcome_is_consistent", "CF-02", kBlocks, gate::outcome_is_consistent},
    {"decision_is_what_was_told", "CF-16", kBlocks, gate::decision_is_what_was_told},
    {"hearing_time_is_over", "CF-32", kBlocks, gate::hearing_time_is_over},
    {"remedies_are_over", "QZ-12", kBlocks, gate::remedies_are_over},
    {"court_is_asked_in_time", "QZ-12", kWarns, gate::court_is_asked_in_time},
    {"evidence_is_known", "CF-17", kBlocks, gate::evidence_is_known},
    {"evidence_is_verified", "CF-17", kBlocks, gate::evidence_is_verified},
    {"preserved_is_new", "CF-25", kBlocks, gate::preserved_is_new},
    {"preserved_is_held", "CF-25", kBlocks, gate::preserved_is_held},
    {"preserved_is_released", "CF-25", kBlocks, gate::preserved_is_released},
    {"notice_is_what_was_proposed", "CF-16", kBlocks, gate::notice_is_what_was_proposed},
    {"hearing_is_offered", "CF-31", kBlocks, gate::hearing_is_offered},
    {"notice_was_served", "CF-16", kBlocks, gate::notice_was_served},
    {"silence_is_over", "CF-16", kBlocks, gate::silence_is_over},
    {"plea_was_reviewed", "CF-16", kBlocks, gate::plea_was_reviewed},
    {"party_was_heard", "CF-16", kBlocks, gate::party_was_heard},
    {"not_heavier_for_pleading", "CF-16", kBlocks, gate::not_heavier_for_pleading},
    {"hearing_was_offered", "CF-31", kBlocks, gate::hearing_was_offered},
    {"hearing_asked_in_time", "CF-32", kWarns, gate::hearing_asked_in_time},
    {"hearing_notice_in_time", "CF-32", kBlocks, gate::hearing_notice_in_time},
    {"presider_is_apart", "CF-32", kBlocks, gate::presider_is_apart},
    {"hearing_is_not_denied", "CF-31", kBlocks, gate::hearing_is_not_denied},
    {"hearing_was_arranged", "CF-32", kBlocks, gate::hearing_was_arranged},
    {"hearing_was_held", "CF-33", kBlocks, gate::hearing_was_held},
    {"package_is_complete", "SH-02", kBlocks, gate::package_is_complete},
    {"reviewer_is_apart", "CF-27", kBlocks, gate::reviewer_is_apart},
    {"reviewer_is_qualified", "CF-27", kBlocks, gate::reviewer_is_qualified},
    {"elements_are_all_examined", "GS-08", kBlocks, gate::elements_are_all_examined},
    {"elements_are_founded", "GS-08", kBlocks, gate::elements_are_founded},
    {"reviewer_is_eligible", "CF-27", kBlocks, gate::reviewer_is_eligible},
    {"reviewer_is_the_assigned", "GS-12", kBlocks, gate::reviewer_is_the_assigned},
    {"material_may_be_asked", "SH-01", kBlocks, gate::material_may_be_asked},
    {"material_was_asked", "SH-01", kBlocks, gate::material_was_asked},
    {"material_is_there", "SH-01", kBlocks, gate::material_is_there},
    {"review_objected", "SH-04", kBlocks, gate::review_objected},
    {"panel_is_heard", "SH-04", kBlocks, gate::panel_is_heard},
    {"panel_was_asked", "SH-04", kBlocks, gate::panel_was_asked},
    {"consulted_in_vain", "SH-04", kBlocks, gate::consulted_in_vain},
    {"consulted_to_agreement", "SH-04", kBlocks, gate::consulted_to_agreement},
    {"orders_other_review", "SH-04", kBlocks, gate::orders_other_review},
    {"orders_return", "SH-04", kBlocks, gate::orders_return},
    {"puts_to_panel", "SH-04", kBlocks, gate::puts_to_panel},
    {"review_is_passed", "CF-27", kBlocks, gate::review_is_passed},
    {"panel_discussed", "CF-26", kBlocks, gate::panel_discussed},
    {"of_age", "CF-07", kBlocks, gate::of_age},
    {"leniency_is_given", "CF-08", kBlocks, gate::leniency_is_given},
    {"tier_is_published", "CF-01", kBlocks, gate::tier_is_published},
    {"within_tier", "CF-11", kWarns, gate::within_tier},
    {"aggravation_is_founded", "CF-08", kBlocks, gate::aggravation_is_founded},
    {"no_second_fine", "CF-06", kWarns, gate::no_second_fine},
    {"summary_is_allowed", "CF-21", kBlocks, gate::summary_is_allowed},
    {"party_heard_on_spot", "CF-22", kBlocks, gate::party_heard_on_spot},
    {"form_is_accounted_for", "CF-22", kBlocks, gate::form_is_accounted_for},
    {"served_lawfully", "SD-02", kBlocks, gate::served_lawfully},
    {"paper_is_issued", "CF-30", kBlocks, gate::paper_is_issued},
    {"paper_is_named", "CF-30", kWarns, gate::paper_is_named},
    {"collected_lawfully", "CF-36", kBlocks, gate::collected_lawfully},
    {"deferral_is_lawful", "CF-34", kBlocks, gate::deferral_is_lawful},
    {"challenge_is_known", "CF-38", kBlocks, gate::challenge_is_known},
    {"performance_is_overdue", "CF-35", kBlocks, gate::performance_is_overdue},
    {"waiting_is_over", "QZ-12", kBlocks, gate::waiting_is_over},
    {"paid_in_full", "CF-35", kBlocks, gate::paid_in_full},
    {"limit_is_running", "QX-06", kBlocks, gate::limit_is_running},
    {"limit_may_be_extended", "QX-06", kBlocks, gate::limit_may_be_extended},
    {"ground_is_no_finding", "CF-26", kBlocks, gate::ground_is_no_finding},
    {"ground_ends_execution", "QZ-12", kBlocks, gate::ground_ends_execution},
    {"proposes_a_burden", "CF-26", kBlocks, gate::proposes_a_burden},
    {"proposes_no_burden", "CF-26", kBlocks, gate::proposes_no_burden},
    {"proposes_a_penalty", "CF-26", kBlocks, gate::proposes_a_penalty},
    {"proposes_no_penalty", "CF-26", kBlocks, gate::proposes_no_penalty},
    {"decided_a_burden", "CF-26", kBlocks, gate::decided_a_burden},
    {"decided_no_burden", "CF-26", kBlocks, gate::decided_no_burden},
    {"reviewer_agrees", "CF-27", kBlocks, gate::reviewer_agrees},
    {"reviewer_objects", "GS-09", kBlocks, gate::reviewer_objects},
    {"serves_the_notice", "CF-16", kBlocks, gate::serves_the_notice},
    {"serves_the_decision", "CF-30", kBlocks, gate::serves_the_decision},
    {"serves_the_demand", "QZ-09", kBlocks, gate::serves_the_demand},
    {"serves_the_hearing_notice", "CF-32", kBlocks, gate::serves_the_hearing_notice},
    {"handling_says_by_when", "JC-09", kBlocks, gate::handling_says_by_when},
    {"serves_the_correction", "JC-09", kBlocks, gate::serves_the_correction},
    {"spot_money_is_held", "CF-36", kBlocks, gate::spot_money_is_held},
    {"spot_money_is_in", "CF-36", kBlocks, gate::spot_money_is_in},
    {"paid_on_spot", "CF-36", kBlocks, gate::paid_on_spot},
    {"paid_to_bank", "CF-36", kBlocks, gate::paid_to_bank},
    {"supplement_is_asked_once", "XK-03", kBlocks, gate::supplement_is_asked_once},
    {"supplement_is_asked_in_time", "XK-03", kBlocks, gate::supplement_is_asked_in_time},
    {"accepted_when_it_came", "XK-03", kBlocks, gate::accepted_when_it_came},
    {"permit_is_as_examined", "XK-04", kBlocks, gate::permit_is_as_examined},
    {"measure_is_lawful", "QZ-02", kBlocks, gate::measure_is_lawful},
    {"withheld_with_ground", "GK-03", kBlocks, gate::withheld_with_ground},
    {"withholding_is_approved", "GK-04", kBlocks, gate::withholding_is_approved},
    {"result_is_public", "GS-01", kBlocks, gate::result_is_public},
    {"result_bears_the_decision", "GS-01", kBlocks, gate::result_bears_the_decision},
    {"crime_group_is_two", "YS-01", kBlocks, gate::crime_group_is_two},
    {"crime_was_reported", "YS-02", kBlocks, gate::crime_was_reported},
    {"refusal_has_reason", "YS-04", kBlocks, gate::refusal_has_reason},
    {"transfer_was_approved", "YS-03", kBlocks, gate::transfer_was_approved},
    {"transfer_is_complete", "YS-03", kBlocks, gate::transfer_is_complete},
    {"crime_was_handed_over", "YS-03", kBlocks, gate::crime_was_handed_over},
    {"crime_is_settled", "CF-04", kWarns, gate::crime_is_settled},
    {"approves_transfer", "YS-02", kBlocks, gate::approves_transfer},
    {"declines_transfer", "YS-04", kBlocks, gate::declines_transfer},
    {"police_took_it", "JC-09", kBlocks, gate::police_took_it},
    {"compensation_is_lawful", "JC-09", kBlocks, gate::compensation_is_lawful},
    {"listing_is_lawful", "JC-15", kBlocks, gate::listing_is_lawful},
    {"decision_was_made", "CF-19", kBlocks, gate::decision_was_made},
    {"decision_was_revoked", "GS-01", kBlocks, gate::decision_was_revoked},
    {"decision_was_amended", "CF-19", kBlocks, gate::decision_was_amended},
    {"nothing_is_owed", "CF-18", kBlocks, gate::nothing_is_owed},
    {"withdrawal_is_explained", "CF-19", kBlocks, gate::withdrawal_is_explained},
    {"gives_permit", "XK-09", kBlocks, gate::gives_permit},
    {"gives_no_permit", "XK-09", kBlocks, gate::gives_no_permit},
    {"ruling_is_as_examined", "GS-10", kBlocks, gate::ruling_is_as_examined},
    {"crime_is_not_under_way", "YS-02", kBlocks, gate::crime_is_not_under_way},
    {"crime_went_to_the_police", "YS-03", kBlocks, gate::crime_went_to_the_police},
    {"crime_holds_the_end", "CF-04", kBlocks, gate::crime_holds_the_end},
    {"plea_is_not_unsaid", "CF-16", kBlocks, gate::plea_is_not_unsaid},
    {"decision_is_as_reviewed", "CF-27", kBlocks, gate::decision_is_as_reviewed},
    {"correction_is_ordered", "CF-05", kWarns, gate::correction_is_ordered},
    {"gains_are_confiscated", "CF-05", kWarns, gate::gains_are_confiscated},
    {"fine_can_be_paid", "CF-35", kBlocks, gate::fine_can_be_paid},
    {"penalty_case_ends_as_one", "CF-26", kBlocks, gate::penalty_case_ends_as_one},
    {"is_taken_once", "QZ-12", kBlocks, gate::is_taken_once},
    {"decided_a_penalty", "CF-26", kBlocks, gate::decided_a_penalty},
    {"decided_no_penalty", "CF-26", kBlocks, gate::decided_no_penalty},
    {"revocation_is_founded", "CF-19", kBlocks, gate::revocation_is_founded},
    {"amendment_is_founded", "CF-19", kBlocks, gate::amendment_is_founded},
    {"decision_stands", "CF-19", kBlocks, gate::decision_stands},
    {"order_ran_out", "JC-09", kBlocks, gate::order_ran_out},
    {"listing_follows_an_order", "JC-15", kBlocks, gate::listing_follows_an_order},
    {"monitor_is_lawful", "CF-13", kBlocks, gate::monitor_is_lawful},
    {"monitor_record_is_reviewed", "CF-13", kBlocks, gate::monitor_record_is_reviewed},
    {"major_violation_is_named", "JC-13", kBlocks, gate::major_violation_is_named},
});

}  // namespace

std::span<const Gate> gates() {
    return kGates;
}

const Gate* find_gate(std::string_view name) {
    const auto* found = std::ranges::find(kGates, name, &Gate::name);
    return found == kGates.end() ? nullptr : found;
}

std::vector<std::string_view> required_of(std::string_view act) {
    std::vector<std::string_view> required;
    if (const auto* row = std::ranges::find(kRequired, act, &Required::act);
        row != kRequired.end()) {
        const auto* end = std::ranges::find(row->gates, "");
        required.assign(row->gates.begin(), end);
    }
    return required;
}

std::vector<Unmet> unmet(const Question& question) {
    auto names = required_of(question.step.act);
    for (const auto& name : question.step.gates) {
        if (std::ranges::find(names, name) == names.end()) {
            names.emplace_back(name);
        }
    }
    names.emplace_back("crime_holds_the_end");  // whatever act leads there
    std::vector<Unmet> all;
    for (const auto name : names) {
        if (const auto* gate = find_gate(name)) {
            if (auto why = gate->objection(question)) {
                all.push_back({gate, std::move(*why)});
            }
        }
    }
    return all;
}

}  // namespace mingjing::case_file
