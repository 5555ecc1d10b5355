#pragma once

// What the party is ordered to pay, give back or make up (责令支付、退回、补缴), beside or
// without a penalty, and what it has to add to it (加付赔偿金). Law: 劳动保障监察条例 art. 26,
// 劳动合同法 art. 85 (JC-09); 行政处罚法 art. 28 (CF-05).

#include <string>
#include <string_view>

#include "case_file/form.h"

namespace mingjing::case_file {

struct Payment {
    Money ordered;
    Money compensation;
    bool operator==(const Payment&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"ordered", "责令支付、退回或者补缴", decimal}.optional().in("元"), self.ordered);
        field(
            Item{"compensation", "加付赔偿金", decimal}.optional().in("元").hint(
                "逾期不支付的，按应付金额百分之五十以上一倍以下加付（劳动保障监察条例第二十六条）"
            ),
            self.compensation
        );
    }
};

}  // namespace mingjing::case_file
