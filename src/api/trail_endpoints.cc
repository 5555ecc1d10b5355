// The access trail, for the audit administrator: read, filtered, taken away as a file.

#include <fmt/format.h>

#include "api/call.h"
#include "api/components.h"
#include "api/endpoint_groups.h"
#include "api/trail_names.h"
#include "base/time.h"
#include "codec/canonical.h"
#include "codec/text.h"
#include "identity/trail.h"
#include "sheet/writer.h"

namespace mingjing::api {

namespace {

constexpr std::size_t kRowsPerPage = 100;
constexpr std::size_t kEventsPerFile = 100'000;

std::optional<Time> day_asked(const Call& call, std::string_view name, std::chrono::days plus) {
    const auto day = codec::from_iso_date(call.parameter(name));
    return day ? std::optional(beginning_in_china(*day + plus)) : std::nullopt;
}

identity::TrailFilter filter_of(const Call& call, std::size_t rows_max) {
    identity::TrailFilter filter;
    filter.from = day_asked(call, "from", std::chrono::days{0});
    filter.to = day_asked(call, "to", std::chrono::days{1});
    filter.actor = call.parameter("actor");
    filter.event = call.parameter("event");
    filter.outcome = call.parameter("outcome");
    filter.text = call.parameter("text");
    if (const auto before = codec::parse_json(call.parameter("before"));
        before && before->integer() != nullptr) {
        filter.before = *before->integer();
    }
    filter.rows_max = rows_max;
    return filter;
}

Answer list_trail(Call& call) {
    const auto work = call.parts().work.lease();
    List rows;
    for (const auto& row : identity::read_trail(*work, filter_of(call, kRowsPerPage))) {
        auto json = to_json(row);
        json.emplace("event_name", event_name(row.event));
        json.emplace("object_name", object_name(call, *work, row.object));
        rows.emplace_back(std::move(json));
    }
    List events;
    for (const auto& [key, name] : kTrailEvents) {
        events.emplace_back(Fields{{"key", key}, {"name", name}});
    }
    return Reply{.body = Fields{{"rows", std::move(rows)}, {"events", std::move(events)}}};
}

sheet::OutSheet sheet_of(
    const Call& call, db::Connection& work, const std::vector<identity::TrailRow>& rows
) {
    sheet::OutSheet sheet{.name = "访问留痕", .title = "", .columns = {}, .rows = {}};
    for (const auto* label :
         {"序号",
          "时间",
          "账号标识",
          "人员",
          "单位",
          "事件",
          "对象",
          "目的",
          "结果",
          "说明",
          "来源地址"}) {
        sheet.columns.push_back({label});
    }
    for (const auto& row : rows) {
        sheet.rows.push_back({
            {std::to_string(row.number)},
            {time_name(row.time)},
            {row.actor},
            {row.name},
            {row.unit},
            {event_name(row.event)},
            {object_name(call, work, row.object)},
            {row.purpose},
            {outcome_name(row.outcome)},
            {row.detail},
            {row.peer},
        });
    }
    return sheet;
}

Answer export_trail(Call& call) {
    std::string csv;
    std::size_t count = 0;
    {
        const auto work = call.parts().work.lease();
        const auto rows = identity::read_trail(*work, filter_of(call, kEventsPerFile + 1));
        count = rows.size();
        if (count <= kEventsPerFile) {
            csv = sheet::write_csv(sheet_of(call, *work, rows));
        }
    }
    if (count > kEventsPerFile) {
        return tl::unexpected(problem(domain::Refusal{
            .code = "too-many-rows",
            .what = fmt::format("访问留痕超过{}条，没有导出", kEventsPerFile),
            .next = "请按日期分段导出"}));
    }
    call.leave_trail("export", "access_trail", "done", fmt::format("导出访问留痕{}条", count));
    return Reply{
        .headers = {{"Content-Disposition", "attachment; filename=\"access-trail.csv\""}},
        .content_type = "text/csv; charset=utf-8",
        .bytes = std::make_shared<const std::string>(std::move(csv))};
}

}  // namespace

std::vector<Endpoint> trail_endpoints() {
    const auto word = shape::text(120);
    const std::vector<Parameter> filters{
        {"from", shape::day(), "从这一天起（含）"},
        {"to", shape::day(), "到这一天止（含）"},
        {"actor", word, "账号标识"},
        {"event", word, "事件"},
        {"outcome", shape::choice({"done", "refused"}), "结果"},
        {"text", word, "姓名、对象或者说明的一部分"},
        {"before", shape::whole(0, 9'007'199'254'740'991), "只要序号更小的"},
    };
    Endpoint list{
        .path = "/api/v1/trail",
        .id = "listTrail",
        .group = "访问留痕",
        .summary = "访问留痕，新的在前",
        .action = identity::Action::see_trail,
        .query = filters,
        .answer = shape::object(
            {{"rows", shape::list(shape::named("TrailRow"))},
             {"events", shape::list(shape::object({{"key", word}, {"name", word}}))}}
        ),
        .handle = list_trail};
    Endpoint file{
        .path = "/api/v1/trail.csv",
        .id = "exportTrail",
        .group = "访问留痕",
        .summary = "访问留痕，导出为表格",
        .action = identity::Action::see_trail,
        .query = filters,
        .handle = export_trail};
    return {std::move(list), std::move(file)};
}

}  // namespace mingjing::api
