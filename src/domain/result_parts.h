#pragma once

// What the rules of results share. Private to rules_results.cc, rules_redaction.cc,
// rules_credit.cc.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/rule_parts.h"

namespace mingjing::domain::rule {

inline constexpr auto kShown = "公示中";
inline constexpr auto kWithheld = "不予公示";

// Withheld, repaired, withdrawn: of these the public reads nothing.
[[nodiscard]] inline bool is_to_be_shown(const Fields& entry) {
    const auto status = text_of(entry, "status");
    return status.empty() || status == kShown;
}
[[nodiscard]] inline bool is_person(const Fields& entry) {
    return text_of(entry, "party_kind") == "自然人";
}

// By no article yet.
[[nodiscard]] inline Issue warned(
    std::string code, std::string field, std::string what, std::string remedy
) {
    Issue issue;
    issue.level = Level::warned;
    issue.code = std::move(code);
    issue.field = std::move(field);
    issue.what = std::move(what);
    issue.remedy = std::move(remedy);
    return issue;
}
[[nodiscard]] inline Issue held(
    std::string code, std::string field, std::string what, std::string remedy
) {
    auto issue = warned(std::move(code), std::move(field), std::move(what), std::move(remedy));
    issue.article = "政府信息公开条例第十五条";
    issue.rule = "GK-02";
    issue.holds_back = true;
    return issue;
}

}  // namespace mingjing::domain::rule
