// Entries the office has submitted: where each stands, what it would change. Of what
// another unit works on, a unit-scoped caller sees what was published.

#include "api/endpoint_groups.h"
#include "api/entry_parts.h"
#include "api/register_parts.h"
#include "api/sight.h"
#include "query/office.h"

namespace mingjing::api {

namespace {

using identity::Action;

Answer list_entries(Call& call) {
    const auto page = page_asked(call);
    query::OfficeRequest request;
    request.register_key = call.name("register");
    request.stage = query::stage_of(call.parameter("stage"));
    request.next_role = call.parameter("next_role");
    request.unit = call.parameter("unit");
    request.text = call.parameter("text");
    request.sort = call.parameter("sort");
    request.page = page.number;
    request.page_size = page.size;
    request.sight = sight_of(call);
    const auto found = [&] {
        const auto ledger = call.parts().ledger.lease();
        return query::office_list(*ledger, request);
    }();
    List entries;
    for (const auto& entry : found.entries) {
        entries.emplace_back(to_json(call, entry));
    }
    return Reply{
        .body = Fields{
            {"entries", std::move(entries)}, {"total", static_cast<std::int64_t>(found.total)}}};
}

Answer get_entry(Call& call) {
    const auto* schema = register_asked(call);
    if (schema == nullptr) {
        return tl::unexpected(not_found("这张清单"));
    }
    const auto entry = standing(call, *schema);
    if (!entry) {
        return tl::unexpected(entry.error());
    }
    return reply_with(call, *schema, *entry);
}

Answer reveal_entry(Call& call) {
    const auto* schema = register_asked(call);
    if (schema == nullptr) {
        return tl::unexpected(not_found("这张清单"));
    }
    const auto entry = standing(call, *schema);
    if (!entry) {
        return tl::unexpected(entry.error());
    }
    const auto allowed = identity::may(
        call.definitions().roles,
        call.actor(),
        Action::reveal,
        {.unit = entry->unit, .register_key = schema->key}
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
        schema->key + "/" + entry->key,
        "done",
        "查看" + schema->name + "条目中的个人信息",
        purpose
    );
    auto [newest, published] = contents_of(call, *schema, *entry);
    return Reply{
        .body = Fields{{"content", std::move(newest)}, {"published", std::move(published)}}};
}

}  // namespace

std::vector<Endpoint> entry_endpoints() {
    Endpoint list{
        .path = "/api/v1/registers/{register}/entries",
        .id = "listEntries",
        .group = "清单",
        .summary = "已提交的条目，各在哪一步",
        .action = Action::see,
        .query = paging(),
        .answer = shape::object(
            {{"entries", shape::list(shape::named("OfficeEntry"))},
             {"total", shape::whole(0, 1'000'000'000)}}
        ),
        .handle = list_entries};
    list.query.push_back({"stage", stage_shape(), "在哪一步"});
    list.query.push_back({"next_role", shape::text(64), "轮到哪个角色审核"});
    list.query.push_back({"unit", shape::text(120), "编制单位"});
    Endpoint one{
        .path = "/api/v1/registers/{register}/entries/{key}",
        .id = "getEntry",
        .group = "清单",
        .summary = "一个条目：现在的内容、已公示的内容、两者的差别",
        .action = Action::see,
        .is_checked = true,
        .answer = shape::named("Entry"),
        .handle = get_entry};
    Endpoint reveal{
        .method = http::Method::post,
        .path = "/api/v1/registers/{register}/entries/{key}/revelations",
        .id = "revealEntry",
        .group = "清单",
        .summary = "查看条目中的个人信息，目的记入留痕",
        .action = Action::reveal,
        .takes = Takes::json,
        .body = shape::object({{"purpose", shape::text(200)}}),
        .answer =
            shape::object({{"content", shape::open_object()}, {"published", shape::open_object()}}),
        .handle = reveal_entry};
    return {std::move(list), std::move(one), std::move(reveal)};
}

}  // namespace mingjing::api
