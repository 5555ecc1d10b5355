#pragma once

// What changes a running time limit (延长、扣除). Law: QX-06; 劳动保障监察条例 art. 17 (JC-05);
// 行政许可法 art. 42, 45 (XK-08, XK-10); 行政强制法 art. 25 (QZ-06).

#include <string>
#include <string_view>

#include "case_file/form.h"

namespace mingjing::case_file {

struct Extended {
    static constexpr std::string_view kAct = "extend";
    static constexpr std::string_view kType = "case_limit_extended";
    static constexpr std::string_view kName = "延长期限";

    std::string limit;
    std::string reason;
    bool operator==(const Extended&) const = default;

    static void each(auto& self, auto&& field) {
        field(Item{"limit", "期限", domain::FieldType::choice}, self.limit);
        field(Item{"reason", "理由", domain::FieldType::long_text}.personal(), self.reason);
    }
};

// From the act's day on the limit does not run, until resumed.
struct Paused {
    static constexpr std::string_view kAct = "pause";
    static constexpr std::string_view kType = "case_limit_paused";
    static constexpr std::string_view kName = "期限扣除开始";

    static constexpr std::string_view kHearing = "听证";

    std::string limit;
    std::string ground;
    std::string document;  // 文书编号 by which the party was told
    bool operator==(const Paused&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"limit", "期限", choice}, self.limit);
        field(
            Item{"ground", "事由", choice}.of(
                {"检测、检验、检疫、鉴定",
                 kHearing,
                 "专家评审",
                 "招标、拍卖",
                 "补充材料",
                 "公告",
                 "其他依法不计入的时间"}
            ),
            self.ground
        );
        field(Item{"document", "告知文书编号"}, self.document);
    }
};
struct Resumed {
    static constexpr std::string_view kAct = "resume";
    static constexpr std::string_view kType = "case_limit_resumed";
    static constexpr std::string_view kName = "期限扣除结束";

    std::string limit;
    bool operator==(const Resumed&) const = default;

    static void each(auto& self, auto&& field) {
        field(Item{"limit", "期限", domain::FieldType::choice}, self.limit);
    }
};

}  // namespace mingjing::case_file
