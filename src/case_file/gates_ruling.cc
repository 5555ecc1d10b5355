// 行政确认.

#include <fmt/format.h>

#include "case_file/gate_parts.h"

namespace mingjing::case_file::gate {

Objection ruling_is_as_examined(const Question& q) {
    const auto no = [](std::string what, std::string next) {
        return domain::Refusal{
            .code = "ruling-not-as-examined",
            .what = std::move(what),
            .article = "国办发〔2018〕118号（十）",
            .next = std::move(next),
            .rule = "GS-10"};
    };
    if (!q.state.ruling_proposed) {
        return no("申请还没有调查核实意见", "请先调查核实并提出意见");
    }
    const auto* made = q.states<RulingMade>();
    const auto& examined = q.state.ruling_proposed->act.ruling;
    if (made != nullptr && made->ruling != examined) {
        return no(
            fmt::format(
                "调查核实的意见是“{}”，决定却是“{}”", examined.conclusion, made->ruling.conclusion
            ),
            "请退回承办机构，改提意见后再决定"
        );
    }
    return {};
}

}  // namespace mingjing::case_file::gate
