// Cases: opened by a procedure, taken step by step. What may be done next, and why not, is in
// every answer, told by the gates that would refuse it.

#include "api/case_files.h"
#include "api/case_links.h"
#include "api/case_parts.h"
#include "api/content.h"
#include "api/endpoint_groups.h"
#include "api/idempotency.h"
#include "api/reckoning_json.h"
#include "api/schema_json.h"
#include "case_file/step_form.h"

namespace mingjing::api {

namespace {

using identity::Action;

constexpr std::int64_t kReasonsMax = 20;

Answer list_procedures(Call& call) {
    List procedures;
    for (const auto& procedure : call.definitions().procedures) {
        procedures.emplace_back(procedure_json(procedure));
    }
    return Reply{.body = Fields{{"procedures", std::move(procedures)}}};
}

// What is stated of each act, as a record keeps it: by it a timeline is read.
Answer list_acts(Call&) {
    List acts;
    for (const auto& kind : case_file::act_kinds()) {
        acts.emplace_back(Fields{
            {"act", kind.act},
            {"name", kind.name},
            {"schema", to_json(case_file::schema_of(kind, case_file::Of::record))}});
    }
    return Reply{.body = Fields{{"acts", std::move(acts)}}};
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
std::optional<Problem> misfit(desk::Cases& cases, const domain::Step& step, const Fields& content) {
    const auto* kind = case_file::act_kind(step.act);
    if (kind == nullptr) {
        return not_found("这一步");
    }
    auto faults = faults_of(case_file::form_of(step, *kind), content, cases.issues(step, content));
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
    if (auto problem = misfit(cases, *step, told.content)) {
        return tl::unexpected(std::move(*problem));
    }
    const auto opened = cases.open(call.actor(), procedure, told, request_of(call));
    if (!opened) {
        return tl::unexpected(problem(opened.error()));
    }
    const auto state = cases.state(*opened);
    const auto row = row_numbered(call, state ? state->opened.number : std::string{});
    return row ? standing(call, *row, 201) : tl::unexpected(not_found("这个案件"));
}

// What would be said of it, form and law, were it taken as it is being stated.
Answer said_of(
    Call& call,
    desk::Cases& cases,
    const case_file::State& state,
    const domain::Procedure& procedure,
    const domain::Step& step,
    std::string version
) {
    const auto told = stated(call, step.key);
    const auto* kind = case_file::act_kind(step.act);
    if (kind == nullptr) {
        return tl::unexpected(not_found("这一步"));
    }
    const auto form = case_file::form_of(step, *kind);
    if (auto faults = misfits(form, told.content); !faults.empty()) {
        return tl::unexpected(bad_request(std::move(faults)));
    }
    List issues;
    for (const auto& issue : cases.issues(step, told.content)) {
        issues.emplace_back(to_json(form, issue, Personal::shown));
    }
    Fields body{
        {"version", std::move(version)},
        {"issues", std::move(issues)},
        {"unmet",
         unmet_json(call, procedure, cases.objections(call.actor(), state, procedure, told))}};
    if (const auto weighed = cases.weighed(call.actor(), state, procedure, told)) {
        body.emplace("reckoning", to_json(*weighed));
    }
    return Reply{.body = std::move(body)};
}

Answer check_opening(Call& call) {
    auto cases = call.cases();
    const auto* procedure = call.definitions().procedure(call.name("procedure"));
    const auto* step = cases.opening(call.name("procedure"));
    return step == nullptr ? tl::unexpected(not_found("这个程序"))
                           : said_of(call, cases, case_file::State{}, *procedure, *step, "");
}

Answer check_step(Call& call) {
    const auto asked = standing_case_asked(call);
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    const auto& [row, state] = *asked;
    auto cases = call.cases();
    const auto& procedure = cases.procedure_of(state);
    const auto* step = procedure.step(call.name("step"));
    return step == nullptr ? tl::unexpected(not_found("这一步"))
                           : said_of(call, cases, state, procedure, *step, etag_of(row));
}

Answer take_step(Call& call) {
    const auto asked = standing_case_asked(call);
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    const auto& [row, state] = *asked;
    auto cases = call.cases();
    const auto* step = cases.procedure_of(state).step(call.name("step"));
    if (step == nullptr) {
        return tl::unexpected(not_found("这一步"));
    }
    if (call.if_match() != etag_of(row)) {
        return tl::unexpected(stale(case_json(call, cases, row, state)));
    }
    auto told = stated(call, step->key);
    if (auto problem = misfit(cases, *step, told.content)) {
        return tl::unexpected(std::move(*problem));
    }
    std::optional<query::CaseRow> origin;
    if (auto strange = strange_file(call, row.id, told.content)) {
        auto from = origin_of_file(call, state, told.content, std::move(*strange));
        if (!from) {
            return tl::unexpected(std::move(from.error()));
        }
        origin = std::move(*from);
    }
    if (step->act == case_file::Collected::kAct) {
        told.ours = also_known_as(call, told.content);
    }
    const auto done = cases.take(call.actor(), row.stream, told, row.version);
    if (!done) {
        return tl::unexpected(problem(done.error()));
    }
    if (origin) {
        leave_trail_of_file(call, *origin, told);
    }
    const auto after = row_numbered(call, row.number);
    return standing(call, after.value_or(row));
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

    auto acts = group.get("/api/v1/case-acts", "listCaseActs", "案件各种办理内容的字段", list_acts);
    acts.answer = shape::object(
        {{"acts",
          shape::list(
              shape::object({{"act", word}, {"name", word}, {"schema", shape::named("Schema")}})
          )}}
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

    auto trial = group.post(
        "/api/v1/cases/{number}/steps/{step}/checks",
        "checkStep",
        "正在填写的一步：表单和门控会怎样说，并不办理",
        check_step
    );
    trial.takes = Takes::json;
    trial.body = stating({});
    trial.answer = shape::object(
        {{"version", shape::described(word, "按哪个版本说的；登记案源的为空")},
         {"issues", shape::list(shape::named("Issue"))},
         {"unmet", shape::list(unmet_shape())},
         {"reckoning",
          shape::described(reckoning_shape(), "正在写的罚款怎样裁量；没有罚款的没有"),
          false}}
    );
    auto opening = group.post(
        "/api/v1/procedures/{procedure}/checks",
        "checkOpening",
        "正在填写的案源：表单和门控会怎样说，并不登记",
        check_opening
    );
    opening.takes = Takes::json;
    opening.body = trial.body;
    opening.answer = trial.answer;
    return {procedures, acts, one, open, step, trial, opening};
}

}  // namespace mingjing::api
