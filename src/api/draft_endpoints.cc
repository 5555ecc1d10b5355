// Drafts: what a section is still working on. Saved whole, checked as one types, never lost
// to somebody else's saving; personal values stay hidden until asked for with a purpose.

#include <algorithm>

#include "api/attachment_parts.h"
#include "api/cells.h"
#include "api/content.h"
#include "api/draft_parts.h"
#include "api/endpoint_groups.h"
#include "api/masking.h"
#include "api/register_parts.h"
#include "api/schema_json.h"
#include "api/sight.h"
#include "codec/text.h"
#include "desk/lookup.h"
#include "domain/rules.h"
#include "drafts/browse.h"
#include "drafts/drafts.h"
#include "tabular/import.h"

namespace mingjing::api {

namespace {

using identity::Action;

// The register and the draft named in the path, if it is within sight.
struct Asked {
    const domain::Schema& schema;
    drafts::Draft draft;
};
tl::expected<Asked, Problem> asked(Call& call) {
    const auto* schema = register_asked(call);
    if (schema == nullptr) {
        return tl::unexpected(not_found("这张清单"));
    }
    const auto work = call.parts().work.lease();
    auto draft = drafts::find(*work, schema->key, call.name("key"));
    if (!draft) {
        return tl::unexpected(not_found("这份草稿"));
    }
    if (auto away = beyond_sight(call, draft->unit)) {
        return tl::unexpected(std::move(*away));
    }
    return Asked{*schema, std::move(*draft)};
}

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

Answer list_drafts(Call& call) {
    const auto* schema = register_asked(call);
    if (schema == nullptr) {
        return tl::unexpected(not_found("这张清单"));
    }
    auto request = paged(call, drafts::BrowseRequest{.register_key = schema->key});
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
            {"cells", cells_json(*schema, draft.content)},
            {"etag", draft_etag(draft.version)}});
    }
    return page_reply("drafts", std::move(rows), found.total);
}

Answer get_draft(Call& call) {
    const auto one = asked(call);
    if (!one) {
        return tl::unexpected(one.error());
    }
    return reply_with(call, one->schema, one->draft);
}

using Saved = tl::expected<drafts::Draft, Problem>;

// The answer to a saving, once its connection is given back: an answer asks for its own.
Answer reply_with(Call& call, const domain::Schema& schema, const Saved& saved, int status = 200) {
    return saved ? Answer(reply_with(call, schema, *saved, status)) : tl::unexpected(saved.error());
}

