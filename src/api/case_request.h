#pragma once

// What a caller asks of a list of cases, and who they are to the cases in it: within what they may
// see, by their duties, and as the officer or reviewer their account names.

#include <optional>
#include <string>
#include <vector>

#include "api/call.h"
#include "query/cases.h"

namespace mingjing::api {

// The unit whose cases alone the caller may do that in; nothing where it is every unit's.
[[nodiscard]] std::optional<std::string> confined(const Call& call, identity::Action action);
[[nodiscard]] query::CaseRequest cases_asked(const Call& call);
// The stages from which a step is the caller's to take, each where it is, and the limits that
// an act of theirs meets, wherever the case stands: what a case that is over still owes, too.
[[nodiscard]] std::vector<query::CaseDuty> duties_of(const Call& call);
// The caller, with every certificate the officer their account names holds today.
[[nodiscard]] query::Person caller_of(const Call& call);

}  // namespace mingjing::api
