#pragma once

// Files of a case's evidence: sent on their own, then named by the step that registers them.

#include <cstdint>
#include <optional>

#include "api/call.h"
#include "base/fault.h"

namespace mingjing::api {

// What is wrong where the step names a file that neither the caller's unit sent nor the case
// has: whoever knows a digest does not get the file by it.
[[nodiscard]] std::optional<BadInput> strange_file(
    const Call& call, std::int64_t case_id, const Fields& content
);
// What its record states of that file beside the digest: its SM3, reckoned as it came in.
[[nodiscard]] Fields also_known_as(const Call& call, const Fields& content);

}  // namespace mingjing::api
