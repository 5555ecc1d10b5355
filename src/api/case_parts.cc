#include "api/case_parts.h"

#include <algorithm>

#include <fmt/format.h>

#include "api/account_names.h"
#include "api/acts_json.h"
#include "api/case_links.h"
#include "api/offered_form.h"
#include "api/schema_json.h"
#include "api/secret_sources.h"
#include "api/sight.h"
#include "case_file/question.h"
#include "case_file/step_form.h"
#include "case_file/supply.h"
#include "case_file/surcharge.h"
#include "codec/text.h"
#include "desk/case_surroundings.h"
#include "domain/day.h"
#include "ledger/ledger.h"
#include "record/case_codec.h"

namespace mingjing::api {

namespace {

using identity::Action;

std::string step_title(const query::CaseStep& step, const domain::Procedure& procedure) {
    if (const auto* known = procedure.step(step.step)) {
        return known->name;
    }
    const auto* kind = case_file::act_kind(step.act);
    return kind == nullptr ? step.step : std::string(kind->name);
}

void hide(const std::vector<domain::Field>& fields, bool is_shown, Fields& content) {
    for (const auto& field : fields) {
        const auto found = content.find(field.key);
        if (found == content.end()) {
            continue;
        }
        if (field.is_secret) {
            found->second = domain::kSecret;
        } else if (field.is_personal && !is_shown) {
            found->second = domain::kHidden;
        } else if (auto* rows = std::get_if<List>(&found->second.data)) {
            for (auto& row : *rows) {
                if (auto* of_row = std::get_if<Fields>(&row.data)) {
                    hide(field.children, is_shown, *of_row);
                }
            }
        }
    }
}

std::string lane_name(const domain::Procedure& procedure, const domain::Stage& stage) {
    const auto* lane = procedure.lane(stage.lane);
    return lane == nullptr ? stage.lane : lane->name;
}

// Gates that only warn, passed for a reason: which is for whoever works on the case.
List excused_json(const ledger::Record& record, bool is_shown) {
    List list;
    const auto event = record::decode_case(record);
    if (!event) {
        return list;
    }
    for (const auto& [name, reason] : event->excused) {
        const auto* gate = case_file::find_gate(name);
        list.emplace_back(Fields{
            {"gate", name},
            {"rule", gate == nullptr ? std::string_view{} : gate->rule},
            {"reason", is_shown ? reason : std::string{}}});
    }
    return list;
}

// Who may take the next step, by name: the more the merrier, so only some.
std::string people_of(
    const Call& call, const domain::Procedure& procedure, const query::CaseRow& row
) {
    constexpr std::size_t kNamesShown = 3;
    const auto* stage = procedure.stage(row.stage);
    const auto* lane = stage == nullptr ? nullptr : procedure.lane(stage->lane);
    if (lane == nullptr || row.is_over) {
        return {};
    }
    const auto duty = identity::action_of(lane->duty).value_or(Action::handle);
    const auto work = call.parts().work.lease();
    std::vector<std::string> names;
    for (const auto& account : identity::accounts_like(*work, "")) {
        const identity::Actor actor{account.id, account.name, account.unit, account.roles, ""};
        if (!account.is_disabled &&
            identity::may(call.definitions().roles, actor, duty, {.unit = row.unit})) {
            names.push_back(account.name);
        }
    }
    const bool is_cut = names.size() > kNamesShown;
    names.resize(std::min(names.size(), kNamesShown));
    return fmt::format("{}{}", fmt::join(names, "、"), is_cut ? "等" : "");
}

List officers_json(const std::vector<desk::CaseOfficer>& officers) {
    List list;
    for (const auto& officer : officers) {
        list.emplace_back(Fields{{"number", officer.number}, {"name", officer.name}});
    }
    return list;
}

// Limits, as they are called.
List titles_of(const std::vector<std::string>& clocks, const domain::Procedure& procedure) {
    List titles;
    for (const auto& clock : clocks) {
        titles.emplace_back(clock_title(procedure.limit(clock), clock));
    }
    return titles;
}

std::string duty_of(const query::CaseStep& step, const domain::Procedure& procedure) {
    const auto* known = procedure.step(step.step);
    const auto* lane = known == nullptr ? nullptr : procedure.lane(known->by);
    return lane == nullptr ? std::string{} : lane->duty;
}

List steps_json(Call& call, const query::CaseRow& row, const domain::Procedure& procedure) {
    const bool is_shown = works_on(call, row.unit);
    const auto ledger = call.parts().ledger.lease();
    const auto records = ledger::read_stream(*ledger, row.stream);
    const auto steps = query::steps_of(*ledger, row.id);
    const auto secret = secret_sources(records);
    AccountNames names(call);
    List list;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto& step = steps[i];
        const auto* stage = procedure.stage(step.stage);
        const auto event = i < records.size() ? record::decode_case(records[i])
                                              : std::optional<case_file::Event>{};
        auto content = i < records.size() ? content_of(records[i], is_shown) : Fields{};
        if (i < records.size() && secret.contains(records[i].position)) {
            content.insert_or_assign(std::string(kEvidenceSource), domain::kSecret);
        }
        const auto limits = [&](auto which) {
            return event ? titles_of((*event).*which, procedure) : List{};
        };
        list.emplace_back(Fields{
            {"position", static_cast<std::int64_t>(step.position)},
            {"step", step.step},
            {"name", step_title(step, procedure)},
            {"act", step.act},
            {"stage", stage == nullptr ? step.stage : stage->name},
            {"on", step.done_on},
            {"by", names.of(step.actor)},
            {"recorded_at", codec::rfc3339(Time{std::chrono::milliseconds{step.recorded_at}})},
            {"duty", duty_of(step, procedure)},
            {"begun", limits(&case_file::Event::begun)},
            {"met", limits(&case_file::Event::met)},
            {"stopped", limits(&case_file::Event::stopped)},
            {"excused", i < records.size() ? excused_json(records[i], is_shown) : List{}},
            {"content", std::move(content)}});
    }
    return list;
}

std::string period_of(const domain::TimeLimit* limit, const query::CaseClock& clock) {
    if (limit == nullptr) {
        return {};
    }
    auto counted = *limit;
    counted.amount = case_file::amount_of(*limit, clock.amount);
    const auto period = domain::period_text(counted);
    return clock.is_deferred ? period + "（已批准延期、分期缴纳）" : period;
}

List clocks_json(Call& call, const query::CaseRow& row, const domain::Procedure& procedure) {
    const auto today = domain::iso(day_in_china(call.now()));
    const auto ledger = call.parts().ledger.lease();
    List list;
    for (const auto& clock : query::clocks_of(*ledger, row.id)) {
        const auto* limit = procedure.limit(clock.limit);
        const auto& ended = clock.met_on.empty() ? clock.stopped_on : clock.met_on;
        const auto& until = ended.empty() ? today : ended;
        list.emplace_back(Fields{
            {"limit", clock.limit},
            {"name", clock_title(limit, clock.limit)},
            {"period", period_of(limit, clock)},
            {"basis", limit == nullptr ? std::string{} : limit->basis},
            {"is_notice", limit != nullptr && limit->is_notice},
            {"started_on", clock.started_on},
            {"met_on", clock.met_on},
            {"stopped_on", clock.stopped_on},
            {"due_on", clock.due_on},
            {"is_extended", clock.is_extended},
            {"is_paused", clock.is_paused},
            {"is_late",
             limit != nullptr && !limit->is_notice && !clock.is_paused && !clock.due_on.empty() &&
                 until > clock.due_on}});
    }
    return list;
}

List next_json(
    const Call& call,
    const query::CaseRow& row,
    const domain::Procedure& procedure,
    const std::vector<desk::OpenStep>& open
) {
    List list;
    for (const auto& one : open) {
        const auto* lane = procedure.lane(one.step->by);
        const auto* to = procedure.stage(one.step->to);
        list.emplace_back(Fields{
            {"step", one.step->key},
            {"name", one.step->name},
            {"act", one.step->act},
            {"basis", one.step->basis},
            {"by", lane == nullptr ? one.step->by : lane->name},
            {"leads_on", !one.step->to.empty()},
            {"to", to == nullptr ? std::string{} : to->name},
            {"is_duty", one.is_duty},
            {"unmet", unmet_json(call, procedure, one.unmet)},
            {"form", offered_form(call, row, one)}});
    }
    return list;
}

}  // namespace

