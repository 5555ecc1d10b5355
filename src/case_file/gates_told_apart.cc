// What came after the decision and is told by a paper of its own: the removal from the list of the
// dishonest, another outcome. Each is served by a step of its own, for that alone is taken in a
// file that is archived, and of no other paper.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "case_file/gate_parts.h"
#include "case_file/order.h"
#include "domain/day.h"

namespace mingjing::case_file {

bool is_told_apart(std::string_view act) {
    return act == DishonestyDelisted::kAct || act == DecisionAmended::kAct;
}

namespace gate {

namespace {

using domain::Refusal;

struct ToldApart {
    std::string_view act;
    std::string_view what;  // 变更决定
    std::string on;         // the day it was done
    std::string_view article;
    std::string_view rule;
};

Refusal not_this(const ToldApart& told, std::string code, std::string what, std::string next) {
    return {
        .code = std::move(code),
        .what = std::move(what),
        .article = std::string(told.article),
        .next = std::move(next),
        .rule = std::string(told.rule)};
}

Objection serves_its_paper(const Question& q, const ToldApart& told) {
    const auto* served = q.states<Served>();
    if (served == nullptr) {
        return {};
    }
    const auto tells_of_it = [&](const Paper& paper) { return paper.each == told.act; };
    const auto papers = q.around.papers ? q.around.papers(q.state.opened) : std::vector<Paper>{};
    if (!served->paper.empty()) {
        const auto paper = std::ranges::find(papers, served->paper, &Paper::number);
        return paper == papers.end() || tells_of_it(*paper)  // unknown: paper_is_issued
                   ? Objection{}
                   : not_this(
                         told,
                         "paper-of-another-kind",
                         fmt::format(
                             "{}是{}，不是{}的通知书", paper->number, paper->name, told.what
                         ),
                         fmt::format("这一步只送达{}的通知书，请填写它的编号", told.what)
                     );
    }
    const auto made = std::ranges::find_if(papers, [&](const Paper& paper) {
        return !paper.is_voided && tells_of_it(paper);
    });
    if (made != papers.end()) {
        return not_this(
            told,
            "paper-not-named",
            fmt::format("没有写明送达的是哪一份通知书；本案已经编号{}", made->number),
            "请填写所送达通知书的编号"
        );
    }
    if (domain::iso(q.on) < told.on) {
        return not_this(
            told,
            "told-before-it-was",
            fmt::format(
                "{}才{}，不可能更早送达通知书",
                domain::in_chinese(domain::day_of(told.on).value_or(q.on)),
                told.what
            ),
            "请核对送达的日期"
        );
    }
    return {};
}

}  // namespace

Objection serves_the_removal(const Question& q) {
    const auto* removal = removal_in(q.state);
    const ToldApart told{
        .act = DishonestyDelisted::kAct,
        .what = "移出名单",
        .on = removal == nullptr ? std::string{} : removal->on,
        .article =
            "保障农民工工资支付条例第四十八条；拖欠农民工工资失信联合惩戒对象名单管理暂行办法",
        .rule = "JC-15"};
    return removal != nullptr ? serves_its_paper(q, told)
                              : not_this(
                                    told,
                                    "not-removed",
                                    "本案没有移出名单的决定，没有可以送达的移出通知书",
                                    "请先由本机关负责人办理“移出失信联合惩戒名单”"
                                );
}

Objection serves_the_change(const Question& q) {
    const ToldApart told{
        .act = DecisionAmended::kAct,
        .what = "变更决定",
        .on = q.state.amended ? q.state.amended->on : std::string{},
        .article = q.step.basis,
        .rule = "CF-19"};
    return q.state.amended ? serves_its_paper(q, told)
                           : not_this(
                                 told,
                                 "not-amended",
                                 "本案的决定没有被变更，没有可以送达的变更决定通知书",
                                 "决定被变更的，请先登记变更后的决定"
                             );
}

}  // namespace gate

}  // namespace mingjing::case_file
