#pragma once

// What a permit's chapters state beyond those of every case (许可). Law: 行政许可法 art. 32
// (XK-03), 36, 47 (XK-05), 38 (XK-06), 69, 70 (XK-13).

#include <string>
#include <string_view>
#include <vector>

#include "case_file/form.h"
#include "case_file/permit_application.h"
#include "case_file/social_impact.h"

namespace mingjing::case_file {

inline constexpr std::string_view kPermitCategory = "行政许可";  // of a procedure

struct SupplementAsked {
    static constexpr std::string_view kAct = "ask_supplement";
    static constexpr std::string_view kType = "case_supplement_asked";
    static constexpr std::string_view kName = "一次告知补正";

    std::vector<std::string> missing;
    std::string document;  // 补正告知书编号
    bool operator==(const SupplementAsked&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(
            Item{"missing", "需要补正的全部内容", list}.personal().hint(
                "应当当场或者在五个工作日内一次告知（行政许可法第三十二条）"
            ),
            self.missing
        );
        field(Item{"document", "补正告知书编号", code}, self.document);
    }
};

// What the examiner proposes and the head decides.
struct PermitOutcome {
    std::string conclusion;
    std::string valid_from;
    std::string valid_to;
    bool operator==(const PermitOutcome&) const = default;

    static constexpr std::string_view kGranted = "准予许可";
    static constexpr std::string_view kRefused = "不予许可";
    static constexpr std::string_view kRenewed = "准予延续";
    static constexpr std::string_view kNotRenewed = "不予延续";
    static constexpr std::string_view kChanged = "准予变更";
    static constexpr std::string_view kRevoked = "撤销许可";
    static constexpr std::string_view kWithdrawn = "撤回许可";
    static constexpr std::string_view kCancelled = "注销许可";
    // Of a certificate that was lost: made out anew, as the permit stands.
    static constexpr std::string_view kReissued = "补发证件";

    [[nodiscard]] bool grants() const {
        return conclusion == kGranted || conclusion == kRenewed || conclusion == kChanged;
    }
    [[nodiscard]] bool refuses() const {
        return conclusion == kRefused || conclusion == kNotRenewed;
    }
    [[nodiscard]] bool takes_back() const {
        return conclusion == kRevoked || conclusion == kWithdrawn;
    }

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(
            Item{"conclusion", "许可决定", choice}.of(
                {kGranted,
                 kRefused,
                 kRenewed,
                 kNotRenewed,
                 kChanged,
                 kRevoked,
                 kWithdrawn,
                 kCancelled,
                 kReissued}
            ),
            self.conclusion
        );
        field(Item{"valid_from", "有效期起", date}.optional(), self.valid_from);
        field(Item{"valid_to", "有效期至", date}.optional(), self.valid_to);
    }
};

struct PermitProposed {
    static constexpr std::string_view kAct = "propose_permit";
    static constexpr std::string_view kType = "case_permit_proposed";
    static constexpr std::string_view kName = "审查意见";

    static constexpr std::string_view kDirect = "直接关系他人重大利益";

    PermitOutcome outcome;
    std::string reasons;
    std::string third_party_interest = {};
    Deceit deceit = {};
    SocialImpact impact = {};
    bool operator==(const PermitProposed&) const = default;

    static void each(auto& self, auto&& field) {
        PermitOutcome::each(self.outcome, field);
        field(
            Item{"reasons", "审查情况和理由", domain::FieldType::long_text}.personal(), self.reasons
        );
        field(
            Item{"third_party_interest", "是否直接关系他人重大利益", domain::FieldType::choice}
                .of({"不直接关系他人重大利益", kDirect})
                .hint("直接关系的，应当先告知申请人、利害关系人享有要求听证的权利（行政许可法第三十"
                      "六条、第四十七条）"),
            self.third_party_interest
        );
        Deceit::each(self.deceit, field);
        SocialImpact::each(self.impact, field);
    }
};

struct PermitDecided {
    static constexpr std::string_view kAct = "decide_permit";
    static constexpr std::string_view kType = "case_permit_decided";
    static constexpr std::string_view kName = "作出许可决定";

    PermitOutcome outcome;
    std::string reasons;
    Deceit deceit = {};
    bool operator==(const PermitDecided&) const = default;

    static void each(auto& self, auto&& field) {
        PermitOutcome::each(self.outcome, field);
        field(
            Item{"reasons", "理由", domain::FieldType::long_text}.personal().hint(
                "不予许可的，应当说明理由并告知复议、诉讼的权利（行政许可法第三十八条）"
            ),
            self.reasons
        );
        Deceit::each(self.deceit, field);
        Deceit::each_of_bar(self.deceit.barred_until, field);
    }
};

}  // namespace mingjing::case_file
