// Time limits and frequencies: 自受理之日起20个工作日（经批准可延长10个工作日）, 每半年1次.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "domain/cell_parts.h"
#include "domain/characters.h"
#include "domain/chinese_number.h"
#include "domain/width.h"

namespace mingjing::domain::cell {
namespace {

struct Unit {
    std::string_view word;
    std::string_view key;
    std::int64_t times;
};
// Longer words first: 个工作日 before 日.
constexpr std::array<Unit, 13> kUnits{{
    {"个工作日", "working_day", 1},
    {"工作日", "working_day", 1},
    {"个自然日", "day", 1},
    {"自然日", "day", 1},
    {"个日历日", "day", 1},
    {"日历日", "day", 1},
    {"个月", "month", 1},
    {"月", "month", 1},
    {"日", "day", 1},
    {"天", "day", 1},
    {"个周", "day", 7},
    {"周", "day", 7},
    {"年", "month", 12},
}};

std::optional<std::int64_t> take_count(std::string_view& text) {
    constexpr std::u32string_view kNumerals = U"0123456789〇零一二两三四五六七八九十百";
    const auto all = decode(text);
    std::size_t count = 0;
    while (count < all.size() && kNumerals.find(all[count]) != std::u32string_view::npos) {
        ++count;
    }
    const auto written = encode(all.substr(0, count));
    const auto number = any_number(written);
    if (number) {
        text.remove_prefix(written.size());
    }
    return number;
}

const Unit* take_unit(std::string_view& text) {
    for (const auto& unit : kUnits) {
        if (take(text, unit.word)) {
            return &unit;
        }
    }
    return nullptr;
}

// 自立案之日起, 受理之日起: the day the limit counts from.
std::string take_start(std::string_view& text) {
    const auto at = text.find("起");
    if (at == std::string_view::npos || at == 0) {
        return "";
    }
    auto start = text.substr(0, at);
    if (!has(start, "日") && !has(start, "后")) {
        return "";
    }
    text.remove_prefix(at + std::string_view("起").size());
    if (!take(start, "自")) {
        take(start, "从");
    }
    for (const std::string_view word : {"，", ",", "的"}) {
        take(text, word);
    }
    return std::string(start);
}

// （经批准可延长10个工作日）, ，可延长10日: the number and its unit's key.
std::optional<std::pair<std::int64_t, std::string_view>> take_extension(std::string_view& text) {
    const auto at = text.find("延长");
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    auto rest = text.substr(at + std::string_view("延长").size());
    for (const std::string_view word : {"不超过", "至多", "最多", "最长"}) {
        take(rest, word);
    }
    const auto number = take_count(rest);
    const auto* unit = number ? take_unit(rest) : nullptr;
    if (unit == nullptr) {
        return std::nullopt;
    }
    for (const std::string_view word : {"内", "）", ")", "。"}) {
        take(rest, word);
    }
    if (!rest.empty()) {
        return std::nullopt;
    }
    text = text.substr(0, at);
    return std::pair{*number * unit->times, unit->key};
}

// What stands between the limit and its extension: （经批准可.
bool is_lead_in(std::string_view text) {
    for (const std::string_view word : {"内", "，", "（", "(", ","}) {
        take(text, word);
    }
    return text.empty() || has(text, "批准") || has(text, "可") || has(text, "同意");
}

bool is_immediate(std::string_view text) {
    for (const std::string_view word : {"即时", "即办", "当场", "立即", "现场办结", "马上"}) {
        if (text.starts_with(word)) {
            return true;
        }
    }
    return false;
}

std::optional<Fields> read_duration(std::string_view text, std::string_view own_unit) {
    Fields fields;
    if (auto start = take_start(text); !start.empty()) {
        fields["start"] = std::move(start);
    }
    const auto amount = take_count(text);
    if (!amount) {
        return std::nullopt;
    }
    // 20（+10）个工作日 and 20+10个工作日.
    std::optional<std::int64_t> added;
    auto rest = text;
    const bool bracket = take(rest, "（") || take(rest, "(");
    if (take(rest, "+")) {
        added = take_count(rest);
        if (bracket && !take(rest, "）") && !take(rest, ")")) {
            return std::nullopt;
        }
        text = rest;
    }
    if (text.empty()) {
        text = own_unit;
    }
    const auto* unit = take_unit(text);
    if (unit == nullptr) {
        return std::nullopt;
    }
    fields["amount"] = *amount * unit->times;
    fields["unit"] = unit->key;
    if (added) {
        fields["extension"] = *added * unit->times;
    }
    if (const auto extension = take_extension(text)) {
        fields["extension"] = extension->first;
        if (extension->second != unit->key) {
            fields["extension_unit"] = extension->second;
        }
    }
    return is_lead_in(text) ? std::optional(std::move(fields)) : std::nullopt;
}

std::string amount_text(std::int64_t amount, std::string_view unit) {
    const auto number = std::to_string(amount);
    if (unit == "working_day") {
        return number + "个工作日";
    }
    return number + (unit == "month" ? "个月" : "日");
}

// How many times a year a period comes round; 0 where it is no period.
std::int64_t take_period(std::string_view& text) {
    static constexpr std::array<std::pair<std::string_view, std::int64_t>, 10> kPeriods{{
        {"半年度", 2},
        {"半年", 2},
        {"年度", 1},
        {"年", 1},
        {"季度", 4},
        {"季", 4},
        {"个月", 12},
        {"月", 12},
        {"周", 52},
        {"星期", 52},
    }};
    for (const auto& [word, times] : kPeriods) {
        if (take(text, word)) {
            return times;
        }
    }
    return 0;
}

std::optional<std::int64_t> read_frequency(std::string_view text, bool& rewritten) {
    // 2次/年 is the same as 年2次.
    std::string turned;
    if (const auto slash = text.find('/'); slash != std::string_view::npos) {
        turned = std::string(text.substr(slash + 1)) + std::string(text.substr(0, slash));
        text = turned;
        rewritten = true;
    }
    std::string_view rest = text;
    const bool each = take(rest, "每");
    if (!each) {
        rewritten = take(rest, "一") || take(rest, "1") || rewritten;
    }
    const auto periods = take_period(rest);
    if (periods == 0) {
        rest = text;
        const auto number = take_count(rest);
        take(rest, "次");
        return rest.empty() ? number : std::nullopt;
    }
    for (const std::string_view word :
         {"不少于", "不低于", "至少", "不超过", "抽查", "检查", "开展"}) {
        rewritten = take(rest, word) || rewritten;
    }
    const auto times = take_count(rest);
    for (const std::string_view word : {"次", "以上", "轮"}) {
        take(rest, word);
    }
    return times && rest.empty() ? std::optional(*times * periods) : std::nullopt;
}

}  // namespace

Value parse_duration(const Cell& cell) {
    const auto plain = without_spaces(cell.text);
    if (is_immediate(plain)) {
        return Fields{{"immediate", true}};
    }
    auto duration = read_duration(plain, without_spaces(fold_width(cell.field.unit)));
    if (!duration) {
        return cell.reject(
            "invalid-duration",
            "“" + cut(cell.raw, 40) + "”未能识别为时限",
            "请写明数值和单位，例如20个工作日、60日、3个月"
        );
    }
    if (has_wide_characters(cell.raw)) {
        cell.note("fullwidth", "全角字符已转为半角");
    }
    return *std::move(duration);
}

std::string duration_text(const Fields& duration) {
    if (const auto* immediate = member(duration, "immediate").boolean();
        immediate != nullptr && *immediate) {
        return "即时办结";
    }
    const auto* amount = member(duration, "amount").integer();
    if (amount == nullptr) {
        return "";
    }
    const auto unit = text_of(duration, "unit");
    const auto start = text_of(duration, "start");
    auto out = start.empty() ? "" : "自" + std::string(start) + "起";
    out += amount_text(*amount, unit);
    if (const auto* extension = member(duration, "extension").integer()) {
        const auto own = text_of(duration, "extension_unit");
        out += "（经批准可延长" + amount_text(*extension, own.empty() ? unit : own) + "）";
    }
    return out;
}

Value parse_frequency(const Cell& cell) {
    const auto plain = without_spaces(cell.text);
    bool rewritten = false;
    const auto times = read_frequency(plain, rewritten);
    if (!times || *times <= 0) {
        return cell.reject(
            "invalid-number",
            "“" + cut(cell.raw, 40) + "”未能识别为频次",
            "请写明每年几次，例如每年2次、每季度1次"
        );
    }
    if (rewritten || has_wide_characters(cell.raw)) {
        cell.note("enum-synonym", "“" + cell.raw + "”按每年" + std::to_string(*times) + "次记录");
    }
    return *times;
}

std::string frequency_text(std::int64_t times) {
    return "每年" + std::to_string(times) + "次";
}

}  // namespace mingjing::domain::cell
