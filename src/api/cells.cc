#include "api/cells.h"

#include <algorithm>
#include <array>

#include "api/masking.h"
#include "domain/cell.h"
#include "domain/columns.h"

namespace mingjing::api {

namespace {

constexpr std::int64_t kFiltersMax = 10;

// Lists are ordered by what the register's own audience sees of an entry.
bool is_sortable(const domain::Schema& schema, const domain::Column& column) {
    return column.place < query::kSortColumns && !column.field->is_personal &&
           (column.field->is_open || schema.audience == domain::Audience::internal);
}

bool is_filter(const domain::Schema& schema, const domain::Field& field) {
    return field.is_filter && !field.is_personal &&
           (field.is_open || schema.audience == domain::Audience::internal);
}

}  // namespace

Fields cells_json(const domain::Schema& schema, const Fields& content) {
    const auto shown = hidden(schema, content);
    Fields cells;
    for (const auto& [field, place] : domain::columns_of(schema)) {
        const auto& value = member(shown, field->key);
        const bool is_hidden = value == Value(kHidden);
        cells.emplace(
            field->key, is_hidden ? std::string(kHidden) : domain::display_text(*field, value)
        );
    }
    return cells;
}

Shape cells_shape() {
    return shape::described(
        {{"type", "object"}, {"additionalProperties", Fields{{"type", "string"}}}},
        "清单各列的内容，个人信息已隐藏"
    );
}

List columns_json(const domain::Schema& schema) {
    List columns;
    for (const auto& column : domain::columns_of(schema)) {
        columns.emplace_back(Fields{
            {"key", column.field->key},
            {"label", column.field->label},
            {"is_sortable", is_sortable(schema, column)}});
    }
    return columns;
}

Shape column_shape() {
    const auto word = shape::text(100);
    return shape::object({{"key", word}, {"label", word}, {"is_sortable", shape::flag()}});
}

List filters_json(const domain::Schema& schema) {
    List filters;
    for (const auto& field : schema.fields) {
        if (is_filter(schema, field)) {
            filters.emplace_back(field.key);
        }
    }
    return filters;
}

std::string sort_asked(const domain::Schema& schema, std::string_view sort) {
    const bool is_descending = sort.starts_with('-');
    const auto key = sort.substr(is_descending ? 1 : 0);
    for (const auto& column : domain::columns_of(schema)) {
        if (column.field->key == key && is_sortable(schema, column)) {
            return (is_descending ? "-" : "") + query::sort_by_column(column.place);
        }
    }
    return order_asked(sort);
}

std::string order_asked(std::string_view sort) {
    constexpr std::array<std::string_view, 4> kOwn{"key", "title", "due", "submitted_at"};
    const auto key = sort.substr(sort.starts_with('-') ? 1 : 0);
    return std::ranges::find(kOwn, key) == kOwn.end() ? std::string{} : std::string(sort);
}

Parameter filter_parameter() {
    return {
        "filter",
        shape::list(shape::text(400), kFiltersMax),
        "只看字段是这个值的，写作“字段:值”；可以有几个"};
}

tl::expected<std::vector<query::FieldFilter>, Problem> filters_asked(
    const Call& call, const domain::Schema& schema
) {
    std::vector<query::FieldFilter> filters;
    for (const auto& [name, text] : call.request().query) {
        if (name != "filter") {
            continue;
        }
        const auto colon = std::min(text.find(':'), text.size());
        const auto* field = domain::find_field(schema.fields, text.substr(0, colon));
        if (field == nullptr || !is_filter(schema, *field)) {
            return tl::unexpected(bad_request({{"filter", "“" + schema.name + "”没有这个筛选字段"}})
            );
        }
        filters.push_back({field->key, text.substr(std::min(colon + 1, text.size()))});
    }
    return filters;
}

}  // namespace mingjing::api
