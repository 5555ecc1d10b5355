// 守法诚信档案 (劳动保障监察条例 art. 22, JC-13): an employer looked for by its name or credit
// code, and what the bureau's cases of it came to, as their records say. For those who work on
// cases: it says of whom they are.

#include <algorithm>

#include "api/case_parts.h"
#include "api/case_request.h"
#include "api/endpoint_groups.h"
#include "api/register_parts.h"
#include "desk/case_result.h"
#include "desk/instrument_plan.h"
#include "domain/characters.h"
#include "query/honesty.h"

namespace mingjing::api {

namespace {

using identity::Action;

constexpr std::size_t kTextMin = 2;  // characters: of one, nearly everybody's name has some

bool decides(const domain::Procedure& procedure) {
    const auto is_decision = [](const domain::Step& step) {
        return step.act == case_file::Decided::kAct || step.act == case_file::DecidedOnSpot::kAct;
    };
    return std::ranges::any_of(procedure.steps, is_decision) ||
           std::ranges::any_of(procedure.acts, is_decision);
}

// Cases that say whether somebody kept the law, within what the caller may know of parties.
tl::expected<query::HonestyRequest, Problem> employer_asked(const Call& call) {
    const auto cases = cases_asked(call);
    if (!cases.parties_of) {
        return tl::unexpected(problem(domain::Refusal{
            .code = "not-permitted",
            .what = "守法诚信档案写明是哪一个用人单位，您没有办理、审核或者决定案件的职责",
            .article = "行政处罚法第五十条",
            .next = "请由办理、审核或者决定案件的人员查看",
            .rule = "CF-20"}));
    }
    query::HonestyRequest request{
        .procedures = {},
        .unit = cases.parties_of->empty() ? cases.unit : *cases.parties_of,
        .page = cases.page,
        .page_size = cases.page_size};
    for (const auto& procedure : call.definitions().procedures) {
        if (decides(procedure)) {
            request.procedures.push_back(procedure.key);
        }
    }
    return request;
}

Answer list_employers(Call& call) {
    const auto request = employer_asked(call);
    if (!request) {
        return tl::unexpected(request.error());
    }
    const auto text = domain::trim(call.parameter("text"));
    if (domain::character_count(text) < kTextMin) {
        return tl::unexpected(
            bad_request({{"text", "请写用人单位名称或者统一社会信用代码的一部分，至少两个字"}})
        );
    }
    const auto page = [&] {
        const auto ledger = call.parts().ledger.lease();
        return query::employers(*ledger, *request, text);
    }();
    List rows;
    for (const auto& one : page.employers) {
        rows.emplace_back(Fields{
            {"code", one.code}, {"name", one.name}, {"opened_on", one.opened_on}});
    }
    return page_reply("employers", std::move(rows), page.total);
}

Fields listing_json(const std::vector<case_file::Event>& events) {
    const auto last = std::find_if(events.rbegin(), events.rend(), [](const auto& event) {
        return std::holds_alternative<case_file::DishonestyListed>(event.content);
    });
    const auto listed = last == events.rend()
                            ? case_file::DishonestyListed{}
                            : std::get<case_file::DishonestyListed>(last->content);
    const auto removed = std::find_if(events.rbegin(), last, [](const auto& event) {
        return std::holds_alternative<case_file::DishonestyDelisted>(event.content);
    });
    return {
        {"on", last == events.rend() ? std::string{} : last->on},
        {"ground", listed.ground},
        {"until", listed.until},
        {"removed_on", removed == last ? std::string{} : removed->on}};
}

// What was decided and how it is performed are the words the public would read of it.
Fields case_of_file_json(
    Call& call,
    const domain::Procedure& procedure,
    const query::CaseRow& row,
    const case_file::State& state
) {
    const auto known = to_json(call, row);
    Fields body;
    for (const auto* key :
         {"number", "procedure_name", "item_name", "unit", "party", "opened_on"}) {
        body.emplace(key, member(known, key));
    }
    const auto events = [&] {
        const auto ledger = call.parts().ledger.lease();
        return desk::events_of(ledger::read_stream(*ledger, row.stream));
    }();
    const auto result =
        desk::result_of({.state = state,
                         .events = events,
                         .procedure = procedure,
                         .bureau = {},
                         .officer_name = [](std::string_view) { return std::string{}; }}
        ).value_or(Fields{});
    for (const auto* key : {"content", "decided_on", "performance", "performed_on"}) {
        body.emplace(key, text_of(result, key));
    }
    body.emplace("is_major", case_file::is_marked_major(state));
    body.emplace("listed", listing_json(events));
    return body;
}

Answer get_honesty_file(Call& call) {
    const auto request = employer_asked(call);
    if (!request) {
        return tl::unexpected(request.error());
    }
    const auto code = call.parameter("code");
    const auto name = call.parameter("name");
    if (code.empty() && name.empty()) {
        return tl::unexpected(bad_request({{"code", "请写统一社会信用代码，没有的写名称"}}));
    }
    const auto [years, page] = [&] {
        const auto ledger = call.parts().ledger.lease();
        return std::pair{
            query::honesty_years(*ledger, *request, code, name),
            query::honesty_cases(*ledger, *request, code, name)};
    }();
    List counts;
    for (const auto& one : years) {
        counts.emplace_back(Fields{
            {"year", one.year},
            {"decided", one.decided},
            {"performed", one.performed},
            {"no_more", one.no_more},
            {"listed", one.listed}});
    }
    auto cases = call.cases();
    List rows;
    for (const auto& row : page.cases) {
        if (const auto state = cases.state(row.stream)) {
            rows.emplace_back(case_of_file_json(call, cases.procedure_of(*state), row, *state));
        }
    }
    return Reply{
        .body = Fields{
            {"years", std::move(counts)},
            {"cases", std::move(rows)},
            {"total", static_cast<std::int64_t>(page.total)}}};
}

Shape file_shape() {
    const auto word = shape::text(400);
    const auto count = shape::whole(0, 1'000'000'000);
    const auto one = shape::object({
        {"number", word},
        {"procedure_name", word},
        {"item_name", word},
        {"unit", word},
        {"party", word},
        {"opened_on", word},
        {"content", shape::described(shape::text(), "决定了什么")},
        {"decided_on", word},
        {"performance", shape::described(word, "履行情况")},
        {"performed_on", word},
        {"is_major", shape::described(shape::flag(), "处理意见写明情节复杂或者重大")},
        {"listed",
         shape::described(
             shape::object({{"on", word}, {"ground", word}, {"until", word}, {"removed_on", word}}),
             "列入失信联合惩戒名单；没有列入的为空，移出的有移出的日期"
         )},
    });
    return shape::object({
        {"years",
         shape::list(shape::object({
             {"year", shape::described(word, "案件登记的年份")},
             {"decided", shape::described(count, "决定认定违法、没有撤销的案件")},
             {"performed", shape::described(count, "已经履行的")},
             {"no_more", shape::described(count, "没有履行或者只履行一部分就终结，不再履行的")},
             {"listed", shape::described(count, "列入失信联合惩戒名单的")},
         }))},
        {"cases", shape::list(one)},
        {"total", count},
    });
}

}  // namespace

std::vector<Endpoint> honesty_endpoints() {
    const Group group{"案件", Action::see};
    const auto word = shape::text(400);
    const std::vector<Parameter> pages{paging()[0], paging()[1], unit_parameter()};

    auto list = group.get(
        "/api/v1/honesty-files", "listHonestyFiles", "有守法诚信档案的用人单位", list_employers
    );
    list.query = pages;
    list.query.push_back({"text", shape::text(120), "名称或者统一社会信用代码的一部分"});
    list.answer = page_shape(
        "employers",
        shape::object(
            {{"code", shape::described(word, "统一社会信用代码；案件里没有的为空")},
             {"name", word},
             {"opened_on", shape::described(word, "最近一件的登记日期")}}
        )
    );

    auto file = group.get(
        "/api/v1/honesty-file",
        "getHonestyFile",
        "一个用人单位的守法诚信档案：决定认定违法的案件各年件数，各案决定、履行、列入失信名单的情"
        "况",
        get_honesty_file
    );
    file.query = pages;
    file.query.push_back({"code", shape::text(64), "统一社会信用代码"});
    file.query.push_back({"name", word, "名称；没有统一社会信用代码的"});
    file.answer = file_shape();
    return {std::move(list), std::move(file)};
}

}  // namespace mingjing::api
