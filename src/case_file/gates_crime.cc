// 涉嫌犯罪移送.

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include <fmt/format.h>

#include "case_file/gate_parts.h"
#include "case_file/officer.h"

namespace mingjing::case_file::gate {

namespace {

using domain::Refusal;

constexpr auto kRegulation = "行政执法机关移送涉嫌犯罪案件的规定第五条";

bool awaits_the_head(const CrimeTransfer& crime) {
    return crime.reported && !crime.decided;
}
bool is_approved(const CrimeTransfer& crime) {
    return crime.decided && crime.decided->act.is_approved;
}
bool is_under_way(const CrimeTransfer& crime) {
    return awaits_the_head(crime) || (is_approved(crime) && !crime.replied);
}

}  // namespace

Objection crime_group_is_two(const Question& q) {
    const auto* reported = q.states<CrimeReported>();
    if (reported == nullptr) {
        return {};
    }
    std::set<std::string> people;
    for (const auto& number : reported->officers) {
        if (officer_fault(q, number).empty()) {
            people.insert(person_of(q, number));
        }
    }
    if (people.size() >= 2) {
        return {};
    }
    return Refusal{
        .code = "crime-group-short",
        .what = fmt::format("专案组里具有执法资格的人员只有{}人", people.size()),
        .article = kRegulation,
        .next = "请指定两名以上持有有效证件的人员组成专案组，核实后提出移送的书面报告",
        .rule = "YS-01"};
}

Objection crime_was_reported(const Question& q) {
    if (awaits_the_head(q.state.crime)) {
        return {};
    }
    return Refusal{
        .code = "no-crime-reported",
        .what = "没有等待决定的涉嫌犯罪移送报告",
        .article = kRegulation,
        .next = "请先由专案组核实情况，提出移送的书面报告",
        .rule = "YS-02"};
}

Objection refusal_has_reason(const Question& q) {
    const auto* decided = q.states<TransferDecided>();
    if (decided == nullptr || decided->is_approved || !decided->reason.empty()) {
        return {};
    }
    return Refusal{
        .code = "not-transferring-unexplained",
        .what = "不批准移送没有写明理由",
        .article = kRegulation,
        .next = "请把不予批准的理由记录在案",
        .rule = "YS-04"};
}

Objection transfer_was_approved(const Question& q) {
    if (is_approved(q.state.crime) && !q.state.crime.handed_over) {
        return {};
    }
    return Refusal{
        .code = "transfer-not-approved",
        .what = q.state.crime.handed_over ? "本案已经移送公安机关" : "移送还没有经本机关负责人批准",
        .article = kRegulation,
        .next = "请由正职负责人或者主持工作的负责人在三日内决定；批准的，在二十四小时内移送",
        .rule = "YS-03"};
}

Objection transfer_is_complete(const Question& q) {
    const auto* handed = q.states<CrimeHandedOver>();
    if (handed == nullptr) {
        return {};
    }
    for (const auto material :
         {CrimeHandedOver::kLetter, CrimeHandedOver::kReport, CrimeHandedOver::kThings}) {
        if (std::ranges::find(handed->materials, material) == handed->materials.end()) {
            return Refusal{
                .code = "transfer-incomplete",
                .what = fmt::format("移送材料缺少{}", material),
                .article = "行政执法机关移送涉嫌犯罪案件的规定第六条",
                .next = "请补齐后移送",
                .rule = "YS-03"};
        }
    }
    return {};
}

Objection crime_was_handed_over(const Question& q) {
    if (q.state.crime.handed_over && !q.state.crime.replied) {
        return {};
    }
    return Refusal{
        .code = "not-handed-over",
        .what = q.state.crime.replied ? "公安机关已经答复" : "本案还没有移送公安机关",
        .article = "行政执法机关移送涉嫌犯罪案件的规定第八条",
        .next = "请核对案件的移送情况",
        .rule = "YS-03"};
}

Objection crime_is_settled(const Question& q) {
    const auto& crime = q.state.crime;
    const auto* outcome = stated_outcome(q);
    const bool hands_it_over =
        outcome != nullptr && outcome->conclusion == kCrime && crime.handed_over;
    if (!is_under_way(crime) || hands_it_over) {
        return {};
    }
    return Refusal{
        .code = "crime-not-settled",
        .what = crime.decided ? "涉嫌犯罪的案件已批准移送，公安机关还没有答复"
                              : "涉嫌犯罪移送的报告还没有决定",
        .article = "行政处罚法第二十七条",
        .next = "违法行为涉嫌犯罪的，应当及时移送司法机关；请等有结果后再决定",
        .rule = "CF-04"};
}

Objection crime_is_not_under_way(const Question& q) {
    if (!is_under_way(q.state.crime)) {
        return {};
    }
    return Refusal{
        .code = "transfer-under-way",
        .what = awaits_the_head(q.state.crime) ? "已有涉嫌犯罪移送的报告等待决定"
                                               : "移送已经批准，公安机关还没有答复",
        .article = kRegulation,
        .next = "请先办完这一次移送；另有线索的，补充在移送材料里",
        .rule = "YS-02"};
}

Objection crime_went_to_the_police(const Question& q) {
    const auto* outcome = stated_outcome(q);
    if (outcome == nullptr || outcome->conclusion != kCrime || q.state.crime.handed_over) {
        return {};
    }
    return Refusal{
        .code = "decided-without-transfer",
        .what = "决定是移送司法机关，案件却还没有移送公安机关",
        .article =
            "行政处罚法第二十七条、第五十七条第一款第四项；行政执法机关移送涉嫌犯罪案件的规定第五"
            "条",
        .next = "请由专案组报告、负责人批准并移送公安机关后，再作移送的决定",
        .rule = "YS-03"};
}

Objection crime_holds_the_end(const Question& q) {
    const auto* to = q.procedure.stage(q.step.to);
    if (to == nullptr || !to->is_end || !is_under_way(q.state.crime)) {
        return {};
    }
    return Refusal{
        .code = "crime-not-settled",
        .what = "涉嫌犯罪的移送还没有结果，不能结案",
        .article = "行政处罚法第二十七条",
        .next = "请办完移送，登记公安机关的答复后再结案",
        .rule = "CF-04"};
}

Objection approves_transfer(const Question& q) {
    const auto* decided = q.states<TransferDecided>();
    if (decided == nullptr || decided->is_approved) {
        return {};
    }
    return Refusal{
        .code = "other-way",
        .what = "这一步登记批准移送，内容却是不批准",
        .article = kRegulation,
        .next = "不批准的，请用不批准移送登记",
        .rule = "YS-02"};
}

Objection declines_transfer(const Question& q) {
    const auto* decided = q.states<TransferDecided>();
    if (decided == nullptr || !decided->is_approved) {
        return {};
    }
    return Refusal{
        .code = "other-way",
        .what = "这一步登记不批准移送，内容却是批准",
        .article = kRegulation,
        .next = "批准的，请用批准移送登记",
        .rule = "YS-04"};
}

Objection police_took_it(const Question& q) {
    if (q.state.crime.replied && q.state.crime.replied->act.is_docketed) {
        return {};
    }
    return Refusal{
        .code = "police-did-not-take-it",
        .what = "公安机关没有就移送的案件立案",
        .article = "劳动保障监察条例第十八条第二款",
        .next = "请登记公安机关的立案通知；不予立案的，继续依法处理",
        .rule = "JC-09"};
}

}  // namespace mingjing::case_file::gate
