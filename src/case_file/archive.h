#pragma once

// 归档: the file of a case that is over gets its number and is kept; from then on nothing is
// added to it. Law: 行政处罚法 art. 47 (CF-18); 国办发〔2018〕118号; law.md 5.9.

#include <cstdint>
#include <string>
#include <string_view>

#include "case_file/form.h"

namespace mingjing::case_file {

struct Archived {
    static constexpr std::string_view kAct = "archive";
    static constexpr std::string_view kType = "case_archived";
    static constexpr std::string_view kName = "归档";

    static constexpr std::string_view kImportant = "重要";
    static constexpr std::string_view kOrdinary = "一般";
    static constexpr std::string_view kForever = "永久";
    static constexpr std::string_view kThirtyYears = "30年";
    static constexpr std::string_view kTenYears = "10年";

    std::string number;          // 2026-0001: 归档号, of the cases archived that year
    std::string grade;           // how long it is kept follows from it,
    std::string retention;       // by record-rules.yaml as it was that day
    std::int64_t documents = 0;  // what was in it then
    std::int64_t pages = 0;      // of its instruments
    std::string fonds;           // 全宗号
    std::string catalogue;       // 目录号、案卷号
    std::string remarks;         // 备考: what is not in it, and why
    bool operator==(const Archived&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"number", "归档号"}.ours(), self.number);
        field(
            Item{"grade", "案卷价值", choice}
                .of({kOrdinary, kImportant})
                .hint("保管期限由它和案件的程序决定，见案卷页"),
            self.grade
        );
        field(Item{"retention", "保管期限"}.ours(), self.retention);
        field(Item{"documents", "件数", integer}.ours(), self.documents);
        field(Item{"pages", "页数", integer}.ours(), self.pages);
        field(Item{"fonds", "全宗号"}.optional(), self.fonds);
        field(Item{"catalogue", "目录号、案卷号"}.optional(), self.catalogue);
        field(
            Item{"remarks", "备考", long_text}.optional().personal().hint(
                "缺少应当归档的文书的，写明缺什么、为什么缺、何时补"
            ),
            self.remarks
        );
    }
};

}  // namespace mingjing::case_file
