#include "api/case_links.h"

#include "api/case_parts.h"
#include "api/sight.h"
#include "desk/case_origin.h"
#include "query/attached.h"

namespace mingjing::api {

namespace {

List seen_json(const Call& call, const std::vector<query::CaseRow>& rows) {
    List list;
    for (const auto& row : rows) {
        if (beyond_sight(call, row.unit)) {
            continue;
        }
        const auto* procedure = call.definitions().procedure(row.procedure, row.procedure_digest);
        list.emplace_back(Fields{
            {"number", row.number},
            {"procedure_name", procedure == nullptr ? row.procedure : procedure->name}});
    }
    return list;
}

List ways_json(const std::vector<desk::WayOn>& ways) {
    List list;
    for (const auto& way : ways) {
        list.emplace_back(Fields{
            {"procedure", way.procedure->key},
            {"name", way.procedure->name},
            {"handles_item", way.handles_item}});
    }
    return list;
}

}  // namespace

void add_links(
    const Call& call, const query::CaseRow& row, const case_file::State& state, Fields& body
) {
    const auto ledger = call.parts().ledger.lease();
    std::vector<query::CaseRow> origins;
    if (auto origin = query::case_numbered(*ledger, state.opened.from_case)) {
        origins.push_back(std::move(*origin));
    }
    const auto today = day_in_china(call.now());
    body.emplace("came_from", seen_json(call, origins));
    body.emplace("went_on_as", seen_json(call, query::cases_from(*ledger, row.number)));
    body.emplace("goes_on_in", ways_json(desk::ways_on(*ledger, call.definitions(), today, state)));
}

std::vector<Property> link_properties() {
    const auto word = shape::text(400);
    const auto links = shape::list(shape::object({{"number", word}, {"procedure_name", word}}));
    return {
        {"came_from", shape::described(links, "由哪个案件转来；调用者无权查看的不列")},
        {"went_on_as", shape::described(links, "已转立哪些案件；调用者无权查看的不列")},
        {"goes_on_in",
         shape::described(
             shape::list(shape::object({
                 {"procedure", word},
                 {"name", word},
                 {"handles_item",
                  shape::described(shape::flag(), "那个程序办理本案的执法事项这一类")},
             })),
             "结束在“移送立案”这样一步的，可以据此在哪些程序登记案源"
         )}};
}

bool takes_over_file(const Call& call, const case_file::State& state, const Fields& content) {
    if (text_of(content, "taken_over").empty()) {
        return false;
    }
    const auto origin = row_numbered(call, state.opened.from_case);
    if (!origin || !works_on(call, origin->unit)) {
        return false;
    }
    const auto ledger = call.parts().ledger.lease();
    return query::is_of_case(*ledger, origin->id, text_of(content, "digest"));
}

}  // namespace mingjing::api
