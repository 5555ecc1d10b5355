#pragma once

// A running case goes on by another version of its procedure (实体从旧，程序从新): its stage and
// its clocks under the names they have there, or why it cannot. A stage or limit keeps its
// key, or the new version says what it `was`. Pure.

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "case_file/state.h"
#include "domain/procedure.h"
#include "domain/refusal.h"

namespace mingjing::case_file {

// One event, or none where the case runs by that version already. A clock of a limit the new
// version has not stops; one only the new version has begins that day, where a step taken before
// would have set it going and none has met it.
[[nodiscard]] tl::expected<std::vector<Event>, domain::Refusal> migrate(
    const State& state, const domain::Procedure& to, std::string_view on, std::string_view basis
);

}  // namespace mingjing::case_file
