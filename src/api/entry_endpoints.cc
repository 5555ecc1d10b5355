// Entries the office has submitted: where each stands, what it would change. Of what
// another unit works on, a unit-scoped caller sees what was published.

#include "api/cells.h"
#include "api/endpoint_groups.h"
#include "api/entry_parts.h"
#include "api/masking.h"
#include "api/register_parts.h"
#include "api/sight.h"
#include "desk/known_entry.h"
#include "query/office.h"

namespace mingjing::api {

namespace {

using identity::Action;

Fields seen_content(
    db::Connection& ledger, const domain::Schema& schema, const query::OfficeEntry& entry
) {
    return is_beyond_sight(entry) ? Fields{}
                                  : desk::submission_at(ledger, schema, entry.submission);
}

Answer list_entries(Call& call) {
    const auto& schema = call.schema();
    auto filters = filters_asked(call, schema);
    if (!filters) {
        return tl::unexpected(std::move(filters.error()));
    }
    auto request = paged(call, query::OfficeRequest{});
    request.register_key = schema.key;
    request.stage = query::stage_of(call.parameter("stage"));
    request.next_role = call.parameter("next_role");
    request.unit = call.parameter("unit");
    request.filters = std::move(*filters);
    request.sort = sort_asked(schema, request.sort);
    request.sight = sight_of(call);
    const auto ledger = call.parts().ledger.lease();
    const auto found = query::office_list(*ledger, request);
    List entries;
    for (const auto& entry : found.entries) {
        auto row = to_json(call, entry);
        row.emplace("cells", cells_json(schema, seen_content(*ledger, schema, entry)));
        entries.emplace_back(std::move(row));
    }
    return page_reply("entries", std::move(entries), found.total);
}

Answer get_entry(Call& call) {
    const auto& schema = call.schema();
    const auto entry = standing(call, schema);
    if (!entry) {
        return tl::unexpected(entry.error());
    }
    return reply_with(call, schema, *entry);
}

Answer reveal_entry(Call& call) {
    const auto& schema = call.schema();
    const auto entry = standing(call, schema);
    if (!entry) {
        return tl::unexpected(entry.error());
    }
    const auto allowed = identity::may(
        call.definitions().roles,
        call.actor(),
        Action::reveal,
        {.unit = entry->unit, .register_key = schema.key}
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
        schema.key + "/" + entry->key,
        "done",
        "查看" + schema.name + "条目中的个人信息",
        *purpose
    );
    auto [newest, published] = contents_of(call, schema, *entry);
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
        .answer = page_shape("entries", shape::named("ListedEntry")),
        .handle = list_entries};
    list.query.push_back({"stage", stage_shape(), "在哪一步"});
    list.query.push_back({"next_role", shape::text(64), "轮到哪个角色审核"});
    list.query.push_back(unit_parameter());
    list.query.push_back(filter_parameter());
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
