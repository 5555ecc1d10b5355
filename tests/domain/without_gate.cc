// The rules of registers, the gates of a register entry and of a sign-off as script/gates
// switches them (support/gate_switch.h).

#include <string>
#include <utility>
#include <vector>

#include "domain/register_gates.h"
#include "domain/rules.h"
#include "domain/sign_off.h"
#include "support/gate_switch.h"

namespace mingjing::domain {
namespace {

void says_nothing(const RuleInput& /*input*/, Issues& /*issues*/) {}
void rejects(const RuleInput& /*input*/, Issues& issues) {
    auto why = test::shut_refusal();
    Issue issue;
    issue.level = Level::rejected;
    issue.code = std::move(why.code);
    issue.what = std::move(why.what);
    issues.push_back(std::move(issue));
}

std::vector<test::GateSwitch> all_gates() {
    using test::FunctionGate;
    namespace entry = register_entry;
    std::vector<test::GateSwitch> all{
        FunctionGate<entry::nothing_under_review>::named("nothing_under_review", ""),
        FunctionGate<entry::same_entry>::named("same_entry", ""),
        FunctionGate<entry::chain_is_named>::named("chain_is_named", "GK-04"),
        FunctionGate<entry::kind_fits_history>::named("kind_fits_history", ""),
        FunctionGate<entry::change_is_explained>::named("change_is_explained", "GK-05"),
        FunctionGate<entry::something_changed>::named("something_changed", ""),
        FunctionGate<entry::dates_are_in_order>::named("dates_are_in_order", ""),
        FunctionGate<entry::externally_approved>::named("externally_approved", ""),
        FunctionGate<entry::was_withdrawn_before>::named("was_withdrawn_before", "CF-19"),
        FunctionGate<entry::is_under_review>::named("is_under_review", ""),
        FunctionGate<entry::is_their_turn>::named("is_their_turn", ""),
        FunctionGate<entry::four_eyes>::named("four_eyes", "GK-04"),
        FunctionGate<entry::return_is_explained>::named("return_is_explained", ""),
        FunctionGate<entry::is_not_public_yet>::named("is_not_public_yet", ""),
        FunctionGate<entry::is_their_submission>::named("is_their_submission", ""),
        FunctionGate<entry::chain_is_complete>::named("chain_is_complete", "GK-04"),
        FunctionGate<entry::no_edition_in_progress>::named("no_edition_in_progress", ""),
        FunctionGate<entry::was_published>::named("was_published", ""),
        FunctionGate<entry::withdrawal_is_explained>::named("withdrawal_is_explained", ""),
        FunctionGate<entry::is_not_withdrawn>::named("is_not_withdrawn", ""),
        FunctionGate<entry::erasure_is_founded>::named("erasure_is_founded", ""),
        FunctionGate<sign_off::refusal_of_drafter>::named("refusal_of_drafter", ""),
    };
    for (const auto& name : rule_names()) {
        const auto replace = [rule = find_rule(name)](Rule other) {
            test::write_over(test::code_of(rule), test::jump_to(test::code_of(other)));
        };
        all.push_back(
            {std::string(name),
             "",
             [replace] { replace(says_nothing); },
             [replace] { replace(rejects); }}
        );
    }
    return all;
}

const bool kIsSwitched = test::switch_gates(all_gates);

}  // namespace
}  // namespace mingjing::domain
