// Inspection ratios by credit class: A类1%；B类3%；C类10%；D类30%.

#include <array>
#include <optional>
#include <string>

#include "domain/cell_parts.h"
#include "domain/characters.h"
#include "domain/decimal.h"

namespace mingjing::domain::cell {
namespace {

constexpr std::array<std::string_view, 4> kClasses{"a", "b", "c", "d"};
constexpr int kPercent = 2;

// A share of the whole from "5%", or from "0.05" as a percent cell holds it.
std::optional<std::string> fraction(std::string_view text, bool bare_is_fraction) {
    const bool percent = take_back(text, "%");
    const auto number = canonical_decimal(text);
    if (!number || compare(*number, "0") < 0) {
        return std::nullopt;
    }
    const bool is_fraction = !percent && bare_is_fraction && compare(*number, "1") <= 0;
    auto out = is_fraction ? *number : shift(*number, -kPercent);
    return compare(out, "1") > 0 ? std::nullopt : std::optional(std::move(out));
}

Value reject_ratio(const Cell& cell) {
    return cell.reject(
        "invalid-number",
        "“" + cut(cell.raw, 40) + "”未能识别为抽查比例",
        "请按“A类1%；B类3%；C类10%；D类30%”的写法填写"
    );
}

Value one_for_all(const Cell& cell, std::string_view text) {
    for (const std::string_view word : {"不低于", "不少于", "至少", "约", "≥", ">="}) {
        take(text, word);
    }
    const auto share = fraction(text, true);
    if (!share) {
        return reject_ratio(cell);
    }
    cell.warn(
        "ratio-without-class",
        "比例未按信用等级区分，四类均按" + shift(*share, kPercent) + "%记录",
        "请确认，或者按信用等级分别填写"
    );
    Fields ratio;
    for (const auto letter : kClasses) {
        ratio.emplace(letter, *share);
    }
    return ratio;
}

}  // namespace

Value parse_ratio(const Cell& cell) {
    const auto parts = split(cell.text, {"\n", "；", ";", "，", ",", "、"});
    if (parts.size() == 1 && (parts[0][0] < 'A' || parts[0][0] > 'z')) {
        return one_for_all(cell, without_spaces(parts[0]));
    }
    Fields ratio;
    for (const auto& part : parts) {
        const auto plain = upper(without_spaces(part));
        std::string_view text = plain;
        const auto letter = text.empty() ? '\0' : static_cast<char>(text[0] - 'A' + 'a');
        if (letter < 'a' || letter > 'd') {
            return reject_ratio(cell);
        }
        text.remove_prefix(1);
        for (const std::string_view word : {"类", "级", ":", "：", "为", "不低于"}) {
            take(text, word);
        }
        const auto share = fraction(text, has(cell.text, "%") ? false : cell.hints.is_number);
        if (!share || !ratio.emplace(std::string(1, letter), *share).second) {
            return reject_ratio(cell);
        }
    }
    if (ratio.size() != kClasses.size()) {
        return reject_ratio(cell);
    }
    if (has_wide_characters(cell.raw)) {
        cell.note("fullwidth", "全角比例已解析");
    }
    return ratio;
}

std::string ratio_text(const Fields& ratio) {
    std::string out;
    for (const auto letter : kClasses) {
        const auto share = text_of(ratio, letter);
        if (!share.empty()) {
            out += (out.empty() ? "" : "；") + upper(letter) + "类" + shift(share, kPercent) + "%";
        }
    }
    return out;
}

}  // namespace mingjing::domain::cell
