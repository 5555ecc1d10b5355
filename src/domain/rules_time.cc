// Time limits and dates: 行政许可法82 (XK-15), promises, dates that cannot be.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "domain/cell.h"
#include "domain/day.h"
#include "domain/entry_key.h"
#include "domain/rule_parts.h"

namespace mingjing::domain::rule {
namespace {

constexpr std::array<const char*, 2> kLimits{"statutory_limit", "promised_limit"};

bool is_permit(const Fields& entry, const Lookup& lookup) {
    const auto category = text_of(entry, "category");
    if (!category.empty()) {
        return category == "行政许可";
    }
    const auto item = text_of(entry, "item");
    const auto found =
        item.empty() || !lookup.find ? std::nullopt : lookup.find("enforcement_items", "", item);
    return found && text_of(*found, "category") == "行政许可";
}

std::string in_words(const Fields& duration) {
    Field field;
    field.type = FieldType::duration;
    return cell_text(field, duration);
}

// Roughly how long, to compare limits of different units: five working days are seven.
std::optional<double> days_of(const Fields& duration) {
    if (const auto* immediate = member(duration, "immediate").boolean();
        immediate != nullptr && *immediate) {
        return 0;
    }
    const auto* amount = member(duration, "amount").integer();
    if (amount == nullptr) {
        return std::nullopt;
    }
    const auto unit = text_of(duration, "unit");
    const double each = unit == "working_day" ? 7.0 / 5 : unit == "month" ? 365.0 / 12 : 1.0;
    return static_cast<double>(*amount) * each;
}

Issue date_issue(
    Level level, const char* code, const std::string& field, std::string what, const char* remedy
) {
    return {level, code, field, std::move(what), remedy, "", "", {}};
}

}  // namespace

void count_permit_days_in_working_days(
    const Schema& schema, Fields& entry, const Lookup& lookup, Issues& issues
) {
    if (!is_permit(entry, lookup)) {
        return;
    }
    for (const auto* limit : kLimits) {
        const auto found = entry.find(limit);
        auto* duration = found == entry.end() ? nullptr : std::get_if<Fields>(&found->second.data);
        if (duration == nullptr || text_of(*duration, "unit") != "day") {
            continue;
        }
        (*duration)["unit"] = "working_day";
        if (text_of(*duration, "extension_unit") == "working_day") {
            duration->erase("extension_unit");
        }
        auto plain = *duration;
        plain.erase("start");
        issues.push_back(
            {Level::warned,
             "permit-day",
             limit,
             "行政许可期限中的“日”按工作日计算，" + label_of(schema, limit) + "已记为" +
                 in_words(plain),
             "请确认",
             "行政许可法第八十二条",
             "XK-15",
             {}}
        );
    }
}

// Its work is done by normalise_entry; what is left unchanged there is refused here.
void permit_days_are_working_days(const RuleInput& input, Issues& issues) {
    auto entry = input.entry;
    Issues left;
    count_permit_days_in_working_days(input.schema, entry, input.lookup, left);
    for (auto& issue : left) {
        issue.level = Level::rejected;
        issue.what = "行政许可期限中的“日”按工作日计算，应当写明工作日";
        issue.remedy = "请把单位改为工作日";
        issues.push_back(issue);
    }
}

void promised_within_statutory(const RuleInput& input, Issues& issues) {
    const auto* statutory = member(input.entry, "statutory_limit").fields();
    const auto* promised = member(input.entry, "promised_limit").fields();
    if (statutory == nullptr || promised == nullptr) {
        return;
    }
    const auto longest = days_of(*statutory);
    const auto said = days_of(*promised);
    if (!longest || !said || *said <= *longest) {
        return;
    }
    issues.push_back(
        {Level::warned,
         "promise-exceeds-statutory",
         "promised_limit",
         label_of(input.schema, "promised_limit") + in_words(*promised) + "长于" +
             label_of(input.schema, "statutory_limit") + in_words(*statutory),
         "承诺时限不得长于法定时限，请核对",
         "行政许可法第四十二条",
         "XK-08",
         {}}
    );
}

void not_in_future(const RuleInput& input, Issues& issues) {
    const auto& field = input.arguments.at(0);
    const auto day = day_in(input.entry, field);
    if (day && *day > input.lookup.today) {
        issues.push_back(date_issue(
            Level::rejected,
            "date-in-future",
            field,
            label_of(input.schema, field) + iso(*day) + "晚于填报日期",
            "请核对日期"
        ));
    }
}

void dates_in_order(const RuleInput& input, Issues& issues) {
    const auto& first = input.arguments.at(0);
    const auto& second = input.arguments.at(1);
    const auto earlier = day_in(input.entry, first);
    const auto later = day_in(input.entry, second);
    if (earlier && later && *later < *earlier) {
        issues.push_back(date_issue(
            Level::warned,
            "date-order",
            second,
            label_of(input.schema, second) + iso(*later) + "早于" + label_of(input.schema, first) +
                iso(*earlier),
            "请核对两个日期"
        ));
    }
}

void draft_without_number(const RuleInput& input, Issues& issues) {
    if (!text_of(input.entry, "number").empty()) {
        return;
    }
    const auto status = text_of(input.entry, "status");
    if (status == "征求意见" || status == "修订中") {
        issues.push_back(date_issue(
            Level::warned,
            "draft-without-number",
            "number",
            "尚未编号的征求意见稿，作为草案入库，不公示为现行有效",
            "正式印发后请补填文号"
        ));
        return;
    }
    issues.push_back(date_issue(
        Level::warned,
        "recommended-missing",
        "number",
        "文号为空",
        "请补填文号；没有文号的请核对状态"
    ));
}

void serial_unique(const RuleInput& input, Issues& issues) {
    const auto& field = input.arguments.at(0);
    const auto value = text_of(input.entry, field);
    if (value.empty() || !input.lookup.find_others) {
        return;
    }
    const auto others = input.lookup.find_others(input.schema.key, field, value);
    if (!others.empty()) {
        issues.push_back(date_issue(
            Level::warned,
            "duplicate-serial",
            field,
            // Which one, is not said: it may be another unit's, and not seen by whoever asks.
            label_of(input.schema, field) + "与这张清单的另一个条目相同",
            "请在清单中查找这个编号，核对是否重复登记"
        ));
    }
}

}  // namespace mingjing::domain::rule
