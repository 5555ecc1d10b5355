#include "definitions/asked_gates.h"

#include <algorithm>

#include <fmt/format.h>

#include "case_file/event.h"
#include "case_file/named_gates.h"

namespace mingjing::definitions {

namespace {

using domain::Procedure;
using domain::Step;

// Where it is to be written: beside the gates there are, else at the step.
int place_of_gates(const Node& root, const Step& step) {
    for (const auto* list : {"steps", "acts"}) {
        const Node* all = root.find(list);
        for (const Node& item : all == nullptr ? std::vector<Node>{} : all->items) {
            const Node* key = item.find("key");
            if (key != nullptr && key->text == step.key) {
                const Node* gates = item.find("gates");
                return gates == nullptr ? item.line : gates->line;
            }
        }
    }
    return root.line;
}

// 催告 opens a period that has to pass; where no limit says so, waiting_is_over waits for nothing.
bool waits_for_a_notice(const Procedure& procedure, const Step& step) {
    return std::ranges::any_of(procedure.limits, [&](const domain::TimeLimit& limit) {
        return limit.is_notice && std::ranges::find(limit.ends, step.key) != limit.ends.end();
    });
}

}  // namespace

void check_asked_gates(const Node& root, const Procedure& procedure, Problems& problems) {
    const auto check = [&](const Step& step) {
        for (const auto& [gate, why] : case_file::gates_left_out(procedure, step)) {
            problems.add(
                place_of_gates(root, step),
                fmt::format("“{}”（{}）没有写门控“{}”：{}", step.name, step.key, gate, why)
            );
        }
        if (case_file::is_never_let_through(procedure, step)) {
            problems.add(
                place_of_gates(root, step),
                fmt::format(
                    "“{}”（{}）写了门控“act_is_reviewed”，程序却没有为它送审（act: "
                    "send_act_review）"
                    "和出具审核意见（act: conclude_act_review）的办理内容（offers里的subject）："
                    "永远办不了",
                    step.name,
                    step.key
                )
            );
        }
        if (case_file::asks_the_court(step) && !waits_for_a_notice(procedure, step)) {
            problems.add(
                place_of_gates(root, step),
                fmt::format(
                    "“{}”（{}）以前没有应当等满的催告期限（limits里is_notice的一项，由它结束）："
                    "催告书送达未满十日的，不得申请法院强制执行（行政强制法第五十四条）",
                    step.name,
                    step.key
                )
            );
        }
    };
    std::ranges::for_each(procedure.steps, check);
    std::ranges::for_each(procedure.acts, check);
}

}  // namespace mingjing::definitions
