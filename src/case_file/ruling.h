#pragma once

// What is found for or against an applicant (行政确认、给付、裁决): neither a penalty nor a
// permit. What was examined and what is decided have one shape, so that they can be compared.
// Law: 工伤保险条例 art. 20; 国办发〔2018〕118号 (GS-10).

#include <string>
#include <string_view>

#include "case_file/form.h"

namespace mingjing::case_file {

struct Ruling {
    bool is_granted = false;
    std::string conclusion;  // 认定为工伤
    bool operator==(const Ruling&) const = default;

    static void each(auto& self, auto&& field) {
        field(Item{"is_granted", "支持申请", domain::FieldType::boolean}, self.is_granted);
        field(Item{"conclusion", "结论"}.personal(), self.conclusion);
    }
};

struct RulingProposed {
    static constexpr std::string_view kAct = "propose_ruling";
    static constexpr std::string_view kType = "case_ruling_proposed";
    static constexpr std::string_view kName = "调查核实意见";

    Ruling ruling;
    std::string facts;
    bool operator==(const RulingProposed&) const = default;

    static void each(auto& self, auto&& field) {
        Ruling::each(self.ruling, field);
        field(Item{"facts", "事实和证据", domain::FieldType::long_text}.personal(), self.facts);
    }
};

struct RulingMade {
    static constexpr std::string_view kAct = "rule";
    static constexpr std::string_view kType = "case_ruling_made";
    static constexpr std::string_view kName = "作出认定";

    Ruling ruling;
    List basis;  // citations
    std::string reasons;
    bool operator==(const RulingMade&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        Ruling::each(self.ruling, field);
        field(Item{"basis", "决定依据", citations}, self.basis);
        field(Item{"reasons", "理由", long_text}.personal(), self.reasons);
    }
};

}  // namespace mingjing::case_file
