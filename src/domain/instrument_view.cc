#include "domain/instrument_view.h"

#include <string>

#include "domain/cell.h"
#include "domain/chinese_money.h"

namespace mingjing::domain {

namespace {

constexpr std::string_view kBlank = " \t\r";

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(kBlank);
    return from == std::string_view::npos
               ? std::string_view{}
               : text.substr(from, text.find_last_not_of(kBlank) - from + 1);
}

List paragraphs_of(std::string_view text) {
    List paragraphs;
    while (!text.empty()) {
        const auto end = text.find('\n');
        if (const auto line = trimmed(text.substr(0, end)); !line.empty()) {
            paragraphs.emplace_back(line);
        }
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return paragraphs;
}

bool is_money(const Field& field) {
    return field.type == FieldType::decimal && field.unit == "元";
}

Value money_view(const std::string& yuan) {
    const auto digits = money_in_digits(yuan);
    const auto capitals = money_in_capitals(yuan);
    return Fields{
        {"digits", digits.value_or(yuan)}, {"capitals", capitals.value_or(std::string{})}};
}

// In one line, as the cell of a table says it.
std::string line_of(const Field& field, const Value& value) {
    if (value.is_null()) {
        return {};
    }
    if (is_money(field) && value.text() != nullptr) {
        return money_in_digits(*value.text()).value_or(*value.text()) + "元";
    }
    if (const auto* is_so = value.boolean()) {
        return *is_so ? "是" : "否";
    }
    return display_text(field, value);
}

Value value_view(const Field& field, const Value& value);

List table_view(const Field& table, const Value& value) {
    List rows;
    if (const auto* given = value.list()) {
        for (const auto& one : *given) {
            if (const auto* of_row = one.fields()) {
                Fields row{{"place", static_cast<std::int64_t>(rows.size()) + 1}};
                for (const auto& child : table.children) {
                    const auto& said = member(*of_row, child.key);
                    // A cell has no paragraphs.
                    const bool is_text = child.type == FieldType::long_text;
                    row.emplace(
                        child.key, is_text ? line_of(child, said) : value_view(child, said)
                    );
                }
                row.emplace("is_last", false);
                rows.emplace_back(std::move(row));
            }
        }
    }
    if (!rows.empty()) {
        std::get<Fields>(rows.back().data).insert_or_assign("is_last", true);
    }
    return rows;
}

Value value_view(const Field& field, const Value& value) {
    if (field.type == FieldType::table) {
        return table_view(field, value);
    }
    if (field.type == FieldType::boolean) {
        return value.boolean() != nullptr && *value.boolean();
    }
    if (value.is_null()) {
        return {};
    }
    if (field.type == FieldType::long_text && value.text() != nullptr) {
        return paragraphs_of(*value.text());
    }
    if (is_money(field) && value.text() != nullptr) {
        return money_view(*value.text());
    }
    if (field.type == FieldType::integer && value.integer() != nullptr) {
        return *value.integer();
    }
    return display_text(field, value);
}

Fields table_row(const Field& table, const Value& value) {
    List columns;
    for (const auto& child : table.children) {
        columns.emplace_back(child.label);
    }
    List lines;
    if (const auto* rows = value.list()) {
        for (const auto& one : *rows) {
            List cells;
            for (const auto& child : table.children) {
                cells.emplace_back(
                    one.fields() == nullptr ? std::string{}
                                            : line_of(child, member(*one.fields(), child.key))
                );
            }
            lines.emplace_back(Fields{{"cells", std::move(cells)}});
        }
    }
    return {
        {"label", table.label},
        {"is_long", false},
        {"paragraphs", List{}},
        {"is_table", true},
        {"columns", std::move(columns)},
        {"lines", std::move(lines)}};
}

Fields text_row(const Field& field, const Value& value) {
    const auto* text = value.text();
    const bool is_long = field.type == FieldType::long_text && text != nullptr;
    auto paragraphs = is_long ? paragraphs_of(*text) : List{line_of(field, value)};
    return {
        {"label", field.label},
        {"is_long", paragraphs.size() > 1},
        {"paragraphs", std::move(paragraphs)},
        {"is_table", false},
        {"columns", List{}},
        {"lines", List{}}};
}

Value sample_of(const Field& field) {
    switch (field.type) {
        case FieldType::table: {
            Fields row;
            for (const auto& child : field.children) {
                row.emplace(child.key, sample_of(child));
            }
            return List{std::move(row)};
        }
        case FieldType::boolean:
            return true;
        case FieldType::integer:
            return 2;
        case FieldType::decimal:
            return "14700";
        case FieldType::date:
            return "2026-03-13";
        case FieldType::list:
        case FieldType::references:
            return List{field.choices.empty() ? std::string("示例") : field.choices.front().value};
        case FieldType::citations:
            return List{Fields{{"law", "中华人民共和国行政处罚法"}, {"article", 59}}};
        case FieldType::choice:
            return field.choices.empty() ? std::string("示例") : field.choices.front().value;
        case FieldType::long_text:
            return "示例第一段。\n示例第二段。";
        default:
            return "示例";
    }
}

}  // namespace

Fields instrument_view(const InstrumentKind& kind, const Fields& data) {
    Fields view;
    List rows;
    for (const auto& one : kind.fields) {
        const auto& value = member(data, one.field.key);
        view.insert_or_assign(one.field.key, value_view(one.field, value));
        if (one.field.type == FieldType::table) {
            const auto* lines = value.list();
            view.insert_or_assign("has_" + one.field.key, lines != nullptr && !lines->empty());
        }
        for (const auto& [flag, said] : one.says) {
            view.insert_or_assign(flag, value.text() != nullptr && *value.text() == said);
        }
        if (!value.is_null()) {
            rows.emplace_back(
                one.field.type == FieldType::table ? table_row(one.field, value)
                                                   : text_row(one.field, value)
            );
        }
    }
    view.insert_or_assign("rows", std::move(rows));
    return view;
}

Fields instrument_sample(const InstrumentKind& kind) {
    Fields sample;
    for (const auto& one : kind.fields) {
        sample.emplace(one.field.key, sample_of(one.field));
    }
    return sample;
}

}  // namespace mingjing::domain
