#pragma once

// What a legal review is of: "" is the decision of the case, every other word an act beside it, by
// what the catalogue calls it. Such an act is reviewed where the case stands, and each by itself.

#include <array>
#include <string_view>

#include "case_file/form.h"

namespace mingjing::case_file {

inline constexpr std::string_view kReviewSubject = "subject";  // the field that says it

struct ReviewSubject {
    static constexpr std::string_view kCourt = "申请法院强制执行";
    static constexpr std::string_view kTransfer = "移送司法机关";
    // 行政处罚法 art. 72, 行政强制法 art. 45: it grows by the law, and is claimed with the demand.
    static constexpr std::string_view kSurcharge = "加处罚款";
    // Measures by the words of the catalogue (强制措施种类), longer ones with 延长 before them.
    static constexpr std::string_view kLonger = "延长";

    static constexpr std::array<std::string_view, 9> kAll{
        "查封", "扣押", "封存", "延长查封", "延长扣押", "延长封存", kCourt, kTransfer, kSurcharge};

    // One that is taken, not made longer.
    [[nodiscard]] static bool is_measure(std::string_view subject) {
        return subject == "查封" || subject == "扣押" || subject == "封存";
    }

    static Item item() {
        return Item{kReviewSubject, "送审的行为", domain::FieldType::choice}.of(kAll);
    }
    // Of an act that is the decision's review's too; which one asks of is for a step to say
    // (step_form.h).
    static void either(auto& self, auto&& field) { field(item().optional(), self.subject); }
};

}  // namespace mingjing::case_file
