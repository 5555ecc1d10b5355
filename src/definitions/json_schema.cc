// A register's shape for whoever reuses its open data: JSON Schema 2020-12, Chinese titles.

#include <utility>

#include "definitions/definitions.h"
#include "definitions/json_shapes.h"
#include "domain/schema.h"

namespace mingjing::definitions {

namespace {

using domain::Field;
using domain::FieldType;

Fields counted(const Field& field) {
    Fields schema = json::of_type("integer");
    if (field.minimum) {
        schema["minimum"] = *field.minimum;
    }
    if (field.maximum) {
        schema["maximum"] = *field.maximum;
    }
    return schema;
}

Fields written(const Field& field) {
    Fields schema{{"type", "string"}, {"maxLength", static_cast<std::int64_t>(field.length_max)}};
    if (!field.pattern.empty()) {
        schema["pattern"] = field.pattern;
    }
    return schema;
}

Fields entry_of(const std::vector<Field>& fields);

Fields value_of(const Field& field) {
    switch (field.type) {
        case FieldType::text:
        case FieldType::long_text:
        case FieldType::code:
        case FieldType::document_number:
        case FieldType::phone:
        case FieldType::reference:
            return written(field);
        case FieldType::credit_code:
            return json::text_like("pattern", "^[0-9A-HJ-NPQRTUWXY]{18}$");
        case FieldType::id_number:
            return json::text_like("pattern", "^[0-9]{17}[0-9X]$");
        case FieldType::date:
            return json::text_like("format", "date");
        case FieldType::integer:
        case FieldType::frequency:
            return counted(field);
        case FieldType::decimal:
            return json::text_like("pattern", json::kDecimal);
        case FieldType::boolean:
            return json::of_type("boolean");
        case FieldType::choice:
            return json::chosen(field);
        case FieldType::list:
            return json::array_of(json::chosen(field));
        case FieldType::references:
            return json::array_of(json::of_type("string"));
        case FieldType::citations:
            return json::citations();
        case FieldType::duration:
            return json::duration();
        case FieldType::ratio:
            return json::ratio();
        case FieldType::deadline:
            return json::deadline();
        case FieldType::condition:
            return json::condition();
        case FieldType::attachments:
            return json::attachments(field);
        case FieldType::table:
            return json::array_of(entry_of(field.children));
    }
    return {};
}

// An erased personal value stands as null, a value nobody gave likewise.
bool may_be_null(const Field& field) {
    return field.need != domain::Need::required || field.is_personal;
}

Fields member_of(const Field& field) {
    Fields schema = may_be_null(field) ? json::any_of({value_of(field), json::of_type("null")})
                                       : value_of(field);
    schema["title"] = field.label;
    if (!field.hint.empty()) {
        schema["description"] = field.hint;
    } else if (!field.unit.empty()) {
        schema["description"] = "单位：" + field.unit;
    }
    if (!field.refers_to.empty()) {
        schema["$comment"] =
            "引用" + field.refers_to + (field.refers_by.empty() ? "" : "." + field.refers_by);
    }
    return schema;
}

Fields entry_of(const std::vector<Field>& fields) {
    Fields properties;
    List required;
    for (const Field& field : fields) {
        if (!field.is_open) {
            continue;
        }
        properties[field.key] = member_of(field);
        if (!may_be_null(field)) {
            required.emplace_back(field.key);
        }
    }
    Fields schema = json::object(std::move(properties), {});
    schema["required"] = std::move(required);
    return schema;
}

}  // namespace

Value json_schema(const domain::Schema& schema) {
    Fields root = entry_of(schema.fields);
    root["$schema"] = "https://json-schema.org/draft/2020-12/schema";
    root["$comment"] = "定义文件摘要SHA-256 " + schema.digest;
    root["title"] = schema.name;
    root["description"] = schema.about;
    return root;
}

}  // namespace mingjing::definitions
