// Discretion benchmarks: a tier stays inside what the statute allows and beside the other
// tiers. Law: 国办发〔2022〕27号（六）; below the minimum only 减轻 may go (行政处罚法32).

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "domain/characters.h"
#include "domain/decimal.h"
#include "domain/rule_parts.h"

namespace mingjing::domain::rule {
namespace {

constexpr const char* kArticle = "国办发〔2022〕27号（六）";

// The word behind an amount of that measure: 元每人 -> 元, 倍数应缴额 -> 倍.
std::string unit_word(std::string_view unit) {
    if (unit.starts_with("元")) {
        return "元";
    }
    if (unit.starts_with("倍")) {
        return "倍";
    }
    return unit.starts_with("百分比") ? "%" : "";
}

Issue rejected(std::size_t row, const char* code, const char* field, std::string what) {
    return {
        Level::rejected,
        code,
        std::string("tiers.") + field,
        std::move(what),
        "请把裁量标准改到法定幅度之内",
        kArticle,
        "",
        row};
}

bool may_go_below(std::string_view tier) {
    return has(tier, "减轻") || has(tier, "不予") || has(tier, "免");
}

struct Range {
    std::string_view minimum;
    std::string_view maximum;
    bool has_minimum = false;  // said to be included
    bool has_maximum = false;
    [[nodiscard]] bool is_whole() const {
        return !minimum.empty() && !maximum.empty() && compare(minimum, maximum) <= 0;
    }
};

Range range_of(const Fields& tier) {
    const auto flag = [&](const char* field) {
        const auto* value = member(tier, field).boolean();
        return value != nullptr && *value;
    };
    return {
        text_of(tier, "minimum"),
        text_of(tier, "maximum"),
        flag("includes_minimum"),
        flag("includes_maximum")};
}

// Where two tiers say different things about one amount; "" where they do not.
std::string overlap(const Range& a, const Range& b, const std::string& unit) {
    const bool a_first = compare(a.minimum, b.minimum) <= 0;
    const auto& low = a_first ? a : b;
    const auto& high = a_first ? b : a;
    const auto order = compare(high.minimum, low.maximum);
    if (order > 0) {
        return "";
    }
    if (order == 0) {
        const bool both = low.has_maximum && high.has_minimum;
        return both ? "在" + std::string(high.minimum) + unit + "处" : "";
    }
    const auto end = compare(low.maximum, high.maximum) < 0 ? low.maximum : high.maximum;
    return "在" + std::string(high.minimum) + unit + "至" + std::string(end) + unit + "之间";
}

}  // namespace

void tier_within_statutory_range(const RuleInput& input, Issues& issues) {
    const auto least = text_of(input.entry, "statutory_minimum");
    const auto most = text_of(input.entry, "statutory_maximum");
    const auto unit = unit_word(text_of(input.entry, "unit"));
    const auto tiers = rows_of(input.entry, "tiers");
    for (std::size_t row = 0; row < tiers.size(); ++row) {
        const auto range = range_of(*tiers[row]);
        if (!range.minimum.empty() && !range.maximum.empty() && !range.is_whole()) {
            issues.push_back(rejected(
                row,
                "min-greater-than-max",
                "minimum",
                fmt::format("下限{}{}大于上限{}{}", range.minimum, unit, range.maximum, unit)
            ));
            continue;
        }
        if (!range.maximum.empty() && !most.empty() && compare(range.maximum, most) > 0) {
            issues.push_back(rejected(
                row,
                "outside-statutory-range",
                "maximum",
                fmt::format("上限{}{}超出法定上限{}{}", range.maximum, unit, most, unit)
            ));
        }
        const bool below =
            !range.minimum.empty() && !least.empty() && compare(range.minimum, least) < 0;
        if (below && !may_go_below(text_of(*tiers[row], "tier"))) {
            issues.push_back(rejected(
                row,
                "outside-statutory-range",
                "minimum",
                fmt::format(
                    "下限{}{}低于法定下限{}{}；低于法定下限属于减轻处罚（行政处罚法第三十二条），"
                    "应当列为减轻阶次",
                    range.minimum,
                    unit,
                    least,
                    unit
                )
            ));
        }
    }
}

void tier_ranges_do_not_overlap(const RuleInput& input, Issues& issues) {
    const auto unit = unit_word(text_of(input.entry, "unit"));
    const auto tiers = rows_of(input.entry, "tiers");
    std::vector<std::pair<std::string_view, Range>> seen;
    for (std::size_t row = 0; row < tiers.size(); ++row) {
        const auto range = range_of(*tiers[row]);
        if (!range.is_whole()) {
            continue;
        }
        for (const auto& [name, earlier] : seen) {
            const auto where = overlap(earlier, range, unit);
            if (where.empty()) {
                continue;
            }
            issues.push_back(
                {Level::warned,
                 "range-overlap",
                 "tiers.includes_minimum",
                 "与阶次“" + std::string(name) + "”" + where + "重叠",
                 "请写明该数额归入哪一阶次",
                 kArticle,
                 "",
                 row}
            );
            break;
        }
        seen.emplace_back(text_of(*tiers[row], "tier"), range);
    }
}

void forget_bounds_of_absent_amounts(Fields& entry) {
    const auto found = entry.find("tiers");
    auto* tiers = found == entry.end() ? nullptr : std::get_if<List>(&found->second.data);
    if (tiers == nullptr) {
        return;
    }
    for (auto& tier : *tiers) {
        auto* fields = std::get_if<Fields>(&tier.data);
        if (fields == nullptr) {
            continue;
        }
        if (text_of(*fields, "minimum").empty() && fields->contains("includes_minimum")) {
            (*fields)["includes_minimum"] = nullptr;
        }
        if (text_of(*fields, "maximum").empty() && fields->contains("includes_maximum")) {
            (*fields)["includes_maximum"] = nullptr;
        }
    }
}

}  // namespace mingjing::domain::rule