Fields content_of(const ledger::Record& record, bool is_shown) {
    const auto event = record::decode_case(record);
    if (!event) {
        return {};
    }
    auto content = case_file::write(event->content);
    const auto& kind = case_file::kind_of(event->content);
    hide(case_file::schema_of(kind, case_file::Of::record).fields, is_shown, content);
    return content;
}

List unmet_json(
    const Call& call, const domain::Procedure& procedure, const std::vector<case_file::Unmet>& unmet
) {
    List list;
    for (const auto& [gate, why] : unmet) {
        auto body = why_not_json(why);
        body.emplace("gate", gate == nullptr ? "" : gate->name);
        body.emplace("warns", gate != nullptr && gate->warns);
        List supplies;
        for (const auto& one : gate == nullptr ? std::vector<case_file::Supply>{}
                                               : case_file::supplied_by(gate->name, procedure)) {
            const auto* schema = one.kind == case_file::SupplyKind::record
                                     ? call.definitions().find(one.key)
                                     : nullptr;
            supplies.emplace_back(Fields{
                {"kind", case_file::word_of(one.kind)},
                {"key", one.key},
                {"name", schema == nullptr ? one.name : schema->name}});
        }
        body.emplace("supplied_by", std::move(supplies));
        list.emplace_back(std::move(body));
    }
    return list;
}

