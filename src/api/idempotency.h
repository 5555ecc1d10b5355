#pragma once

// A command sent again because its answer was lost on the way is carried out once: its
// Idempotency-Key, remembered for a day with the answer, belongs to one account and one
// request, which includes the version it is based on. Without a key a command is simply carried
// out. `work` database.

#include <string>

#include "api/call.h"

namespace mingjing::api {

// By which a command is known that makes something new: the same for a retry, whatever became
// of the first one and of its key; new for each where there is no key. Says nothing of either.
[[nodiscard]] std::string request_of(const Call& call);

[[nodiscard]] Answer once(Call& call, Answer (*handle)(Call&));

// What was erased of a case stands in no answer that is kept: a retry is told the case as it
// stands; a command whose answer only names the case is carried out again.
void forget_answers(Call& call, const std::string& case_number);

}  // namespace mingjing::api
