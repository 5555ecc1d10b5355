// 法制审核、决定.

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "case_file/catalogue.h"
#include "case_file/gate_parts.h"
#include "case_file/officer.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

namespace {

using domain::Refusal;

constexpr std::string_view kQualificationSince = "2021-07-15";
constexpr Money kSummaryCitizenMax{20'000};        // 200元, art. 51
constexpr Money kSummaryOrganisationMax{300'000};  // 3000元

// Whoever takes the step was once among the case's officers, by any certificate of theirs.
bool was_officer(const Question& q) {
    return !q.by_officer.empty() &&
           std::ranges::any_of(q.state.ever_officers, [&](const std::string& number) {
               return person_of(q, number) == person_of(q, q.by_officer);
           });
}

}  // namespace

Objection package_is_complete(const Question& q) {
    const auto* sent = q.states<ReviewSent>();
    if (!q.state.proposed) {
        return Refusal{
            .code = "nothing-to-review",
            .what = "还没有提出处理建议，没有可以审核的内容",
            .article = "行政处罚法第五十七条第一款、第五十八条",
            .next = "请先调查终结并提出处理建议",
            .rule = "SH-02"};
    }
    if (sent == nullptr) {
        return {};
    }
    std::vector<std::string_view> wanted{"调查终结报告", "决定代拟稿", "依据", "证据材料"};
    if (q.state.telling.was_heard()) {
        wanted.emplace_back("听证笔录");
    }
    for (const auto material : wanted) {
        if (std::ranges::find(sent->materials, material) == sent->materials.end()) {
            return Refusal{
                .code = "package-incomplete",
                .what = fmt::format("送审材料缺少{}", material),
                .article = "国办发〔2018〕118号（十四）",
                .next = "请补齐后送审；审核期限从材料齐全之日起计算",
                .rule = "SH-02"};
        }
    }
    return {};
}

Objection reviewer_is_apart(const Question& q) {
    const bool worked_on_it = q.state.worked_on_by.contains(q.by) || was_officer(q);
    const bool is_same_unit = q.by_unit == q.state.opened.unit;
    if (!worked_on_it && !is_same_unit) {
        return {};
    }
    return Refusal{
        .code = "reviewer-handled-it",
        .what = worked_on_it ? "您办理过本案，不能审核本案"
                             : "您所在的单位是本案承办机构，不能审核本案",
        .article = "行政处罚法第五十八条；国办发〔2018〕118号（十一）",
        .next = "案件办理与法制审核相分离，请由政策法规机构的其他审核人员审核",
        .rule = "CF-27"};
}

Objection reviewer_is_qualified(const Question& q) {
    const auto* outcome = outcome_of(q);
    const bool is_penalty = outcome != nullptr && outcome->conclusion == kPenalty;
    if (!is_penalty && q.procedure.category != "行政处罚") {
        return {};
    }
    const auto reviewer =
        q.by_officer.empty() ? std::nullopt : q.around.entry("reviewers", "", q.by_officer, q.on);
    if (!reviewer) {
        return Refusal{
            .code = "reviewer-not-known",
            .what = q.by_officer.empty() ? "您的账号没有写明是哪一位执法人员，不能确认审核资格"
                                         : "您不在法制审核人员名录里，不能确认审核资格",
            .article = "行政处罚法第五十八条第二款",
            .next = "请先在法制审核人员名录里登记，并在账号里写明执法人员编号",
            .rule = "CF-27"};
    }
    const auto first = text_of(*reviewer, "first_reviewed_on");
    const bool is_of_old = !first.empty() && first < kQualificationSince;
    if (is_of_old || !text_of(*reviewer, "qualification_number").empty()) {
        return {};
    }
    return Refusal{
        .code = "reviewer-not-qualified",
        .what = "您初次从事行政处罚决定法制审核，法制审核人员名录里没有您的法律职业资格证号",
        .article = "行政处罚法第五十八条第二款",
        .next = "请由取得国家统一法律职业资格的人员审核；已经取得的，先在名录里登记",
        .rule = "CF-27"};
}

Objection elements_are_all_examined(const Question& q) {
    const auto* concluded = q.states<ReviewConcluded>();
    if (concluded == nullptr) {
        return {};
    }
    std::set<std::int64_t> examined;
    const ElementFinding* failed = nullptr;
    for (const auto& finding : concluded->elements) {
        examined.insert(finding.element);
        if (finding.conclusion == ElementFinding::kFails) {
            failed = &finding;
        }
    }
    for (const auto& element : q.around.entries("review_elements", q.on)) {
        const auto* number = member(element, "number").integer();
        if (number != nullptr && !examined.contains(*number)) {
            return Refusal{
                .code = "element-not-examined",
                .what = fmt::format(
                    "第{}项审核要素“{}”没有审核结论", *number, text_of(element, "element")
                ),
                .article = "国办发〔2018〕118号（十三）",
                .next = "请逐项审核，不适用的写明不适用",
                .rule = "GS-08"};
        }
    }
    if (failed != nullptr && concluded->opinion == ReviewConcluded::kAgrees) {
        return Refusal{
            .code = "agrees-with-a-fault",
            .what = fmt::format("第{}项审核要素不通过，审核意见不能是“同意”", failed->element),
            .article = "行政处罚法第五十八条",
            .next = "请提出书面审核意见，由承办机构处理后再次送审",
            .rule = "GS-08"};
    }
    return {};
}

Objection review_is_passed(const Question& q) {
    if (q.state.review.is_passed()) {
        return {};
    }
    const auto* outcome = outcome_of(q);
    const bool is_every = q.threshold("review_every_decision").value_or(1) != 0;
    const auto rows = catalogue_rows(q);
    if (!is_every && rows.empty() && outcome != nullptr) {
        return {};
    }
    const auto& review = q.state.review;
    const auto row = rows.empty() ? std::string("本机关规定一切普通程序的决定都经法制审核")
                                  : fmt::format("属于审核目录{}", rows.front());
    const std::string_view standing = !review.sent       ? "还没有送法制审核"
                                      : review.concluded ? "法制审核没有通过"
                                                         : "法制审核还没有结论";
    return Refusal{
        .code = "review-not-passed",
        .what = fmt::format("{}；{}，未经审核或者审核未通过的，不得作出决定", row, standing),
        .article = "行政处罚法第五十八条；国办发〔2018〕118号（十）",
        .next = review.concluded ? "请按审核意见处理后再次送审" : "请送审，审核通过后再作决定",
        .rule = "CF-27"};
}

Objection panel_discussed(const Question& q) {
    const bool is_major = q.state.proposed && q.state.proposed->act.is_major;
    if (q.state.discussed || (!is_major && !q.state.is_beside_tier && !within_tier(q))) {
        return {};
    }
    return Refusal{
        .code = "panel-not-discussed",
        .what = is_major ? "情节复杂或者重大违法行为，还没有由负责人集体讨论"
                         : "罚款偏离裁量基准，还没有由负责人集体讨论",
        .article = "行政处罚法第五十七条第二款",
        .next = "请组织集体讨论并登记讨论记录",
        .rule = "CF-26"};
}

Objection summary_is_allowed(const Question& q) {
    const auto* spot = q.states<DecidedOnSpot>();
    if (spot == nullptr) {
        return {};
    }
    const bool is_unit = is_organisation(q.state.opened.party_kind);
    const auto most = is_unit ? kSummaryOrganisationMax : kSummaryCitizenMax;
    const auto other = std::ranges::find_if(spot->outcome.kinds, [](const auto& kind) {
        return kind != "警告" && kind != "罚款";
    });
    if (spot->outcome.fine <= most && other == spot->outcome.kinds.end()) {
        return {};
    }
    return Refusal{
        .code = "not-summary",
        .what = other != spot->outcome.kinds.end() ? fmt::format("“{}”不能当场作出", *other)
                                                   : fmt::format(
                                                         "当场罚款对{}最多{}，这里是{}",
                                                         is_unit ? "单位" : "个人",
                                                         yuan_words(most),
                                                         yuan_words(spot->outcome.fine)
                                                     ),
        .article = "行政处罚法第五十一条",
        .next = "请改用普通程序",
        .rule = "CF-21"};
}

Objection party_heard_on_spot(const Question& q) {
    const auto* spot = q.states<DecidedOnSpot>();
    if (spot == nullptr || spot->heard_party) {
        return {};
    }
    return Refusal{
        .code = "not-heard-on-spot",
        .what = "没有记明已当场告知事实、理由、依据和权利，并听取陈述、申辩",
        .article = "行政处罚法第四十四条、第四十五条、第六十二条",
        .next = "请告知并听取后再作决定",
        .rule = "CF-22"};
}

}  // namespace mingjing::case_file::gate
