// Values of closed lists and yes or no, with the other words sections have for them.

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "domain/cell_parts.h"
#include "domain/characters.h"
#include "domain/width.h"

namespace mingjing::domain::cell {
namespace {

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

const Choice* find_choice(const Field& field, std::string_view text) {
    const auto key = comparable(text);
    const auto found =
        std::find_if(field.choices.begin(), field.choices.end(), [&](const Choice& choice) {
            return comparable(choice.value) == key;
        });
    return found == field.choices.end() ? nullptr : &*found;
}

const Choice* find_synonym(const Field& field, std::string_view text) {
    const auto key = comparable(text);
    const auto found =
        std::find_if(field.choices.begin(), field.choices.end(), [&](const Choice& choice) {
            return std::any_of(
                choice.synonyms.begin(),
                choice.synonyms.end(),
                [&](const std::string& synonym) { return comparable(synonym) == key; }
            );
        });
    return found == field.choices.end() ? nullptr : &*found;
}

// "C 制造业" -> 制造业: the letter of a classification before its name.
std::string without_class_letter(std::string_view text) {
    const auto all = decode(text);
    const bool lettered = all.size() > 2 && all[0] >= U'A' && all[0] <= U'Z' &&
                          (is_space(all[1]) || is_han(all[1]) || all[1] == U'.');
    return lettered ? trim(encode(all.substr(is_han(all[1]) ? 1 : 2))) : "";
}

std::string choices_in_words(const Field& field) {
    std::vector<std::string> names;
    for (const auto& choice : field.choices) {
        names.push_back(choice.value);
    }
    return join(names, "、");
}

}  // namespace

Value parse_choice(const Cell& cell) {
    const auto& field = cell.field;
    if (field.has_choice(cell.raw)) {
        return cell.raw;
    }
    if (const auto* choice = find_choice(field, cell.raw)) {
        const bool wide = has_wide_characters(cell.raw);
        const bool cased = upper(cell.text) != cell.text;
        const auto* const code = wide ? "fullwidth" : cased ? "case" : "whitespace";
        cell.note(code, "“" + cell.raw + "”已统一为“" + choice->value + "”");
        return choice->value;
    }
    const auto* synonym = find_synonym(field, cell.raw);
    if (synonym == nullptr) {
        synonym = find_choice(field, without_class_letter(cell.text));
    }
    if (synonym != nullptr) {
        cell.note("enum-synonym", "“" + cell.raw + "”已对应到“" + synonym->value + "”");
        return synonym->value;
    }
    if (!field.choices_closed || field.choices.empty()) {
        return parse_text(cell);
    }
    return cell.reject(
        "enum-unknown",
        "“" + cut(cell.raw, 40) + "”不在" + choices_in_words(field) + "之列",
        "请从所列各项中选填"
    );
}

Value parse_boolean(const Cell& cell) {
    static constexpr std::array<std::string_view, 10> kYes{
        "是", "需要", "需", "应当", "有", "可", "可容缺", "对", "已", "属于"};
    static constexpr std::array<std::string_view, 15> kNo{
        "",
        "—",
        "——",
        "-",
        "否",
        "不需要",
        "无需",
        "不需",
        "无",
        "不可",
        "不可容缺",
        "未",
        "不",
        "非",
        "不属于"};
    static constexpr std::array<std::string_view, 9> kYesSigns{
        "√", "✓", "✔", "☑", "Y", "YES", "TRUE", "1", "O"};
    static constexpr std::array<std::string_view, 9> kNoSigns{
        "×", "✗", "✘", "☐", "□", "N", "NO", "FALSE", "0"};
    const auto word = upper(without_spaces(cell.text));
    if (word == "/") {
        return {};
    }
    if (is_one_of(kYes, word) || is_one_of(kNo, word)) {
        return is_one_of(kYes, word);
    }
    if (is_one_of(kYesSigns, word) || is_one_of(kNoSigns, word)) {
        const bool yes = is_one_of(kYesSigns, word);
        cell.note("bool-word", "“" + cell.raw + "”即“" + (yes ? "是" : "否") + "”");
        return yes;
    }
    return cell.reject(
        "enum-unknown", "“" + cut(cell.raw, 40) + "”不能判断是或者否", "请填“是”或者“否”"
    );
}

}  // namespace mingjing::domain::cell
