#pragma once

// 延期、分期缴纳: a party in real need asks to pay the fine later, or in parts, and the head
// agrees or not. Law: 行政处罚法 art. 66 para. 2 (CF-34), 72 para. 2.

#include <string>
#include <string_view>
#include <vector>

#include "case_file/form.h"

namespace mingjing::case_file {

// A part of the fine, and the last day to pay it.
struct Instalment {
    std::string due_on;
    Money amount;
    bool operator==(const Instalment&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"due_on", "缴纳期限至", date}, self.due_on);
        field(Item{"amount", "金额", decimal}.in("元"), self.amount);
    }
};

// On the day the party asked. Another before it is answered takes its place.
struct DeferralRequested {
    static constexpr std::string_view kAct = "request_deferral";
    static constexpr std::string_view kType = "case_deferral_requested";
    static constexpr std::string_view kName = "申请延期、分期缴纳罚款";

    std::string kind;
    std::vector<Instalment> instalments;  // as the party proposes, binding nobody
    std::string hardship;
    std::vector<std::string> materials = {};  // that the party gave with it
    bool operator==(const DeferralRequested&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"kind", "申请的事项", choice}.of({"延期缴纳", "分期缴纳"}), self.kind);
        field(
            Item{"instalments", "申请的缴纳安排", table}.optional().hint(
                "当事人写明了的填写；审批时先按它填好，可以修改"
            ),
            self.instalments
        );
        field(
            Item{"hardship", "经济困难的情况和理由", long_text}.personal().hint(
                "办理日期写当事人提出申请之日；当事人确有经济困难的，才可以延期、分期（行政处罚法第"
                "六十六条第二款）"
            ),
            self.hardship
        );
        field(
            Item{"materials", "证明材料", list}.optional().personal().hint("每项一份材料"),
            self.materials
        );
    }
};

struct DeferralAnswered {
    static constexpr std::string_view kAct = "answer_deferral";
    static constexpr std::string_view kType = "case_deferral_answered";
    static constexpr std::string_view kName = "审批延期、分期缴纳罚款";

    static constexpr std::string_view kLater = "同意延期缴纳";
    static constexpr std::string_view kInParts = "同意分期缴纳";
    static constexpr std::string_view kRefused = "不同意";

    std::string result;
    std::string asked_on;                 // the day of the request it answers
    std::vector<Instalment> instalments;  // all that is unpaid of the fine; none where refused
    std::string reason;
    bool operator==(const DeferralAnswered&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"result", "审批结果", choice}.of({kLater, kInParts, kRefused}), self.result);
        field(Item{"asked_on", "当事人申请的日期", date}, self.asked_on);
        field(
            Item{"instalments", "缴纳安排", table}.optional().hint(
                "延期缴纳的写一期，分期缴纳的每期一行；各期合计应当是还没有缴纳的罚款"
            ),
            self.instalments
        );
        field(Item{"reason", "经济困难的情况和审批的理由", long_text}.personal(), self.reason);
    }
};

}  // namespace mingjing::case_file
