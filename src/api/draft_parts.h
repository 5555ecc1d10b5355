#pragma once

// How a draft is written, personal values hidden.

#include <string>
#include <string_view>

#include "api/call.h"
#include "domain/schema.h"
#include "drafts/drafts.h"

namespace mingjing::api {

// Of a draft with this digest.
[[nodiscard]] std::string draft_etag(std::string_view digest);
[[nodiscard]] inline std::string etag_of(const drafts::Draft& draft) {
    return draft_etag(draft.digest);
}
[[nodiscard]] Fields draft_json(const domain::Schema& schema, const drafts::Draft& draft);
// With what the caller may do with it. Leases connections of its own.
[[nodiscard]] Reply reply_with(
    Call& call, const domain::Schema& schema, const drafts::Draft& draft, int status = 200
);

}  // namespace mingjing::api
