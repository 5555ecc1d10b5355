// The gates of instruments as script/gates switches them (support/gate_switch.h).

#include <vector>

#include "desk/instrument_gates.h"
#include "desk/instrument_plan.h"
#include "desk/sign_off_plan.h"
#include "support/gate_switch.h"

namespace mingjing::desk {
namespace {

std::vector<test::GateSwitch> all_gates() {
    using test::FunctionGate;
    return {
        FunctionGate<may_write>::named("may_write", ""),
        FunctionGate<is_open_to>::named("is_open_to", "CF-18"),
        FunctionGate<is_of_later_service>::named("is_of_later_service", "CF-18"),
        FunctionGate<is_still_written>::named("is_still_written", ""),
        FunctionGate<is_not_recused>::named("is_not_recused", "CF-15"),
        FunctionGate<is_ones_own>::named("is_ones_own", ""),
        FunctionGate<may_be_undone>::named("may_be_undone", ""),
        FunctionGate<fits_form>::named("fits_form", ""),
        FunctionGate<may_be_announced>::named("may_be_announced", "GK-02"),
        FunctionGate<is_announced_in_time>::named("is_announced_in_time", ""),
        FunctionGate<is_free>::named("is_free", ""),
        FunctionGate<may_sign_off>::named("may_sign_off", ""),
        FunctionGate<signed_off_by>::named("signed_off_by", ""),
    };
}

const bool kIsSwitched = test::switch_gates(all_gates);

}  // namespace
}  // namespace mingjing::desk
