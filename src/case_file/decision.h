#pragma once

// The decision (决定) and, before the grave ones, the panel (集体讨论). Law: 行政处罚法 art. 57
// (CF-26), 59 (CF-28), 60 (CF-29).

#include <string>
#include <string_view>
#include <vector>

#include "case_file/form.h"
#include "case_file/proposal.h"

namespace mingjing::case_file {

struct Discussed {
    static constexpr std::string_view kAct = "discuss";
    static constexpr std::string_view kType = "case_discussed";
    static constexpr std::string_view kName = "集体讨论";

    std::vector<std::string> members;
    std::string conclusion;
    bool operator==(const Discussed&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        field(Item{"members", "参加的负责人", list}.personal(), self.members);
        field(Item{"conclusion", "讨论结论", long_text}.personal(), self.conclusion);
    }
};

struct Decided {
    static constexpr std::string_view kAct = "decide";
    static constexpr std::string_view kType = "case_decided";
    static constexpr std::string_view kName = "作出决定";

    Outcome outcome;
    List basis;  // citations
    std::string reasons;
    Correction correction = {};  // none in old records
    bool operator==(const Decided&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        Outcome::each(self.outcome, field);
        Correction::each(self.correction, field);
        field(Item{"basis", "决定依据", citations}, self.basis);
        field(Item{"reasons", "事实和理由", long_text}.personal(), self.reasons);
    }
};

// 当场处罚决定: the whole of a summary procedure in one act.
struct DecidedOnSpot {
    static constexpr std::string_view kAct = "decide_on_spot";
    static constexpr std::string_view kType = "case_decided_on_spot";
    static constexpr std::string_view kName = "当场作出处罚决定";

    Outcome outcome;
    Measures measures;
    Correction correction = {};
    List basis;
    bool showed_certificates = false;
    bool heard_party = false;  // told of facts, reasons, basis and rights, and heard
    std::string number;        // pre-printed on the form
    std::string signing;
    std::string facts;
    bool operator==(const DecidedOnSpot&) const = default;

    static void each(auto& self, auto&& field) {
        using enum domain::FieldType;
        Outcome::each(self.outcome, field);
        Measures::each(self.measures, field);
        Correction::each(self.correction, field);
        field(Item{"basis", "处罚依据", citations}, self.basis);
        field(Item{"showed_certificates", "已主动出示执法证件", boolean}, self.showed_certificates);
        field(
            Item{"heard_party", "已告知并听取陈述、申辩", boolean}.hint(
                "当场告知事实、理由、依据和权利，听取意见（行政处罚法第四十四条、第四十五条）"
            ),
            self.heard_party
        );
        field(Item{"number", "当场处罚决定书编号", code}, self.number);
        field(
            Item{"signing", "交付情况", choice}.of({"当事人签收", "拒绝签收，已注明"}), self.signing
        );
        field(Item{"facts", "违法事实", long_text}.personal(), self.facts);
    }
};

}  // namespace mingjing::case_file
