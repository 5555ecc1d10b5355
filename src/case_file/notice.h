#pragma once

// What the party is told and answers (告知、陈述申辩). Law: 行政处罚法 art. 44, 45 (CF-16), 63
// (CF-31); 劳动保障监察条例 art. 19 (JC-10).

#include <string>
#include <string_view>

#include "case_file/form.h"
#include "case_file/proposal.h"

namespace mingjing::case_file {

struct Notified {
    static constexpr std::string_view kAct = "notify";
    static constexpr std::string_view kType = "case_notified";
    static constexpr std::string_view kName = "事先告知";

    Outcome outcome;
    bool offers_hearing = false;
    std::string content;  // facts, reasons and basis, as told
    bool operator==(const Notified&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        Outcome::each(self.outcome, field);
        field(
            Item{"offers_hearing", "告知听证权利", boolean}.hint(
                "较大数额罚款、吊销许可证件、责令停产停业等应当告知听证权利（行政处罚法第六十三条）"
            ),
            self.offers_hearing
        );
        field(Item{"content", "告知内容", long_text}.personal(), self.content);
    }
};

struct Pleaded {
    static constexpr std::string_view kAct = "plead";
    static constexpr std::string_view kType = "case_pleaded";
    static constexpr std::string_view kName = "陈述、申辩";

    static constexpr std::string_view kSpoke = "陈述、申辩";
    static constexpr std::string_view kWaived = "明确放弃";
    static constexpr std::string_view kSilent = "期满没有提出";

    std::string answer;
    std::string content;
    bool operator==(const Pleaded&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"answer", "当事人的意见", choice}.of({kSpoke, kWaived, kSilent}), self.answer);
        field(Item{"content", "意见内容", long_text}.optional().personal(), self.content);
    }
};

// 复核: the facts, reasons and evidence the party brought forward.
struct PleaReviewed {
    static constexpr std::string_view kAct = "review_plea";
    static constexpr std::string_view kType = "case_plea_reviewed";
    static constexpr std::string_view kName = "复核当事人意见";

    std::string finding;
    std::string reason;
    bool operator==(const PleaReviewed&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(
            Item{"finding", "复核结论", choice}.of({"成立，予以采纳", "部分成立", "不成立"}),
            self.finding
        );
        field(Item{"reason", "理由", long_text}.personal(), self.reason);
    }
};

}  // namespace mingjing::case_file
