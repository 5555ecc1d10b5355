// Cases: opened by a procedure, taken step by step. What may be done next, and why not, is in
// every answer, told by the gates that would refuse it.

#include "api/acts_json.h"
#include "api/case_parts.h"
#include "api/content.h"
#include "api/endpoint_groups.h"
#include "api/register_parts.h"
#include "api/sight.h"

namespace mingjing::api {

namespace {

using identity::Action;

constexpr std::int64_t kReasonsMax = 20;

std::optional<query::CaseRow> row_numbered(const Call& call, std::string_view number) {
    const auto ledger = call.parts().ledger.lease();
    return query::case_numbered(*ledger, number);
}

// The case in the path, where the caller may see it.
tl::expected<query::CaseRow, Problem> case_asked(const Call& call) {
    auto row = row_numbered(call, call.name("number"));
    if (!row) {
        return tl::unexpected(not_found("这个案件"));
    }
    if (auto away = beyond_sight(call, row->unit)) {
        return tl::unexpected(std::move(*away));
    }
    return std::move(*row);
}

Answer standing(Call& call, const query::CaseRow& row, int status = 200) {
    auto cases = call.cases();
    const auto state = cases.state(row.stream);
    if (!state) {
        return tl::unexpected(not_found("这个案件"));
    }
    return Reply{
        .status = status, .body = case_json(call, cases, row, *state), .etag = etag_of(row)};
}

Answer list_procedures(Call& call) {
    List procedures;
    for (const auto& procedure : call.definitions().procedures) {
        procedures.emplace_back(procedure_json(procedure));
    }
    return Reply{.body = Fields{{"procedures", std::move(procedures)}}};
}

Answer list_cases(Call& call) {
    auto request = paged(call, query::CaseRequest{});
    request.procedure = call.parameter("procedure");
    request.stage = call.parameter("stage");
    request.due_before = call.parameter("due_before");
    if (const auto state = call.parameter("state"); !state.empty()) {
        request.is_over = state == "over";
    }
    const auto confined =
        identity::confined_to(call.definitions().roles, call.actor(), Action::see);
    request.unit = confined.value_or(std::string(call.parameter("unit")));
    request.knows_parties = works_on(call, request.unit);  // no finding by what is hidden
    const auto page = [&] {
        const auto ledger = call.parts().ledger.lease();
        return query::cases(*ledger, request);
    }();
    List rows;
    for (const auto& row : page.cases) {
        rows.emplace_back(to_json(call, row));
    }
    return page_reply("cases", std::move(rows), page.total);
}

Answer count_cases(Call& call) {
    const auto confined =
        identity::confined_to(call.definitions().roles, call.actor(), Action::see);
    const auto ledger = call.parts().ledger.lease();
    List counts;
    for (const auto& count : query::open_cases(*ledger, confined.value_or(""))) {
        counts.emplace_back(Fields{
            {"procedure", count.procedure},
            {"stage", count.stage},
            {"cases", static_cast<std::int64_t>(count.cases)}});
    }
    return Reply{.body = Fields{{"counts", std::move(counts)}}};
}

Answer get_case(Call& call) {
    const auto row = case_asked(call);
    return row ? standing(call, *row) : tl::unexpected(row.error());
}

desk::Stated stated(const Call& call, std::string_view step) {
    desk::Stated stated{
        .step = std::string(step), .on = std::string(text_of(call.body(), "on")), .content = {}};
    if (const auto* content = member(call.body(), "content").fields()) {
        stated.content = *content;
    }
    if (const auto* reasons = member(call.body(), "reasons").list()) {
        for (const auto& reason : *reasons) {
            const auto& fields = *reason.fields();
            stated.reasons.emplace(text_of(fields, "gate"), text_of(fields, "reason"));
        }
    }
    return stated;
}

// Fields the act's form has not, and all that its checks reject, by field.
std::optional<Problem> misfit(desk::Cases& cases, std::string_view act, const Fields& content) {
    const auto* kind = case_file::act_kind(act);
    if (kind == nullptr) {
        return not_found("这一步");
    }
    auto faults = misfits(case_file::schema_of(*kind, case_file::Of::form), content);
    for (const auto& issue : cases.issues(act, content)) {
        if (issue.level == domain::Level::rejected) {
            faults.push_back({issue.field, issue.what});
        }
    }
    return faults.empty() ? std::nullopt : std::optional(bad_request(std::move(faults)));
}

Answer open_case(Call& call) {
    auto cases = call.cases();
    const auto procedure = text_of(call.body(), "procedure");
    const auto* step = cases.opening(procedure);
    if (step == nullptr) {
        return tl::unexpected(not_found("这个程序"));
    }
    const auto told = stated(call, step->key);
    if (auto problem = misfit(cases, step->act, told.content)) {
        return tl::unexpected(std::move(*problem));
    }
    const auto opened = cases.open(call.actor(), procedure, told);
    if (!opened) {
        return tl::unexpected(problem(opened.error()));
    }
    const auto state = cases.state(*opened);
    const auto row = row_numbered(call, state ? state->opened.number : std::string{});
    return row ? standing(call, *row, 201) : tl::unexpected(not_found("这个案件"));
}

Answer take_step(Call& call) {
    const auto row = case_asked(call);
    if (!row) {
        return tl::unexpected(row.error());
    }
    auto cases = call.cases();
    const auto state = cases.state(row->stream);
    const auto* step = state ? cases.procedure_of(*state).step(call.name("step")) : nullptr;
    if (step == nullptr) {
        return tl::unexpected(not_found("这一步"));
    }
    if (call.if_match() != etag_of(*row)) {
        return tl::unexpected(stale(case_json(call, cases, *row, *state)));
    }
    const auto told = stated(call, step->key);
    if (auto problem = misfit(cases, step->act, told.content)) {
        return tl::unexpected(std::move(*problem));
    }
    const auto done = cases.take(call.actor(), row->stream, told, row->version);
    if (!done) {
        return tl::unexpected(problem(done.error()));
    }
    const auto after = row_numbered(call, row->number);
    return standing(call, after.value_or(*row));
}

Shape stating(std::vector<Property> properties) {
    properties.push_back({"on", shape::described(shape::day(), "办理日期；不写是今天"), false});
    properties.push_back({"content", shape::open_object()});
    properties.push_back(
        {"reasons",
         shape::described(
             shape::list(
                 shape::object({{"gate", shape::text(64)}, {"reason", shape::text(1000)}}),
                 kReasonsMax
             ),
             "只作提醒的门控，写明理由可以办理"
         ),
         false}
    );
    return shape::object(properties);
}

}  // namespace

std::vector<Endpoint> case_endpoints() {
    const Group group{"案件", Action::see};
    const auto word = shape::text(200);

    auto procedures = group.get(
        "/api/v1/procedures", "listProcedures", "执法程序：环节，和登记案源的表单", list_procedures
    );
    procedures.answer = shape::object({{"procedures", shape::list(procedure_shape())}});

    auto list = group.get("/api/v1/cases", "listCases", "案件列表，新的在前", list_cases);
    list.query = paging();
    list.query.push_back(unit_parameter());
    list.query.push_back({"procedure", word, "程序"});
    list.query.push_back({"stage", word, "环节"});
    list.query.push_back({"state", shape::choice({"open", "over"}), "在办或者已结"});
    list.query.push_back({"due_before", shape::day(), "有期限在这一天以前届满的，最急的在前"});
    list.answer = page_shape("cases", case_row_shape());

    auto counts =
        group.get("/api/v1/case-counts", "countCases", "各程序各环节在办多少件", count_cases);
    counts.answer = shape::object(
        {{"counts",
          shape::list(shape::object(
              {{"procedure", word}, {"stage", word}, {"cases", shape::whole(0, 1'000'000'000)}}
          ))}}
    );

    auto one = group.get(
        "/api/v1/cases/{number}", "getCase", "一个案件：经过、期限、下一步和为什么不能办", get_case
    );
    one.is_checked = true;
    one.answer = shape::named("Case");

    auto open =
        Group{"案件", Action::handle}.post("/api/v1/cases", "openCase", "登记案源", open_case);
    open.takes = Takes::json;
    open.body = stating({{"procedure", shape::text(64)}});
    open.is_command = true;
    open.status = 201;
    open.answer = shape::named("Case");

    auto step =
        group.post("/api/v1/cases/{number}/steps/{step}", "takeStep", "办理案件的一步", take_step);
    step.takes = Takes::json;
    step.body = stating({});
    step.is_command = true;
    step.is_checked = true;
    step.answer = shape::named("Case");
    return {procedures, list, counts, one, open, step};
}

}  // namespace mingjing::api
