#pragma once

// 拖欠农民工工资失信联合惩戒对象名单. Law: 保障农民工工资支付条例 (JC-15).

#include <string>
#include <string_view>

#include "case_file/form.h"

namespace mingjing::case_file {

struct DishonestyListed {
    static constexpr std::string_view kAct = "list_dishonest";
    static constexpr std::string_view kType = "case_dishonesty_listed";
    static constexpr std::string_view kName = "列入失信联合惩戒名单";

    std::string ground;
    bool has_told_party = false;  // and heard it
    std::string document;         // 列入决定书编号
    std::string until;
    bool operator==(const DishonestyListed&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(
            Item{"ground", "列入情形", choice}.of(
                {"拖欠数额达到认定拒不支付劳动报酬罪的标准", "因拖欠引发群体性事件、极端事件"}
            ),
            self.ground
        );
        field(Item{"has_told_party", "已书面告知并听取陈述、申辩", boolean}, self.has_told_party);
        field(Item{"document", "列入决定书编号"}, self.document);
        field(Item{"until", "列入期限至", date}, self.until);
    }
};

}  // namespace mingjing::case_file
