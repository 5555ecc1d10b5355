// Delegations and the standing of bodies: 行政处罚法20-21, 行政强制法17 (QZ-01).

#include <chrono>
#include <string>
#include <utility>

#include "domain/day.h"
#include "domain/rule_parts.h"

namespace mingjing::domain::rule {
namespace {

constexpr std::string_view kCoercive = "行政强制";
constexpr std::string_view kEntrusted = "受委托组织";

Issue not_delegable(std::string field, std::string what) {
    return {
        Level::rejected,
        "coercive-not-delegable",
        std::move(field),
        std::move(what),
        "请由行政机关自己实施，从委托中去掉该事项",
        "行政强制法第十七条",
        "QZ-01",
        {}};
}

bool is_entrusted(const Lookup& lookup, std::string_view unit) {
    if (unit.empty()) {
        return false;
    }
    if (lookup.is_entrusted && lookup.is_entrusted(unit)) {
        return true;
    }
    const auto body = lookup.find ? lookup.find("enforcement_bodies", "name", unit) : std::nullopt;
    return body && text_of(*body, "body_type") == kEntrusted;
}

// Whole years from one day to another, a begun year counted as one.
int years_begun(std::chrono::sys_days from, std::chrono::sys_days to) {
    const std::chrono::year_month_day start{from};
    int years = 0;
    while (years < 100) {
        const auto anniversary = start.year() + std::chrono::years{years};
        const std::chrono::year_month_day on{anniversary, start.month(), start.day()};
        const auto day = on.ok()
                             ? std::chrono::sys_days{on}
                             : std::chrono::sys_days{on.year() / on.month() / std::chrono::last};
        if (day > to) {
            break;
        }
        ++years;
    }
    return years;
}

void judge_term(const RuleInput& input, Issues& issues) {
    const auto from = day_in(input.entry, "term_from");
    const auto to = day_in(input.entry, "term_to");
    if (!from || !to) {
        return;
    }
    if (*to < *from) {
        issues.push_back(
            {Level::rejected,
             "date-order",
             "term_to",
             "委托期限止" + iso(*to) + "早于期限起" + iso(*from),
             "请核对委托期限",
             "行政处罚法第二十条",
             "CF-03",
             {}}
        );
        return;
    }
    const auto limit =
        input.lookup.setting ? input.lookup.setting("delegation_term_years_max") : std::nullopt;
    const int years = years_begun(*from, *to);
    if (limit && years > *limit) {
        issues.push_back(
            {Level::warned,
             "term-over-limit",
             "term_to",
             "委托期限" + std::to_string(years) + "年，超过设置的" + std::to_string(*limit) +
                 "年上限",
             "请缩短期限，或者说明理由",
             "",
             "CF-03",
             {}}
        );
    }
}

}  // namespace

void coercive_not_delegable(const RuleInput& input, Issues& issues) {
    if (text_of(input.entry, "category") == kCoercive) {
        const auto unit = text_of(input.entry, "handling_unit");
        if (is_entrusted(input.lookup, unit)) {
            issues.push_back(not_delegable(
                "handling_unit",
                "行政强制措施权不得委托，受委托组织“" + std::string(unit) + "”不得承办"
            ));
        } else if (!text_of(input.entry, "delegating_authority").empty()) {
            issues.push_back(
                not_delegable("delegating_authority", "行政强制措施权不得委托，不应有委托机关")
            );
        }
    }
    const auto* items = member(input.entry, "items").list();
    if (items == nullptr || !input.lookup.find) {
        return;
    }
    for (const auto& item : *items) {
        const auto* key = item.text();
        const auto found =
            key == nullptr ? std::nullopt : input.lookup.find("enforcement_items", "", *key);
        if (found && text_of(*found, "category") == kCoercive) {
            issues.push_back(
                not_delegable("items", "含行政强制事项" + *key + "，行政强制措施权不得委托")
            );
        }
    }
}

void delegation_signed_and_filed(const RuleInput& input, Issues& issues) {
    judge_term(input, issues);
    const auto signed_on = day_in(input.entry, "signed_on");
    if (!signed_on) {
        issues.push_back(
            {Level::warned,
             "not-signed",
             "signed_on",
             "委托协议尚未签订",
             "请签订后补填签订日期；未签订的委托不得实施",
             "行政处罚法第二十条",
             "CF-03",
             {}}
        );
        return;
    }
    if (text_of(input.entry, "status").starts_with("待签")) {
        return;
    }
    const bool filed =
        !text_of(input.entry, "filed_on").empty() || !text_of(input.entry, "filing_number").empty();
    const auto grace =
        input.lookup.setting ? input.lookup.setting("delegation_filing_days_max") : std::nullopt;
    const auto due = *signed_on + std::chrono::days{grace.value_or(0)};
    if (!filed && input.lookup.today > due) {
        issues.push_back(
            {Level::warned,
             "filing-overdue",
             "filed_on",
             "已签订未备案",
             "请报备案机关备案后填写备案日期和备案号",
             "山东省行政程序规定第十六条",
             "CF-03",
             {}}
        );
    }
}

void external_approval_given(const RuleInput& input, Issues& issues) {
    if (text_of(input.entry, "approval_number").empty()) {
        if (!already_said(issues, "approval_number")) {
            issues.push_back(
                {Level::rejected,
                 "required-missing",
                 "approval_number",
                 "未经审核机关审核，不得公示",
                 "请报审核机关审核后填写审核文号",
                 "国办发〔2018〕118号（四）",
                 "GK-04",
                 {}}
            );
        }
        return;
    }
    const auto approved_on = day_in(input.entry, "approved_on");
    if (approved_on && *approved_on > input.lookup.today) {
        issues.push_back(
            {Level::warned,
             "date-in-future",
             "approved_on",
             "审核日期" + iso(*approved_on) + "晚于今天",
             "请核对审核日期",
             "",
             "",
             {}}
        );
    }
}

}  // namespace mingjing::domain::rule
