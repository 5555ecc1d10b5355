// Drafts: what a section is still working on. Personal values stay hidden until asked for with
// a purpose.

#include "api/cells.h"
#include "api/draft_parts.h"
#include "api/endpoint_groups.h"
#include "api/masking.h"
#include "api/register_parts.h"
#include "api/sight.h"
#include "drafts/browse.h"
#include "drafts/drafts.h"

namespace mingjing::api {

namespace {

using identity::Action;

// The register and the draft named in the path, if it is within sight.
struct DraftAsked {
    const domain::Schema& schema;
    drafts::Draft draft;
};
tl::expected<DraftAsked, Problem> draft_asked(Call& call) {
    const auto& schema = call.schema();
    const auto work = call.parts().work.lease();
    auto draft = drafts::find(*work, schema.key, call.name("key"));
    if (!draft) {
        return tl::unexpected(not_found("这份草稿"));
    }
    if (auto away = beyond_sight(call, draft->unit)) {
        return tl::unexpected(std::move(*away));
    }
    return DraftAsked{schema, std::move(*draft)};
}

Answer list_drafts(Call& call) {
    const auto& schema = call.schema();
    auto request = paged(call, drafts::BrowseRequest{.register_key = schema.key});
    request.unit = call.parameter("unit");
    request.sight = sight_of(call);
    const auto found = [&] {
        const auto work = call.parts().work.lease();
        return drafts::browse(*work, request);
    }();
    List rows;
    for (const auto& draft : found.drafts) {
        rows.emplace_back(Fields{
            {"key", draft.key},
            {"title", draft.title},
            {"unit", draft.unit},
            {"source", draft.source},
            {"saved_by", draft.saved_by},
            {"saved_at", draft.saved_at},
            {"cells", cells_json(schema, draft.content)},
            {"etag", draft_etag(draft.version)}});
    }
    return page_reply("drafts", std::move(rows), found.total);
}

Answer get_draft(Call& call) {
    const auto one = draft_asked(call);
    if (!one) {
        return tl::unexpected(one.error());
    }
    return reply_with(call, one->schema, one->draft);
}

Answer reveal_draft(Call& call) {
    const auto one = draft_asked(call);
    if (!one) {
        return tl::unexpected(one.error());
    }
    const auto allowed = identity::may(
        call.definitions().roles,
        call.actor(),
        Action::reveal,
        {.unit = one->draft.unit, .register_key = one->schema.key}
    );
    if (!allowed) {
        return tl::unexpected(problem(allowed.error()));
    }
    const auto purpose = purpose_said(text_of(call.body(), "purpose"));
    if (!purpose) {
        return tl::unexpected(purpose.error());
    }
    call.leave_trail(
        "reveal",
        one->schema.key + "/" + one->draft.key,
        "done",
        "查看" + one->schema.name + "草稿中的个人信息",
        *purpose
    );
    return Reply{.body = Fields{{"content", one->draft.content}}};
}

}  // namespace

std::vector<Endpoint> draft_endpoints() {
    const auto word = shape::text(400);
    auto list = kDrafts.get(kDraftsPath, "listDrafts", "草稿列表", list_drafts);
    list.action = Action::see;
    list.query = paging();
    list.query.push_back(unit_parameter());
    list.answer = page_shape(
        "drafts",
        shape::object(
            {{"key", word},
             {"title", word},
             {"unit", word},
             {"source", word},
             {"saved_by", word},
             {"saved_at", word},
             {"cells", cells_shape()},
             {"etag", shape::described(word, "办理时随 If-Match 送回的版本")}}
        )
    );
    auto get = kDrafts.get(kDraftPath, "getDraft", "一份草稿", get_draft);
    get.action = Action::see;
    get.is_checked = true;
    get.answer = shape::named("Draft");
    auto reveal = kDrafts.post(
        "/api/v1/registers/{register}/drafts/{key}/revelations",
        "revealDraft",
        "查看草稿中的个人信息，目的记入留痕",
        reveal_draft
    );
    reveal.action = Action::reveal;
    reveal.takes = Takes::json;
    reveal.body = shape::object({{"purpose", shape::text(200)}});
    reveal.answer = draft_content_shape();
    return {std::move(list), std::move(get), std::move(reveal)};
}

}  // namespace mingjing::api
