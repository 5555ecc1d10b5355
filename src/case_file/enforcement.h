#pragma once

// After the decision (履行、执行). Law: 行政处罚法 art. 66-68, 72, 73 (CF-34 to CF-38); 行政强制法
// art. 53, 54 (QZ-12).

#include <algorithm>
#include <string>
#include <string_view>

#include "case_file/form.h"

namespace mingjing::case_file {

struct Paid {
    static constexpr std::string_view kAct = "pay";
    static constexpr std::string_view kType = "case_paid";
    static constexpr std::string_view kName = "缴款";

    static constexpr std::string_view kOnSpot = "当场收缴";
    static constexpr std::string_view kSmall = "依法给予一百元以下的罚款";
    static constexpr std::string_view kElusive = "不当场收缴事后难以执行";
    static constexpr std::string_view kRemote =
        "边远、水上、交通不便地区，缴纳确有困难，经当事人提出";
    // Wages to workers, what goes back to a fund: none of it comes to the treasury (payment.h).
    static constexpr std::string_view kAsOrdered = "按责令支付、退回或者补缴";

    Money amount;
    std::string receipt;  // 票据号
    std::string channel;
    std::string spot_ground = {};  // why it could be collected on the spot
    Money confiscated = {};        // what of the amount is no fine,
    Money surcharge = {};          // nor any of what was decided
    bool operator==(const Paid&) const = default;

    [[nodiscard]] Money of_order() const { return channel == kAsOrdered ? amount : Money{}; }
    [[nodiscard]] Money of_fine() const {
        return channel == kAsOrdered
                   ? Money{}
                   : Money{amount.fen - std::min(amount.fen, confiscated.fen + surcharge.fen)};
    }

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"amount", "金额", decimal}.in("元"), self.amount);
        field(
            Item{"receipt", "票据号", code}.hint(
                "当场收缴的，必须出具财政部门统一制发的专用票据（行政处罚法第七十条）"
            ),
            self.receipt
        );
        field(
            Item{"channel", "缴款方式", choice}
                .of({"银行或者电子支付", kOnSpot, kAsOrdered})
                .hint("罚没款以外，责令支付给劳动者的款项、赔偿金和责令退回、补缴的款项选最后一项"),
            self.channel
        );
        field(
            Item{"spot_ground", "当场收缴的理由", choice}
                .optional()
                .of({kSmall, kElusive, kRemote})
                .hint("只有这些情形可以当场收缴（行政处罚法第六十八条、第六十九条）"),
            self.spot_ground
        );
        field(Item{"confiscated", "其中没收的款项", decimal}.optional().in("元"), self.confiscated);
        field(
            Item{"surcharge", "其中加处罚款", decimal}.optional().in("元").hint("加处的部分不抵罚款"
            ),
            self.surcharge
        );
    }
};

// What an officer collected on the spot goes to the bureau (交回) and from there to the bank
// (缴付), receipt by receipt.
struct HandedIn {
    static constexpr std::string_view kAct = "hand_in";
    static constexpr std::string_view kType = "case_money_handed_in";
    static constexpr std::string_view kName = "交回当场收缴的罚款";

    std::string receipt;
    bool operator==(const HandedIn&) const = default;

    static void each(auto& self, auto&& field) {
        field(Item{"receipt", "票据号", domain::FieldType::code}, self.receipt);
    }
};
struct Deposited {
    static constexpr std::string_view kAct = "deposit";
    static constexpr std::string_view kType = "case_money_deposited";
    static constexpr std::string_view kName = "缴付指定的银行";

    std::string receipt;
    bool operator==(const Deposited&) const = default;

    static void each(auto& self, auto&& field) {
        field(Item{"receipt", "票据号", domain::FieldType::code}, self.receipt);
    }
};

struct Performed {
    static constexpr std::string_view kAct = "perform";
    static constexpr std::string_view kType = "case_performed";
    static constexpr std::string_view kName = "履行";

    std::string manner;
    std::string note;
    bool operator==(const Performed&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(
            Item{"manner", "履行情况", choice}.of({"自动履行", "延期、分期履行完毕", "强制执行完毕"}
            ),
            self.manner
        );
        field(Item{"note", "说明", long_text}.optional().personal(), self.note);
    }
};

struct Demanded {
    static constexpr std::string_view kAct = "demand";
    static constexpr std::string_view kType = "case_demanded";
    static constexpr std::string_view kName = "催告";

    std::string content;
    bool operator==(const Demanded&) const = default;

    static void each(auto& self, auto&& field) {
        field(Item{"content", "催告内容", domain::FieldType::long_text}.personal(), self.content);
    }
};

}  // namespace mingjing::case_file
