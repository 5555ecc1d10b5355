#pragma once

// What the lists of hearings and of panels' discussions tell alike: the case, the step open to
// it, and the paper that an act of it made due.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "api/call.h"
#include "api/shape.h"
#include "domain/procedure.h"
#include "ledger/ledger.h"
#include "query/cases.h"

namespace mingjing::api {

// A step of that act open at that stage, among several the one this gate is for; null for none.
[[nodiscard]] const domain::Step* open_step(
    const domain::Procedure& procedure,
    std::string_view stage,
    std::string_view act,
    std::string_view gate = {}
);
// All of it empty where no step is open.
[[nodiscard]] Fields step_json(
    const Call& call,
    const query::CaseRow& of,
    const domain::Procedure* procedure,
    const domain::Step* step
);

// One act of a case, and where the next of its kind stands: papers made between tell of it.
struct ActOfCase {
    const ledger::Record& record;
    std::int64_t next = -1;
};
// What stands in the file for it; all of it empty where nothing is due.
[[nodiscard]] Fields paper_json(
    const Call& call,
    const query::CaseRow& of,
    const domain::Procedure* procedure,
    const std::optional<ActOfCase>& act
);

// The case as its list shows it, shorter.
[[nodiscard]] Fields sitting_case_json(const Call& call, const query::CaseRow& of);
// Of a row of either list.
[[nodiscard]] std::vector<Property> sitting_properties();

}  // namespace mingjing::api
