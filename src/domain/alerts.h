#pragma once

// What the seed asks to be warned of about entries that are already there: agreements
// not signed or not filed, certificates and rules about to expire, items without a chart
// or a guide. Pure; the caller brings the entries in force today.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/value.h"

namespace mingjing::domain {

struct Alert {
    std::string code;          // not-signed, not-filed, expired, expiring, no-chart, no-guide
    std::string register_key;  // of the entry it is about
    std::string key;
    std::string what;                           // 证件37990126001将于2026年12月1日到期
    std::string next;                           // 请及时办理换证
    std::optional<std::chrono::sys_days> when;  // the day that matters, for sorting
    bool operator==(const Alert&) const = default;
};

struct AlertTerms {
    std::chrono::sys_days today;
    std::int64_t within_days = 60;  // how long before its end a thing is about to expire
};

[[nodiscard]] std::vector<Alert> delegation_alerts(
    const std::vector<Fields>& delegations, const AlertTerms& terms
);
[[nodiscard]] std::vector<Alert> certificate_alerts(
    const std::vector<Fields>& officers, const AlertTerms& terms
);
[[nodiscard]] std::vector<Alert> rule_document_alerts(
    const std::vector<Fields>& rule_documents, const AlertTerms& terms
);
// A guide is asked of what people apply for: permits, findings, payments, awards.
[[nodiscard]] std::vector<Alert> item_alerts(
    const std::vector<Fields>& items, const std::vector<Fields>& guides
);

}  // namespace mingjing::domain
