#include "case_file/step_form.h"

#include <algorithm>

namespace mingjing::case_file {

domain::Schema form_of(const domain::Step& step, const ActKind& kind) {
    auto form = schema_of(kind, Of::form);
    std::erase_if(form.fields, [&](const domain::Field& field) {
        return std::ranges::find(step.omits, field.key) != step.omits.end();
    });
    for (const auto& [key, values] : step.offers) {
        const auto& offered = values;  // clang 14 captures no structured binding
        const auto field = std::ranges::find(form.fields, key, &domain::Field::key);
        if (field != form.fields.end()) {
            std::erase_if(field->choices, [&](const domain::Choice& choice) {
                return std::ranges::find(offered, choice.value) == offered.end();
            });
        }
    }
    return form;
}

}  // namespace mingjing::case_file
