// Drafts are saved whole and never lost to somebody else's saving; under whose key they are and
// who wrote them is said by the desk.

#include <algorithm>
#include <iterator>

#include "api/attachment_parts.h"
#include "api/content.h"
#include "api/draft_parts.h"
#include "api/endpoint_groups.h"
#include "api/masking.h"
#include "api/sight.h"
#include "domain/entry_key.h"
#include "drafts/drafts.h"

namespace mingjing::api {

namespace {

using identity::Action;

std::optional<Problem> not_of_this_unit(const Call& call, std::string_view unit) {
    const auto allowed = identity::may(
        call.definitions().roles,
        call.actor(),
        Action::draft,
        {.unit = unit, .register_key = call.name("register")}
    );
    return allowed ? std::nullopt : std::optional(problem(allowed.error()));
}

drafts::Draft made_of(Call& call, const domain::Schema& schema, Fields content) {
    const auto& account = call.account();
    return drafts::draft_of(
        schema, std::move(content), "在线填写", account.id, account.unit, call.now()
    );
}

// What is wrong with the key a draft would have; nothing where it is one to save it under.
std::optional<Problem> not_to_be_called(const domain::Schema& schema, std::string_view key) {
    const auto fault =
        key.empty() ? std::string_view("请先填写编码，才能保存") : domain::unusable(key);
    return fault.empty()
               ? std::nullopt
               : std::optional(bad_request({{schema.entry_key.front(), std::string(fault)}}));
}

using Saved = tl::expected<drafts::Draft, Problem>;

// The answer to a saving, once its connection is given back: an answer asks for its own.
Answer reply_with(Call& call, const domain::Schema& schema, const Saved& saved, int status = 200) {
    return saved ? Answer(reply_with(call, schema, *saved, status)) : tl::unexpected(saved.error());
}

Answer create_draft(Call& call) {
    const auto& schema = call.schema();
    const auto& content = *member(call.body(), "content").fields();
    if (auto found = misfits(schema, content); !found.empty()) {
        return tl::unexpected(bad_request(std::move(found)));
    }
    auto draft = made_of(call, schema, content);
    if (auto no = not_to_be_called(schema, draft.key)) {
        return tl::unexpected(std::move(*no));
    }
    return reply_with(call, schema, create_draft_of(call, schema, std::move(draft)), 201);
}

Saved save(Call& call, const domain::Schema& schema, const Fields& content) {
    const auto work = call.parts().work.lease();
    db::Transaction transaction(*work, db::Transaction::Mode::write);
    auto before = drafts::find(*work, schema.key, call.name("key"));
    if (!before) {
        return tl::unexpected(not_found("这份草稿"));
    }
    if (auto away = not_of_this_unit(call, before->unit)) {
        return tl::unexpected(std::move(*away));
    }
    if (call.if_match() != etag_of(*before)) {
        return tl::unexpected(stale(draft_json(schema, *before)));
    }
    auto draft = made_of(call, schema, shown_again(schema, content, before->content));
    if (auto no = not_to_be_called(schema, draft.key)) {
        return tl::unexpected(std::move(*no));
    }
    if (auto strange = strange_attachments(call, *work, schema, draft.content, before->content);
        !strange.empty()) {
        return tl::unexpected(bad_request(std::move(strange)));
    }
    draft.unit = before->unit;
    if (draft.key != before->key) {
        if (drafts::find(*work, schema.key, draft.key)) {
            return tl::unexpected(
                bad_request({{schema.entry_key.front(), "已有编码相同的草稿：" + draft.key}})
            );
        }
        if (auto no = take_key(call, draft)) {
            return tl::unexpected(std::move(*no));
        }
        std::ranges::copy(before->authors, std::back_inserter(draft.authors));
        discard(call, *work, *before, draft.key);
    }
    drafts::save(*work, draft);
    draft = drafts::find(*work, schema.key, draft.key).value();
    transaction.commit();
    return draft;
}

Answer save_draft(Call& call) {
    const auto& schema = call.schema();
    const auto& content = *member(call.body(), "content").fields();
    if (auto found = misfits(schema, content); !found.empty()) {
        return tl::unexpected(bad_request(std::move(found)));
    }
    return reply_with(call, schema, save(call, schema, content));
}

Answer discard_draft(Call& call) {
    const auto& schema = call.schema();
    const auto work = call.parts().work.lease();
    db::Transaction transaction(*work, db::Transaction::Mode::write);
    const auto draft = drafts::find(*work, schema.key, call.name("key"));
    if (!draft) {
        return tl::unexpected(not_found("这份草稿"));
    }
    if (auto away = not_of_this_unit(call, draft->unit)) {
        return tl::unexpected(std::move(*away));
    }
    if (call.if_match() != etag_of(*draft)) {
        return tl::unexpected(stale(draft_json(schema, *draft)));
    }
    discard(call, *work, *draft);
    transaction.commit();
    return Reply{.status = 204};
}

// The newest content of an entry, to be revised or corrected.
Answer revise_entry(Call& call) {
    const auto& schema = call.schema();
    const auto begun = call.acts().begin_draft(call.actor(), schema.key, call.name("key"));
    if (!begun) {
        return tl::unexpected(problem(begun.error()));
    }
    return reply_with(call, schema, begun->draft, begun->is_new ? 201 : 200);
}

}  // namespace

tl::expected<drafts::Draft, Problem> create_draft_of(
    Call& call, const domain::Schema& schema, drafts::Draft draft
) {
    if (auto no = take_key(call, draft)) {
        return tl::unexpected(std::move(*no));
    }
    const auto work = call.parts().work.lease();
    db::Transaction transaction(*work, db::Transaction::Mode::write);
    if (auto other = drafts::find(*work, schema.key, draft.key)) {
        if (auto away = beyond_sight(call, other->unit)) {
            return tl::unexpected(std::move(*away));
        }
        return tl::unexpected(stale(draft_json(schema, *other)));
    }
    if (auto strange = strange_attachments(call, *work, schema, draft.content, {});
        !strange.empty()) {
        return tl::unexpected(bad_request(std::move(strange)));
    }
    drafts::save(*work, draft);
    draft = drafts::find(*work, schema.key, draft.key).value();
    transaction.commit();
    return draft;
}

std::vector<Endpoint> draft_writing_endpoints() {
    auto create = kDrafts.post(kDraftsPath, "createDraft", "新建草稿", create_draft);
    create.takes = Takes::json;
    create.body = draft_content_shape();
    create.is_command = true;
    create.status = 201;
    create.answer = shape::named("Draft");
    auto save = kDrafts.put(kDraftPath, "saveDraft", "保存草稿", save_draft);
    save.takes = Takes::json;
    save.body = draft_content_shape();
    save.is_command = true;
    save.is_checked = true;
    save.answer = shape::named("Draft");
    auto discard = kDrafts.del(kDraftPath, "discardDraft", "删除草稿", discard_draft);
    discard.is_checked = true;
    discard.is_command = true;
    discard.status = 204;
    auto revise = kDrafts.post(
        "/api/v1/registers/{register}/entries/{key}/drafts",
        "reviseEntry",
        "取条目最新内容为草稿，用于修订或者更正",
        revise_entry
    );
    revise.is_command = true;
    revise.status = 201;
    revise.status_if_there = 200;
    revise.answer = shape::named("Draft");
    return {std::move(create), std::move(save), std::move(discard), std::move(revise)};
}

}  // namespace mingjing::api
