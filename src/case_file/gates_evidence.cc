// 调查取证.

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "case_file/gate_parts.h"
#include "case_file/officer.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

namespace {

const std::vector<std::string>* officers_stated(const Question& q) {
    if (const auto* inquired = q.states<Inquired>()) {
        return &inquired->officers;
    }
    if (const auto* collected = q.states<Collected>()) {
        return &collected->officers;
    }
    return nullptr;
}

bool registers_evidence(const domain::Procedure& procedure) {
    const auto collects = [](const auto& step) { return step.act == Collected::kAct; };
    return std::ranges::any_of(procedure.acts, collects) ||
           std::ranges::any_of(procedure.steps, collects);
}

// What of 行政处罚法 art. 41 the register does not show of the device by that day.
std::vector<std::string_view> lacking(const Fields& device, std::string_view day) {
    const auto was_done = [&](std::string_view field) {
        const auto done_on = text_of(device, field);
        return !done_on.empty() && done_on <= day;
    };
    const auto* marked = member(device, "is_marked").boolean();
    std::vector<std::string_view> all;
    const auto ask = [&](bool is_there, std::string_view what) {
        if (!is_there) {
            all.push_back(what);
        }
    };
    ask(was_done("legal_review_on"), "法制审核");
    ask(was_done("technical_review_on"), "技术审核");
    ask(!text_of(device, "location").empty(), "设置地点");
    ask(marked != nullptr && *marked, "明显标志");
    ask(was_done("location_published_on"), "设置地点的公布");
    return all;
}

}  // namespace

Objection officers_handle_it(const Question& q) {
    const auto* stated = officers_stated(q);
    const auto& officers = stated == nullptr ? q.state.officers : *stated;
    std::set<std::string> people;
    for (const auto& number : officers) {
        const bool is_of_case =
            std::ranges::find(q.state.officers, number) != q.state.officers.end();
        const auto fault = is_of_case ? officer_fault(q, number)
                                      : fmt::format("执法人员{}不是本案的承办人员", number);
        if (!fault.empty()) {
            return domain::Refusal{
                .code = "not-of-this-case",
                .what = fault,
                .article = "行政处罚法第四十二条",
                .next = "请由本案承办人员办理，当天应当持有有效证件",
                .rule = "CF-14"};
        }
        people.insert(person_of(q, number));
    }
    if (people.size() >= 2) {
        return {};
    }
    return domain::Refusal{
        .code = "needs-two-officers",
        .what = "调查取证的执法人员少于两人",
        .article = "行政处罚法第四十二条",
        .next = "请由两名以上承办人员共同进行",
        .rule = "CF-14"};
}

Objection evidence_is_new(const Question& q) {
    const auto* collected = q.states<Collected>();
    if (collected == nullptr || !q.state.evidence.contains(collected->number)) {
        return {};
    }
    return domain::Refusal{
        .code = "evidence-number-taken",
        .what = fmt::format("本案已有编号为{}的证据", collected->number),
        .article = "行政处罚法第四十六条",
        .next = "请另编证据编号；已登记的证据不能改写",
        .rule = "CF-17"};
}

// On the day it recorded. What was done to the device the register says with its days, so the entry
// of today may be completed; whether it was in use, the entry of that day says, where there was
// one.
Objection monitor_is_lawful(const Question& q) {
    const auto* collected = q.states<Collected>();
    if (collected == nullptr || collected->monitor.empty()) {
        return {};
    }
    const auto& number = collected->monitor;
    const auto not_lawful = [](std::string what, std::string next) {
        return domain::Refusal{
            .code = "monitor-not-lawful",
            .what = std::move(what),
            .article = "行政处罚法第四十一条第一款",
            .next = std::move(next),
            .rule = "CF-13"};
    };
    const auto on = domain::day_of(collected->recorded_on);
    if (!on || *on > q.on) {
        return not_lawful(
            fmt::format("没有写明电子技术监控设备{}在哪一天作的记录，或者写的日期还没有到", number),
            "请填写“监控设备记录的日期”"
        );
    }
    const auto day = domain::in_chinese(*on);
    const auto device = q.around.entry("devices", "", number, q.on);
    if (!device) {
        return not_lawful(
            fmt::format("设备台账上没有电子技术监控设备{}", number),
            "请先在设备台账登记；没有登记的设备的记录不能作为证据"
        );
    }
    const auto then = q.around.entry("devices", "", number, *on).value_or(*device);
    const auto status = text_of(then, "status");
    if (status == "停用" || status == "报废") {
        return not_lawful(
            fmt::format("电子技术监控设备{}在{}的状态是{}", number, day, status),
            "请核对设备编号和记录的日期；没有使用的设备的记录不能作为证据"
        );
    }
    const auto missing = lacking(*device, collected->recorded_on);
    if (missing.empty()) {
        return {};
    }
    return not_lawful(
        fmt::format(
            "电子技术监控设备{}的台账上，到{}还没有{}", number, day, fmt::join(missing, "、")
        ),
        "设备应当经过法制和技术审核，设置合理、标志明显，设置地点向社会公布；"
        "确已办理的请在设备台账补正，否则这些记录不能作为证据"
    );
}

