// Before a case's result counts as public, it is: reviewed, released and there to be read
// under the number the step names. And what is withheld, somebody answers for.

#include "case_file/gate_parts.h"

namespace mingjing::case_file::gate {

using domain::Refusal;

namespace {

constexpr std::string_view kResults = "results";
constexpr auto kArticle = "国办发〔2018〕118号（六）";

Refusal not_public(std::string what, std::string next) {
    return {
        .code = "result-not-public",
        .what = std::move(what),
        .article = kArticle,
        .next = std::move(next),
        .rule = "GS-01"};
}

}  // namespace

Objection result_is_public(const Question& q) {
    const auto* published = q.states<ResultPublished>();
    if (published == nullptr || published->disposal == ResultPublished::kWithheld) {
        return {};
    }
    if (published->result.empty()) {
        return not_public(
            "没有写明公示的是哪一份决定", "请先由案件生成公示结果，经审核公示后，填写它的决定文书号"
        );
    }
    const auto entry = q.around.entry(kResults, "", published->result, q.around.today);
    if (!entry) {
        return not_public(
            "“" + published->result + "”还没有公示", "请等它审核通过、公示之后再办理这一步"
        );
    }
    if (text_of(*entry, "case_number") != q.state.opened.number) {
        return not_public("“" + published->result + "”不是这个案件的结果", "请核对决定文书号");
    }
    return {};
}

Objection withholding_is_approved(const Question& q) {
    const auto* published = q.states<ResultPublished>();
    const bool is_approved = published == nullptr ||
                             published->disposal != ResultPublished::kWithheld ||
                             !published->approver.empty();
    if (is_approved) {
        return {};
    }
    return Refusal{
        .code = "withheld-without-approver",
        .what = "不予公示没有写明批准人",
        .article = "政府信息公开条例第十七条",
        .next = "请经负责人批准，写明批准人",
        .rule = "GK-04"};
}

}  // namespace mingjing::case_file::gate