Saved create(Call& call, const domain::Schema& schema, drafts::Draft draft) {
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

Answer create_draft(Call& call) {
    const auto* schema = register_asked(call);
    if (schema == nullptr) {
        return tl::unexpected(not_found("这张清单"));
    }
    const auto& content = *member(call.body(), "content").fields();
    if (auto found = misfits(*schema, content); !found.empty()) {
        return tl::unexpected(bad_request(std::move(found)));
    }
    auto draft = made_of(call, *schema, content);
    if (draft.key.empty()) {
        return tl::unexpected(bad_request({{schema->entry_key.front(), "请先填写编码，才能保存"}}));
    }
    return reply_with(call, *schema, create(call, *schema, std::move(draft)), 201);
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
    if (draft.key.empty()) {
        return tl::unexpected(bad_request({{schema.entry_key.front(), "编码不能为空"}}));
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
    const auto* schema = register_asked(call);
    if (schema == nullptr) {
        return tl::unexpected(not_found("这张清单"));
    }
    const auto& content = *member(call.body(), "content").fields();
    if (auto found = misfits(*schema, content); !found.empty()) {
        return tl::unexpected(bad_request(std::move(found)));
    }
    return reply_with(call, *schema, save(call, *schema, content));
}

Answer discard_draft(Call& call) {
    const auto* schema = register_asked(call);
    if (schema == nullptr) {
        return tl::unexpected(not_found("这张清单"));
    }
    const auto work = call.parts().work.lease();
    db::Transaction transaction(*work, db::Transaction::Mode::write);
    const auto draft = drafts::find(*work, schema->key, call.name("key"));
    if (!draft) {
        return tl::unexpected(not_found("这份草稿"));
    }
    if (auto away = not_of_this_unit(call, draft->unit)) {
        return tl::unexpected(std::move(*away));
    }
    if (call.if_match() != etag_of(*draft)) {
        return tl::unexpected(stale(draft_json(*schema, *draft)));
    }
    discard(call, *work, *draft);
    transaction.commit();
    return Reply{.status = 204};
}

Answer reveal_draft(Call& call) {
    const auto one = asked(call);
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

// The newest content of an entry, to be revised or corrected.
Answer revise_entry(Call& call) {
    const auto* schema = register_asked(call);
    if (schema == nullptr) {
        return tl::unexpected(not_found("这张清单"));
    }
    const auto draft = call.acts().begin_draft(call.actor(), schema->key, call.name("key"));
    if (!draft) {
        return tl::unexpected(problem(draft.error()));
    }
    return reply_with(call, *schema, *draft, 201);
}

// What the schema and the law say of an entry being typed; nothing is kept.
Answer check_content(Call& call) {
    const auto* schema = register_asked(call);
    if (schema == nullptr) {
        return tl::unexpected(not_found("这张清单"));
    }
    const auto& sent = *member(call.body(), "content").fields();
    auto content = sent;
    if (auto found = misfits(*schema, content); !found.empty()) {
        return tl::unexpected(bad_request(std::move(found)));
    }
    if (const auto before = text_of(call.body(), "key"); !before.empty()) {
        const auto work = call.parts().work.lease();
        if (const auto draft = drafts::find(*work, schema->key, before);
            draft && !beyond_sight(call, draft->unit)) {
            content = shown_again(*schema, std::move(content), draft->content);
        }
    }
    const auto lookup = desk::lookup_in(
        call.parts().ledger,
        call.parts().work,
        call.definitions(),
        day_in_china(call.now()),
        tabular::entry_key(*schema, content)
    );
    domain::Issues issues;
    domain::normalise_entry(*schema, content, lookup, issues);
    std::ranges::move(domain::check_entry(*schema, content, lookup), std::back_inserter(issues));
    List said;
    for (const auto& issue : issues) {
        said.emplace_back(to_json(
            *schema, issue, is_hidden(sent, issue.field) ? Personal::hidden : Personal::shown
        ));
    }
    return Reply{
        .body =
            Fields{{"content", hidden(*schema, std::move(content))}, {"issues", std::move(said)}}};
}

constexpr Group kDrafts{"草稿", Action::draft};
constexpr std::string_view kMany = "/api/v1/registers/{register}/drafts";
constexpr std::string_view kOne = "/api/v1/registers/{register}/drafts/{key}";

Shape content_shape() {
    return shape::object({{"content", shape::open_object()}});
}

std::vector<Endpoint> reading_endpoints() {
    const auto word = shape::text(400);
    auto list = kDrafts.get(kMany, "listDrafts", "草稿列表", list_drafts);
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
    auto get = kDrafts.get(kOne, "getDraft", "一份草稿", get_draft);
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
    reveal.answer = content_shape();
    return {std::move(list), std::move(get), std::move(reveal)};
}

}  // namespace

std::vector<Endpoint> draft_endpoints() {
    auto all = reading_endpoints();
    auto create = kDrafts.post(kMany, "createDraft", "新建草稿", create_draft);
    create.takes = Takes::json;
    create.body = content_shape();
    create.is_command = true;
    create.status = 201;
    create.answer = shape::named("Draft");
    auto save = kDrafts.put(kOne, "saveDraft", "保存草稿", save_draft);
    save.takes = Takes::json;
    save.body = content_shape();
    save.is_command = true;
    save.is_checked = true;
    save.answer = shape::named("Draft");
    auto discard = kDrafts.del(kOne, "discardDraft", "删除草稿", discard_draft);
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
    revise.answer = shape::named("Draft");
    auto check = kDrafts.post(
        "/api/v1/registers/{register}/checks", "checkContent", "校验正在填写的内容", check_content
    );
    check.takes = Takes::json;
    check.body =
        shape::object({{"content", shape::open_object()}, {"key", shape::text(400), false}});
    check.answer = shape::object(
        {{"content", shape::open_object()}, {"issues", shape::list(shape::named("Issue"))}}
    );
    for (auto* endpoint : {&create, &save, &discard, &revise, &check}) {
        all.push_back(std::move(*endpoint));
    }
    return all;
}

}  // namespace mingjing::api
