#include "case_file/supply.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mingjing::case_file {

namespace {

constexpr std::size_t kActsMax = 4;
struct Row {
    std::string_view gate;
    std::array<std::string_view, kActsMax> acts;  // "" after the last
    SupplyKind or_else;                           // beside them, or where the procedure has none
    std::string_view of = {};                     // the register
};

using enum SupplyKind;

// By chapter, as gate_parts.h has them.
constexpr auto kRows = std::to_array<Row>({
    {"item_is_published", {}, record, "enforcement_items"},
    {"item_is_handled_here", {}, form},
    {"reporter_is_ones_own", {}, person},
    {"within_limitation", {}, form},
    {"two_officers", {"assign"}, record, "officers"},
    {"no_officer_is_recused", {}, form},
    {"no_interest_declared", {}, form},
    {"recusal_was_asked", {"ask_recusal"}, form},
    {"recusals_are_settled", {"settle_recusal"}, person},
    {"officers_handle_it", {"assign"}, record, "officers"},
    {"certificates_shown", {}, form},
    {"evidence_is_new", {}, form},
    {"exclusion_stands", {}, form},
    {"taken_over_is_the_same", {}, form},
    {"evidence_is_of_this_unit", {}, form},
    {"monitor_is_lawful", {}, record, "devices"},
    {"monitor_record_is_reviewed", {"verify"}, form},
    {"evidence_is_known", {"collect"}, form},
    {"reporter_is_not_named", {}, form},
    {"evidence_is_verified", {"collect", "verify"}, form},
    {"preserved_is_new", {}, form},
    {"preserved_is_held", {"preserve"}, form},
    {"preserved_is_released", {"release"}, form},
    {"outcome_is_consistent", {}, form},
    {"correction_is_ordered", {}, form},
    {"correction_is_served_in_time", {}, form},
    {"gains_are_confiscated", {}, form},
    {"fine_can_be_paid", {}, way},
    {"penalty_case_ends_as_one", {}, form},
    {"decision_is_what_was_told", {"propose", "notify"}, form},
    {"decision_is_as_reviewed", {"propose", "send_review"}, form},
    {"of_age", {"amend_party"}, form},
    {"leniency_is_given", {}, form},
    {"aggravation_is_founded", {}, form},
    {"tier_is_published", {}, record, "discretion_benchmarks"},
    {"within_tier", {}, form},
    {"no_second_fine", {}, form},
    {"notice_is_what_was_proposed", {"propose"}, form},
    {"hearing_is_offered", {"notify"}, form},
    {"notice_was_served", {"notify", "serve"}, paper},
    {"silence_is_over", {}, time},
    {"plea_is_not_unsaid", {}, form},
    {"plea_was_reviewed", {"review_plea"}, form},
    {"party_was_heard", {"notify", "serve", "plead"}, paper},
    {"not_heavier_for_pleading", {"collect", "verify"}, form},
    {"hearing_was_offered", {"notify", "tell_interested"}, form},
    {"hearing_asked_in_time", {}, form},
    {"hearing_asker_is_named", {"tell_interested"}, form},
    {"hearing_paused_for_is_over", {"arrange_hearing", "hold_hearing"}, way},
    {"hearing_notice_in_time", {"arrange_hearing", "serve"}, form},
    {"hearing_notice_is_addressed", {}, form},
    {"presider_is_apart", {}, form},
    {"hearing_was_arranged", {"arrange_hearing", "serve"}, paper},
    {"hearing_time_is_over", {"plead"}, time},
    {"hearing_was_held", {"arrange_hearing", "hold_hearing"}, form},
    {"package_is_complete", {"propose", "propose_permit"}, form},
    {"reviewer_is_apart", {}, person},
    {"reviewer_is_qualified", {}, record, "reviewers"},
    {"elements_are_all_examined", {}, form},
    {"review_is_passed", {"send_review", "conclude_review"}, person},
    {"no_review_is_due", {"send_review"}, way},
    {"act_is_reviewed", {"send_act_review", "conclude_act_review"}, person},
    {"act_review_is_open", {"send_act_review"}, form},
    {"act_review_is_not_open", {"conclude_act_review"}, person},
    {"measure_is_not_yet_taken", {}, form},
    {"panel_discussed", {"discuss"}, person},
    {"summary_is_allowed", {}, way},
    {"party_heard_on_spot", {}, form},
    {"form_is_accounted_for", {}, record, "number_books"},
    {"remedies_are_over", {"serve"}, time},
    {"court_is_asked_in_time", {}, form},
    {"served_lawfully", {}, form},
    {"receiver_may_sign", {}, form},
    {"challenge_is_known", {"challenge"}, form},
    {"performance_is_overdue", {"serve"}, time},
    {"waiting_is_over", {"serve"}, time},
    {"paid_in_full", {"pay"}, form},
    {"collected_lawfully", {}, form},
    {"payment_holds_its_parts", {}, form},
    {"order_is_paid", {"pay"}, form},
    {"pays_what_was_ordered", {}, form},
    {"deferral_was_requested", {"request_deferral"}, form},
    {"deferral_is_lawful", {}, form},
    {"deferral_is_entered_in_time", {}, form},
    {"spot_money_is_held", {"pay"}, form},
    {"spot_money_is_in", {"hand_in"}, form},
    {"money_is_owed", {}, way},
    {"paid_on_spot", {}, form},
    {"paid_to_bank", {}, form},
    {"is_taken_once", {}, way},
    {"limit_is_running", {}, form},
    {"limit_may_be_extended", {}, form},
    {"paper_is_issued", {}, paper},
    {"paper_is_named", {}, paper},
    {"announced_when_issued", {}, form},
    {"ground_is_no_finding", {"propose"}, form},
    {"ground_ends_execution", {}, form},
    {"proposes_a_burden", {}, way},
    {"proposes_no_burden", {}, way},
    {"proposes_a_penalty", {}, way},
    {"proposes_no_penalty", {}, way},
    {"decided_a_burden", {}, way},
    {"decided_no_burden", {}, way},
    {"decided_a_penalty", {}, way},
    {"decided_no_penalty", {}, way},
    {"reviewer_agrees", {}, form},
    {"reviewer_objects", {}, form},
    {"serves_the_notice", {}, form},
    {"serves_the_decision", {}, form},
    {"serves_the_demand", {}, form},
    {"serves_the_hearing_notice", {}, form},
    {"serves_the_correction", {}, form},
    {"handling_says_by_when", {}, form},
    {"supplement_is_asked_once", {}, way},
    {"supplement_is_asked_in_time", {}, way},
    {"accepted_when_it_came", {}, form},
    {"permit_is_as_examined", {"propose_permit"}, form},
    {"interested_were_told", {"tell_interested", "propose_permit"}, form},
    {"application_names_its_permit", {}, form},
    {"renewal_is_in_time", {}, form},
    {"renewal_is_decided_in_time", {}, form},
    {"conclusion_is_of_what_was_asked", {}, form},
    {"began_of_itself", {}, way},
    {"application_fell_away", {}, form},
    {"deceit_is_stated_whole", {}, form},
    {"declining_is_founded", {"ask_supplement"}, form},
    {"applicant_is_not_barred", {}, way},
    {"namesake_is_not_barred", {}, form},
    {"gives_permit", {}, way},
    {"gives_no_permit", {}, way},
    {"measure_is_lawful", {}, form},
    {"ruling_is_as_examined", {"propose_ruling"}, form},
    {"withheld_with_ground", {}, form},
    {"withholding_is_approved", {}, form},
    {"result_is_public", {}, record, domain::kResults},
    {"major_violation_is_named", {}, record, domain::kResults},
    {"crime_group_is_two", {}, form},
    {"crime_was_reported", {"report_crime"}, form},
    {"refusal_has_reason", {}, form},
    {"transfer_was_approved", {"decide_transfer"}, person},
    {"transfer_is_complete", {}, form},
    {"crime_was_handed_over", {"hand_over"}, form},
    {"crime_is_settled", {"report_crime", "decide_transfer", "hand_over", "police_reply"}, form},
    {"approves_transfer", {}, form},
    {"declines_transfer", {}, form},
    {"police_took_it", {"police_reply"}, form},
    {"crime_is_not_under_way", {"police_reply"}, form},
    {"crime_went_to_the_police",
     {"report_crime", "decide_transfer", "hand_over", "police_reply"},
     form},
    {"crime_holds_the_end", {"decide_transfer", "hand_over", "police_reply"}, form},
    {"compensation_is_lawful", {}, form},
    {"order_ran_out", {"serve"}, time},
    {"listing_is_lawful", {}, form},
    {"listing_follows_an_order", {"serve"}, time},
    {"listing_stands", {"list_dishonest"}, way},
    {"removal_is_founded", {}, form},
    {"removal_is_performed", {"pay"}, form},
    {"serves_the_removal", {"delist_dishonest"}, form},
    {"serves_the_change", {"amend_decision"}, form},
    {"listing_falls_too", {"delist_dishonest"}, way},
    {"fallen_listing_is_lifted", {"delist_dishonest"}, way},
    {"decision_was_made", {"decide", "decide_on_spot"}, way},
    {"decision_was_amended", {"amend_decision"}, way},
    {"nothing_is_owed", {"publish", "hand_in", "deposit", "withdraw_result"}, form},
    {"withdrawal_is_explained", {}, form},
    {"revocation_is_founded", {"challenge", "end_challenge"}, form},
    {"amendment_is_founded", {"challenge", "end_challenge"}, form},
    {"decision_stands", {"revoke", "amend_decision"}, way},
    {"decision_was_revoked", {"revoke"}, way},
    {"hearing_is_not_denied", {}, form},
    {"elements_are_founded", {}, form},
    {"reviewer_is_eligible", {}, record, "reviewers"},
    {"reviewer_is_the_assigned", {"assign_review"}, person},
    {"material_may_be_asked", {}, form},
    {"material_was_asked", {"ask_review_material"}, way},
    {"material_is_there", {"give_review_material"}, form},
    {"review_objected", {"conclude_review", "conclude_act_review"}, way},
    {"dispute_is_open", {"consult_review"}, person},
    {"dispute_is_at_no_panel", {"settle_review"}, person},
    {"panel_is_heard", {"discuss_review"}, form},
    {"panel_was_asked", {"settle_review"}, person},
    {"consulted_in_vain", {}, form},
    {"consulted_to_agreement", {}, form},
    {"orders_other_review", {}, record, "reviewers"},
    {"orders_return", {}, form},
    {"puts_to_panel", {}, form},
    {"result_bears_the_decision", {}, paper},
    {"acts_within_delegation", {}, record, "delegations"},
    {"item_is_of_this_unit", {}, form},
    {"happened_in_this_region", {}, form},
    {"presider_is_qualified", {}, form},
});

// What every step of that act is called here, once; the order is the chart's.
void add_steps(
    const domain::Procedure& procedure, std::string_view act, std::vector<Supply>& supplies
) {
    for (const auto* steps : {&procedure.steps, &procedure.acts}) {
        for (const auto& one : *steps) {
            const bool is_told = std::ranges::any_of(supplies, [&](const Supply& told) {
                return told.kind == step && told.name == one.name;
            });
            if (one.act == act && !is_told) {
                supplies.push_back({step, one.key, one.name});
            }
        }
    }
}

// A paper is served by the step that may name it, not by every service there is.
bool serves(const domain::Step& one, std::string_view gate) {
    const auto has = [&](std::string_view name) {
        return std::ranges::find(one.gates, name) != one.gates.end();
    };
    const bool is_notice = gate == "notice_was_served" || gate == "party_was_heard";
    const bool is_hearing = gate == "hearing_notice_in_time" || gate == "hearing_was_arranged";
    const bool is_demand = gate == "waiting_is_over";
    const bool is_order = gate == "order_ran_out" || gate == "listing_follows_an_order";
    return is_notice    ? has("serves_the_notice")
           : is_hearing ? has("serves_the_hearing_notice")
           : is_demand  ? has("serves_the_demand")
           : is_order   ? has("serves_the_correction")
                        : has("serves_the_decision");
}

void add_services(
    const domain::Procedure& procedure, std::string_view gate, std::vector<Supply>& supplies
) {
    for (const auto* steps : {&procedure.steps, &procedure.acts}) {
        for (const auto& one : *steps) {
            if (one.act == Served::kAct && serves(one, gate)) {
                supplies.push_back({step, one.key, one.name});
            }
        }
    }
}

std::string_view name_of(SupplyKind kind) {
    switch (kind) {
        case form:
            return "本步骤填写的内容";
        case paper:
            return "制成的文书";
        case person:
            return "有权办理的其他人员";
        case time:
            return "期间届满";
        case way:
            return "其他步骤或者程序";
        case step:
        case record:
            break;
    }
    return {};
}

}  // namespace

std::vector<Supply> supplied_by(std::string_view gate, const domain::Procedure& procedure) {
    std::vector<Supply> supplies;
    const auto* row = std::ranges::find(kRows, gate, &Row::gate);
    if (row == kRows.end()) {
        return supplies;
    }
    for (const auto act : row->acts) {
        if (act == Served::kAct) {
            add_services(procedure, gate, supplies);
        } else if (!act.empty()) {
            add_steps(procedure, act, supplies);
        }
    }
    // Where steps supply it, the form does not, nor does waiting for somebody: they are theirs.
    const bool is_elsewhere =
        row->or_else != SupplyKind::form && row->or_else != person && row->or_else != way;
    if (supplies.empty() || is_elsewhere) {
        supplies.push_back({row->or_else, std::string(row->of), std::string(name_of(row->or_else))}
        );
    }
    return supplies;
}

std::string_view word_of(SupplyKind kind) {
    constexpr std::array<std::string_view, 7> kWords{
        "step", "form", "register", "paper", "person", "time", "way"};
    return kWords.at(static_cast<std::size_t>(kind));
}

}  // namespace mingjing::case_file
