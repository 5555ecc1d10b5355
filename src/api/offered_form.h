#pragma once

// The form of a step as the case page offers it: of a service, with the numbers of what this case
// has issued to serve; of what sends to review, with what the rows of the catalogue want; of a
// hearing, with who may preside.

#include "api/call.h"
#include "desk/cases.h"
#include "query/cases.h"

namespace mingjing::api {

[[nodiscard]] Fields offered_form(
    const Call& call, const query::CaseRow& row, const desk::OpenStep& open
);

}  // namespace mingjing::api
