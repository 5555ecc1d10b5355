// Conditions a machine can judge: 罚款金额>=30000元且当事人类型=单位. One comparison is a
// measure, a comparison and a value; several are joined by 且 or by 或, never both.

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/cell_parts.h"
#include "domain/characters.h"
#include "domain/decimal.h"
#include "domain/width.h"

namespace mingjing::domain::cell {
namespace {

struct Word {
    std::string_view written;
    std::string_view canonical;
};
// Longer spellings first.
constexpr std::array<Word, 26> kComparisons{{
    {"大于或者等于", ">="},
    {"大于或等于", ">="},
    {"大于等于", ">="},
    {"小于或者等于", "<="},
    {"小于或等于", "<="},
    {"小于等于", "<="},
    {"不低于", ">="},
    {"不少于", ">="},
    {"不小于", ">="},
    {"不高于", "<="},
    {"不超过", "<="},
    {"不大于", "<="},
    {"以上", ">="},
    {"以下", "<="},
    {"达到", ">="},
    {"超过", ">"},
    {"大于", ">"},
    {"小于", "<"},
    {"不足", "<"},
    {"低于", "<"},
    {"等于", "="},
    {"属于", "in"},
    {">=", ">="},
    {"<=", "<="},
    {"≥", ">="},
    {"≤", "<="},
}};
constexpr std::array<std::string_view, 3> kSigns{">", "<", "="};

std::optional<std::string_view> canonical_comparison(std::string_view written) {
    for (const auto& word : kComparisons) {
        if (word.written == written || word.canonical == written) {
            return word.canonical;
        }
    }
    const auto* const sign = std::find(kSigns.begin(), kSigns.end(), written);
    return sign == kSigns.end() ? std::nullopt : std::optional(*sign);
}

bool is_sign(std::string_view written) {
    return written == ">=" || written == "<=" || written == "≥" || written == "≤" ||
           written == "属于" || std::find(kSigns.begin(), kSigns.end(), written) != kSigns.end();
}

// Where a comparison stands in the text: offset and length; length 0 where there is none.
std::pair<std::size_t, std::size_t> find_comparison(std::string_view text) {
    for (std::size_t at = 1; at < text.size(); ++at) {
        const auto rest = text.substr(at);
        for (const auto& word : kComparisons) {
            if (rest.starts_with(word.written)) {
                return {at, word.written.size()};
            }
        }
        for (const auto sign : kSigns) {
            if (rest.starts_with(sign)) {
                return {at, sign.size()};
            }
        }
    }
    return {0, 0};
}

bool is_order(std::string_view comparison) {
    return comparison.front() == '>' || comparison.front() == '<';
}

Value reject_value(const Cell& cell, std::string_view written) {
    return cell.reject(
        "invalid-number", "“" + cut(written, 40) + "”不是数值，系统无法判断", "请填写具体数值"
    );
}

// The value side, given its comparison; `unit` gains what follows a number.
Value parse_value(
    const Cell& cell, const std::string& written, std::string_view comparison, std::string& unit
) {
    const auto plain = without_spaces(fold_width(written));
    if (comparison == "in") {
        List list;
        for (auto& item : split(written, {"、", "，", ",", "；", ";", "/", "\n"})) {
            list.emplace_back(without_spaces(item));
        }
        return list.empty() ? reject_value(cell, written) : Value(std::move(list));
    }
    if (comparison == "=" && (plain == "是" || plain == "否")) {
        return plain == "是";
    }
    const auto number = quantity(plain);
    if (!number || number->approximate) {
        return is_order(comparison) || plain.empty() ? reject_value(cell, written)
                                                     : Value(trim(written));
    }
    if (!is_order(comparison) && !all_digits(plain.substr(0, 1))) {
        return trim(written);
    }
    if (unit.empty()) {
        unit = number->unit;
    }
    if (has_wide_characters(written)) {
        cell.note("fullwidth", "全角数字已转换");
    }
    if (number->rewritten) {
        cell.note("unit", "“" + trim(written) + "”已换算为" + number->decimal);
    }
    const auto integer = whole(number->decimal);
    return integer ? Value(*integer) : Value(number->decimal);
}

std::optional<Fields> parse_part(const Cell& cell, const ConditionPart& part) {
    const auto written = without_spaces(fold_width(part.comparison));
    const auto comparison = canonical_comparison(written);
    const auto measure = without_spaces(part.measure);
    if (!comparison || measure.empty()) {
        cell.reject(
            "invalid-condition",
            "“" + cut(part.measure + part.comparison + part.value, 40) + "”不是系统能判断的条件",
            "请写明指标、比较和取值"
        );
        return std::nullopt;
    }
    if (!is_sign(written)) {
        cell.note("enum-synonym", "“" + written + "”即“" + std::string(*comparison) + "”");
    }
    auto unit = without_spaces(fold_width(part.unit));
    auto value = parse_value(cell, part.value, *comparison, unit);
    if (value.is_null()) {
        return std::nullopt;
    }
    Fields fields{{"measure", measure}, {"comparison", *comparison}, {"value", std::move(value)}};
    if (!unit.empty()) {
        fields["unit"] = unit;
    }
    return fields;
}

Value parse_parts(
    const Cell& cell, const std::vector<ConditionPart>& parts, std::string_view relation
) {
    const auto word = without_spaces(relation);
    const bool any = word.starts_with("或") || word == "任一";
    if (parts.empty()) {
        return cell.reject("invalid-condition", "没有系统能判断的条件", "请写明指标、比较和取值");
    }
    List comparisons;
    for (const auto& part : parts) {
        auto fields = parse_part(cell, part);
        if (!fields) {
            return {};
        }
        comparisons.emplace_back(*std::move(fields));
    }
    return Fields{{any ? "any" : "all", std::move(comparisons)}};
}

// Cuts where a joining word stands between two comparisons.
std::vector<std::string> comparisons_apart(std::string_view text, std::string_view joint) {
    std::vector<std::string> parts;
    std::string pending;
    for (const auto& piece : split(text, {joint})) {
        pending += pending.empty() ? piece : std::string(joint) + piece;
        if (find_comparison(piece).second != 0 && find_comparison(pending).second != 0) {
            parts.push_back(std::exchange(pending, {}));
        } else if (!parts.empty()) {
            parts.back() += std::string(joint) + std::exchange(pending, {});
        }
    }
    if (!pending.empty()) {
        parts.push_back(pending);
    }
    return parts;
}

ConditionPart part_of(std::string_view text) {
    const auto [at, length] = find_comparison(text);
    return {
        std::string(text.substr(0, at)),
        std::string(text.substr(at, length)),
        std::string(text.substr(at + length)),
        ""};
}

std::string comparison_text(const Fields& comparison) {
    const auto word = text_of(comparison, "comparison");
    std::string out(text_of(comparison, "measure"));
    out += word == "in" ? "属于" : word;
    const auto& value = member(comparison, "value");
    if (const auto* flag = value.boolean()) {
        out += *flag ? "是" : "否";
    } else if (const auto* number = value.integer()) {
        out += std::to_string(*number);
    } else if (const auto* list = value.list()) {
        for (const auto& item : *list) {
            out +=
                (&item == list->data() ? "" : "、") + (item.text() == nullptr ? "" : *item.text());
        }
    } else {
        out += text_of(comparison, "value");
    }
    return out + std::string(text_of(comparison, "unit"));
}

}  // namespace

Value parse_condition(const Cell& cell) {
    const auto text = without_spaces(cell.text);
    auto parts = comparisons_apart(text, "且");
    const bool any = parts.size() == 1;
    if (any) {
        parts = comparisons_apart(text, "或");
    }
    std::vector<ConditionPart> read;
    std::transform(parts.begin(), parts.end(), std::back_inserter(read), part_of);
    return parse_parts(cell, read, any && read.size() > 1 ? "或" : "且");
}

std::string condition_text(const Fields& condition) {
    const bool any = condition.contains("any");
    std::vector<std::string> parts;
    if (const auto* list = member(condition, any ? "any" : "all").list()) {
        for (const auto& comparison : *list) {
            if (const auto* fields = comparison.fields()) {
                parts.push_back(comparison_text(*fields));
            }
        }
    }
    return join(parts, any ? "或" : "且");
}

}  // namespace mingjing::domain::cell

namespace mingjing::domain {

Parsed parse_condition(
    const Field& field, const std::vector<ConditionPart>& parts, std::string_view relation
) {
    Parsed parsed;
    if (parts.empty()) {
        return parsed;
    }
    const CellHints hints;
    const Vocabulary vocabulary;
    const cell::Cell cell{field, "", "", hints, vocabulary, parsed.issues};
    parsed.value = cell::parse_parts(cell, parts, relation);
    return parsed;
}

}  // namespace mingjing::domain
