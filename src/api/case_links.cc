#include "api/case_links.h"

#include <utility>

#include <fmt/format.h>

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

bool says_reporters(const Fields& content) {
    const auto* is_so = member(content, "from_reporter").boolean();
    return is_so != nullptr && *is_so;
}

// Whoever takes it says why themselves: the file of a reporter takes who keeps it to hand it over.
domain::Refusal reporters_evidence_kept(std::string_view number, std::string_view from) {
    return {
        .code = "reporters-evidence-kept",
        .what = fmt::format(
            "没有沿用证据{}：它由举报人、投诉人提供，文件在来源案件{}"
            "中由承办机构保密，不随案件取用",
            number,
            from
        ),
        .article = "劳动保障监察条例第九条",
        .next = "请来源案件的承办机构把文件移交本单位，上传后沿用",
        .rule = "JC-03"};
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

tl::expected<query::CaseRow, Problem> origin_of_file(
    const Call& call, const case_file::State& state, const Fields& content, BadInput strange
) {
    const auto number = text_of(content, "taken_over");
    const auto& from = state.opened.from_case;
    if (number.empty()) {
        return tl::unexpected(bad_request({std::move(strange)}));
    }
    if (from.empty()) {
        strange.what =
            "本案登记时没有写来源案件，不能沿用其他案件的文件；请不填写“沿用来源案件的证据”，"
            "重新选择文件上传，作为本案取得的证据登记";
        return tl::unexpected(bad_request({std::move(strange)}));
    }
    auto origin = row_numbered(call, from);
    if (!origin || beyond_sight(call, origin->unit)) {
        const domain::Refusal unseen{
            .code = "origin-not-seen",
            .what = fmt::format(
                "没有沿用证据{}：它的文件在来源案件{}中，没有这个案件，或者您无权查看它",
                number,
                from
            ),
            .article = "个人信息保护法第三十四条",
            .next =
                "请由能够查看来源案件的承办人员登记这件证据；或者请来源案件的承办机构把文件移交"
                "本单位，上传后作为本案取得的证据登记",
            .rule = "CF-17"};
        return tl::unexpected(noted(problem(unseen), unseen.what));
    }
    const auto ledger = call.parts().ledger.lease();
    if (!query::is_of_case(*ledger, origin->id, text_of(content, "digest"))) {
        strange.what = fmt::format(
            "来源案件{}没有登记过这个文件，本单位也没有上传过它；请从来源案件的证据中选择，或者重新"
            "选择文件上传",
            from
        );
        return tl::unexpected(bad_request({std::move(strange)}));
    }
    if (says_reporters(content) && !works_on(call, origin->unit)) {
        const auto kept = reporters_evidence_kept(number, from);
        return tl::unexpected(noted(problem(kept), kept.what));
    }
    return std::move(*origin);
}

void leave_trail_of_file(Call& call, const query::CaseRow& origin, const desk::Stated& told) {
    const auto reason = told.reasons.find("evidence_is_of_this_unit");
    call.leave_trail(
        "reveal",
        "cases/" + origin.number,
        "done",
        "沿用案件的证据文件",
        reason == told.reasons.end() ? std::string_view("办理案件") : reason->second
    );
}

}  // namespace mingjing::api
