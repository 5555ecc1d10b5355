#pragma once

// How a draft is written, personal values hidden.

#include <string>

#include "api/endpoint.h"
#include "domain/schema.h"
#include "drafts/drafts.h"

namespace mingjing::api {

[[nodiscard]] std::string etag_of(const drafts::Draft& draft);
[[nodiscard]] Fields draft_json(const domain::Schema& schema, const drafts::Draft& draft);
[[nodiscard]] Reply reply_with(
    const domain::Schema& schema, const drafts::Draft& draft, int status = 200
);

}  // namespace mingjing::api
