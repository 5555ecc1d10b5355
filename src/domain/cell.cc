#include "domain/cell.h"

#include <algorithm>
#include <array>
#include <utility>

#include "domain/attachment.h"
#include "domain/cell_parts.h"
#include "domain/characters.h"
#include "domain/day.h"
#include "domain/width.h"

namespace mingjing::domain {
namespace cell {

void Cell::note(std::string code, std::string what) const {
    issues.push_back(
        {Level::normalised, std::move(code), field.key, std::move(what), "", "", "", {}}
    );
}

void Cell::warn(std::string code, std::string what, std::string remedy) const {
    issues.push_back(
        {Level::warned, std::move(code), field.key, std::move(what), std::move(remedy), "", "", {}}
    );
}

Value Cell::reject(std::string code, std::string what, std::string remedy) const {
    issues.push_back(
        {Level::rejected,
         std::move(code),
         field.key,
         std::move(what),
         std::move(remedy),
         "",
         "",
         {}}
    );
    return {};
}

Cell Cell::with(std::string_view other) const {
    return {field, trim(other), trim(fold_width(other)), hints, vocabulary, issues};
}

bool is_empty_mark(std::string_view text) {
    static constexpr std::array<std::string_view, 11> kMarks{
        "/", "//", "\\", "-", "--", "—", "——", "－", "–", "无", "空"};
    return text.empty() || std::find(kMarks.begin(), kMarks.end(), text) != kMarks.end();
}

bool has_wide_characters(std::string_view text) {
    constexpr std::u32string_view kPunctuation = U"！（），：；？～";
    const auto all = decode(text);
    return std::any_of(all.begin(), all.end(), [&](char32_t c) {
        return c >= 0xFF01 && c <= 0xFF5E && kPunctuation.find(c) == std::u32string_view::npos;
    });
}

namespace {

// What a spreadsheet shows where a formula failed; a CSV file has only the text.
bool is_error_value(std::string_view text) {
    static constexpr std::array<std::string_view, 8> kErrors{
        "#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#GETTING_DATA"};
    return std::find(kErrors.begin(), kErrors.end(), text) != kErrors.end();
}

bool is_choice(const Field& field, std::string_view text) {
    return std::any_of(field.choices.begin(), field.choices.end(), [&](const Choice& choice) {
        return choice.value == text ||
               std::find(choice.synonyms.begin(), choice.synonyms.end(), text) !=
                   choice.synonyms.end();
    });
}

// Cells of structure are short; longer ones are a slip, and reading them takes time.
bool is_too_long(const Cell& cell) {
    switch (cell.field.type) {
        case FieldType::text:
        case FieldType::long_text:
            return false;  // by their own bound
        case FieldType::choice:
        case FieldType::list:
        case FieldType::citations:
        case FieldType::reference:
        case FieldType::references:
            return cell.raw.size() > 20'000;
        default:
            return cell.raw.size() > 2'000;
    }
}

// Whether the cell says that there is no value. 无 is an answer where the field asks for
// one without insisting, and where it is among the choices.
bool is_empty(const Cell& cell) {
    if (cell.field.type == FieldType::boolean || is_choice(cell.field, cell.raw)) {
        return false;
    }
    const bool is_words =
        cell.field.type == FieldType::text || cell.field.type == FieldType::long_text;
    if (cell.raw == "无" && cell.field.need == Need::recommended && is_words) {
        return false;
    }
    return is_empty_mark(cell.raw);
}

Value parse(const Cell& cell) {
    switch (cell.field.type) {
        case FieldType::text:
            return parse_text(cell);
        case FieldType::long_text:
            return parse_long_text(cell);
        case FieldType::code:
            return parse_code(cell);
        case FieldType::credit_code:
            return parse_credit_code(cell);
        case FieldType::id_number:
            return parse_id_number(cell);
        case FieldType::document_number:
            return parse_document_number(cell);
        case FieldType::phone:
            return parse_phone(cell);
        case FieldType::date:
            return parse_date(cell);
        case FieldType::integer:
        case FieldType::decimal:
            return parse_number(cell);
        case FieldType::boolean:
            return parse_boolean(cell);
        case FieldType::choice:
            return parse_choice(cell);
        case FieldType::list:
        case FieldType::references:
            return parse_list(cell);
        case FieldType::citations:
            return parse_citations(cell);
        case FieldType::duration:
            return parse_duration(cell);
        case FieldType::frequency:
            return parse_frequency(cell);
        case FieldType::ratio:
            return parse_ratio(cell);
        case FieldType::deadline:
            return parse_deadline(cell);
        case FieldType::condition:
            return parse_condition(cell);
        case FieldType::reference:
            return parse_reference(cell);
        case FieldType::attachments:
            cell.note(
                "attachments-kept", "表格带不来附件，" + cell.field.label + "以系统中已有的为准"
            );
            return {};
        case FieldType::table:
            return {};
    }
    return {};
}

// Names alone: a cell cannot hold a file, and does not bring one home.
std::string attachments_text(const List& list) {
    std::vector<std::string> names;
    for (const auto& item : list) {
        names.emplace_back(item.fields() == nullptr ? "" : text_of(*item.fields(), "name"));
    }
    return join(names, "、");
}

std::string text_of_value(const Field& field, const Value& value) {
    if (const auto* flag = value.boolean()) {
        return *flag ? "是" : "否";
    }
    if (const auto* number = value.integer()) {
        return field.type == FieldType::frequency ? frequency_text(*number)
                                                  : std::to_string(*number);
    }
    if (const auto* list = value.list(); list != nullptr && field.type == FieldType::attachments) {
        return attachments_text(*list);
    }
    if (const auto* list = value.list()) {
        return field.type == FieldType::citations ? citations_text(*list, "\n") : list_text(*list);
    }
    if (const auto* fields = value.fields()) {
        switch (field.type) {
            case FieldType::duration:
                return duration_text(*fields);
            case FieldType::ratio:
                return ratio_text(*fields);
            case FieldType::deadline:
                return deadline_text(*fields);
            case FieldType::condition:
                return condition_text(*fields);
            default:
                return "";
        }
    }
    return value.text() == nullptr ? "" : *value.text();
}

}  // namespace
}  // namespace cell

Parsed parse_cell(
    const Field& field, std::string_view text, const CellHints& hints, const Vocabulary& vocabulary
) {
    Parsed parsed;
    const cell::Cell cell{
        field, trim(text), trim(fold_width(text)), hints, vocabulary, parsed.issues};
    if (!hints.error.empty() || cell::is_error_value(cell.text)) {
        const auto& error = hints.error.empty() ? cell.text : hints.error;
        parsed.value =
            cell.reject("error-value", "公式结果为" + error, "请改正公式或者直接填写内容");
        return parsed;
    }
    if (cell::is_empty(cell)) {
        return parsed;
    }
    if (cell::is_too_long(cell)) {
        parsed.value = cell.reject("too-long", field.label + "内容过长", "请精简，或者分行填写");
        return parsed;
    }
    if (hints.is_formula) {
        cell.note("formula", "公式取缓存值" + cut(cell.raw, 40));
    }
    if (hints.is_rich_text) {
        cell.note("rich-text", "富文本已转为纯文本");
    }
    parsed.value = cell::parse(cell);
    const bool told =
        std::any_of(parsed.issues.begin(), parsed.issues.end(), [](const Issue& issue) {
            return issue.code == "whitespace";
        });
    if (cell.raw.size() != text.size() && !told) {
        cell.note("whitespace", "首尾空格、全角空格和换行已去除");
    }
    return parsed;
}

std::string cell_text(const Field& field, const Value& value) {
    if (value.is_null()) {
        return field.type == FieldType::boolean ? "/" : "";
    }
    return cell::text_of_value(field, value);
}

std::string display_text(const Field& field, const Value& value) {
    if (value.is_null()) {
        return "";
    }
    if (const auto* list = value.list(); list != nullptr && field.type == FieldType::citations) {
        return cell::citations_text(*list, "；");
    }
    if (const auto* text = value.text(); text != nullptr && field.type == FieldType::date) {
        const auto day = day_of(*text);
        return day ? in_chinese(*day) : *text;
    }
    const auto text = cell::text_of_value(field, value);
    const bool is_number = field.type == FieldType::integer || field.type == FieldType::decimal;
    return is_number ? text + field.unit : text;
}

}  // namespace mingjing::domain
