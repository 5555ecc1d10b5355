#include "api/masking.h"

#include <algorithm>

namespace mingjing::api {

namespace {

using domain::Field;
using domain::FieldType;

// Calls `change` for each personal value of `content`, with the same place in `beside`.
template <class Change>
void each_personal(
    const std::vector<Field>& fields, Fields& content, const Fields& beside, const Change& change
) {
    for (const auto& field : fields) {
        const auto found = content.find(field.key);
        if (found == content.end() || found->second.is_null()) {
            continue;
        }
        const auto& other = member(beside, field.key);
        if (field.is_personal) {
            change(found->second, other);
            continue;
        }
        auto* rows = std::get_if<List>(&found->second.data);
        if (field.type != FieldType::table || rows == nullptr) {
            continue;
        }
        static const Fields nothing;
        const auto* other_rows = other.list();
        for (std::size_t i = 0; i < rows->size(); ++i) {
            auto* row = std::get_if<Fields>(&(*rows)[i].data);
            const auto* other_row = other_rows != nullptr && i < other_rows->size()
                                        ? (*other_rows)[i].fields()
                                        : nullptr;
            if (row != nullptr) {
                each_personal(
                    field.children, *row, other_row == nullptr ? nothing : *other_row, change
                );
            }
        }
    }
}

bool any_personal(const std::vector<Field>& fields) {
    return std::ranges::any_of(fields, [](const Field& field) {
        return field.is_personal || any_personal(field.children);
    });
}

}  // namespace

Fields hidden(const domain::Schema& schema, Fields content) {
    each_personal(schema.fields, content, {}, [](Value& value, const Value&) {
        value = Value(kHidden);
    });
    return content;
}

Value hidden(const domain::Field& field, Value value) {
    if (field.is_personal) {
        return value.is_null() ? value : Value(kHidden);
    }
    if (auto* row = std::get_if<Fields>(&value.data); row != nullptr) {
        each_personal(field.children, *row, {}, [](Value& of_row, const Value&) {
            of_row = Value(kHidden);
        });
    }
    return value;
}

Fields shown_again(const domain::Schema& schema, Fields content, const Fields& known) {
    each_personal(schema.fields, content, known, [](Value& value, const Value& before) {
        if (value == Value(kHidden)) {
            value = before;
        }
    });
    return content;
}

bool has_personal(const domain::Schema& schema) {
    return any_personal(schema.fields);
}

}  // namespace mingjing::api
