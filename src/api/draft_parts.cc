#include "api/draft_parts.h"

#include "api/masking.h"

namespace mingjing::api {

std::string etag_of(const drafts::Draft& draft) {
    return "\"" + draft.digest.substr(0, 16) + "\"";
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

Reply reply_with(const domain::Schema& schema, const drafts::Draft& draft, int status) {
    return {.status = status, .body = draft_json(schema, draft), .etag = etag_of(draft)};
}

}  // namespace mingjing::api
