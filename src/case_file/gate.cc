#include "case_file/gate.h"

#include <algorithm>
#include <array>

#include "case_file/gate_parts.h"

namespace mingjing::case_file {

namespace {

constexpr bool kBlocks = false;
constexpr bool kWarns = true;

constexpr auto kGates = std::to_array<Gate>({
    {"item_is_published", "CF-01", kBlocks, gate::item_is_published},
    {"item_is_handled_here", "CF-12", kBlocks, gate::item_is_handled_here},
    {"reporter_is_ones_own", "JC-03", kBlocks, gate::reporter_is_ones_own},
    {"within_limitation", "CF-10", kWarns, gate::within_limitation},
    {"two_officers", "CF-14", kBlocks, gate::two_officers},
    {"no_officer_is_recused", "CF-15", kBlocks, gate::no_officer_is_recused},
    {"no_interest_declared", "CF-15", kBlocks, gate::no_interest_declared},
    {"recusal_was_asked", "CF-15", kBlocks, gate::recusal_was_asked},
    {"recusals_are_settled", "CF-15", kBlocks, gate::recusals_are_settled},
    {"officers_handle_it", "CF-14", kBlocks, gate::officers_handle_it},
    {"certificates_shown", "CF-24", kBlocks, gate::certificates_shown},
    {"evidence_is_new", "CF-17", kBlocks, gate::evidence_is_new},
    {"taken_over_is_the_same", "CF-17", kBlocks, gate::taken_over_is_the_same},
    {"evidence_is_of_this_unit", "CF-17", kWarns, gate::evidence_is_of_this_unit},
    {"exclusion_stands", "CF-17", kBlocks, gate::exclusion_stands},
    {"outcome_is_consistent", "CF-02", kBlocks, gate::outcome_is_consistent},
    {"decision_is_what_was_told", "CF-16", kBlocks, gate::decision_is_what_was_told},
    {"hearing_time_is_over", "CF-32", kBlocks, gate::hearing_time_is_over},
    {"remedies_are_over", "QZ-12", kBlocks, gate::remedies_are_over},
    {"court_is_asked_in_time", "QZ-12", kWarns, gate::court_is_asked_in_time},
    {"evidence_is_known", "CF-17", kBlocks, gate::evidence_is_known},
    {"reporter_is_not_named", "JC-03", kBlocks, gate::reporter_is_not_named},
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
    {"hearing_asker_is_named", "XK-05", kBlocks, gate::hearing_asker_is_named},
    {"hearing_notice_in_time", "CF-32", kBlocks, gate::hearing_notice_in_time},
    {"hearing_notice_is_addressed", "XK-11", kBlocks, gate::hearing_notice_is_addressed},
    {"presider_is_apart", "CF-32", kBlocks, gate::presider_is_apart},
    {"hearing_is_not_denied", "CF-31", kBlocks, gate::hearing_is_not_denied},
    {"hearing_was_arranged", "CF-32", kBlocks, gate::hearing_was_arranged},
    {"hearing_was_held", "CF-33", kBlocks, gate::hearing_was_held},
    {"hearing_paused_for_is_over", "XK-11", kBlocks, gate::hearing_paused_for_is_over},
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
    {"dispute_is_open", "SH-04", kBlocks, gate::dispute_is_open},
    {"dispute_is_at_no_panel", "SH-04", kBlocks, gate::dispute_is_at_no_panel},
    {"panel_is_heard", "SH-04", kBlocks, gate::panel_is_heard},
    {"panel_was_asked", "SH-04", kBlocks, gate::panel_was_asked},
    {"consulted_in_vain", "SH-04", kBlocks, gate::consulted_in_vain},
    {"consulted_to_agreement", "SH-04", kBlocks, gate::consulted_to_agreement},
    {"orders_other_review", "SH-04", kBlocks, gate::orders_other_review},
    {"orders_return", "SH-04", kBlocks, gate::orders_return},
    {"puts_to_panel", "SH-04", kBlocks, gate::puts_to_panel},
    {"review_is_passed", "CF-27", kBlocks, gate::review_is_passed},
    {"no_review_is_due", "GS-10", kBlocks, gate::no_review_is_due},
    {"act_is_reviewed", "GS-10", kBlocks, gate::act_is_reviewed},
    {"act_review_is_open", "GS-10", kBlocks, gate::act_review_is_open},
    {"act_review_is_not_open", "GS-12", kBlocks, gate::act_review_is_not_open},
    {"measure_is_not_yet_taken", "GS-10", kBlocks, gate::measure_is_not_yet_taken},
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
    {"receiver_may_sign", "SD-01", kBlocks, gate::receiver_may_sign},
    {"paper_is_issued", "CF-30", kBlocks, gate::paper_is_issued},
    {"paper_is_named", "CF-30", kWarns, gate::paper_is_named},
    {"announced_when_issued", "SD-05", kBlocks, gate::announced_when_issued},
    {"collected_lawfully", "CF-36", kBlocks, gate::collected_lawfully},
    {"payment_holds_its_parts", "CF-37", kBlocks, gate::payment_holds_its_parts},
    {"order_is_paid", "JC-09", kWarns, gate::order_is_paid},
    {"pays_what_was_ordered", "JC-09", kBlocks, gate::pays_what_was_ordered},
    {"deferral_was_requested", "CF-34", kBlocks, gate::deferral_was_requested},
    {"deferral_is_lawful", "CF-34", kBlocks, gate::deferral_is_lawful},
    {"deferral_is_entered_in_time", "CF-34", kWarns, gate::deferral_is_entered_in_time},
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
    {"money_is_owed", "CF-35", kBlocks, gate::money_is_owed},
    {"paid_on_spot", "CF-36", kBlocks, gate::paid_on_spot},
    {"paid_to_bank", "CF-36", kBlocks, gate::paid_to_bank},
    {"supplement_is_asked_once", "XK-03", kBlocks, gate::supplement_is_asked_once},
    {"supplement_is_asked_in_time", "XK-03", kBlocks, gate::supplement_is_asked_in_time},
    {"accepted_when_it_came", "XK-03", kBlocks, gate::accepted_when_it_came},
    {"permit_is_as_examined", "XK-04", kBlocks, gate::permit_is_as_examined},
    {"interested_were_told", "XK-05", kBlocks, gate::interested_were_told},
    {"application_names_its_permit", "XK-12", kBlocks, gate::application_names_its_permit},
    {"renewal_is_in_time", "XK-12", kWarns, gate::renewal_is_in_time},
    {"renewal_is_decided_in_time", "XK-12", kWarns, gate::renewal_is_decided_in_time},
    {"conclusion_is_of_what_was_asked", "XK-12", kBlocks, gate::conclusion_is_of_what_was_asked},
    {"began_of_itself", "XK-13", kBlocks, gate::began_of_itself},
    {"application_fell_away", "XK-06", kBlocks, gate::application_fell_away},
    {"deceit_is_stated_whole", "XK-14", kBlocks, gate::deceit_is_stated_whole},
    {"declining_is_founded", "XK-03", kBlocks, gate::declining_is_founded},
    {"applicant_is_not_barred", "XK-14", kBlocks, gate::applicant_is_not_barred},
    {"namesake_is_not_barred", "XK-14", kWarns, gate::namesake_is_not_barred},
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
    {"correction_is_served_in_time", "CF-05", kWarns, gate::correction_is_served_in_time},
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
    {"listing_stands", "JC-15", kBlocks, gate::listing_stands},
    {"removal_is_founded", "JC-15", kBlocks, gate::removal_is_founded},
    {"removal_is_performed", "JC-15", kWarns, gate::removal_is_performed},
    {"serves_the_removal", "JC-15", kBlocks, gate::serves_the_removal},
    {"serves_the_change", "CF-19", kBlocks, gate::serves_the_change},
    {"listing_falls_too", "JC-15", kWarns, gate::fallen_listing_is_lifted},
    {"fallen_listing_is_lifted", "JC-15", kBlocks, gate::fallen_listing_is_lifted},
    {"monitor_is_lawful", "CF-13", kBlocks, gate::monitor_is_lawful},
    {"monitor_record_is_reviewed", "CF-13", kBlocks, gate::monitor_record_is_reviewed},
    {"major_violation_is_named", "JC-13", kBlocks, gate::major_violation_is_named},
    {"acts_within_delegation", "CF-03", kBlocks, gate::acts_within_delegation},
    {"item_is_of_this_unit", "CF-03", kWarns, gate::item_is_of_this_unit},
    {"happened_in_this_region", "JC-04", kWarns, gate::happened_in_this_region},
    {"presider_is_qualified", "CF-32", kBlocks, gate::presider_is_qualified},
});

}  // namespace

std::span<const Gate> gates() {
    return kGates;
}

const Gate* find_gate(std::string_view name) {
    const auto* found = std::ranges::find(kGates, name, &Gate::name);
    return found == kGates.end() ? nullptr : found;
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
