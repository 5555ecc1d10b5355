// The gates of cases as script/gates switches them (support/gate_switch.h): each in its table,
// and taken out before one act alone, two_officers@decide.

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "case_file/gate.h"
#include "support/gate_switch.h"

namespace mingjing::case_file {
namespace {

// A plain function stands in the table, so what it knows is here.
std::string_view without_act;
Objection (*before)(const Question&) = nullptr;

Objection taken_out(const Question& question) {
    const bool is_out = without_act.empty() || question.step.act == without_act;
    return is_out ? Objection{} : before(question);
}
Objection shut(const Question& /*question*/) {
    return test::shut_refusal();
}

// The table is a constant, for the program; for this run its place in memory is none.
void put(const Gate& gate, Objection (*other)(const Question&)) {
    before = gate.objection;
    test::make_writable(&gate, sizeof gate, 0);
    const_cast<Gate&>(gate).objection = other;  // NOLINT: no constant any more
}

std::vector<test::GateSwitch> all_gates() {
    std::vector<test::GateSwitch> all;
    for (const auto& gate : gates()) {
        all.push_back(
            {std::string(gate.name),
             std::string(gate.rule),
             [&gate] { put(gate, taken_out); },
             [&gate] { put(gate, shut); }}
        );
    }
    std::set<std::pair<std::string_view, std::string_view>> places;
    for (const auto& kind : act_kinds()) {
        for (const auto gate : required_of(kind.act)) {
            places.emplace(gate, kind.act);
        }
    }
    for (const auto& place : places) {
        const auto& gate = *find_gate(place.first);
        const auto act = place.second;
        all.push_back(
            {std::string(gate.name) + "@" + std::string(act),
             std::string(gate.rule),
             [&gate, act] {
                 without_act = act;
                 put(gate, taken_out);
             },
             {}}
        );
    }
    return all;
}

const bool kIsSwitched = test::switch_gates(all_gates);

}  // namespace
}  // namespace mingjing::case_file
