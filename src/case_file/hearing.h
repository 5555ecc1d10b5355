#pragma once

// A hearing (听证). Law: 行政处罚法 art. 63 (CF-31), 64 (CF-32), 65 (CF-33); 行政许可法 art. 36,
// 47 (XK-05), 48 (XK-11).

#include <string>
#include <string_view>

#include "case_file/form.h"

namespace mingjing::case_file {

// Whom an act of a permit's hearing is of (`told_at`). Names may be erased while the hearing is
// still to come, so that the case goes by where it told each: the place of that telling among its
// events. "" in old records, which go by the name, and of a penalty's one party.
inline constexpr std::string_view kToldAt = "告知在案中的次序";
// The applicant, told of nothing: the place of what opened the case.
inline constexpr std::string_view kToldByOpening = "0";
// Somebody else who was told of nothing.
inline constexpr std::string_view kToldNowhere = "-";

// Of a permit that touches others nearly, each by a paper of their own, served that day.
struct InterestedTold {
    static constexpr std::string_view kAct = "tell_interested";
    static constexpr std::string_view kType = "case_interested_told";
    static constexpr std::string_view kName = "告知听证权利";

    static constexpr std::string_view kApplicant = "申请人";
    static constexpr std::string_view kInterested = "利害关系人";

    std::string told;
    std::string name;
    std::string document;
    std::string told_at = {};  // of who is told again, the first time
    bool operator==(const InterestedTold&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"told", "被告知人的身份", choice}.of({kApplicant, kInterested}), self.told);
        field(Item{"name", "被告知人"}.personal(), self.name);
        field(
            Item{"document", "告知书编号"}.hint(
                "办理日期写告知书送达之日；五个工作日内可以要求听证（行政许可法第四十七条）"
            ),
            self.document
        );
        field(Item{"told_at", kToldAt}.ours(), self.told_at);
    }
};

struct HearingAsked {
    static constexpr std::string_view kAct = "ask_hearing";
    static constexpr std::string_view kType = "case_hearing_asked";
    static constexpr std::string_view kName = "要求听证";

    std::string content;
    std::string who = {};  // of a permit, of which several may ask
    std::string told_at = {};
    bool operator==(const HearingAsked&) const = default;

    static void each(auto& self, auto&& field) {
        field(
            Item{"who", "要求听证的人"}.optional().personal().hint(
                "申请人或者利害关系人，写告知听证权利时的名称（已经依法删除的，写告知书编号）；"
                "几个人要求的，分别登记"
            ),
            self.who
        );
        field(Item{"told_at", kToldAt}.ours(), self.told_at);
        field(
            Item{"content", "申请内容", domain::FieldType::long_text}.optional().personal(),
            self.content
        );
    }
};

struct HearingArranged {
    static constexpr std::string_view kAct = "arrange_hearing";
    static constexpr std::string_view kType = "case_hearing_arranged";
    static constexpr std::string_view kName = "安排听证";

    std::string held_on;      // the day it is to be held
    std::string notified_on;  // read in old records: the notice's service says when
    std::string presider;     // certificate number
    bool is_public = true;
    std::string place;
    bool operator==(const HearingArranged&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"held_on", "举行日期", date}, self.held_on);
        field(Item{"notified_on", "通知当事人之日", date}.ours(), self.notified_on);
        field(
            Item{"presider", "听证主持人", reference}
                .refers("officers", "certificates.number")
                .hint("由调查、审查本案以外的人员主持（行政处罚法第六十四条第四项、行政许可法第四十"
                      "八条）"),
            self.presider
        );
        field(
            Item{"is_public", "公开举行", boolean}.hint(
                "处罚的听证，涉及国家秘密、商业秘密或者个人隐私的除外（行政处罚法第六十四条第三项）"
                "；"
                "许可的听证应当公开举行（行政许可法第四十八条第一款第二项）"
            ),
            self.is_public
        );
        field(Item{"place", "地点"}.personal(), self.place);
    }
};

struct HearingHeld {
    static constexpr std::string_view kAct = "hold_hearing";
    static constexpr std::string_view kType = "case_hearing_held";
    static constexpr std::string_view kName = "举行听证";

    static constexpr std::string_view kHeld = "听证结束";
    static constexpr std::string_view kWithdrawn = "当事人撤回申请";
    static constexpr std::string_view kRefused = "不属于应当听证的情形，不予举行";

    std::string outcome;
    std::string transcript;
    std::string who = {};  // of several who asked, the one that withdrew
    std::string told_at = {};
    bool operator==(const HearingHeld&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(
            Item{"outcome", "结果", choice}.of(
                {kHeld,
                 "当事人无正当理由不到场，视为放弃",
                 "当事人中途退出，终止听证",
                 kWithdrawn,
                 kRefused}
            ),
            self.outcome
        );
        field(
            Item{"who", "撤回申请的人"}.optional().personal().hint(
                "结果是撤回申请的，写告知听证权利时的名称（已经依法删除的，写告知书编号）；"
                "其他人的申请仍然有效"
            ),
            self.who
        );
        field(Item{"told_at", kToldAt}.ours(), self.told_at);
        field(Item{"transcript", "听证笔录", long_text}.personal(), self.transcript);
    }
};

}  // namespace mingjing::case_file
