#pragma once

// What a browser sends as an entry, before its schema's own checks: only fields the register
// has, and nothing so large or so deep that keeping it would be somebody's weapon. Pure.

#include <vector>

#include "base/fault.h"
#include "base/value.h"
#include "domain/issue.h"
#include "domain/schema.h"

namespace mingjing::api {

// Field paths ("certificates[2].number") and a Chinese sentence each.
[[nodiscard]] std::vector<BadInput> misfits(const domain::Schema& schema, const Fields& content);
// The same, and what its checks reject.
[[nodiscard]] std::vector<BadInput> faults_of(
    const domain::Schema& schema, const Fields& content, const domain::Issues& issues
);

}  // namespace mingjing::api
