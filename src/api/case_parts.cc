#include "api/case_parts.h"

#include <algorithm>

#include "api/acts_json.h"
#include "api/schema_json.h"
#include "codec/text.h"
#include "domain/day.h"
#include "ledger/ledger.h"
#include "record/case_codec.h"

namespace mingjing::api {

namespace {

using identity::Action;

std::string name_of_account(const Call& call, const std::string& id) {
    const auto work = call.parts().work.lease();
    const auto account = identity::account_by_id(*work, id);
    return account ? account->name : id;
}

const domain::TimeLimit* limit_of(const domain::Procedure& procedure, std::string_view key) {
    const auto found = std::ranges::find(procedure.limits, key, &domain::TimeLimit::key);
    return found == procedure.limits.end() ? nullptr : &*found;
}

void hide_personal(const std::vector<domain::Field>& fields, Fields& content) {
    for (const auto& field : fields) {
        const auto found = content.find(field.key);
        if (found == content.end()) {
            continue;
        }
        if (field.is_personal) {
            found->second = domain::kHidden;
        } else if (auto* rows = std::get_if<List>(&found->second.data)) {
            for (auto& row : *rows) {
                if (auto* of_row = std::get_if<Fields>(&row.data)) {
                    hide_personal(field.children, *of_row);
                }
            }
        }
    }
}

// What was stated of a step; personal values only for those who work on the case.
Fields content_of(const ledger::Record& record, bool is_shown) {
    const auto event = record::decode_case(record);
    if (!event) {
        return {};
    }
    auto content = case_file::write(event->content);
    if (!is_shown) {
        const auto& kind = case_file::kind_of(event->content);
        hide_personal(case_file::schema_of(kind, case_file::Of::record).fields, content);
    }
    return content;
}

List steps_json(Call& call, const query::CaseRow& row, const domain::Procedure& procedure) {
    const bool is_shown = works_on(call, row.unit);
    const auto ledger = call.parts().ledger.lease();
    const auto records = ledger::read_stream(*ledger, row.stream);
    const auto steps = query::steps_of(*ledger, row.id);
    List list;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto& step = steps[i];
        const auto* known = procedure.step(step.step);
        const auto* stage = procedure.stage(step.stage);
        list.emplace_back(Fields{
            {"position", static_cast<std::int64_t>(step.position)},
            {"step", step.step},
            {"name", known == nullptr ? step.step : known->name},
            {"act", step.act},
            {"stage", stage == nullptr ? step.stage : stage->name},
            {"on", step.done_on},
            {"by", name_of_account(call, step.actor)},
            {"recorded_at", codec::rfc3339(Time{std::chrono::milliseconds{step.recorded_at}})},
            {"content", i < records.size() ? content_of(records[i], is_shown) : Fields{}}});
    }
    return list;
}

List clocks_json(Call& call, const query::CaseRow& row, const domain::Procedure& procedure) {
    const auto today = domain::iso(day_in_china(call.now()));
    const auto ledger = call.parts().ledger.lease();
    List list;
    for (const auto& clock : query::clocks_of(*ledger, row.id)) {
        const auto* limit = limit_of(procedure, clock.limit);
        const bool runs = clock.met_on.empty();
        const auto& until = runs ? today : clock.met_on;
        list.emplace_back(Fields{
            {"limit", clock.limit},
            {"name", limit == nullptr ? clock.limit : limit->name},
            {"period", limit == nullptr ? std::string{} : domain::period_text(*limit)},
            {"basis", limit == nullptr ? std::string{} : limit->basis},
            {"is_notice", limit != nullptr && limit->is_notice},
            {"started_on", clock.started_on},
            {"met_on", clock.met_on},
            {"due_on", clock.due_on},
            {"is_extended", clock.is_extended},
            {"is_late",
             limit != nullptr && !limit->is_notice && !clock.due_on.empty() &&
                 until > clock.due_on}});
    }
    return list;
}

Fields unmet_json(const case_file::Unmet& unmet) {
    auto body = why_not_json(unmet.why);
    body.emplace("gate", unmet.gate->name);
    body.emplace("warns", unmet.gate->warns);
    return body;
}

List next_json(const std::vector<desk::OpenStep>& open) {
    List list;
    for (const auto& one : open) {
        List unmet;
        for (const auto& objection : one.unmet) {
            unmet.emplace_back(unmet_json(objection));
        }
        list.emplace_back(Fields{
            {"step", one.step->key},
            {"name", one.step->name},
            {"act", one.step->act},
            {"basis", one.step->basis},
            {"leads_on", !one.step->to.empty()},
            {"is_duty", one.is_duty},
            {"unmet", std::move(unmet)},
            {"form", to_json(case_file::schema_of(*one.kind, case_file::Of::form))}});
    }
    return list;
}

}  // namespace

std::string etag_of(const query::CaseRow& row) {
    return "\"" + row.number + "." + std::to_string(row.version) + "\"";
}

