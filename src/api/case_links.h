#pragma once

// Cases one of which was taken on where the other ended (由…转来, 已转立…).

#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "api/call.h"
#include "api/problem.h"
#include "api/shape.h"
#include "base/fault.h"
#include "case_file/state.h"
#include "desk/cases.h"
#include "query/cases.h"

namespace mingjing::api {

// Of a case: where it came from and what came of it, as far as the caller may see those, and in
// what it may be taken on.
void add_links(
    const Call& call, const query::CaseRow& row, const case_file::State& state, Fields& body
);
[[nodiscard]] std::vector<Property> link_properties();

// Of a step that names a file its unit neither sent nor has (`strange`): the case this one came
// from, where it takes over evidence of that by the file and the caller may see it; else why not.
// That another unit's takes a reason, the gate says (evidence_is_of_this_unit).
[[nodiscard]] tl::expected<query::CaseRow, Problem> origin_of_file(
    const Call& call, const case_file::State& state, const Fields& content, BadInput strange
);
// Once it is taken over, who fetched it stays in the trail.
void leave_trail_of_file(Call& call, const query::CaseRow& origin, const desk::Stated& told);

}  // namespace mingjing::api
