#pragma once

// 法制审核: sent with its package, examined element by element, concluded in writing. Law:
// 行政处罚法 art. 58 (CF-27); 国办发〔2018〕118号 (GS-07 to GS-10, GS-12).

#include <string>
#include <string_view>
#include <vector>

#include "case_file/form.h"

namespace mingjing::case_file {

struct ReviewSent {
    static constexpr std::string_view kAct = "send_review";
    static constexpr std::string_view kType = "case_review_sent";
    static constexpr std::string_view kName = "送法制审核";

    std::vector<std::string> rows;  // of the catalogue that ask for it
    std::vector<std::string> materials;
    std::string note;
    std::vector<std::string> unclear =
        {};  // rows nobody could tell of; among `rows` in old records
    bool operator==(const ReviewSent&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"rows", "对应审核目录", list}.ours(), self.rows);
        field(
            Item{"materials", "送审材料", list}
                .of(
                    {"调查终结报告",
                     "审查情况报告",
                     "决定代拟稿",
                     "依据",
                     "证据材料",
                     "申请材料",
                     "听证笔录",
                     "评估报告",
                     "其他"}
                )
                .or_others()
                .hint("审核目录要求的材料也要列明"),
            self.materials
        );
        field(Item{"note", "说明", long_text}.optional().personal(), self.note);
        field(Item{"unclear", "未能判断的目录条目", list}.ours(), self.unclear);
    }
};

// No review is due: what the desk found as it looked, and through what.
struct ReviewSpared {
    static constexpr std::string_view kAct = "spare_review";
    static constexpr std::string_view kType = "case_review_spared";
    static constexpr std::string_view kName = "不需审核";

    static constexpr std::string_view kNoRow = "审核目录没有适用的条目";

    std::string finding;
    std::string catalogue_on;        // the day as of which it was read,
    std::vector<std::string> among;  // and the numbers of the rows in force then
    std::string note;
    bool operator==(const ReviewSpared&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"finding", "认定"}.ours(), self.finding);
        field(Item{"catalogue_on", "审核目录的版本（在用日期）", date}.ours(), self.catalogue_on);
        field(Item{"among", "核对的目录条目", list}.ours(), self.among);
        field(Item{"note", "说明", long_text}.optional().personal(), self.note);
    }
};

struct ElementFinding {
    std::int64_t element = 0;  // its number in review_elements
    std::string conclusion;
    std::string reason;
    std::string evidence;            // what of the file shows it, in old records
    std::vector<std::string> cited;  // 证据1，第3页: see cited.h
    std::string name = {};           // what that element is, on the day; "" in older records
    bool operator==(const ElementFinding&) const = default;

    static constexpr std::string_view kPasses = "通过";
    static constexpr std::string_view kFails = "不通过";
    static constexpr std::string_view kNotApplicable = "不适用";

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        constexpr std::int64_t kElementsMax = 1'000;
        field(Item{"element", "要素序号", integer}.up_to(kElementsMax), self.element);
        field(Item{"name", "审核要素"}.ours(), self.name);
        field(
            Item{"conclusion", "结论", choice}.of({kPasses, kFails, kNotApplicable}),
            self.conclusion
        );
        field(Item{"reason", "理由", long_text}.optional().personal(), self.reason);
        field(Item{"evidence", "对应材料说明"}.ours(), self.evidence);
        field(
            Item{"cited", "对应材料和页码", list}.optional().hint(
                "每项一份材料，写明页码：证据1，第3-5页"
            ),
            self.cited
        );
    }
};

inline constexpr std::string_view kReviewAgrees = "同意";
// The same four of whatever is reviewed.
void give_opinion(auto& self, auto&& field) {
    field(
        Item{"opinion", "审核意见", domain::FieldType::choice}.of(
            {kReviewAgrees, "建议纠正", "建议补充调查", "超越权限，建议移送"}
        ),
        self.opinion
    );
}

struct ReviewConcluded {
    static constexpr std::string_view kAct = "conclude_review";
    static constexpr std::string_view kType = "case_review_concluded";
    static constexpr std::string_view kName = "法制审核意见";

    static constexpr std::string_view kAgrees = kReviewAgrees;

    std::string opinion;
    std::vector<ElementFinding> elements;
    std::string text;
    std::string reviewer = {};  // whose opinion it is: 行政执法证件编号; "" in older records
    bool operator==(const ReviewConcluded&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        give_opinion(self, field);
        field(Item{"elements", "逐项审核", table}, self.elements);
        field(Item{"text", "书面意见", long_text}.personal(), self.text);
        field(Item{"reviewer", "审核人员证件编号"}.optional().ours(), self.reviewer);
    }
};

}  // namespace mingjing::case_file
