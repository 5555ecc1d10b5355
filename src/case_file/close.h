#pragma once

// 结案; and a step that states nothing but that it was taken. Law: 行政处罚法 art. 47
// (CF-18). What comes after it is archive.h.

#include <string>
#include <string_view>
#include <vector>

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

// 依法删除个人信息: no step; personal values of these records are gone.
struct ValuesErased {
    static constexpr std::string_view kAct = "erase";
    static constexpr std::string_view kType = "case_values_erased";
    static constexpr std::string_view kName = "删除个人信息";
    static constexpr bool kIsNoStep = true;

    List positions;  // of the ledger
    std::vector<std::string> fields;
    std::string basis;
    bool operator==(const ValuesErased&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"positions", "记录", list}.ours(), self.positions);
        field(Item{"fields", "项目", list}.ours(), self.fields);
        field(Item{"basis", "依据"}.ours(), self.basis);
    }
};

// 程序从新: the case goes on by another version of its procedure.
struct Migrated {
    static constexpr std::string_view kAct = "migrate";
    static constexpr std::string_view kType = "case_migrated";
    static constexpr std::string_view kName = "适用新的程序";
    static constexpr bool kIsNoStep = true;

    std::string from;                  // digests of the adopted bytes
    std::string to;                    //
    std::vector<std::string> renamed;  // clocks: was=is; was= where it stops
    std::string basis;
    bool operator==(const Migrated&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"from", "原程序版本"}.ours(), self.from);
        field(Item{"to", "新程序版本"}.ours(), self.to);
        field(Item{"renamed", "期限", list}.ours(), self.renamed);
        field(Item{"basis", "依据"}.ours(), self.basis);
    }
};

}  // namespace mingjing::case_file
