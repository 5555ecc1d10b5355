#pragma once

// While a case, or an act beside its decision (`subject`), lies with its reviewer: whose it is, and
// what is asked for before it can be examined. Law: 行政处罚法 art. 58 (CF-27); law.md 3.10
// (SH-01): that time does not count.

#include <string>
#include <string_view>
#include <vector>

#include "case_file/form.h"
#include "case_file/review_subject.h"

namespace mingjing::case_file {

// Named, or left to the desk: then whoever has the fewest (reviewers.h).
struct ReviewerAssigned {
    static constexpr std::string_view kAct = "assign_review";
    static constexpr std::string_view kType = "case_reviewer_assigned";
    static constexpr std::string_view kName = "确定审核人员";

    std::string reviewer;  // 行政执法证件编号, in the register of reviewers
    std::string reason;
    bool is_picked = false;  // by the desk,
    std::string because;     // which says why
    std::string subject = {};
    bool operator==(const ReviewerAssigned&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        ReviewSubject::either(self, field);
        field(
            Item{"reviewer", "审核人员", reference}
                .refers("reviewers")
                .optional()
                .hint("不指定的，分给符合条件、在审案件最少的人员"),
            self.reviewer
        );
        field(Item{"reason", "指定的理由", long_text}.optional().personal(), self.reason);
        field(Item{"is_picked", "自动分配", boolean}.ours(), self.is_picked);
        field(Item{"because", "分配依据"}.ours(), self.because);
    }
};

// The clock of the review stands from that day on, until they are there.
struct MaterialAsked {
    static constexpr std::string_view kAct = "ask_review_material";
    static constexpr std::string_view kType = "case_review_material_asked";
    static constexpr std::string_view kName = "要求补充送审材料";

    std::string limit;  // that of the review
    std::vector<std::string> missing;
    std::string reason;
    std::string subject = {};
    bool operator==(const MaterialAsked&) const = default;

    static constexpr std::string_view kGround = "补充材料";

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        ReviewSubject::either(self, field);
        field(Item{"limit", "期限", code}.ours(), self.limit);
        field(Item{"missing", "应补充的材料", list}.personal().hint("每项一份材料"), self.missing);
        field(Item{"reason", "理由", long_text}.optional().personal(), self.reason);
    }
};
struct MaterialGiven {
    static constexpr std::string_view kAct = "give_review_material";
    static constexpr std::string_view kType = "case_review_material_given";
    static constexpr std::string_view kName = "补齐送审材料";

    std::string limit;
    std::vector<std::string> materials;
    std::string note;
    std::string subject = {};
    bool operator==(const MaterialGiven&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        ReviewSubject::either(self, field);
        field(Item{"limit", "期限", code}.ours(), self.limit);
        field(
            Item{"materials", "补充的材料", list}.personal().hint("每项一份材料"), self.materials
        );
        field(Item{"note", "说明", long_text}.optional().personal(), self.note);
    }
};

}  // namespace mingjing::case_file