// As it is found true; and on the spot, where nothing else asks for a finding, before it is
// decided.
Objection monitor_record_is_reviewed(const Question& q) {
    const auto refused = [](std::string_view number, std::string_view why) {
        return domain::Refusal{
            .code = "monitor-record-not-reviewed",
            .what = fmt::format("证据{}是电子技术监控设备的记录，{}", number, why),
            .article = "行政处罚法第四十一条第二款",
            .next =
                "请审核记录内容，填写“监控记录审核”；未经审核或者经审核不符合要求的，"
                "不得作为行政处罚的证据",
            .rule = "CF-13"};
    };
    if (q.step.act == DecidedOnSpot::kAct) {
        const auto open = std::ranges::find_if(q.state.by_monitor, [&](const std::string& number) {
            const auto known = q.state.evidence.find(number);
            return known != q.state.evidence.end() && known->second.empty();
        });
        return open == q.state.by_monitor.end() ? Objection{}
                                                : refused(*open, "还没有审核记录内容");
    }
    const auto* verified = q.states<Verified>();
    if (verified == nullptr || verified->finding != Verified::kTrue ||
        !q.state.by_monitor.contains(verified->number) ||
        verified->monitor_review == Verified::kMeets) {
        return {};
    }
    return refused(
        verified->number,
        verified->monitor_review.empty() ? "还没有审核记录内容" : "经审核不符合要求"
    );
}

Objection certificates_shown(const Question& q) {
    const auto* inquired = q.states<Inquired>();
    const auto* on_spot = q.states<DecidedOnSpot>();
    const bool is_shown = (inquired == nullptr || inquired->showed_certificates) &&
                          (on_spot == nullptr || on_spot->showed_certificates);
    if (is_shown) {
        return {};
    }
    return domain::Refusal{
        .code = "certificates-not-shown",
        .what = "没有记明已主动出示执法证件，当事人有权拒绝接受调查、检查",
        .article = "行政处罚法第五十五条",
        .next = "请出示证件后进行，并在笔录中记明",
        .rule = "CF-24"};
}

Objection evidence_is_known(const Question& q) {
    const auto* verified = q.states<Verified>();
    const auto* moved = q.states<EvidenceMoved>();
    const auto* number = verified != nullptr ? &verified->number
                         : moved != nullptr  ? &moved->number
                                             : nullptr;
    const bool is_known =
        number == nullptr ? !q.state.evidence.empty() : q.state.evidence.contains(*number);
    if (is_known) {
        return {};
    }
    return domain::Refusal{
        .code = "no-such-evidence",
        .what = number == nullptr ? "本案还没有登记证据"
                                  : fmt::format("本案没有编号为{}的证据", *number),
        .article = "行政处罚法第四十六条",
        .next = "请先登记证据",
        .rule = "CF-17"};
}

