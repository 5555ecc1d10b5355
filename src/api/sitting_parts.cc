#include "api/sitting_parts.h"

#include <algorithm>
#include <string>

#include "api/case_parts.h"
#include "api/instrument_parts.h"
#include "case_file/dossier.h"
#include "query/instruments.h"
#include "record/case_codec.h"

namespace mingjing::api {

namespace {

using identity::Action;

constexpr std::string_view kNotThere = "missing";

// Which instruments the record rules ask for once this was done.
std::vector<std::string> kinds_due(
    const Call& call, const domain::Procedure& procedure, const ledger::Record& record
) {
    const auto event = record::decode_case(record);
    std::vector<std::string> kinds;
    for (const auto& rule : call.definitions().record_rules.rules) {
        if (event && rule.is_must && rule.cases.has(procedure.key, procedure.category) &&
            case_file::calls_for(rule, *event)) {
            kinds.insert(kinds.end(), rule.instruments.begin(), rule.instruments.end());
        }
    }
    return kinds;
}

bool tells_of(const query::InstrumentRow& paper, const ActOfCase& act) {
    const auto& [record, next] = act;
    if (paper.act_place >= 0) {
        return paper.act_place + 1 == static_cast<std::int64_t>(record.version);
    }
    return paper.id > static_cast<std::int64_t>(record.position) && (next < 0 || paper.id < next);
}

}  // namespace

const domain::Step* open_step(
    const domain::Procedure& procedure,
    std::string_view stage,
    std::string_view act,
    std::string_view gate
) {
    const auto holds = [](const auto& all, std::string_view one) {
        return std::ranges::find(all, one) != all.end();
    };
    for (const auto* steps : {&procedure.steps, &procedure.acts}) {
        for (const auto& step : *steps) {
            const bool is_here = step.from == stage || holds(step.at, stage);
            if (is_here && step.act == act && (gate.empty() || holds(step.gates, gate))) {
                return &step;
            }
        }
    }
    return nullptr;
}

Fields step_json(
    const Call& call,
    const query::CaseRow& of,
    const domain::Procedure* procedure,
    const domain::Step* step
) {
    if (step == nullptr) {
        return {{"step", ""}, {"name", ""}, {"by", ""}, {"is_duty", false}};
    }
    const auto* lane = procedure->lane(step->by);
    const auto action = lane == nullptr ? std::nullopt : identity::action_of(lane->duty);
    const auto may = identity::may(
        call.definitions().roles, call.actor(), action.value_or(Action::handle), {.unit = of.unit}
    );
    return {
        {"step", step->key},
        {"name", step->name},
        {"by", lane == nullptr ? step->by : lane->name},
        {"is_duty", may.has_value()}};
}

Fields paper_json(
    const Call& call,
    const query::CaseRow& of,
    const domain::Procedure* procedure,
    const std::optional<ActOfCase>& act
) {
    Fields body{{"kind", ""}, {"name", ""}, {"standing", ""}, {"number", ""}, {"id", ""}};
    const auto kinds = procedure == nullptr || !act ? std::vector<std::string>{}
                                                    : kinds_due(call, *procedure, act->record);
    if (kinds.empty()) {
        return body;
    }
    const auto* kind = call.definitions().instrument(kinds.front());
    body["kind"] = kinds.front();
    body["name"] = kind == nullptr ? kinds.front() : kind->name;
    body["standing"] = kNotThere;
    const auto ledger = call.parts().ledger.lease();
    for (const auto& paper : query::instruments_of_case(*ledger, of.stream)) {
        const bool is_such = std::ranges::find(kinds, paper.instrument) != kinds.end();
        if (is_such && paper.standing != "voided" && tells_of(paper, *act)) {
            body["name"] = paper.title;
            body["standing"] = paper.standing;
            body["number"] = paper.number;
            body["id"] = id_of(paper);
        }
    }
    return body;
}

Fields sitting_case_json(const Call& call, const query::CaseRow& of) {
    auto body = to_json(call, of);
    for (const auto* key : {"source", "procedure", "opened_on", "moved_on", "version", "item"}) {
        body.erase(key);
    }
    return body;
}

std::vector<Property> sitting_properties() {
    const auto word = shape::text(400);
    return {
        {"number", word},
        {"procedure_name", word},
        {"item_name", word},
        {"unit", word},
        {"party", word},
        {"stage", word},
        {"stage_name", word},
        {"holder", shape::described(word, "现在由谁办理；结案的为空")},
        {"is_over", shape::flag()},
        {"next_due", shape::described(word, "正在计算的期限中最先届满的一天")},
        {"position", shape::whole(0, 9'007'199'254'740'991)},
        {"recorded_by", shape::described(word, "由谁登记")},
        {"paper",
         shape::described(
             shape::object(
                 {{"kind", word},
                  {"name", word},
                  {"standing", shape::choice({"", kNotThere, "numbered", "issued"})},
                  {"number", word},
                  {"id", word}}
             ),
             "应当附卷的笔录；不需要的各项为空，missing是还没有出具"
         )},
        {"next",
         shape::described(
             shape::object(
                 {{"step", word}, {"name", word}, {"by", word}, {"is_duty", shape::flag()}}
             ),
             "现在可以办理的下一步；没有的各项为空"
         )},
    };
}

}  // namespace mingjing::api
