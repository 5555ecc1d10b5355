#pragma once

// A command sent again because its answer was lost on the way is carried out once: its
// Idempotency-Key, remembered for a day with the answer, belongs to one account and one
// request, which includes the version it is based on. Without a key a command is simply carried
// out. `work` database.

#include "api/call.h"

namespace mingjing::api {

[[nodiscard]] Answer once(Call& call, Answer (*handle)(Call&));

}  // namespace mingjing::api
