#pragma once

// How a draft is written, personal values hidden; and whose key it is under.

#include <optional>
#include <string>
#include <string_view>

#include "api/call.h"
#include "api/endpoint.h"
#include "domain/schema.h"
#include "drafts/drafts.h"

namespace mingjing::api {

inline constexpr Group kDrafts{"草稿", identity::Action::draft};
inline constexpr std::string_view kDraftsPath = "/api/v1/registers/{register}/drafts";
inline constexpr std::string_view kDraftPath = "/api/v1/registers/{register}/drafts/{key}";
[[nodiscard]] Shape draft_content_shape();

// Of a draft at this version.
[[nodiscard]] std::string draft_etag(std::string_view version);
[[nodiscard]] inline std::string etag_of(const drafts::Draft& draft) {
    return draft_etag(draft.version);
}
[[nodiscard]] Fields draft_json(const domain::Schema& schema, const drafts::Draft& draft);
// With what the caller may do with it. Leases connections of its own.
[[nodiscard]] Reply reply_with(
    Call& call, const domain::Schema& schema, const drafts::Draft& draft, int status = 200
);

// Under its key it is the draft of whoever holds that, written by whoever wrote what is not
// public of it too; what to answer where another unit holds it or it is under review.
[[nodiscard]] std::optional<Problem> take_key(const Call& call, drafts::Draft& draft);
// Keeps a new draft under its key; the draft that is there already is a conflict.
[[nodiscard]] tl::expected<drafts::Draft, Problem> create_draft_of(
    Call& call, const domain::Schema& schema, drafts::Draft draft
);
// With a draft of no entry goes what was said of it, or comes along where it goes on under
// another key. In the caller's transaction on `work`.
void discard(
    const Call& call,
    db::Connection& work,
    const drafts::Draft& draft,
    std::string_view goes_on_as = {}
);

}  // namespace mingjing::api