bool works_on(const Call& call, std::string_view unit) {
    const auto may = [&](Action action) {
        return identity::may(call.definitions().roles, call.actor(), action, {.unit = unit})
            .has_value();
    };
    return may(Action::handle) || may(Action::examine) || may(Action::decide);
}

Fields to_json(const Call& call, const query::CaseRow& row) {
    const auto* procedure = call.definitions().procedure(row.procedure);
    const auto* stage = procedure == nullptr ? nullptr : procedure->stage(row.stage);
    return {
        {"number", row.number},
        {"procedure", row.procedure},
        {"procedure_name", procedure == nullptr ? row.procedure : procedure->name},
        {"item", row.item},
        {"unit", row.unit},
        {"source", row.source},
        {"party", works_on(call, row.unit) ? row.party : std::string(domain::kHidden)},
        {"stage", row.stage},
        {"stage_name", stage == nullptr ? row.stage : stage->name},
        {"is_over", row.is_over},
        {"opened_on", row.opened_on},
        {"moved_on", row.moved_on},
        {"next_due", row.next_due},
        {"version", etag_of(row)}};
}

Fields case_json(
    Call& call, desk::Cases& cases, const query::CaseRow& row, const case_file::State& state
) {
    const auto& procedure = cases.procedure_of(state);
    auto body = to_json(call, row);
    body.emplace("steps", steps_json(call, row, procedure));
    body.emplace("clocks", clocks_json(call, row, procedure));
    body.emplace("next", next_json(cases.steps(call.actor(), state)));
    return body;
}

Fields procedure_json(const domain::Procedure& procedure) {
    List stages;
    for (const auto& stage : procedure.stages) {
        stages.emplace_back(Fields{
            {"key", stage.key}, {"name", stage.name}, {"is_end", stage.is_end}});
    }
    const auto& opening = *case_file::act_kind(case_file::Opened::kAct);
    return {
        {"key", procedure.key},
        {"name", procedure.name},
        {"category", procedure.category},
        {"stages", std::move(stages)},
        {"opening", to_json(case_file::schema_of(opening, case_file::Of::form))}};
}

Shape procedure_shape() {
    const auto word = shape::text(200);
    return shape::object({
        {"key", word},
        {"name", word},
        {"category", word},
        {"stages",
         shape::list(shape::object({{"key", word}, {"name", word}, {"is_end", shape::flag()}}))},
        {"opening", shape::named("Schema")},
    });
}

Shape case_row_shape() {
    const auto word = shape::text(400);
    return shape::object({
        {"number", word},
        {"procedure", word},
        {"procedure_name", word},
        {"item", word},
        {"unit", word},
        {"source", word},
        {"party", word},
        {"stage", word},
        {"stage_name", word},
        {"is_over", shape::flag()},
        {"opened_on", word},
        {"moved_on", word},
        {"next_due", shape::described(word, "正在计算的期限中最先届满的一天")},
        {"version", shape::described(word, "办理时写在If-Match里")},
    });
}

Shape case_shape() {
    const auto word = shape::text(1000);
    auto properties = std::vector<Property>{
        {"number", word},
        {"procedure", word},
        {"procedure_name", word},
        {"item", word},
        {"unit", word},
        {"source", word},
        {"party", word},
        {"stage", word},
        {"stage_name", word},
        {"is_over", shape::flag()},
        {"opened_on", word},
        {"moved_on", word},
        {"next_due", word},
        {"version", word},
        {"steps",
         shape::list(shape::object({
             {"position", shape::whole(0, 9'007'199'254'740'991)},
             {"step", word},
             {"name", word},
             {"act", word},
             {"stage", word},
             {"on", word},
             {"by", word},
             {"recorded_at", word},
             {"content", shape::open_object()},
         }))},
        {"clocks",
         shape::list(shape::object({
             {"limit", word},
             {"name", word},
             {"period", word},
             {"basis", word},
             {"is_notice", shape::described(shape::flag(), "至少经过这么久，不是最多")},
             {"started_on", word},
             {"met_on", word},
             {"due_on", word},
             {"is_extended", shape::flag()},
             {"is_late", shape::flag()},
         }))},
        {"next",
         shape::list(shape::object({
             {"step", word},
             {"name", word},
             {"act", word},
             {"basis", word},
             {"leads_on", shape::described(shape::flag(), "办理后进入另一个环节")},
             {"is_duty", shape::described(shape::flag(), "是不是调用者的职责")},
             {"unmet",
              shape::list(shape::object({
                  {"gate", word},
                  {"warns", shape::described(shape::flag(), "写明理由可以办理")},
                  {"code", word},
                  {"title", word},
                  {"next", word},
                  {"article", word, false},
                  {"rule", word, false},
              }))},
             {"form", shape::named("Schema")},
         }))},
    };
    return shape::object(properties);
}

}  // namespace mingjing::api
