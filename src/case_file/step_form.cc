#include "case_file/step_form.h"

#include <algorithm>

#include "case_file/review_subject.h"

namespace mingjing::case_file {

domain::Schema form_of(const domain::Step& step, const ActKind& kind) {
    auto form = schema_of(kind, Of::form);
    std::erase_if(form.fields, [&](const domain::Field& field) {
        const bool is_elsewhere =
            field.key == kReviewSubject && !step.offers.contains(kReviewSubject);
        return is_elsewhere || std::ranges::find(step.omits, field.key) != step.omits.end();
    });
    for (auto& field : form.fields) {
        field.need = field.key == kReviewSubject ? domain::Need::required : field.need;
    }
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
