#pragma once

// 拖欠农民工工资失信联合惩戒对象名单, into it and out of it. Law: 保障农民工工资支付条例
// (JC-15).

#include <string>
#include <string_view>

#include "case_file/form.h"

namespace mingjing::case_file {

struct DishonestyListed {
    static constexpr std::string_view kAct = "list_dishonest";
    static constexpr std::string_view kType = "case_dishonesty_listed";
    static constexpr std::string_view kName = "列入失信联合惩戒名单";

    std::string ground;
    bool has_told_party = false;  // and heard it
    std::string document;         // 列入决定书编号
    std::string until;
    bool operator==(const DishonestyListed&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(
            Item{"ground", "列入情形", choice}.of(
                {"拖欠数额达到认定拒不支付劳动报酬罪的标准", "因拖欠引发群体性事件、极端事件"}
            ),
            self.ground
        );
        field(Item{"has_told_party", "已书面告知并听取陈述、申辩", boolean}, self.has_told_party);
        field(Item{"document", "列入决定书编号"}, self.document);
        field(Item{"until", "列入期限至", date}, self.until);
    }
};

// 移出: before its term, with it, or because what it rests on fell.
struct DishonestyDelisted {
    static constexpr std::string_view kAct = "delist_dishonest";
    static constexpr std::string_view kType = "case_dishonesty_delisted";
    static constexpr std::string_view kName = "移出失信联合惩戒名单";

    static constexpr std::string_view kEarly = "提前移出";
    static constexpr std::string_view kOver = "列入期限届满";
    static constexpr std::string_view kBasisFell = "列入所依据的决定被撤销、变更";
    static constexpr std::string_view kListingFell = "列入决定被撤销";

    std::string ground;
    std::string corrected_on = {};  // of an early one, as are the two after it
    std::string applied_on = {};
    bool has_promised = false;
    std::string document = {};  // what revoked the listing itself
    std::string reason;
    bool operator==(const DishonestyDelisted&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(
            Item{"ground", "移出情形", choice}.of({kEarly, kOver, kBasisFell, kListingFell}),
            self.ground
        );
        field(
            Item{"corrected_on", "改正之日", date}.optional().hint(
                "提前移出的必须写明：拖欠的工资全部付清之日"
            ),
            self.corrected_on
        );
        field(
            Item{"applied_on", "申请之日", date}.optional().hint("提前移出的必须写明"),
            self.applied_on
        );
        field(
            Item{"has_promised", "已提交不再拖欠农民工工资的书面信用承诺", boolean}.optional().hint(
                "提前移出的必须提交"
            ),
            self.has_promised
        );
        field(
            Item{"document", "撤销列入决定的文书编号"}.optional().hint(
                "列入决定被撤销的必须写明：复议决定、裁判文书或者本机关的撤销决定"
            ),
            self.document
        );
        field(Item{"reason", "核实的情况和理由", long_text}.personal(), self.reason);
    }
};

}  // namespace mingjing::case_file
