// 许可、强制、公示.

#include <algorithm>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "case_file/gate_parts.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

using domain::Refusal;

namespace {

// What the step ends of what runs: since when, and till which day.
struct Answer {
    std::string since;
    std::chrono::sys_days until;
};
std::optional<Answer> awaited_by(const Question& q) {
    for (const auto& limit : q.procedure.limits) {
        const auto clock = q.state.clocks.find(limit.key);
        const bool is_ended = std::ranges::find(limit.ends, q.step.key) != limit.ends.end();
        if (is_ended && clock != q.state.clocks.end() && clock->second.runs()) {
            if (const auto due = due_of(limit, clock->second, q.around.calendar)) {
                return Answer{clock->second.started_on, due->day};
            }
        }
    }
    return std::nullopt;
}

Objection accepted_already(const Answer& answer) {
    const auto since = domain::day_of(answer.since).value_or(answer.until);
    return Refusal{
        .code = "deemed-accepted",
        .what = fmt::format(
            "到{}为止没有一次告知补正，自收到申请材料之日起即为受理",
            domain::in_chinese(answer.until)
        ),
        .article = "行政许可法第三十二条第一款第四项、第八十二条",
        .next = fmt::format("请登记受理，日期写收到申请材料之日{}", domain::in_chinese(since)),
        .rule = "XK-03"};
}

}  // namespace

Objection supplement_is_asked_in_time(const Question& q) {
    const auto answer = awaited_by(q);
    return answer && q.on > answer->until && !q.state.supplement_asked ? accepted_already(*answer)
                                                                       : Objection{};
}

// Accepted by nobody in time, it was accepted the day it came, and the time to decide runs since.
Objection accepted_when_it_came(const Question& q) {
    const auto answer = awaited_by(q);
    const bool is_late = q.stated != nullptr && answer && q.on > answer->until;
    return is_late && !q.state.supplement_asked ? accepted_already(*answer) : Objection{};
}

Objection supplement_is_asked_once(const Question& q) {
    if (!q.state.supplement_asked) {
        return {};
    }
    return Refusal{
        .code = "supplement-asked-before",
        .what = fmt::format("{}已经告知过补正，不得再次要求补正", q.state.supplement_asked->on),
        .article = "行政许可法第三十二条第一款第四项",
        .next = "材料补齐的，应当受理；仍然不齐的，依法作出不予受理决定",
        .rule = "XK-03"};
}

Objection permit_is_as_examined(const Question& q) {
    const auto* decided = q.states<PermitDecided>();
    if (!q.state.permit_proposed) {
        return Refusal{
            .code = "not-examined",
            .what = "申请还没有审查意见",
            .article = "行政许可法第三十四条",
            .next = "请先由两名以上工作人员审查",
            .rule = "XK-04"};
    }
    const auto& examined = q.state.permit_proposed->act.outcome.conclusion;
    if (decided != nullptr && decided->outcome.conclusion != examined) {
        return Refusal{
            .code = "not-as-examined",
            .what =
                fmt::format("审查意见是“{}”，决定却是“{}”", examined, decided->outcome.conclusion),
            .article = "行政许可法第三十四条、第三十八条",
            .next = "请退回补充审查，改提审查意见后再决定",
            .rule = "XK-04"};
    }
    const auto& found = q.state.permit_proposed->act.deceit;
    if (decided != nullptr && (decided->deceit.means != found.means ||
                               decided->deceit.concerns_safety != found.concerns_safety)) {
        return Refusal{
            .code = "deceit-not-as-examined",
            .what = found.means.empty()
                        ? std::string("审查意见没有认定弄虚作假，决定却写了")
                        : fmt::format("审查意见认定“{}”，决定写的不一样", found.means),
            .article = "行政许可法第三十四条、第七十八条、第七十九条",
            .next = "请按审查意见写；认定有变化的，退回补充审查，改提审查意见后再决定",
            .rule = "XK-14"};
    }
    return {};
}

// What was examined before anybody asked is answered before it is decided.
Objection interested_were_told(const Question& q) {
    const bool examines = q.step.act == PermitProposed::kAct;
    const auto& before = q.state.permit_proposed;
    const auto* examined = examines ? q.states<PermitProposed>() : before ? &before->act : nullptr;
    if (examined == nullptr) {
        return {};
    }
    const auto no = [](std::string code, std::string what, std::string next) {
        return Refusal{
            .code = std::move(code),
            .what = std::move(what),
            .article = "行政许可法第三十六条、第四十七条第一款",
            .next = std::move(next),
            .rule = "XK-05"};
    };
    if (examined->third_party_interest.empty()) {
        return no(
            "interest-not-stated",
            "审查意见没有写明是否直接关系他人重大利益",
            examines ? "请写明" : "请退回补充审查，写明后再作决定"
        );
    }
    const auto& told = q.state.telling.interested;
    const bool are_told =
        told.contains(InterestedTold::kApplicant) && told.contains(InterestedTold::kInterested);
    if (examined->third_party_interest != PermitProposed::kDirect || are_told) {
        return {};
    }
    return no(
        "interested-not-told",
        "许可直接关系他人重大利益，还没有分别告知申请人、利害关系人享有要求听证的权利",
        "请送达听证告知书并登记告知，等五个工作日；有人要求听证的，举行听证后再提出审查意见"
    );
}

Objection measure_is_lawful(const Question& q) {
    const auto* imposed = q.states<Imposed>();
    if (imposed == nullptr) {
        return {};
    }
    const auto no = [](std::string what, std::string article, std::string rule) {
        return Refusal{
            .code = "measure-not-lawful",
            .what = std::move(what),
            .article = std::move(article),
            .next = "请补办后登记；没有做到的，不得采取强制措施",
            .rule = std::move(rule)};
    };
    if (!imposed->heard_party) {
        return no(
            "没有记明已当场告知理由、依据和权利并听取陈述、申辩", "行政强制法第十八条", "QZ-02"
        );
    }
    if (!imposed->is_only_what_is_related) {
        return no("没有确认只限于涉案的场所、设施或者财物", "行政强制法第二十三条", "QZ-04");
    }
    if (!imposed->delivered_on_spot) {
        return no("没有当场交付决定书和清单", "行政强制法第二十四条", "QZ-05");
    }
    return {};
}

Objection withheld_with_ground(const Question& q) {
    const auto* published = q.states<ResultPublished>();
    const bool is_unfounded = published != nullptr &&
                              published->disposal == ResultPublished::kWithheld &&
                              published->ground.empty();
    if (!is_unfounded) {
        return {};
    }
    return Refusal{
        .code = "withheld-without-ground",
        .what = "不予公示没有写明依据",
        .article = "政府信息公开条例第十四条至第十六条",
        .next = "请写明依据的条款；没有依据的，应当公示",
        .rule = "GK-03"};
}

}  // namespace mingjing::case_file::gate
