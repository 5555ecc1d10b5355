#pragma once

// 查封、扣押、封存. Law: 行政强制法 art. 17-19 (QZ-01 to QZ-03), 23, 24 (QZ-04, QZ-05).

#include <string>
#include <string_view>

#include "case_file/form.h"

namespace mingjing::case_file {

struct Imposed {
    static constexpr std::string_view kAct = "impose";
    static constexpr std::string_view kType = "case_measure_imposed";
    static constexpr std::string_view kName = "采取强制措施";

    std::string measure;
    bool heard_party = false;        // told on the spot of grounds, basis, rights; heard
    bool delivered_on_spot = false;  // the decision and the list
    bool is_only_what_is_related = false;
    std::string list;  // 清单编号
    std::string things;
    bool operator==(const Imposed&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"measure", "措施种类", choice}.of({"查封", "扣押", "封存"}), self.measure);
        field(
            Item{"heard_party", "已当场告知并听取陈述、申辩", boolean}.hint(
                "告知理由、依据和权利、救济途径（行政强制法第十八条）"
            ),
            self.heard_party
        );
        field(Item{"delivered_on_spot", "已当场交付决定书和清单", boolean}, self.delivered_on_spot);
        field(
            Item{"is_only_what_is_related", "只限于涉案的场所、设施或者财物", boolean}.hint(
                "不得涉及公民个人及其所扶养家属的生活必需品，不得重复查封（行政强制法第二十三条）"
            ),
            self.is_only_what_is_related
        );
        field(Item{"list", "清单编号", code}, self.list);
        field(Item{"things", "物品清单", long_text}.personal(), self.things);
    }
};

}  // namespace mingjing::case_file
