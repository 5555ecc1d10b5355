#pragma once

// 法制审核 of an act beside the decision (采取、延长强制措施，申请法院强制执行，移送司法机关): sent
// and concluded where the case stands, before the act is taken; a measure that is urgent comes
// first (行政强制法 art. 19). Law: 国办发〔2018〕118号（十）、（十二） (GS-07, GS-10).

#include <string>
#include <string_view>
#include <vector>

#include "case_file/form.h"
#include "case_file/review.h"
#include "case_file/review_subject.h"

namespace mingjing::case_file {

struct ActReviewSent {
    static constexpr std::string_view kAct = "send_act_review";
    static constexpr std::string_view kType = "case_act_review_sent";
    static constexpr std::string_view kName = "其他重大执法行为送审";

    std::string subject;
    std::vector<std::string> rows;     // of the catalogue that ask for it,
    std::vector<std::string> unclear;  // and of which nobody could tell
    std::vector<std::string> materials;
    std::string reason;
    bool operator==(const ActReviewSent&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(ReviewSubject::item(), self.subject);
        field(Item{"rows", "对应审核目录", list}.ours(), self.rows);
        field(Item{"unclear", "未能判断的目录条目", list}.ours(), self.unclear);
        field(
            Item{"materials", "送审材料", list}.hint("每项一份材料，按审核目录列明的送审材料"),
            self.materials
        );
        field(Item{"reason", "拟采取该行为的理由", long_text}.personal(), self.reason);
    }
};

struct ActReviewConcluded {
    static constexpr std::string_view kAct = "conclude_act_review";
    static constexpr std::string_view kType = "case_act_review_concluded";
    static constexpr std::string_view kName = "其他重大执法行为审核意见";

    std::string subject;
    std::string opinion;
    std::string text;
    std::string reviewer;                       // whose opinion it is: 行政执法证件编号
    std::vector<ElementFinding> elements = {};  // none in old records
    bool operator==(const ActReviewConcluded&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(ReviewSubject::item(), self.subject);
        give_opinion(self, field);
        field(Item{"text", "书面意见", long_text}.personal(), self.text);
        field(Item{"reviewer", "审核人员证件编号"}.ours(), self.reviewer);
        field(Item{"elements", "逐项审核", table}.optional(), self.elements);
    }
};

}  // namespace mingjing::case_file
