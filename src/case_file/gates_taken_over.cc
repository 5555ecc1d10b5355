// 沿用证据: what a case goes on with of the evidence of the case it came from.

#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "case_file/gate_parts.h"

namespace mingjing::case_file::gate {

namespace {

// In the case this one came from.
std::optional<EvidenceElsewhere> known_there(const Question& q, const Collected& collected) {
    return q.around.evidence_of
               ? q.around.evidence_of(q.state.opened.from_case, collected.taken_over)
               : std::nullopt;
}

}  // namespace

// What was kept elsewhere stays what it is: the same kind and file, kept from the party where it
// was, and no evidence where it was unlawfully obtained. Whether it is true is found anew.
Objection taken_over_is_the_same(const Question& q) {
    const auto* collected = q.states<Collected>();
    if (collected == nullptr || collected->taken_over.empty()) {
        return {};
    }
    const auto refused = [](std::string what, std::string next) {
        return domain::Refusal{
            .code = "not-taken-over",
            .what = std::move(what),
            .article = "行政处罚法第四十六条",
            .next = std::move(next),
            .rule = "CF-17"};
    };
    const auto& origin = q.state.opened.from_case;
    if (origin.empty()) {
        return refused(
            "本案登记时没有写来源案件，没有可以沿用的证据",
            "请不填写“沿用来源案件的证据”，作为本案取得的证据登记"
        );
    }
    const auto known = known_there(q, *collected);
    const auto& number = collected->taken_over;
    if (!known) {
        return refused(
            fmt::format("来源案件{}没有编号为{}的证据", origin, number),
            "请按来源案件的证据编号填写"
        );
    }
    if (known->finding == Verified::kExcluded) {
        return refused(
            fmt::format("来源案件{}已经排除证据{}：非法取得", origin, number),
            "以非法手段取得的证据，不得作为认定案件事实的根据"
        );
    }
    const auto& was = known->evidence;
    if (was.kind != collected->kind || was.digest != collected->digest ||
        was.from_reporter != collected->from_reporter) {
        return refused(
            fmt::format(
                "与来源案件{}登记的证据{}不同：种类、文件和是否由举报人、投诉人提供应当相同",
                origin,
                number
            ),
            "请从来源案件的证据中选择；有改动的，作为本案取得的证据另行登记"
        );
    }
    return {};
}

// Evidence one case goes on with is handed over by whoever handled the other: a record says by whom
// and why.
Objection evidence_is_of_this_unit(const Question& q) {
    const auto* collected = q.states<Collected>();
    if (collected == nullptr || collected->taken_over.empty()) {
        return {};
    }
    const auto known = known_there(q, *collected);
    const auto& unit = q.state.opened.unit;
    if (!known || known->unit.empty() || known->unit == unit) {
        return {};
    }
    return domain::Refusal{
        .code = "evidence-of-another-unit",
        .what = fmt::format(
            "证据{}是{}在来源案件{}中登记的，本案由{}承办",
            collected->taken_over,
            known->unit,
            q.state.opened.from_case,
            unit
        ),
        .article = "国办发〔2018〕118号（九）",
        .next = "请写明由谁移交、为何沿用；写明以后可以沿用，取用文件记入留痕",
        .rule = "CF-17"};
}

}  // namespace mingjing::case_file::gate
