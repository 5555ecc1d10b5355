#include "domain/alerts.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "domain/day.h"
#include "domain/rule_parts.h"

namespace mingjing::domain {
namespace {

struct Expiry {
    std::string register_key;
    std::string key;
    std::string name;  // 证件37990126001
    std::string next;
};

void judge_expiry(
    const Fields& fields,
    std::string_view field,
    const AlertTerms& terms,
    const Expiry& expiry,
    std::vector<Alert>& alerts
) {
    const auto end = rule::day_in(fields, field);
    if (!end || *end > terms.today + std::chrono::days{terms.within_days}) {
        return;
    }
    const bool over = *end < terms.today;
    alerts.push_back(
        {over ? "expired" : "expiring",
         expiry.register_key,
         expiry.key,
         expiry.name + (over ? "已于" : "将于") + in_chinese(*end) + "到期",
         expiry.next,
         end}
    );
}

bool is_applied_for(std::string_view category) {
    static constexpr std::array<std::string_view, 4> kApplied{
        "行政许可", "行政确认", "行政给付", "行政奖励"};
    return std::find(kApplied.begin(), kApplied.end(), category) != kApplied.end();
}

}  // namespace

std::vector<Alert> delegation_alerts(
    const std::vector<Fields>& delegations, const AlertTerms& terms
) {
    std::vector<Alert> alerts;
    for (const auto& agreement : delegations) {
        const std::string key(text_of(agreement, "number"));
        const auto status = text_of(agreement, "status");
        if (status == "到期" || status == "解除") {
            continue;
        }
        const auto signed_on = rule::day_in(agreement, "signed_on");
        const auto add = [&](const char* code, const char* what, const char* next) {
            alerts.push_back({code, "delegations", key, "委托协议" + key + what, next, signed_on});
        };
        if (!signed_on || status == "待签") {
            add("not-signed", "尚未签订", "请签订；未签订的委托不得实施（行政处罚法第二十条）");
        } else if (text_of(agreement, "filed_on").empty() && text_of(agreement, "filing_number").empty()) {
            add("not-filed", "已签订未备案", "请报备案机关备案");
        }
        judge_expiry(
            agreement,
            "term_to",
            terms,
            {"delegations", key, "委托协议" + key, "请续签或者按期终止委托并公布"},
            alerts
        );
    }
    return alerts;
}

std::vector<Alert> certificate_alerts(
    const std::vector<Fields>& officers, const AlertTerms& terms
) {
    std::vector<Alert> alerts;
    for (const auto& officer : officers) {
        for (const auto* certificate : rule::rows_of(officer, "certificates")) {
            const auto status = text_of(*certificate, "status");
            if (status == "注销" || status == "过期") {
                continue;
            }
            const std::string number(text_of(*certificate, "number"));
            judge_expiry(
                *certificate,
                "valid_to",
                terms,
                {"officers", number, "执法证件" + number, "请及时办理换证；到期后不得执法"},
                alerts
            );
        }
    }
    return alerts;
}

std::vector<Alert> rule_document_alerts(
    const std::vector<Fields>& rule_documents, const AlertTerms& terms
) {
    std::vector<Alert> alerts;
    for (const auto& document : rule_documents) {
        if (text_of(document, "status") != "现行有效") {
            continue;
        }
        const std::string number(text_of(document, "number"));
        const auto name = "《" + std::string(text_of(document, "title")) + "》";
        judge_expiry(
            document,
            "valid_to",
            terms,
            {"rule_documents", number, name, "请评估后重新公布、修订或者标为已失效"},
            alerts
        );
    }
    return alerts;
}

std::vector<Alert> item_alerts(
    const std::vector<Fields>& items, const std::vector<Fields>& guides
) {
    std::set<std::string_view> guided;
    for (const auto& guide : guides) {
        guided.insert(text_of(guide, "item"));
    }
    std::vector<Alert> alerts;
    for (const auto& item : items) {
        const auto code = text_of(item, "code");
        const auto name = "“" + std::string(text_of(item, "name")) + "”";
        const auto add = [&](const char* alert, const char* what, const char* next) {
            alerts.push_back(
                {alert, "enforcement_items", std::string(code), name + what, next, std::nullopt}
            );
        };
        const auto* charts = member(item, "flow_chart_files").list();
        if (text_of(item, "flow_chart").empty() && (charts == nullptr || charts->empty())) {
            add("no-chart", "没有流程图", "请补充执法流程图（国办发〔2018〕118号（四））");
        }
        if (is_applied_for(text_of(item, "category")) && !guided.contains(code)) {
            add("no-guide", "没有服务指南", "请编制服务指南（国办发〔2018〕118号（四））");
        }
    }
    return alerts;
}

}  // namespace mingjing::domain
