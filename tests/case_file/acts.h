#pragma once

// What the usual steps of a case under test state.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "case_file/event.h"

namespace mingjing::case_file {

inline constexpr std::string_view kResult = "海曦人社监罚字〔2026〕第003号";

inline Opened lead() {
    Opened opened;
    opened.procedure = "penalty_ordinary";
    opened.unit = "劳动监察支队";
    opened.source = "投诉";
    opened.item = "HXRS-CF-015";
    opened.party_kind = "法人或者其他组织";
    opened.party_name = "样例服饰加工厂";
    opened.act_ended_on = "2026-01-31";
    opened.summary = "安排加班超过法定时间";
    return opened;
}
inline Assigned assigned(std::vector<std::string> officers = {"37990126001", "37990126002"}) {
    return {std::move(officers), true};
}
inline Collected evidence(std::string number) {
    return {std::move(number), "书证", "考勤表", "", {"37990126001", "37990126002"}, "", ""};
}
inline Outcome fine(std::int64_t yuan) {
    Outcome outcome;
    outcome.conclusion = kPenalty;
    outcome.kinds = {"罚款"};
    outcome.fine = {yuan * 100};
    outcome.benchmark = "HXCL-015";
    outcome.tier = "一般";
    return outcome;
}
inline Correction nothing_to_correct() {
    return {"没有可以改正的内容", "", "没有违法所得"};
}
inline Proposed proposal(std::int64_t yuan) {
    Proposed proposed;
    proposed.outcome = fine(yuan);
    proposed.correction = nothing_to_correct();
    proposed.measures.months = 42;
    proposed.facts = "42人月超时";
    proposed.basis = {Fields{{"law", "中华人民共和国劳动法"}, {"article", 90}}};
    return proposed;
}
inline Served served(std::string_view instrument) {
    Served act;
    act.instrument = instrument;
    act.mode = Served::kDirect;
    act.proof = "送达回证1";
    act.receiver = "张示例";
    act.capacity = Served::kAgent;  // for a person and an organisation alike
    return act;
}
inline ReviewSent package(bool with_hearing = false) {
    ReviewSent sent;
    sent.materials = {"调查终结报告", "决定代拟稿", "依据", "证据材料"};
    if (with_hearing) {
        sent.materials.emplace_back("听证笔录");
    }
    return sent;
}
inline ReviewConcluded opinion(std::string_view words = ReviewConcluded::kAgrees) {
    ReviewConcluded concluded;
    concluded.opinion = words;
    concluded.elements = {{1, "通过", "", "", {}}, {2, "通过", "", "", {}}};
    concluded.text = "书面意见";
    return concluded;
}
inline ResultPublished published(std::string_view result = kResult) {
    return {"已公示", {}, "", std::string(result)};
}
inline Decided decision(std::int64_t yuan) {
    return {
        fine(yuan),
        {Fields{{"law", "中华人民共和国劳动法"}, {"article", 90}}},
        "事实清楚",
        nothing_to_correct()};
}
// Of no tier.
inline DecidedOnSpot decision_on_spot(std::int64_t yuan) {
    DecidedOnSpot decided;
    decided.outcome = fine(yuan);
    decided.correction = nothing_to_correct();
    decided.outcome.benchmark.clear();
    decided.outcome.tier.clear();
    decided.basis = {Fields{{"law", "中华人民共和国劳动法"}, {"article", 90}}};
    decided.showed_certificates = true;
    decided.heard_party = true;
    decided.number = "DC0001";
    decided.signing = "当事人签收";
    decided.facts = "未公示";
    return decided;
}

inline PermitApplied application(std::string_view kind = PermitApplied::kFirst) {
    PermitApplied applied;
    applied.kind = kind;
    return applied;
}
inline PermitProposed examined(std::string_view conclusion) {
    PermitProposed proposed;
    proposed.outcome.conclusion = conclusion;
    proposed.reasons = "符合条件";
    proposed.third_party_interest = "不直接关系他人重大利益";
    return proposed;
}

inline Pleaded plea(std::string_view answer) {
    return {std::string(answer), "有异议"};
}

}  // namespace mingjing::case_file
