#pragma once

// Files of a case, of its evidence and of what was signed by hand: sent on their own, then named
// by the act that registers them.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "api/call.h"
#include "api/problem.h"
#include "base/fault.h"

namespace mingjing::api {

// What is wrong where the step names a file that neither the caller's unit sent nor the case
// has: whoever knows a digest does not get the file by it.
[[nodiscard]] std::optional<BadInput> strange_file(
    const Call& call, std::int64_t case_id, const Fields& content
);
// What its record states of that file beside the digest: its SM3, reckoned as it came in.
[[nodiscard]] Fields also_known_as(const Call& call, const Fields& content);

// The bytes of a file the case names, to be handed out; refused while too many are. Fault where
// they are lost.
[[nodiscard]] tl::expected<std::shared_ptr<const std::string>, Problem> taken_file(
    Call& call, const std::string& digest
);

}  // namespace mingjing::api
