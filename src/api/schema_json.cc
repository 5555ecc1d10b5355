#include "api/schema_json.h"

#include <algorithm>
#include <iterator>

#include "api/cells.h"
#include "domain/attachment.h"

namespace mingjing::api {

namespace {

using domain::Field;
using domain::FieldType;
using domain::Need;

std::string_view type_word(FieldType type) {
    switch (type) {
        case FieldType::text:
            return "text";
        case FieldType::long_text:
            return "long_text";
        case FieldType::code:
            return "code";
        case FieldType::credit_code:
            return "credit_code";
        case FieldType::id_number:
            return "id_number";
        case FieldType::document_number:
            return "document_number";
        case FieldType::phone:
            return "phone";
        case FieldType::date:
            return "date";
        case FieldType::integer:
            return "integer";
        case FieldType::decimal:
            return "decimal";
        case FieldType::boolean:
            return "boolean";
        case FieldType::choice:
            return "choice";
        case FieldType::list:
            return "list";
        case FieldType::citations:
            return "citations";
        case FieldType::duration:
            return "duration";
        case FieldType::ratio:
            return "ratio";
        case FieldType::frequency:
            return "frequency";
        case FieldType::deadline:
            return "deadline";
        case FieldType::condition:
            return "condition";
        case FieldType::reference:
            return "reference";
        case FieldType::references:
            return "references";
        case FieldType::attachments:
            return "attachments";
        case FieldType::table:
            return "table";
    }
    return {};
}

std::string_view need_word(Need need) {
    switch (need) {
        case Need::optional:
            return "optional";
        case Need::recommended:
            return "recommended";
        case Need::required:
            return "required";
    }
    return {};
}

List texts(const std::vector<std::string>& from) {
    return {from.begin(), from.end()};
}

Fields field_json(const Field& field);

List fields_json(const std::vector<Field>& fields) {
    List list;
    std::ranges::transform(fields, std::back_inserter(list), field_json);
    return list;
}

// Of the files it may hold.
List endings_of(const Field& field) {
    List endings;
    for (const auto& word : field.kinds) {
        if (const auto* kind = domain::find_file_kind(word)) {
            endings.insert(endings.end(), kind->endings.begin(), kind->endings.end());
        }
    }
    return endings;
}

Fields field_json(const Field& field) {
    List choices;
    for (const auto& choice : field.choices) {
        choices.emplace_back(choice.value);
    }
    return {
        {"key", field.key},
        {"label", field.label},
        {"type", type_word(field.type)},
        {"need", need_word(field.need)},
        {"is_open", field.is_open},
        {"is_personal", field.is_personal},
        {"is_secret", field.is_secret},
        {"is_filter", field.is_filter},
        {"unit", field.unit},
        {"hint", field.hint},
        {"masks", field.masks},
        {"refers_to", field.refers_to},
        {"refers_by", field.refers_by},
        {"vocabulary", field.vocabulary},
        {"choices", std::move(choices)},
        {"choices_closed", field.choices_closed},
        {"length_max", static_cast<std::int64_t>(field.length_max)},
        {"endings", endings_of(field)},
        {"count_max", static_cast<std::int64_t>(field.count_max)},
        {"megabytes_max", static_cast<std::int64_t>(field.megabytes_max)},
        {"children", fields_json(field.children)},
    };
}

}  // namespace

Fields to_json(const domain::Schema& schema) {
    return {
        {"key", schema.key},
        {"name", schema.name},
        {"group", schema.group},
        {"about", schema.about},
        {"is_open", schema.audience == domain::Audience::open},
        {"entry_key", texts(schema.entry_key)},
        {"title", schema.title},
        {"columns", columns_json(schema)},
        {"filters", filters_json(schema)},
        {"fields", fields_json(schema.fields)},
    };
}

Shape field_shape() {
    const auto word = shape::text(100);
    return shape::object({
        {"key", word},
        {"label", word},
        {"type", word},
        {"need", shape::choice({"optional", "recommended", "required"})},
        {"is_open", shape::flag()},
        {"is_personal", shape::flag()},
        {"is_secret", shape::described(shape::flag(), "举报人信息：登记以后另行查看")},
        {"is_filter", shape::flag()},
        {"unit", word},
        {"hint", word},
        {"masks", shape::described(word, "公示文本：这一项所遮盖的内部字段")},
        {"refers_to", word},
        {"refers_by", word},
        {"vocabulary", word},
        {"choices", shape::list(word)},
        {"choices_closed", shape::flag()},
        {"length_max", shape::whole(0, 1'000'000)},
        {"endings", shape::list(word)},
        {"count_max", shape::whole(0, 1000)},
        {"megabytes_max", shape::whole(0, 1000)},
        {"children", shape::list(shape::named("Field"))},
    });
}

Shape schema_shape() {
    const auto word = shape::text(200);
    return shape::object({
        {"key", word},
        {"name", word},
        {"group", word},
        {"about", word},
        {"is_open", shape::flag()},
        {"entry_key", shape::list(word)},
        {"title", word},
        {"columns", shape::list(column_shape())},
        {"filters", shape::list(word)},
        {"fields", shape::list(shape::named("Field"))},
        {"reviewers", shape::list(shape::object({{"role", word}, {"name", word}}))},
        {"external_approval", word},
    });
}

Fields to_json(const domain::Schema& schema, const domain::Issue& issue, Personal personal) {
    Fields body{
        {"level",
         issue.level == domain::Level::rejected ? "rejected"
         : issue.level == domain::Level::warned ? "warned"
                                                : "normalised"},
        {"code", issue.code},
        {"field", issue.field},
        {"what", issue.what},
        {"remedy", issue.remedy},
        {"article", issue.article},
        {"rule", issue.rule},
    };
    if (issue.row) {
        body.emplace("row", static_cast<std::int64_t>(*issue.row));
    }
    const auto* field = domain::find_field(schema.fields, issue.field);
    if (personal == Personal::hidden && field != nullptr && field->is_personal) {
        body.insert_or_assign("what", domain::without_value(*field));
    }
    return body;
}

Shape issue_shape() {
    const auto word = shape::text(1000);
    return shape::object({
        {"level", shape::choice({"normalised", "warned", "rejected"})},
        {"code", word},
        {"field", word},
        {"what", word},
        {"remedy", word},
        {"article", word},
        {"rule", word},
        {"row", shape::whole(0, 1'000'000), false},
    });
}

}  // namespace mingjing::api
