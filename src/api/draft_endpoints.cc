// Drafts: what a section is still working on. Saved whole, checked as one types, never lost
// to somebody else's saving; personal values stay hidden until asked for with a purpose.

#include <algorithm>

#include "api/content.h"
#include "api/draft_parts.h"
#include "api/endpoint_groups.h"
#include "api/masking.h"
#include "api/register_parts.h"
#include "api/sight.h"
#include "codec/text.h"
#include "desk/lookup.h"
#include "domain/rules.h"
#include "drafts/browse.h"
#include "drafts/drafts.h"
#include "tabular/import.h"

namespace mingjing::api {

namespace {

using http::Method;
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
    const auto allowed =
        identity::may(call.definitions().roles, call.actor(), Action::draft, {.unit = unit});
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
    const auto page = page_asked(call);
    drafts::BrowseRequest request;
    request.register_key = schema->key;
    request.unit = call.parameter("unit");
    request.text = call.parameter("text");
    request.sort = call.parameter("sort");
    request.page = page.number;
    request.page_size = page.size;
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
            {"saved_at", draft.saved_at}});
    }
    return Reply{
        .body =
            Fields{{"drafts", std::move(rows)}, {"total", static_cast<std::int64_t>(found.total)}}};
}

Answer get_draft(Call& call) {
    const auto one = asked(call);
    if (!one) {
        return tl::unexpected(one.error());
    }
    return reply_with(one->schema, one->draft);
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
    const auto work = call.parts().work.lease();
    db::Transaction transaction(*work, db::Transaction::Mode::write);
    if (auto other = drafts::find(*work, schema->key, draft.key)) {
        if (auto away = beyond_sight(call, other->unit)) {
            return tl::unexpected(std::move(*away));
        }
        return tl::unexpected(stale(draft_json(*schema, *other)));
    }
    drafts::save(*work, draft);
    draft = drafts::find(*work, schema->key, draft.key).value();
    transaction.commit();
    return reply_with(*schema, draft, 201);
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
    const auto work = call.parts().work.lease();
    db::Transaction transaction(*work, db::Transaction::Mode::write);
    auto before = drafts::find(*work, schema->key, call.name("key"));
    if (!before) {
        return tl::unexpected(not_found("这份草稿"));
    }
    if (auto away = not_of_this_unit(call, before->unit)) {
        return tl::unexpected(std::move(*away));
    }
    if (call.if_match() != etag_of(*before)) {
        return tl::unexpected(stale(draft_json(*schema, *before)));
    }
    auto draft = made_of(call, *schema, shown_again(*schema, content, before->content));
    if (draft.key.empty()) {
        return tl::unexpected(bad_request({{schema->entry_key.front(), "编码不能为空"}}));
    }
    if (draft.key != before->key) {
        if (drafts::find(*work, schema->key, draft.key)) {
            return tl::unexpected(
                bad_request({{schema->entry_key.front(), "已有编码相同的草稿：" + draft.key}})
            );
        }
        drafts::remove(*work, schema->key, before->key);
    }
    draft.unit = before->unit;
    drafts::save(*work, draft);
    draft = drafts::find(*work, schema->key, draft.key).value();
    transaction.commit();
    return reply_with(*schema, draft);
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
    drafts::remove(*work, schema->key, draft->key);
    transaction.commit();
    return Reply{.status = 204};
}

Answer reveal_draft(Call& call) {
    const auto one = asked(call);
    if (!one) {
        return tl::unexpected(one.error());
    }
    const auto allowed = identity::may(
        call.definitions().roles, call.actor(), Action::reveal, {.unit = one->draft.unit}
    );
    if (!allowed) {
        return tl::unexpected(problem(allowed.error()));
    }
    const auto purpose = text_of(call.body(), "purpose");
    if (purpose.empty()) {
        return tl::unexpected(bad_request({{"purpose", "请写明查看个人信息的目的"}}));
    }
    call.leave_trail(
        "reveal",
        one->schema.key + "/" + one->draft.key,
        "done",
        "查看" + one->schema.name + "草稿中的个人信息",
        purpose
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
    return reply_with(*schema, *draft, 201);
}

// What the schema and the law say of an entry being typed; nothing is kept.
Answer check_content(Call& call) {
    const auto* schema = register_asked(call);
    if (schema == nullptr) {
        return tl::unexpected(not_found("这张清单"));
    }
    auto content = *member(call.body(), "content").fields();
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
        said.emplace_back(to_json(issue));
    }
    return Reply{
        .body =
            Fields{{"content", hidden(*schema, std::move(content))}, {"issues", std::move(said)}}};
}

Endpoint of_draft(
    Method method,
    std::string_view path,
    std::string_view id,
    std::string_view summary,
    Answer (*handle)(Call&)
) {
    Endpoint endpoint;
    endpoint.method = method;
    endpoint.path = path;
    endpoint.id = id;
    endpoint.group = "草稿";
    endpoint.summary = summary;
    endpoint.action = Action::draft;
    endpoint.handle = handle;
    return endpoint;
}

constexpr std::string_view kMany = "/api/v1/registers/{register}/drafts";
constexpr std::string_view kOne = "/api/v1/registers/{register}/drafts/{key}";

Shape content_shape() {
    return shape::object({{"content", shape::open_object()}});
}

std::vector<Endpoint> reading_endpoints() {
    const auto word = shape::text(400);
    auto list = of_draft(Method::get, kMany, "listDrafts", "草稿列表", list_drafts);
    list.action = Action::see;
    list.query = paging();
    list.query.push_back({"unit", shape::text(120), "只看这个单位的"});
    list.answer = shape::object(
        {{"drafts",
          shape::list(shape::object(
              {{"key", word},
               {"title", word},
               {"unit", word},
               {"source", word},
               {"saved_by", word},
               {"saved_at", word}}
          ))},
         {"total", shape::whole(0, 1'000'000'000)}}
    );
    auto get = of_draft(Method::get, kOne, "getDraft", "一份草稿", get_draft);
    get.action = Action::see;
    get.is_checked = true;
    get.answer = shape::named("Draft");
    auto reveal = of_draft(
        Method::post,
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
    auto create = of_draft(Method::post, kMany, "createDraft", "新建草稿", create_draft);
    create.takes = Takes::json;
    create.body = content_shape();
    create.is_command = true;
    create.status = 201;
    create.answer = shape::named("Draft");
    auto save = of_draft(Method::put, kOne, "saveDraft", "保存草稿", save_draft);
    save.takes = Takes::json;
    save.body = content_shape();
    save.is_command = true;
    save.is_checked = true;
    save.answer = shape::named("Draft");
    auto discard = of_draft(Method::del, kOne, "discardDraft", "删除草稿", discard_draft);
    discard.is_checked = true;
    discard.is_command = true;
    discard.status = 204;
    auto revise = of_draft(
        Method::post,
        "/api/v1/registers/{register}/entries/{key}/drafts",
        "reviseEntry",
        "取条目最新内容为草稿，用于修订或者更正",
        revise_entry
    );
    revise.is_command = true;
    revise.status = 201;
    revise.answer = shape::named("Draft");
    auto check = of_draft(
        Method::post,
        "/api/v1/registers/{register}/checks",
        "checkContent",
        "校验正在填写的内容",
        check_content
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
