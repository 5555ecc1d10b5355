#include "tabular/shape.h"

#include <algorithm>
#include <set>

#include "tabular/header_text.h"

namespace mingjing::tabular {
namespace {

using domain::Field;
using domain::FieldType;
using domain::Need;
using domain::Schema;
using domain::SheetLayout;

using Said = std::pair<std::string, std::string>;

bool contains(const std::vector<std::string>& all, std::string_view one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

bool is_key_field(const Schema& schema, const SheetLayout& layout, std::string_view path) {
    return contains(layout.row_key, path) || contains(schema.entry_key, path) ||
           contains(schema.identity, path);
}

void add_field(Shape& shape, const Field& field, bool is_child) {
    const Target target{&field, is_child, nullptr};
    std::set<std::string> keys{header_key(field.label)};
    for (const auto& header : field.headers) {
        keys.insert(header_key(header));
    }
    if (is_child) {
        keys.insert(header_key(shape.table->label + field.label));
    }
    for (const auto& key : keys) {
        shape.headers.emplace(key, target);
    }
}

Shape bind(const Schema& schema, SheetLayout layout) {
    Shape shape;
    shape.schema = &schema;
    shape.table = layout.rows.empty() ? nullptr : domain::find_field(schema.fields, layout.rows);
    shape.layout = std::move(layout);
    for (const auto& field : schema.fields) {
        // A joining sheet only says which entry its rows belong to.
        const bool is_wanted =
            &field != shape.table &&
            (!shape.layout.joins || is_key_field(schema, shape.layout, field.key));
        if (is_wanted) {
            add_field(shape, field, false);
        }
    }
    if (shape.table != nullptr) {
        for (const auto& child : shape.table->children) {
            add_field(shape, child, true);
        }
    }
    return shape;
}

// Composites live in the layout, so they are bound where it will stay. Where the header
// also names a field, that field takes what the pattern does not match.
void bind_headers(Shape& shape) {
    for (const auto& composite : shape.layout.composites) {
        for (const auto& header : composite.headers) {
            const auto key = header_key(header);
            Target target{nullptr, false, &composite};
            if (const auto direct = shape.headers.find(key); direct != shape.headers.end()) {
                target.field = direct->second.field;
                target.is_child = direct->second.is_child;
            }
            shape.headers.erase(key);
            shape.headers.emplace(key, target);
        }
    }
    for (const auto& [key, target] : shape.headers) {
        shape.loose_headers.emplace(loose_key(key), target);
    }
}

bool has_layout(const Schema& schema, std::string_view table, bool joins) {
    return std::any_of(schema.sheets.begin(), schema.sheets.end(), [&](const SheetLayout& layout) {
        return layout.rows == table && layout.joins == joins;
    });
}

}  // namespace

std::string_view child_key(std::string_view path) {
    return path.substr(path.find('.') + 1);
}

std::string Shape::path(const Target& target) const {
    return target.is_child ? table->key + "." + target.field->key : target.field->key;
}

std::vector<Target> Shape::needed() const {
    std::vector<Target> needed;
    const auto consider = [&](const Field& field, bool is_child) {
        const Target target{&field, is_child, nullptr};
        const bool is_column =
            field.type != FieldType::table && field.type != FieldType::attachments;
        const bool is_set =
            std::ranges::find(layout.sets, field.key, &Said::first) != layout.sets.end();
        const bool is_required =
            field.need == Need::required && is_column && !is_set && (is_child || !layout.joins);
        const bool is_key = layout.joins ? contains(schema->entry_key, path(target))
                                         : is_key_field(*schema, layout, path(target));
        if (is_required ||
            (is_key && field.type != FieldType::table && schema->key_otherwise.empty() &&
             !contains(schema->identity, field.key))) {
            needed.push_back(target);
        }
    };
    for (const auto& field : schema->fields) {
        consider(field, false);
    }
    if (table != nullptr) {
        for (const auto& child : table->children) {
            consider(child, true);
        }
    }
    return needed;
}

bool names_header(const std::vector<Shape>& shapes, std::string_view header) {
    const auto key = header_key(header);
    return std::ranges::any_of(shapes, [&](const Shape& shape) {
        return shape.headers.contains(key);
    });
}

std::vector<Shape> shapes_of(const Schema& schema) {
    std::vector<Shape> shapes;
    for (const auto& layout : schema.sheets) {
        shapes.push_back(bind(schema, layout));
    }
    const bool has_main =
        std::any_of(schema.sheets.begin(), schema.sheets.end(), [](const SheetLayout& layout) {
            return !layout.joins;
        });
    if (!has_main) {
        SheetLayout plain;
        plain.names = {schema.name};
        plain.row_key = schema.entry_key;
        shapes.push_back(bind(schema, plain));
    }
    for (const auto& field : schema.fields) {
        if (field.type != FieldType::table) {
            continue;
        }
        SheetLayout rows;
        rows.names = {field.label};
        rows.rows = field.key;
        for (const bool joins : {false, true}) {
            if (!has_layout(schema, field.key, joins)) {
                rows.joins = joins;
                shapes.push_back(bind(schema, rows));
            }
        }
    }
    for (auto& shape : shapes) {
        bind_headers(shape);
    }
    return shapes;
}

}  // namespace mingjing::tabular
