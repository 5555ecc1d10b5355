#pragma once

// A suspected crime, handed over to the police (涉嫌犯罪移送). Law: 行政处罚法 art. 27 (CF-04);
// 行政执法机关移送涉嫌犯罪案件的规定 art. 5 and what follows it (YS-01 to YS-04).

#include <string>
#include <string_view>
#include <vector>

#include "case_file/form.h"

namespace mingjing::case_file {

// 专案组: two or more officers check the facts and report to the head.
struct CrimeReported {
    static constexpr std::string_view kAct = "report_crime";
    static constexpr std::string_view kType = "case_crime_reported";
    static constexpr std::string_view kName = "报请移送涉嫌犯罪案件";

    std::string suspected;              // 涉嫌罪名
    std::vector<std::string> officers;  // the group
    std::string report;
    bool operator==(const CrimeReported&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"suspected", "涉嫌罪名"}, self.suspected);
        field(
            Item{"officers", "专案组人员", references}
                .refers("officers", "certificates.number")
                .hint("两名以上（行政执法机关移送涉嫌犯罪案件的规定第五条）"),
            self.officers
        );
        field(Item{"report", "核实情况和移送意见", long_text}.personal(), self.report);
    }
};

struct TransferDecided {
    static constexpr std::string_view kAct = "decide_transfer";
    static constexpr std::string_view kType = "case_transfer_decided";
    static constexpr std::string_view kName = "决定是否移送";

    bool is_approved = false;
    std::string reason;
    bool operator==(const TransferDecided&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"is_approved", "批准移送", boolean}, self.is_approved);
        field(
            Item{"reason", "理由", long_text}.optional().personal().hint(
                "不批准移送的，应当把理由记录在案"
            ),
            self.reason
        );
    }
};

struct CrimeHandedOver {
    static constexpr std::string_view kAct = "hand_over";
    static constexpr std::string_view kType = "case_crime_handed_over";
    static constexpr std::string_view kName = "移送公安机关";

    static constexpr std::string_view kLetter = "涉嫌犯罪案件移送书";
    static constexpr std::string_view kReport = "调查报告";
    static constexpr std::string_view kThings = "涉案物品清单";

    std::string police;
    std::vector<std::string> materials;
    std::string letter;   // 移送书编号
    std::string receipt;  // 公安机关的回执
    bool operator==(const CrimeHandedOver&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"police", "接收的公安机关"}, self.police);
        field(
            Item{"materials", "移送材料", list}.of(
                {kLetter, kReport, kThings, "检验报告或者鉴定意见", "其他有关材料"}
            ),
            self.materials
        );
        field(Item{"letter", "移送书编号"}, self.letter);
        field(Item{"receipt", "回执编号"}.optional(), self.receipt);
    }
};

struct PoliceReplied {
    static constexpr std::string_view kAct = "police_reply";
    static constexpr std::string_view kType = "case_police_replied";
    static constexpr std::string_view kName = "登记公安机关的答复";

    bool is_docketed = false;
    std::string document;
    std::string reason;
    bool operator==(const PoliceReplied&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"is_docketed", "公安机关已立案", boolean}, self.is_docketed);
        field(Item{"document", "通知书编号"}, self.document);
        field(Item{"reason", "不予立案的理由", long_text}.optional().personal(), self.reason);
    }
};

}  // namespace mingjing::case_file