// What lies in the case is read by all who handle it, and goes into its exports: who reported is
// known from the lead alone.
Objection reporter_is_not_named(const Question& q) {
    const auto is_said_by_word = [](std::string_view who) {
        return std::ranges::find(Inquired::kReporters, who) != Inquired::kReporters.end();
    };
    const auto* collected = q.states<Collected>();
    const auto* inquired = q.states<Inquired>();
    const bool names_source = collected != nullptr && collected->from_reporter &&
                              !collected->source.empty() && !is_said_by_word(collected->source);
    const bool names_person = inquired != nullptr && inquired->kind == Inquired::kOfReporter &&
                              !is_said_by_word(inquired->person);
    if (!names_source && !names_person) {
        return {};
    }
    return domain::Refusal{
        .code = "reporter-named",
        .what = names_source ? "举报人、投诉人提供的证据写了提供人的姓名或者来源"
                             : "举报人、投诉人的询问笔录写了被询问人的姓名",
        .article = "劳动保障监察条例第九条",
        .next = fmt::format(
            "请只写“{}”；姓名和联系方式只填在案源的举报人信息里",
            fmt::join(Inquired::kReporters, "”或者“")
        ),
        .rule = "JC-03"};
}

Objection exclusion_stands(const Question& q) {
    const auto* verified = q.states<Verified>();
    const auto known =
        verified == nullptr ? q.state.evidence.end() : q.state.evidence.find(verified->number);
    if (known == q.state.evidence.end() || known->second != Verified::kExcluded) {
        return {};
    }
    return domain::Refusal{
        .code = "evidence-excluded",
        .what = fmt::format("证据{}已作为非法取得的证据排除", known->first),
        .article = "行政处罚法第四十六条第三款",
        .next = "以非法手段取得的证据，不得作为认定案件事实的根据",
        .rule = "CF-17"};
}

Objection evidence_is_verified(const Question& q) {
    const auto& evidence = q.state.evidence;
    if (evidence.empty() && !registers_evidence(q.procedure)) {
        return {};
    }
    const auto open =
        std::ranges::find_if(evidence, [](const auto& one) { return one.second.empty(); });
    const bool has_true = std::ranges::any_of(evidence, [](const auto& one) {
        return one.second == Verified::kTrue;
    });
    if (open == evidence.end() && has_true) {
        return {};
    }
    return domain::Refusal{
        .code = "evidence-not-verified",
        .what = open == evidence.end() ? std::string("没有一件查证属实的证据")
                                       : fmt::format("证据{}还没有核实", open->first),
        .article = penal_or_own(q, "行政处罚法第四十六条"),
        .next = "证据必须经查证属实，方可作为认定案件事实的根据；请逐件核实，非法取得的予以排除",
        .rule = "CF-17"};
}

Objection preserved_is_new(const Question& q) {
    const auto* preserved = q.states<Preserved>();
    if (preserved == nullptr || !q.state.preserved.contains(preserved->number)) {
        return {};
    }
    return domain::Refusal{
        .code = "preserved-number-taken",
        .what = fmt::format("本案已有编号为{}的先行登记保存清单", preserved->number),
        .article = "行政处罚法第五十六条",
        .next = "请另编清单编号；每张清单的七个工作日分别计算",
        .rule = "CF-25"};
}

Objection preserved_is_held(const Question& q) {
    const auto is_held = [](const auto& one) { return one.second.empty(); };
    const auto* released = q.states<Released>();
    const auto known = released == nullptr ? std::ranges::find_if(q.state.preserved, is_held)
                                           : q.state.preserved.find(released->number);
    if (known != q.state.preserved.end() && is_held(*known)) {
        return {};
    }
    return domain::Refusal{
        .code = "nothing-preserved",
        .what = released == nullptr
                    ? std::string("没有待处理的先行登记保存清单")
                    : fmt::format("没有编号为{}、待处理的先行登记保存清单", released->number),
        .article = "行政处罚法第五十六条",
        .next = "请核对清单编号",
        .rule = "CF-25"};
}

Objection preserved_is_released(const Question& q) {
    const auto held =
        std::ranges::find_if(q.state.preserved, [](const auto& one) { return one.second.empty(); });
    if (held == q.state.preserved.end()) {
        return {};
    }
    return domain::Refusal{
        .code = "preserved-things-left",
        .what = fmt::format("先行登记保存清单{}的物品还没有处理决定", held->first),
        .article = "行政处罚法第五十六条",
        .next = "应当在七个工作日内及时作出处理决定",
        .rule = "CF-25"};
}

}  // namespace mingjing::case_file::gate
