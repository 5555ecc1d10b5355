#pragma once

// 延期、分期缴纳: a party in real need asks to pay the fine later, or in parts, and the head
// agrees. Law: 行政处罚法 art. 66 para. 2 (CF-34), 72 para. 2.

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

struct DeferralAnswered {
    static constexpr std::string_view kAct = "answer_deferral";
    static constexpr std::string_view kType = "case_deferral_answered";
    static constexpr std::string_view kName = "审批延期、分期缴纳罚款";

    static constexpr std::string_view kLater = "同意延期缴纳";
    static constexpr std::string_view kInParts = "同意分期缴纳";
    static constexpr std::string_view kRefused = "不同意";

    std::string result;
    std::string asked_on;
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
