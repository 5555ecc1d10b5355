// 职权: an entrusted organisation acts within its agreement, a unit handles its own items, and a
// hearing has a presider who may.

#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "case_file/catalogue.h"
#include "case_file/gate_parts.h"
#include "case_file/hearing_officers.h"
#include "domain/day.h"

namespace mingjing::case_file::gate {

using domain::Refusal;

namespace {

// The unit that opens a case is its handling unit.
std::string_view handling_unit(const Question& q) {
    return q.state.opened.unit.empty() ? q.by_unit : std::string_view{q.state.opened.unit};
}

bool is_entrusted(const Question& q, std::string_view unit) {
    const auto body =
        unit.empty() ? std::nullopt : q.around.entry("enforcement_bodies", "", unit, q.on);
    return body && text_of(*body, "body_type") == "受委托组织";
}

// Signed, in its term and not ended; that it was public the register itself says.
bool is_in_force(const Fields& agreement, std::string_view day) {
    const auto signed_on = text_of(agreement, "signed_on");
    const auto from = text_of(agreement, "term_from");
    const auto to = text_of(agreement, "term_to");
    const auto status = text_of(agreement, "status");
    return !signed_on.empty() && signed_on <= day && from <= day && (to.empty() || day <= to) &&
           status != "待签" && status != "解除";
}

bool is_delegated(const Question& q, std::string_view item, std::string_view unit) {
    return std::ranges::any_of(
        q.around.referring("delegations", "items", item, q.on),
        [&](const Fields& agreement) {
            return text_of(agreement, "delegated_body") == unit &&
                   is_in_force(agreement, domain::iso(q.on));
        }
    );
}

// A procedure of measures is for nothing else: whoever may not impose one learns it as it is
// opened.
bool leads_to_a_measure(const Question& q) {
    return q.step.act == Imposed::kAct || q.procedure.category == kCoercion;
}

// What lets a bureau entrust another with it: a labour inspection that is no penalty by its own
// law.
const char* article_of(const Question& q) {
    if (is_permit(q)) {
        return "行政许可法第二十四条";
    }
    return q.procedure.category == "行政处罚" ? "行政处罚法第二十条"
                                              : "劳动保障监察条例第四条第二款";
}

}  // namespace

Objection acts_within_delegation(const Question& q) {
    const auto unit = handling_unit(q);
    const auto item = item_of(q);
    const bool is_coercive = leads_to_a_measure(q);
    if ((item.empty() && !is_coercive) || !is_entrusted(q, unit)) {
        return {};
    }
    if (is_coercive) {
        return Refusal{
            .code = "coercive-not-delegable",
            .what = fmt::format("承办机构{}是受委托组织，行政强制措施权不得委托", unit),
            .article = "行政强制法第十七条第一款",
            .next = "请由本机关的承办机构另行立案，由本机关具备资格的执法人员实施",
            .rule = "QZ-01"};
    }
    if (is_delegated(q, item, unit)) {
        return {};
    }
    return Refusal{
        .code = "not-delegated",
        .what = fmt::format(
            "承办机构{}是受委托组织，{}没有已签订、已公示、在期限内的委托协议包括事项{}",
            unit,
            domain::in_chinese(q.on),
            item
        ),
        .article = article_of(q),
        .next = "请由本机关的承办机构办理；委托协议包括这一事项的，先公示委托协议",
        .rule = "CF-03"};
}

Objection item_is_of_this_unit(const Question& q) {
    const auto unit = handling_unit(q);
    const auto item = item_of(q);
    const auto entry =
        item.empty() ? std::nullopt : q.around.entry("enforcement_items", "", item, q.on);
    const auto published = entry ? text_of(*entry, "handling_unit") : std::string_view{};
    if (published.empty() || published == unit) {
        return {};
    }
    return Refusal{
        .code = "item-of-another-unit",
        .what = fmt::format("事项{}公示的承办机构是{}，不是{}", item, published, unit),
        .article = "国办发〔2018〕118号（四）",
        .next = "请由公示的承办机构办理；另行指定承办的，请写明由谁、为何指定",
        .rule = "CF-03"};
}

// Where the act happened, as far as it was stated: a place of no known region is another bureau's
// until somebody says why it is ours.
Objection happened_in_this_region(const Question& q) {
    const auto* opening = q.states<Opened>();
    const auto& regions = q.around.regions;
    if (opening == nullptr || opening->act_region.empty() || regions.within.empty()) {
        return {};
    }
    const auto places = regions.named_in(opening->act_region);
    const bool is_ours = std::ranges::any_of(places, [&](const std::string& place) {
        return regions.holds(regions.own, place) || regions.holds(place, regions.own);
    });
    if (is_ours) {
        return {};
    }
    return Refusal{
        .code = "happened-elsewhere",
        .what =
            fmt::format("行为发生地“{}”不在本机关的区域（{}）内", opening->act_region, regions.own),
        .article = "行政处罚法第二十二条；劳动保障监察条例第十三条第一款",
        .next = "请移送有管辖权的机关；上级指定管辖或者地名写法不同的，请写明理由",
        .rule = "JC-04"};
}

// Whether a presider needs a certificate is a local rule, so that a bureau's numbers say it.
Objection presider_is_qualified(const Question& q) {
    const auto* arranged = q.states<HearingArranged>();
    if (arranged == nullptr || q.threshold("hearing_officer_certified").value_or(0) == 0) {
        return {};
    }
    const auto officer =
        q.around.entry("officers", "certificates.number", arranged->presider, q.on);
    if ((officer && is_hearing_officer(*officer)) || hearing_officers(q.around, q.on).empty()) {
        return {};
    }
    return Refusal{
        .code = "presider-not-qualified",
        .what =
            fmt::format("执法人员资格清单没有写明执法证{}的持有人是听证主持人", arranged->presider),
        .article = "山东省行政执法监督条例第十一条、山东省行政程序规定第七十九条",
        .next = "请指定有听证主持人资格的人员；清单漏填的，先更正清单",
        .rule = std::string(is_permit(q) ? "XK-11" : "CF-32")};
}

}  // namespace mingjing::case_file::gate
