#pragma once

// Whose unpublished work the caller sees (drafts, entries under review, what is said about
// them): the rule, once. It is their own unit's, unless one of their roles sees the whole
// bureau's; what was published, everybody at the office sees.

#include <optional>
#include <string_view>

#include "api/call.h"
#include "api/problem.h"
#include "query/office.h"

namespace mingjing::api {

// For lists.
[[nodiscard]] query::Sight sight_of(const Call& call);
// For one object of that unit: what to answer where it is beyond sight. A 403, so that the
// attempt goes to the access trail.
[[nodiscard]] std::optional<Problem> beyond_sight(const Call& call, std::string_view unit);

}  // namespace mingjing::api