std::optional<query::CaseRow> row_numbered(const Call& call, std::string_view number) {
    const auto ledger = call.parts().ledger.lease();
    return query::case_numbered(*ledger, number);
}

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

tl::expected<StandingCase, Problem> standing_case_asked(const Call& call) {
    auto row = case_asked(call);
    if (!row) {
        return tl::unexpected(std::move(row.error()));
    }
    auto state = call.cases().state(row->stream);
    if (!state) {
        return tl::unexpected(not_found("这个案件"));
    }
    return StandingCase{std::move(*row), std::move(*state)};
}

Answer standing(Call& call, const query::CaseRow& row, int status) {
    auto cases = call.cases();
    const auto state = cases.state(row.stream);
    if (!state) {
        return tl::unexpected(not_found("这个案件"));
    }
    return Reply{
        .status = status, .body = case_json(call, cases, row, *state), .etag = etag_of(row)};
}

std::string clock_title(const domain::TimeLimit* limit, const std::string& clock) {
    const auto thing = domain::thing_of(clock);
    const auto name = limit == nullptr ? clock.substr(0, clock.find('/')) : limit->name;
    return thing.empty() ? name : name + "（" + std::string(thing) + "）";
}

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
    const auto* procedure = call.definitions().procedure(row.procedure, row.procedure_digest);
    const auto* stage = procedure == nullptr ? nullptr : procedure->stage(row.stage);
    return {
        {"number", row.number},
        {"procedure", row.procedure},
        {"procedure_name", procedure == nullptr ? row.procedure : procedure->name},
        {"item", row.item},
        {"item_name", row.item_name},
        {"unit", row.unit},
        {"source", row.source},
        {"party", works_on(call, row.unit) ? row.party : std::string(domain::kHidden)},
        {"stage", row.stage},
        {"stage_name", stage == nullptr ? row.stage : stage->name},
        {"holder", row.is_over || stage == nullptr ? std::string{} : lane_name(*procedure, *stage)},
        {"is_over", row.is_over},
        {"opened_on", row.opened_on},
        {"moved_on", row.moved_on},
        {"next_due", row.next_due},
        {"reviewer", row.reviewer},
        {"version", etag_of(row)}};
}

Fields case_json(
    Call& call, desk::Cases& cases, const query::CaseRow& row, const case_file::State& state
) {
    const auto& procedure = cases.procedure_of(state);
    auto body = to_json(call, row);
    body.emplace("steps", steps_json(call, row, procedure));
    body.emplace("clocks", clocks_json(call, row, procedure));
    body.emplace("next", next_json(call, row, procedure, cases.steps(call.actor(), state)));
    body.emplace("people", people_of(call, procedure, row));
    body.emplace("officers", officers_json(cases.officers(state)));
    body.emplace("is_shown", works_on(call, row.unit));
    add_links(call, row, state, body);
    const auto today = day_in_china(call.now());
    const auto late = case_file::surcharge_of(state, procedure, call.definitions().calendar, today);
    body.emplace(
        "surcharge", late ? case_file::surcharge_words(*late, state.decided->fine) : std::string{}
    );
    return body;
}

Fields procedure_json(const domain::Procedure& procedure) {
    const auto leads = domain::stages_before(procedure, case_file::Docketed::kAct);
    List stages;
    for (const auto& stage : procedure.stages) {
        stages.emplace_back(Fields{
            {"key", stage.key},
            {"name", stage.name},
            {"is_end", stage.is_end},
            {"is_lead", std::ranges::find(leads, stage.key) != leads.end()}});
    }
    const auto& kind = *case_file::act_kind(case_file::Opened::kAct);
    // Every procedure has one.
    const auto opening = std::ranges::find(procedure.acts, kind.act, &domain::Step::act);
    return {
        {"key", procedure.key},
        {"name", procedure.name},
        {"category", procedure.category},
        {"about", procedure.about},
        {"stages", std::move(stages)},
        {"opening", to_json(case_file::form_of(*opening, kind))}};
}

}  // namespace mingjing::api
