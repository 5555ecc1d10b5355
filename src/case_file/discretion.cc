#include "case_file/discretion.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "case_file/among.h"
#include "case_file/intake.h"

namespace mingjing::case_file {

namespace {

// 行政处罚法 art. 63: a hearing whatever the amount.
constexpr std::array<std::string_view, 6> kGraveKinds{
    "降低资质等级", "吊销许可证件", "责令停产停业", "责令关闭", "限制从业", "限制开展生产经营活动"};

// What one unit of a benchmark stands for in this case; nothing for 无.
std::optional<Money> unit_value(std::string_view unit, const Measures& measures) {
    constexpr std::int64_t kYuan = 100;
    if (unit == "元") {
        return Money{kYuan};
    }
    if (unit == "元每人") {
        return times(Money{kYuan}, measures.people);
    }
    if (unit == "元每人每月") {
        return times(Money{kYuan}, measures.months);
    }
    if (unit.starts_with("倍数")) {
        return measures.base;
    }
    if (unit == "百分比应付额") {
        return Money{measures.base.fen / 100};
    }
    return std::nullopt;
}

bool is_flag(const Fields& fields, std::string_view name, bool otherwise) {
    const auto* flag = member(fields, name).boolean();
    return flag == nullptr ? otherwise : *flag;
}

const Fields* tier_of(const Fields& benchmark, std::string_view tier) {
    const auto* tiers = member(benchmark, "tiers").list();
    if (tiers == nullptr) {
        return nullptr;
    }
    for (const auto& one : *tiers) {
        if (const auto* fields = one.fields(); fields && text_of(*fields, "tier") == tier) {
            return fields;
        }
    }
    return nullptr;
}

}  // namespace

std::string heavier(const Outcome& outcome, const Outcome& than) {
    if (outcome.fine > than.fine) {
        return fmt::format("罚款{}重于告知的{}", yuan_words(outcome.fine), yuan_words(than.fine));
    }
    if (outcome.confiscated > than.confiscated) {
        return fmt::format(
            "没收{}重于告知的{}", yuan_words(outcome.confiscated), yuan_words(than.confiscated)
        );
    }
    if (outcome.payment.ordered > than.payment.ordered) {
        return fmt::format(
            "责令支付{}多于告知的{}",
            yuan_words(outcome.payment.ordered),
            yuan_words(than.payment.ordered)
        );
    }
    if (outcome.payment.compensation > than.payment.compensation) {
        return fmt::format(
            "加付赔偿金{}重于告知的{}",
            yuan_words(outcome.payment.compensation),
            yuan_words(than.payment.compensation)
        );
    }
    const auto added = std::ranges::find_if(outcome.kinds, [&](const auto& kind) {
        return !contains(than.kinds, kind);
    });
    return added == outcome.kinds.end() ? std::string{}
                                        : fmt::format("增加了没有告知的“{}”", *added);
}

Outcome milder(Outcome one, const Outcome& other) {
    one.fine = std::min(one.fine, other.fine);
    one.confiscated = std::min(one.confiscated, other.confiscated);
    one.payment.ordered = std::min(one.payment.ordered, other.payment.ordered);
    one.payment.compensation = std::min(one.payment.compensation, other.payment.compensation);
    std::erase_if(one.kinds, [&](const auto& kind) { return !contains(other.kinds, kind); });
    return one;
}

std::string_view hearing_threshold(std::string_view party_kind) {
    return is_organisation(party_kind) ? "hearing_fine_organisation" : "hearing_fine_citizen";
}

std::string hearing_ground(
    const Outcome& outcome, std::string_view party_kind, std::int64_t from_yuan
) {
    const auto grave = std::ranges::find_if(outcome.kinds, [](const auto& kind) {
        return std::ranges::find(kGraveKinds, kind) != kGraveKinds.end();
    });
    if (grave != outcome.kinds.end()) {
        return *grave;
    }
    constexpr std::int64_t kYuan = 100;
    const Money threshold{from_yuan * kYuan};
    const std::string_view whom = is_organisation(party_kind) ? "单位" : "个人";
    if (outcome.fine.fen > 0 && outcome.fine >= threshold) {
        return fmt::format("对{}罚款{}", whom, yuan_words(outcome.fine));
    }
    if (outcome.confiscated.fen > 0 && outcome.confiscated >= threshold) {
        return fmt::format("没收{}{}", whom, yuan_words(outcome.confiscated));
    }
    return {};
}

bool Range::holds(Money fine) const {
    const bool is_above = includes_minimum ? fine >= minimum : fine > minimum;
    const bool is_below = includes_maximum ? fine <= maximum : fine < maximum;
    return is_above && is_below;
}

bool has_tier(const Fields& benchmark, std::string_view tier) {
    return tier_of(benchmark, tier) != nullptr;
}

std::optional<Range> fines_of(
    const Fields& benchmark, std::string_view tier, const Measures& measures
) {
    const auto* row = tier_of(benchmark, tier);
    const auto unit = unit_value(text_of(benchmark, "unit"), measures);
    if (row == nullptr || !unit) {
        return std::nullopt;
    }
    const auto minimum = times(*unit, text_of(*row, "minimum"));
    const auto maximum = times(*unit, text_of(*row, "maximum"));
    if (!minimum || !maximum) {
        return std::nullopt;
    }
    return Range{
        *minimum,
        *maximum,
        is_flag(*row, "includes_minimum", true),
        is_flag(*row, "includes_maximum", true)};
}

std::optional<Range> statutory_fines_of(const Fields& benchmark, const Measures& measures) {
    const auto unit = unit_value(text_of(benchmark, "unit"), measures);
    const auto minimum =
        unit ? times(*unit, text_of(benchmark, "statutory_minimum")) : std::nullopt;
    const auto maximum =
        unit ? times(*unit, text_of(benchmark, "statutory_maximum")) : std::nullopt;
    return minimum && maximum ? std::optional(Range{*minimum, *maximum}) : std::nullopt;
}

std::string reckoned_by(const Fields& benchmark, std::string_view tier, const Measures& measures) {
    const auto* row = tier_of(benchmark, tier);
    const auto unit = text_of(benchmark, "unit");
    if (row == nullptr || unit == "元" || !unit_value(unit, measures)) {
        return {};
    }
    const auto from = text_of(*row, "minimum");
    const auto to = text_of(*row, "maximum");
    if (unit == "元每人") {
        return fmt::format("每人{}元至{}元，按{}人", from, to, measures.people);
    }
    if (unit == "元每人每月") {
        return fmt::format("每人每月{}元至{}元，按{}人月", from, to, measures.months);
    }
    return unit.starts_with("倍数")
               ? fmt::format("{}倍至{}倍，基数{}", from, to, yuan_words(measures.base))
               : fmt::format("{}%至{}%，基数{}", from, to, yuan_words(measures.base));
}

std::optional<std::int64_t> in_units(Money fine, std::string_view unit, const Measures& measures) {
    constexpr std::int64_t kHundredths = 100;
    if (fine.fen == 0) {
        return 0;
    }
    const auto value = unit_value(unit, measures);
    if (!value || value->fen == 0) {
        return std::nullopt;
    }
    return (std::min(fine, kMoneyMax).fen * kHundredths + value->fen / 2) / value->fen;
}

std::string range_words(const Range& range) {
    return fmt::format(
        "{}{}至{}{}",
        yuan_words(range.minimum),
        range.includes_minimum ? "" : "（不含）",
        yuan_words(range.maximum),
        range.includes_maximum ? "" : "（不含）"
    );
}

}  // namespace mingjing::case_file
