#pragma once

// The result made public, or withheld by law (公示结果). Law: 行政处罚法 art. 48 (CF-19);
// 国办发〔2018〕118号 (GS-01, GS-02); 政府信息公开条例 (GK-01 to GK-03).

#include <string>
#include <string_view>

#include "case_file/form.h"

namespace mingjing::case_file {

struct ResultPublished {
    static constexpr std::string_view kAct = "publish";
    static constexpr std::string_view kType = "case_result_published";
    static constexpr std::string_view kName = "公示结果";

    static constexpr std::string_view kWithheld = "依法不予公示";

    std::string disposal;
    List ground;  // citations
    std::string place;
    std::string result = {};    // 决定文书号: of the entry in the register of results
    std::string approver = {};  // of what is withheld
    bool operator==(const ResultPublished&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"disposal", "公示情况", choice}.of({"已公示", kWithheld}), self.disposal);
        field(
            Item{"ground", "不予公示的依据", citations}.optional().hint(
                "国家秘密、商业秘密、个人隐私等，写明依据（政府信息公开条例第十四条至第十六条）"
            ),
            self.ground
        );
        field(Item{"place", "公示位置"}.optional(), self.place);
        field(
            Item{"result", "公示结果的决定文书号", reference}
                .optional()
                .refers(domain::kResults)
                .hint("执法结果公示里已经公示的那一条；期限到它公示之日为止"),
            self.result
        );
        field(Item{"approver", "不予公示的批准人"}.optional().personal(), self.approver);
    }
};

}  // namespace mingjing::case_file
