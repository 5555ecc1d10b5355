#pragma once

// What walks state beside the usual steps of a case under test.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "case_file/crime_handed_over.h"
#include "case_file/permit_case.h"

namespace mingjing::case_file {

inline Outcome ordered_to_pay() {
    Outcome outcome;
    outcome.conclusion = kHandling;
    outcome.payment = {{1'000'00}, {}};
    return outcome;
}
inline Outcome concluding(std::string_view conclusion) {
    Outcome outcome;
    outcome.conclusion = conclusion;
    return outcome;
}
inline Proposed proposes(Outcome outcome) {
    auto proposed = proposal(0);
    proposed.outcome = std::move(outcome);
    proposed.correction = {};
    return proposed;
}
inline Decided decides(Outcome outcome) {
    auto decided = decision(0);
    decided.outcome = std::move(outcome);
    decided.correction = {};
    return decided;
}
inline Notified notice(Outcome outcome, bool offers_hearing = false) {
    Notified notified;
    notified.outcome = std::move(outcome);
    notified.offers_hearing = offers_hearing;
    notified.content = "拟作出的决定";
    return notified;
}
inline Served serves(
    std::string_view instrument, std::string_view addressee, std::string_view pay_by
) {
    auto act = served(instrument);
    act.addressee = addressee;
    act.pay_by = pay_by;
    return act;
}
inline PartyAmended party(std::string_view name, std::string_view code = "") {
    const auto opened = lead();
    PartyAmended amended;
    amended.party_kind = opened.party_kind;
    amended.party_name = name;
    amended.party_credit_code = code;
    amended.act_ended_on = opened.act_ended_on;
    amended.reason = "核对登记信息";
    return amended;
}

inline Inquired inquired() {
    return {"询问笔录", {"37990126001", "37990126002"}, true, "签字", "张示例", "问答"};
}
inline HearingArranged hearing() {
    return {"2026-03-23", "", "37990126003", true, "会议室"};
}
inline ReviewConsulted consulted(std::string_view outcome, std::string_view subject = "") {
    return {"证据充分", "证据不足", "双方", std::string(outcome), std::string(subject)};
}
inline ReviewSettled settled(std::string_view ruling, std::string_view subject = "") {
    return {std::string(ruling), "听取了意见", std::string(subject)};
}
inline ReviewDiscussed discussed(std::string_view conclusion, std::string_view subject = "") {
    return {"局领导班子", "均同意", std::string(conclusion), std::string(subject)};
}
inline ActReviewSent sends_act(std::string_view subject) {
    return {std::string(subject), {}, {}, {"决定代拟稿"}, "可能被转移"};
}
inline ActReviewConcluded act_opinion(std::string_view subject, std::string_view said) {
    return {std::string(subject), std::string(said), "书面意见", "", opinion(said).elements};
}
inline CrimeReported crime() {
    return {"拒不支付劳动报酬罪", {"37990126001", "37990126002"}, "建议移送"};
}
inline DeferralRequested asking_to_put_off() {
    return {"延期缴纳", {{"2026-05-08", {14'700'00}}}, "停产两个月", {"银行流水"}};
}
inline DeferralAnswered put_off() {
    return {std::string(DeferralAnswered::kLater), "", {{"2026-05-08", {14'700'00}}}, "停产"};
}
inline DecisionRevoked revoked_by(std::string_view authority) {
    DecisionRevoked revoked;
    revoked.authority = authority;
    revoked.outcome = ChallengeEnded::kRevoked;
    revoked.document = "复决1号";
    revoked.reason = "事实不清";
    return revoked;
}
inline DishonestyListed listed() {
    return {"因拖欠引发群体性事件、极端事件", true, "名单1", ""};
}
inline DishonestyDelisted delisted(std::string_view ground) {
    DishonestyDelisted act;
    act.ground = ground;
    act.reason = "经核实";
    return act;
}
inline Archived archived() {
    Archived act;
    act.number = "2026-0001";
    act.grade = Archived::kOrdinary;
    act.retention = Archived::kThirtyYears;
    return act;
}

}  // namespace mingjing::case_file
