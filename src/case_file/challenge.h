#pragma once

// 复议、诉讼 against the decision: enforcement goes on, but what a late fine costs more is not
// counted meanwhile. Law: 行政处罚法 art. 73 (CF-38).

#include <string>
#include <string_view>

#include "case_file/form.h"

namespace mingjing::case_file {

struct Challenged {
    static constexpr std::string_view kAct = "challenge";
    static constexpr std::string_view kType = "case_challenged";
    static constexpr std::string_view kName = "当事人申请复议或者起诉";

    static constexpr std::string_view kReconsideration = "行政复议";
    static constexpr std::string_view kSuit = "行政诉讼";

    std::string kind;
    std::string before;  // 复议机关 or court
    bool operator==(const Challenged&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"kind", "方式", choice}.of({kReconsideration, kSuit}), self.kind);
        field(Item{"before", "受理机关"}, self.before);
    }
};

struct ChallengeEnded {
    static constexpr std::string_view kAct = "end_challenge";
    static constexpr std::string_view kType = "case_challenge_ended";
    static constexpr std::string_view kName = "复议或者诉讼终结";

    static constexpr std::string_view kUpheld = "维持或者驳回";
    static constexpr std::string_view kRevoked = "撤销";
    static constexpr std::string_view kChanged = "变更";
    static constexpr std::string_view kUnlawful = "确认违法";
    static constexpr std::string_view kVoid = "确认无效";
    static constexpr std::string_view kWithdrawn = "当事人撤回";

    std::string outcome;
    bool operator==(const ChallengeEnded&) const = default;

    static void each(auto& self, auto&& field) {
        field(
            Item{"outcome", "结果", domain::FieldType::choice}.of(
                {kUpheld, kRevoked, kChanged, kUnlawful, kVoid, kWithdrawn}
            ),
            self.outcome
        );
    }
};

}  // namespace mingjing::case_file
