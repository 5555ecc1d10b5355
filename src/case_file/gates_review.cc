// 法制审核: the package, who reviews, and what an opinion must say of each element.

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "case_file/cited.h"
#include "case_file/gate_parts.h"
#include "case_file/review_asked.h"
#include "case_file/review_package.h"
#include "case_file/reviewers.h"

namespace mingjing::case_file::gate {

namespace {

using domain::Refusal;

constexpr std::string_view kWhatIsReviewed = "国办发〔2018〕118号（十三）";

const ElementFinding* finding_of(const ReviewConcluded& concluded, std::int64_t element) {
    const auto found = std::ranges::find(concluded.elements, element, &ElementFinding::element);
    return found == concluded.elements.end() ? nullptr : &*found;
}

// Of the review that is concluded.
std::vector<Fields> elements_of(const Question& q) {
    return elements_asked(
        q.around.entries("review_elements", q.on), q.procedure, review_subjects(q).front()
    );
}

Refusal unfounded(const ElementFinding& finding, std::string_view what, std::string next) {
    return {
        .code = "element-unfounded",
        .what = fmt::format("第{}项审核要素{}", finding.element, what),
        .article = std::string(kWhatIsReviewed),
        .next = std::move(next),
        .rule = "GS-08"};
}

}  // namespace

Objection package_is_complete(const Question& q) {
    const auto* sent = q.states<ReviewSent>();
    if (!q.state.proposed && !q.state.permit_proposed && !q.state.ruling_proposed) {
        return Refusal{
            .code = "nothing-to-review",
            .what = "还没有提出处理建议，没有可以审核的内容",
            .article = "行政处罚法第五十七条第一款、第五十八条",
            .next = "请先调查终结并提出处理建议",
            .rule = "SH-02"};
    }
    const auto missing =
        sent == nullptr ? std::vector<std::string>{} : materials_missing(q, sent->materials);
    if (missing.empty()) {
        return {};
    }
    return Refusal{
        .code = "package-incomplete",
        .what = fmt::format("送审材料缺少{}", fmt::join(missing, "、")),
        .article = "国办发〔2018〕118号（十四）",
        .next = "请补齐后送审，文书应当先出具；审核期限从材料齐全之日起计算",
        .rule = "SH-02"};
}

Objection reviewer_is_apart(const Question& q) {
    const bool worked_on_it = q.state.worked_on_by.contains(q.by) || was_officer(q, q.by_officer);
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
    if (!asks_qualification(q)) {
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
    if (is_qualified(*reviewer)) {
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
    const auto concluded = stated_opinion(q);
    if (!concluded) {
        return {};
    }
    for (const auto& element : elements_of(q)) {
        const auto* number = member(element, "number").integer();
        if (number != nullptr && finding_of(*concluded, *number) == nullptr) {
            return Refusal{
                .code = "element-not-examined",
                .what = fmt::format(
                    "第{}项审核要素“{}”没有审核结论", *number, text_of(element, "element")
                ),
                .article = std::string(kWhatIsReviewed),
                .next = "请逐项审核，不适用的写明不适用",
                .rule = "GS-08"};
        }
    }
    const auto failed =
        std::ranges::find(concluded->elements, ElementFinding::kFails, &ElementFinding::conclusion);
    if (failed != concluded->elements.end() && concluded->opinion == ReviewConcluded::kAgrees) {
        return Refusal{
            .code = "agrees-with-a-fault",
            .what = fmt::format("第{}项审核要素不通过，审核意见不能是“同意”", failed->element),
            .article = "行政处罚法第五十八条",
            .next = "请提出书面审核意见，由承办机构处理后再次送审",
            .rule = "GS-08"};
    }
    return {};
}

Objection elements_are_founded(const Question& q) {
    const auto concluded = stated_opinion(q);
    if (!concluded) {
        return {};
    }
    const auto known = citable(q);
    const auto category = reviewed_category(q.procedure, review_subjects(q).front());
    for (const auto& finding : concluded->elements) {
        if (finding.conclusion == ElementFinding::kFails && finding.reason.empty()) {
            return unfounded(finding, "不通过，没有写明理由", "请写明存在什么问题");
        }
        if (finding.conclusion == ElementFinding::kNotApplicable && finding.reason.empty()) {
            return unfounded(finding, "不适用，没有写明理由", "请写明本案为什么不适用");
        }
        for (const auto& line : finding.cited) {
            if (const auto fault = citation_fault(line, known); !fault.empty()) {
                return unfounded(finding, fault, "请引用本案的证据、文书或者办理记录，并写明页码");
            }
        }
    }
    for (const auto& element : elements_of(q)) {
        const auto* number = member(element, "number").integer();
        const auto* finding = number == nullptr ? nullptr : finding_of(*concluded, *number);
        if (finding != nullptr && finding->conclusion == ElementFinding::kPasses &&
            finding->cited.empty() && must_be_cited(element, category)) {
            return unfounded(
                *finding,
                fmt::format("（{}）通过，没有引用案卷材料", text_of(element, "element")),
                "请写明哪一份证据、文书的第几页可以证明"
            );
        }
    }
    return {};
}

}  // namespace mingjing::case_file::gate
