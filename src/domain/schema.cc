#include "domain/schema.h"

#include <algorithm>

#include "domain/characters.h"

namespace mingjing::domain {

const Field* find_field(const std::vector<Field>& fields, std::string_view key) {
    const auto dot = key.find('.');
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) {
        return field.key == key.substr(0, dot);
    });
    if (found == fields.end()) {
        return nullptr;
    }
    return dot == std::string_view::npos ? &*found
                                         : find_field(found->children, key.substr(dot + 1));
}

bool Field::has_choice(std::string_view value) const {
    return std::ranges::find(choices, value, &Choice::value) != choices.end();
}

bool Field::allows(std::string_view value) const {
    return choices.empty() || !choices_closed || has_choice(value);
}

bool names_people(const Schema& schema) {
    const auto is_shown = [](const Field& field) { return field.is_open && field.is_personal; };
    return std::any_of(schema.fields.begin(), schema.fields.end(), [&](const Field& field) {
        return is_shown(field) ||
               std::any_of(field.children.begin(), field.children.end(), is_shown);
    });
}

std::string in_words_of(const Schema& schema, std::string_view words) {
    return schema.audience == Audience::open ? std::string(words)
                                             : replace_all(std::string(words), "公示", "入册");
}

std::string_view type_name(FieldType type) {
    switch (type) {
        case FieldType::text:
            return "文本";
        case FieldType::long_text:
            return "长文本";
        case FieldType::code:
            return "编码";
        case FieldType::credit_code:
            return "统一社会信用代码";
        case FieldType::id_number:
            return "公民身份号码";
        case FieldType::document_number:
            return "文号";
        case FieldType::phone:
            return "电话";
        case FieldType::date:
            return "日期";
        case FieldType::integer:
            return "整数";
        case FieldType::decimal:
            return "数值";
        case FieldType::boolean:
            return "是否";
        case FieldType::choice:
            return "选项";
        case FieldType::list:
            return "多项";
        case FieldType::citations:
            return "法律依据";
        case FieldType::duration:
            return "时限";
        case FieldType::frequency:
            return "频次";
        case FieldType::ratio:
            return "分级比例";
        case FieldType::deadline:
            return "完成时限";
        case FieldType::condition:
            return "条件";
        case FieldType::reference:
            return "引用";
        case FieldType::references:
            return "多项引用";
        case FieldType::attachments:
            return "附件";
        case FieldType::table:
            return "明细表";
    }
    return "";
}

}  // namespace mingjing::domain
