// Numbers with the units, separators and words people put around them.

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "domain/cell_parts.h"
#include "domain/characters.h"
#include "domain/chinese_number.h"
#include "domain/decimal.h"
#include "domain/width.h"

namespace mingjing::domain::cell {
namespace {

constexpr std::array<std::pair<std::string_view, int>, 4> kPowersOfTen{
    {{"百", 2}, {"千", 3}, {"万", 4}, {"亿", 8}}};

bool is_number_character(char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '-' || c == '+';
}

// Takes the number off the front: Arabic with separators, else Chinese numerals.
std::optional<std::string> take_number(std::string_view& text, bool& rewritten) {
    const auto end = std::find_if_not(text.begin(), text.end(), is_number_character);
    auto length = static_cast<std::size_t>(end - text.begin());
    // An exponent belongs to it: 9.13799E+17.
    if (length > 0 && length + 1 < text.size() && (text[length] == 'E' || text[length] == 'e')) {
        const auto rest = std::find_if_not(
            text.begin() + static_cast<std::ptrdiff_t>(length) + 1, text.end(), is_number_character
        );
        length = static_cast<std::size_t>(rest - text.begin());
    }
    if (length > 0) {
        const auto digits = text.substr(0, length);
        text.remove_prefix(length);
        rewritten = rewritten || has(digits, ",");
        return canonical_decimal(digits);
    }
    constexpr std::u32string_view kNumerals = U"〇零一二两三四五六七八九十百千";
    const auto all = decode(text);
    const auto stop = std::find_if(all.begin(), all.end(), [&](char32_t c) {
        return kNumerals.find(c) == std::u32string_view::npos;
    });
    const auto numerals = encode({all.data(), static_cast<std::size_t>(stop - all.begin())});
    const auto number = chinese_number(numerals);
    if (!number) {
        return std::nullopt;
    }
    text.remove_prefix(numerals.size());
    rewritten = true;
    return std::to_string(*number);
}

bool is_known_unit(std::string_view unit) {
    static constexpr std::array<std::string_view, 45> kUnits{
        "元",     "人民币", "元/人", "元/人·月", "人",   "人次", "名",   "次",     "次/年",
        "次/户",  "份",     "个",    "件",       "家",   "户",   "台",   "部",     "套",
        "张",     "本",     "页",    "项",       "期",   "条",   "小时", "学时",   "课时",
        "分钟",   "分",     "天",    "日",       "月",   "个月", "年",   "工作日", "个工作日",
        "自然日", "倍",     "%",     "平方米",   "公里", "间",   "辆",   "组",     "批"};
    return std::find(kUnits.begin(), kUnits.end(), unit) != kUnits.end();
}

// Units that can be counted in one another.
struct Measure {
    std::string_view unit;
    std::string_view kind;
    std::int64_t times;
};
constexpr std::array<Measure, 23> kMeasures{{
    {"元", "money", 1},          {"人民币", "money", 1},         {"千元", "money", 1000},
    {"万元", "money", 10'000},   {"亿元", "money", 100'000'000}, {"分钟", "time", 1},
    {"小时", "time", 60},        {"天", "time", 1440},           {"日", "time", 1440},
    {"M", "storage", 1},         {"MB", "storage", 1},           {"G", "storage", 1024},
    {"GB", "storage", 1024},     {"T", "storage", 1'048'576},    {"TB", "storage", 1'048'576},
    {"米", "length", 1},         {"千米", "length", 1000},       {"公里", "length", 1000},
    {"克", "weight", 1},         {"千克", "weight", 1000},       {"公斤", "weight", 1000},
    {"吨", "weight", 1'000'000}, {"平方米", "area", 1},
}};

const Measure* measure_of(std::string_view unit) {
    const auto wanted = upper(unit);
    const auto* found = std::find_if(kMeasures.begin(), kMeasures.end(), [&](const Measure& each) {
        return each.unit == wanted;
    });
    return found == kMeasures.end() ? nullptr : found;
}

// 500000元 in 万元 is 50; nothing where it does not come out in a few decimal places.
std::optional<std::string> converted(
    const std::string& decimal, const Measure& from, const Measure& to
) {
    constexpr int kPlacesMax = 8;
    const auto point = decimal.find('.');
    int places = point == std::string::npos ? 0 : static_cast<int>(decimal.size() - point - 1);
    for (; places <= kPlacesMax; ++places) {
        const auto digits = whole(shift(decimal, places));
        const auto digits_max = std::numeric_limits<std::int64_t>::max() / from.times;
        if (!digits || *digits > digits_max || *digits < -digits_max) {
            return std::nullopt;
        }
        if (*digits * from.times % to.times == 0) {
            return shift(std::to_string(*digits * from.times / to.times), -places);
        }
    }
    return std::nullopt;
}

// In the field's own unit; nothing where the two have nothing to do with one another.
std::optional<std::string> in_own_unit(
    const std::string& decimal, std::string_view written, std::string_view own
) {
    const auto* from = measure_of(written);
    const auto* to = measure_of(own);
    if (from != nullptr && to != nullptr) {
        return from->kind == to->kind ? converted(decimal, *from, *to) : std::nullopt;
    }
    return to == nullptr && is_known_unit(written) ? std::optional(decimal) : std::nullopt;
}

Value reject_number(const Cell& cell, const std::string& what) {
    return cell.reject("invalid-number", what, "请填写数值");
}

Value within_bounds(const Cell& cell, const std::string& decimal) {
    const auto& field = cell.field;
    if (field.minimum && compare(decimal, std::to_string(*field.minimum)) < 0) {
        return reject_number(
            cell,
            *field.minimum == 0 ? field.label + "不得为负"
                                : field.label + "不得小于" + std::to_string(*field.minimum)
        );
    }
    if (field.maximum && compare(decimal, std::to_string(*field.maximum)) > 0) {
        return reject_number(cell, field.label + "不得大于" + std::to_string(*field.maximum));
    }
    if (field.type == FieldType::decimal) {
        return decimal;
    }
    const auto number = whole(decimal);
    return number ? Value(*number) : reject_number(cell, "“" + cell.raw + "”不是整数");
}

}  // namespace

std::optional<Quantity> quantity(std::string_view written) {
    const auto plain = without_spaces(fold_width(written));
    std::string_view text = plain;
    Quantity out;
    for (const std::string_view word : {"大约", "约", "近", "人民币", "¥", "￥"}) {
        if (take(text, word)) {
            out.approximate = out.approximate || word == "大约" || word == "约" || word == "近";
        }
    }
    auto number = take_number(text, out.rewritten);
    if (!number) {
        return std::nullopt;
    }
    for (const auto& [word, power] : kPowersOfTen) {
        if (take(text, word)) {
            number = shift(*number, power);
            out.rewritten = true;
        }
    }
    for (const std::string_view word : {"左右", "余", "多"}) {
        out.approximate = take_back(text, word) || take(text, word) || out.approximate;
    }
    if (!text.empty() && is_number_character(text.front())) {
        return std::nullopt;
    }
    out.decimal = *number;
    out.unit = text;
    return out;
}

Value parse_number(const Cell& cell) {
    const auto own_unit = without_spaces(fold_width(cell.field.unit));
    const auto plain = without_spaces(cell.text);
    std::string_view text = plain;
    const bool had_own_unit =
        !own_unit.empty() &&
        (take_back(text, own_unit) || (own_unit.starts_with("万") && take_back(text, "万")));
    const auto read = quantity(text);
    if (!read) {
        return reject_number(cell, "“" + cut(cell.raw, 40) + "”不是数值");
    }
    auto decimal = read->decimal;
    const bool rewritten = read->rewritten || had_own_unit || !read->unit.empty();
    if (!read->unit.empty()) {
        const auto own = in_own_unit(decimal, read->unit, own_unit);
        if (!own) {
            return reject_number(
                cell,
                "“" + cut(cell.raw, 40) + "”" +
                    (own_unit.empty() || measure_of(read->unit) == nullptr
                         ? "不是数值"
                         : "的单位与“" + cell.field.unit + "”不同，未能换算")
            );
        }
        decimal = *own;
    }
    if (read->approximate) {
        cell.warn(
            "approximate-number", "“" + cell.raw + "”是约数，已按所写数字记录", "请核实后填写准确数"
        );
    }
    if (has_wide_characters(cell.raw)) {
        cell.note("fullwidth", "全角数字已转换");
    }
    if (rewritten) {
        cell.note("unit", "“" + cell.raw + "”已取" + decimal);
    }
    return within_bounds(cell, decimal);
}

}  // namespace mingjing::domain::cell
