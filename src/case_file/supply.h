#pragma once

// What would supply what a gate misses (由谁补齐): the steps of the case's own procedure that state
// it, else the form itself, a register, a paper, another person, or time. Told with every unmet
// gate, so that nobody has to know the law's order by heart. Pure.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "case_file/gate.h"

namespace mingjing::case_file {

enum class SupplyKind : std::uint8_t {
    step,    // of this procedure
    form,    // what is stated of the step itself
    record,  // a register's entry
    paper,   // an instrument, made and issued
    person,  // somebody else takes the step
    time,    // it is not yet the day
    way,     // the case takes another of the ways on
};
struct Supply {
    SupplyKind kind;
    std::string key;   // of the step, of the register; "" for the others
    std::string name;  // 集体讨论; "" for a register, which definitions name
};

// In the order they are to be done; never empty for a gate there is.
[[nodiscard]] std::vector<Supply> supplied_by(
    std::string_view gate, const domain::Procedure& procedure
);

// step, form, register …: as it is told.
[[nodiscard]] std::string_view word_of(SupplyKind kind);

}  // namespace mingjing::case_file
