// The gate of a decision's number as script/gates switches it (support/gate_switch.h).

#include <vector>

#include "desk/instrument_plan.h"
#include "support/gate_switch.h"

namespace mingjing::desk {
namespace {

std::vector<test::GateSwitch> all_gates() {
    return {test::FunctionGate<review_of>::named("review_of", "GS-10")};
}

const bool kIsSwitched = test::switch_gates(all_gates);

}  // namespace
}  // namespace mingjing::desk
