#pragma once

// After the decision (履行、执行). Law: 行政处罚法 art. 66-68, 72, 73 (CF-34 to CF-38); 行政强制法
// art. 53, 54 (QZ-12).

#include <string>
#include <string_view>

#include "case_file/form.h"

namespace mingjing::case_file {

struct Paid {
    static constexpr std::string_view kAct = "pay";
    static constexpr std::string_view kType = "case_paid";
    static constexpr std::string_view kName = "缴款";

    Money amount;
    std::string receipt;  // 票据号
    std::string channel;
    bool operator==(const Paid&) const = default;

    static constexpr std::string_view kOnSpot = "当场收缴";

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"amount", "金额", decimal}.in("元"), self.amount);
        field(Item{"receipt", "票据号", code}, self.receipt);
        field(Item{"channel", "缴款方式", choice}.of({"银行或者电子支付", kOnSpot}), self.channel);
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
