#include "api/offered_form.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "api/schema_json.h"
#include "case_file/hearing_officers.h"
#include "case_file/step_form.h"
#include "desk/case_surroundings.h"
#include "domain/day.h"
#include "query/instruments.h"

namespace mingjing::api {

namespace {

// Who the register says may preside is offered before the others, as they are read: 37990126008
// 邱洵荷.
void offer_presiders(const Call& call, domain::Schema& form) {
    const auto presider = std::ranges::find(form.fields, "presider", &domain::Field::key);
    const auto ledger = call.parts().ledger.lease();
    const auto today = day_in_china(call.now());
    const auto around = desk::case_surroundings(*ledger, call.definitions(), today);
    for (const auto& one : case_file::hearing_officers(around, today)) {
        presider->choices.push_back({one.number + " " + one.name, {}});
    }
}

void offer_materials(const std::vector<std::string>& materials, domain::Schema& form) {
    const auto field = std::ranges::find(form.fields, "materials", &domain::Field::key);
    if (field == form.fields.end() || materials.empty()) {
        return;
    }
    for (const auto& material : materials) {
        if (!field->has_choice(material)) {
            field->choices.push_back({material, {}});
        }
    }
    field->hint = fmt::format("本案应当有：{}", fmt::join(materials, "、"));
}

}  // namespace

Fields offered_form(const Call& call, const query::CaseRow& row, const desk::OpenStep& open) {
    constexpr std::string_view kPaper = "paper";
    auto schema = case_file::form_of(*open.step, *open.kind);
    offer_materials(open.materials, schema);
    if (open.kind->act == case_file::HearingArranged::kAct) {
        offer_presiders(call, schema);
    }
    if (open.kind->act != case_file::Served::kAct) {
        return to_json(schema);
    }
    const auto paper = std::ranges::find(schema.fields, kPaper, &domain::Field::key);
    const auto ledger = call.parts().ledger.lease();
    for (const auto& one : query::instruments_of_case(*ledger, row.stream)) {
        const auto* kind = call.definitions().instrument(one.instrument);
        if (one.standing == "issued" && (kind == nullptr || kind->goes_out)) {
            paper->type = domain::FieldType::choice;
            paper->choices.push_back({one.number.empty() ? one.code : one.number, {}});
        }
    }
    return to_json(schema);
}

}  // namespace mingjing::api
