#pragma once

// When the handling unit does not accept what the review objects to (意见分歧): it consults with
// the reviewers, then the head rules among what is allowed. None of it is a decision of the case:
// that waits for a passed review whatever is ruled. Law: law.md 3.10 (SH-04), art. 58.

#include <string>
#include <string_view>
#include <vector>

#include "case_file/form.h"
#include "case_file/review_subject.h"

namespace mingjing::case_file {

struct ReviewConsulted {
    static constexpr std::string_view kAct = "consult_review";
    static constexpr std::string_view kType = "case_review_consulted";
    static constexpr std::string_view kName = "协商审核意见";

    static constexpr std::string_view kAgreed = "协商一致";
    static constexpr std::string_view kDiffers = "未协商一致";

    std::string position;
    std::string reply;
    std::string participants;
    std::string outcome;
    std::string subject = {};
    bool operator==(const ReviewConsulted&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        ReviewSubject::either(self, field);
        field(Item{"position", "承办机构的不同意见和理由", long_text}.personal(), self.position);
        field(Item{"reply", "法制审核机构的意见", long_text}.personal(), self.reply);
        field(Item{"participants", "参加协商的人员"}.personal(), self.participants);
        field(Item{"outcome", "协商结果", choice}.of({kAgreed, kDiffers}), self.outcome);
    }
};

struct ReviewSettled {
    static constexpr std::string_view kAct = "settle_review";
    static constexpr std::string_view kType = "case_review_settled";
    static constexpr std::string_view kName = "决定审核分歧";

    static constexpr std::string_view kSendsBack = "退回承办机构重新办理";
    static constexpr std::string_view kAccepts = "采纳审核意见";
    static constexpr std::string_view kOther = "另行指定审核人员复审";
    static constexpr std::string_view kPanel = "提请集体讨论";

    std::string ruling;
    std::string reason;
    std::string subject = {};
    bool operator==(const ReviewSettled&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        ReviewSubject::either(self, field);
        field(
            Item{"ruling", "负责人决定", choice}.of({kSendsBack, kAccepts, kOther, kPanel}),
            self.ruling
        );
        field(Item{"reason", "理由", long_text}.personal(), self.reason);
    }
};

// What the head put to a panel; the head then rules as it concluded.
struct ReviewDiscussed {
    static constexpr std::string_view kAct = "discuss_review";
    static constexpr std::string_view kType = "case_review_discussed";
    static constexpr std::string_view kName = "集体讨论审核分歧";

    std::string participants;
    std::string opinions;
    std::string conclusion;
    std::string subject = {};
    bool operator==(const ReviewDiscussed&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        ReviewSubject::either(self, field);
        field(Item{"participants", "参加人员"}.personal(), self.participants);
        field(Item{"opinions", "各人意见", long_text}.personal(), self.opinions);
        field(
            Item{"conclusion", "讨论结论", choice}.of(
                {ReviewSettled::kSendsBack, ReviewSettled::kAccepts, ReviewSettled::kOther}
            ),
            self.conclusion
        );
    }
};

}  // namespace mingjing::case_file
