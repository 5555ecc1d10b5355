#pragma once

// What an applicant asks for, and what becomes of it before and after the examination where the
// applicant deceived (弄虚作假). Law: 行政许可法 art. 32 (XK-03), 38, 49 (XK-06), 44 (XK-09), 50
// (XK-12), 69, 70 (XK-13), 78, 79 (XK-14).

#include <cstdint>
#include <string>
#include <string_view>

#include "case_file/form.h"

namespace mingjing::case_file {

struct PermitApplied {
    static constexpr std::string_view kAct = "apply_permit";
    static constexpr std::string_view kType = "case_permit_applied";
    static constexpr std::string_view kName = "提交许可申请";

    static constexpr std::string_view kFirst = "首次申请";
    static constexpr std::string_view kChange = "变更";
    static constexpr std::string_view kRenewal = "延续";
    static constexpr std::string_view kReplacement = "补证";
    static constexpr std::string_view kCancellation = "注销";
    static constexpr std::string_view kOurselves = "本机关依职权办理";

    std::string kind;
    std::string permit;  // the one held
    std::string expires_on;
    bool operator==(const PermitApplied&) const = default;

    // Not where one is given up, or the bureau itself takes it back; nor where its certificate is
    // made out anew, by which nothing is granted.
    [[nodiscard]] bool asks_for_a_permit() const {
        return kind == kFirst || kind == kChange || kind == kRenewal;
    }

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(
            Item{"kind", "申请的类别", choice}.of(
                {kFirst, kChange, kRenewal, kReplacement, kCancellation, kOurselves}
            ),
            self.kind
        );
        field(
            Item{"permit", "已有许可证件的编号"}.optional().hint("首次申请的，不填写"), self.permit
        );
        field(
            Item{"expires_on", "已有许可的有效期至", date}.optional().hint(
                "申请延续的，应当在届满三十日前提出（行政许可法第五十条）；首次申请的，不填写"
            ),
            self.expires_on
        );
    }
};

// How the applicant came by it, or tried to; both "" where nobody found any of it.
struct Deceit {
    static constexpr std::string_view kFalse = "隐瞒有关情况或者提供虚假材料";
    static constexpr std::string_view kFraud = "以欺骗、贿赂等不正当手段取得许可";
    static constexpr std::string_view kYes = "是";

    std::string means;
    std::string concerns_safety;
    std::string barred_until = {};  // what it comes to, as the party is told; "" for no bar
    bool operator==(const Deceit&) const = default;

    // For so long whoever did it may not apply for that permit again.
    [[nodiscard]] std::int64_t years_barred() const {
        constexpr std::int64_t kOfFraud = 3;
        return concerns_safety != kYes ? 0 : means == kFalse ? 1 : means == kFraud ? kOfFraud : 0;
    }

    static void each(auto& self, auto&& field) {
        field(
            Item{"deceit", "申请人、被许可人弄虚作假的情形", domain::FieldType::choice}
                .optional()
                .of({kFalse, kFraud})
                .hint("因此不予许可或者撤销许可的填写，并依法给予警告、处罚（行政许可法第七十八条、"
                      "第七十九条）"),
            self.means
        );
        each_of_safety(self.concerns_safety, field);
    }
    static void each_of_safety(auto& concerns_safety, auto&& field) {
        field(
            Item{
                "concerns_safety",
                "直接关系公共安全、人身健康、生命财产安全的事项",
                domain::FieldType::choice}
                .optional()
                .of({kYes, "否"})
                .hint("是的，一年或者三年内不得再次申请；弄虚作假的必须填写"),
            concerns_safety
        );
    }
    static void each_of_bar(auto& barred_until, auto&& field) {
        field(Item{"barred_until", "不得再次申请至", domain::FieldType::date}.ours(), barred_until);
    }
};

// 不予受理.
struct PermitDeclined {
    static constexpr std::string_view kAct = "decline_permit";
    static constexpr std::string_view kType = "case_permit_declined";
    static constexpr std::string_view kName = "不予受理许可申请";

    static constexpr std::string_view kUnsupplied = "经告知补正，材料仍不齐全或者不符合法定形式";
    static constexpr std::string_view kBarred = "在不得再次申请的期限内";

    std::string ground;
    std::string concerns_safety;
    std::string reason;
    std::string barred_until = {};  // by this, or by the case that barred it before,
    std::string barred_for = {};    // for that
    bool operator==(const PermitDeclined&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(
            Item{"ground", "理由类别", choice}.of(
                {"依法不需要取得行政许可",
                 "依法不属于本机关职权范围",
                 kUnsupplied,
                 Deceit::kFalse,
                 kBarred,
                 "其他"}
            ),
            self.ground
        );
        Deceit::each_of_safety(self.concerns_safety, field);
        field(Item{"reason", "理由", long_text}.personal(), self.reason);
        Deceit::each_of_bar(self.barred_until, field);
        field(
            Item{"barred_for", "前案弄虚作假的情形", choice}
                .of({Deceit::kFalse, Deceit::kFraud})
                .ours(),
            self.barred_for
        );
    }
};

}  // namespace mingjing::case_file
