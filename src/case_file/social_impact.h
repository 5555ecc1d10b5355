#pragma once

// 社会影响, as whoever prepares a decision judges it: the catalogue goes by it (GS-07). Law:
// 国办发〔2018〕118号（十二）. "" where nobody was asked, which no row takes for a no.

#include <string>
#include <string_view>

#include "case_file/form.h"

namespace mingjing::case_file {

struct SocialImpact {
    static constexpr std::string_view kYes = "是";
    static constexpr std::string_view kNo = "否";

    std::string mass_incident;
    std::string is_grave;
    bool operator==(const SocialImpact&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(
            Item{"mass_incident", "引发或者可能引发群体性事件", choice}
                .optional()
                .of({kYes, kNo})
                .hint("没有填写的，按群体性事件判断的审核目录条目列为未能判断"),
            self.mass_incident
        );
        field(
            Item{"social_impact", "可能造成重大社会影响或者引发社会风险", choice}
                .optional()
                .of({kYes, kNo})
                .hint("没有填写的，按社会影响判断的审核目录条目列为未能判断"),
            self.is_grave
        );
    }
};

}  // namespace mingjing::case_file
