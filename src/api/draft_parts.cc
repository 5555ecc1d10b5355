#include "api/draft_parts.h"

#include "api/acts_json.h"
#include "api/masking.h"

namespace mingjing::api {

std::string draft_etag(std::string_view digest) {
    constexpr std::size_t kCharacters = 16;
    return "\"" + std::string(digest.substr(0, kCharacters)) + "\"";
}

Fields draft_json(const domain::Schema& schema, const drafts::Draft& draft) {
    return {
        {"register", draft.register_key},
        {"key", draft.key},
        {"title", draft.title},
        {"unit", draft.unit},
        {"source", draft.source},
        {"saved_by", draft.saved_by},
        {"saved_at", draft.saved_at},
        {"content", hidden(schema, draft.content)},
    };
}

Reply reply_with(Call& call, const domain::Schema& schema, const drafts::Draft& draft, int status) {
    const auto etag = etag_of(draft);
    auto body = draft_json(schema, draft);
    body.emplace("acts", acts_json(call.acts().acts_on_draft(call.actor(), draft), etag));
    return {.status = status, .body = std::move(body), .etag = etag};
}

}  // namespace mingjing::api
