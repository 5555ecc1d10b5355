#pragma once

// Cases one of which was taken on where the other ended (由…转来, 已转立…).

#include <string_view>
#include <vector>

#include "api/call.h"
#include "api/shape.h"
#include "case_file/state.h"
#include "query/cases.h"

namespace mingjing::api {

// Of a case: where it came from and what came of it, as far as the caller may see those, and in
// what it may be taken on.
void add_links(
    const Call& call, const query::CaseRow& row, const case_file::State& state, Fields& body
);
[[nodiscard]] std::vector<Property> link_properties();

// Whether the step takes over evidence of the case this one came from, by a file of it, which the
// caller works on.
[[nodiscard]] bool takes_over_file(
    const Call& call, const case_file::State& state, const Fields& content
);

}  // namespace mingjing::api
