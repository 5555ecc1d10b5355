#pragma once

// A decision that does not stand (撤销、确认违法、确认无效), and what was public of it taken
// down. Law: 行政处罚法 art. 48 (CF-19); 国办发〔2018〕118号 (GS-03).

#include <string>
#include <string_view>

#include "case_file/form.h"
#include "case_file/permit_application.h"
#include "case_file/proposal.h"

namespace mingjing::case_file {

struct DecisionRevoked {
    static constexpr std::string_view kAct = "revoke";
    static constexpr std::string_view kType = "case_decision_revoked";
    static constexpr std::string_view kName = "决定被撤销";

    static constexpr std::string_view kReconsideration = "行政复议机关";
    static constexpr std::string_view kCourt = "人民法院";
    static constexpr std::string_view kOurselves = "本机关自行纠正";
    static constexpr std::string_view kRevoked = "撤销";

    std::string authority;
    std::string outcome;
    std::string document;
    std::string reason;
    Deceit deceit = {};  // of a permit
    bool operator==(const DecisionRevoked&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(
            Item{"authority", "作出机关", choice}.of({kReconsideration, kCourt, kOurselves}),
            self.authority
        );
        field(Item{"outcome", "结果", choice}.of({kRevoked, "确认违法", "确认无效"}), self.outcome);
        field(Item{"document", "文书编号"}, self.document);
        field(Item{"reason", "理由", long_text}.personal(), self.reason);
        Deceit::each(self.deceit, field);
        Deceit::each_of_bar(self.deceit.barred_until, field);
    }
};

// 变更: the decision stands with another outcome, as it was changed on a challenge.
struct DecisionAmended {
    static constexpr std::string_view kAct = "amend_decision";
    static constexpr std::string_view kType = "case_decision_amended";
    static constexpr std::string_view kName = "决定被变更";

    Outcome outcome;
    std::string document;
    std::string reason;
    bool operator==(const DecisionAmended&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        Outcome::each(self.outcome, field);
        field(Item{"document", "复议决定或者裁判文书编号"}, self.document);
        field(Item{"reason", "理由", long_text}.personal(), self.reason);
    }
};

struct ResultWithdrawn {
    static constexpr std::string_view kAct = "withdraw_result";
    static constexpr std::string_view kType = "case_result_withdrawn";
    static constexpr std::string_view kName = "撤回公示";

    static constexpr std::string_view kWithdrawn = "已撤回并公开说明理由";
    static constexpr std::string_view kNeverPublic = "没有公示过";

    std::string disposal;
    std::string explanation;  // as the public reads it
    bool operator==(const ResultWithdrawn&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"disposal", "撤回情况", choice}.of({kWithdrawn, kNeverPublic}), self.disposal);
        field(
            Item{"explanation", "公开说明的理由", long_text}.optional().hint(
                "在三个工作日内撤回处罚决定信息并公开说明理由（行政处罚法第四十八条第二款）"
            ),
            self.explanation
        );
    }
};

}  // namespace mingjing::case_file
