#include "definitions/json_shapes.h"

#include <string>
#include <utility>

#include "domain/attachment.h"

namespace mingjing::definitions::json {

namespace {

Fields text() {
    return {{"type", "string"}};
}

Fields integer() {
    return {{"type", "integer"}};
}

Fields titled(std::string_view title, Fields schema) {
    schema["title"] = title;
    return schema;
}

Fields one_of_texts(std::initializer_list<std::string_view> values) {
    return {{"type", "string"}, {"enum", List(values.begin(), values.end())}};
}

}  // namespace

Fields of_type(std::string_view type) {
    return {{"type", type}};
}

Fields array_of(Fields items) {
    return {{"type", "array"}, {"items", std::move(items)}};
}

Fields text_like(std::string_view key, std::string_view value) {
    return {{"type", "string"}, {std::string(key), value}};
}

Fields object(Fields properties, std::initializer_list<std::string_view> required) {
    Fields schema{
        {"type", "object"},
        {"properties", std::move(properties)},
        {"additionalProperties", false},
    };
    if (required.size() > 0) {
        schema["required"] = List(required.begin(), required.end());
    }
    return schema;
}

Fields any_of(std::initializer_list<Fields> schemas) {
    return {{"anyOf", List(schemas.begin(), schemas.end())}};
}

// A closed list binds; an open one is only told as examples.
Fields chosen(const domain::Field& field) {
    Fields schema = text();
    if (!field.choices.empty()) {
        List values;
        for (const domain::Choice& choice : field.choices) {
            values.emplace_back(choice.value);
        }
        schema[field.choices_closed ? "enum" : "examples"] = std::move(values);
    }
    return schema;
}

Fields citations() {
    return array_of(object(
        {
            {"law", titled("法律法规名称", text())},
            {"document", titled("文号", text())},
            {"article", titled("条", integer())},
            {"paragraph", titled("款", integer())},
            {"item", titled("项", any_of({integer(), array_of(integer())}))},
            {"note", titled("说明", text())},
        },
        {"law"}
    ));
}

Fields duration() {
    const Fields unit = one_of_texts({"working_day", "day", "month"});
    return any_of({
        object(
            {
                {"amount", titled("数值", integer())},
                {"unit", titled("单位：工作日、自然日、月", unit)},
                {"extension", titled("可延长", integer())},
                {"extension_unit", titled("延长的单位", unit)},
                {"start", titled("起算", text())},
            },
            {"amount", "unit"}
        ),
        object({{"immediate", titled("即办", {{"const", true}})}}, {"immediate"}),
    });
}

Fields ratio() {
    const auto share = [](std::string_view name) {
        return titled(name, text_like("pattern", kDecimal));
    };
    return object(
        {{"a", share("A类")}, {"b", share("B类")}, {"c", share("C类")}, {"d", share("D类")}},
        {"a", "b", "c", "d"}
    );
}

Fields deadline() {
    return object(
        {
            {"kind",
             titled(
                 "日期、长期执行、根据实际情况确定", one_of_texts({"date", "standing", "as_needed"})
             )},
            {"date", titled("截止", text_like("format", "date"))},
        },
        {"kind"}
    );
}

Fields condition() {
    const Fields comparisons = array_of(object(
        {
            {"measure", titled("指标", text())},
            {"comparison", titled("比较", text())},
            {"value", titled("取值", {})},
            {"unit", titled("单位", text())},
        },
        {"measure", "comparison", "value"}
    ));
    return any_of({
        object({{"all", titled("同时满足", comparisons)}}, {"all"}),
        object({{"any", titled("满足之一", comparisons)}}, {"any"}),
    });
}

Fields attachments(const domain::Field& field) {
    List types;
    for (const auto& word : field.kinds) {
        if (const auto* kind = domain::find_file_kind(word)) {
            types.emplace_back(kind->media_type);
        }
    }
    return array_of(object(
        {
            {"name", titled("文件名", text())},
            {"digest",
             titled(
                 "文件的SHA-256，下载地址为“条目网址/attachments/摘要”",
                 text_like("pattern", "^[0-9a-f]{64}$")
             )},
            {"bytes", titled("字节数", integer())},
            {"type", titled("媒体类型", {{"type", "string"}, {"enum", std::move(types)}})},
        },
        {"name", "digest", "bytes", "type"}
    ));
}

}  // namespace mingjing::definitions::json
