#pragma once

// Attachments in what a browser sends as a draft.

#include <vector>

#include "api/call.h"
#include "base/fault.h"
#include "domain/schema.h"

namespace mingjing::api {

// Those the draft may not name: neither there before, in the draft or the entry, nor sent by
// the unit. Whoever knows a digest does not get the file by it. In the transaction that saves.
[[nodiscard]] std::vector<BadInput> strange_attachments(
    Call& call,
    db::Connection& work,
    const domain::Schema& schema,
    const Fields& content,
    const Fields& before
);

}  // namespace mingjing::api
