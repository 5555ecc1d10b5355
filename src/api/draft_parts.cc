#include "api/draft_parts.h"

#include <algorithm>
#include <iterator>

#include "api/acts_json.h"
#include "api/masking.h"
#include "drafts/comments.h"
#include "query/office.h"

namespace mingjing::api {

Shape draft_content_shape() {
    return shape::object({{"content", shape::open_object()}});
}

std::string draft_etag(std::string_view version) {
    return "\"" + std::string(version) + "\"";
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

std::optional<Problem> take_key(const Call& call, drafts::Draft& draft) {
    const auto base = call.acts().base_of(call.actor(), draft.register_key, draft.key);
    if (!base) {
        return problem(base.error());
    }
    if (const auto& entry = *base) {
        draft.unit = entry->unit.empty() ? draft.unit : entry->unit;
        std::ranges::copy(entry->authors, std::back_inserter(draft.authors));
    }
    return std::nullopt;
}

void discard(
    const Call& call, db::Connection& work, const drafts::Draft& draft, std::string_view goes_on_as
) {
    drafts::remove(work, draft.register_key, draft.key);
    const auto ledger = call.parts().ledger.lease();
    if (!query::office_entry(*ledger, draft.register_key, draft.key)) {
        drafts::move_comments(work, draft.register_key, draft.key, goes_on_as);
    }
}

}  // namespace mingjing::api
