#pragma once

// 结案 and 归档; and a step that states nothing but that it was taken. Law: 行政处罚法 art. 47
// (CF-18); law.md 5.9.

#include <string>
#include <string_view>

#include "case_file/form.h"

namespace mingjing::case_file {

struct Noted {
    static constexpr std::string_view kAct = "note";
    static constexpr std::string_view kType = "case_step_taken";
    static constexpr std::string_view kName = "办理";

    std::string text;
    bool operator==(const Noted&) const = default;

    static void each(auto& self, auto&& field) {
        field(Item{"text", "说明", domain::FieldType::long_text}.optional().personal(), self.text);
    }
};

struct Closed {
    static constexpr std::string_view kAct = "close";
    static constexpr std::string_view kType = "case_closed";
    static constexpr std::string_view kName = "结案";

    std::string retention;  // 保管期限
    std::string text;
    bool operator==(const Closed&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"retention", "保管期限", choice}.of({"永久", "30年", "10年"}), self.retention);
        field(Item{"text", "结案情况", long_text}.optional().personal(), self.text);
    }
};

}  // namespace mingjing::case_file
