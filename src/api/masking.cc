#include "api/masking.h"

#include <algorithm>
#include <optional>

#include "domain/characters.h"
#include "domain/diff.h"

namespace mingjing::api {

namespace {

using domain::Field;
using domain::FieldType;

// The one row of `rows` that `row` is; null where it is none, or could be several.
const Fields* same_row(
    const Value& rows, const Fields& row, const std::optional<std::string>& identity
) {
    const auto name = identity ? text_of(row, *identity) : std::string_view{};
    if (rows.list() == nullptr || name.empty()) {
        return nullptr;
    }
    const Fields* found = nullptr;
    for (const auto& each : *rows.list()) {
        const auto* other = each.fields();
        if (other != nullptr && text_of(*other, *identity) == name) {
            if (found != nullptr) {
                return nullptr;
            }
            found = other;
        }
    }
    return found;
}

// Calls `change` for each personal value of `content`, with the same place in `beside`.
// `identity_of` names the child that tells a table's rows apart.
template <class IdentityOf, class Change>
void each_personal(
    const std::vector<Field>& fields,
    Fields& content,
    const Fields& beside,
    const IdentityOf& identity_of,
    const Change& change
) {
    static const Fields nothing;
    for (const auto& field : fields) {
        const auto found = content.find(field.key);
        if (found == content.end() || found->second.is_null()) {
            continue;
        }
        const auto& other = member(beside, field.key);
        // What the public would read is there to be read.
        if (field.is_personal && field.masks.empty()) {
            change(found->second, other);
            continue;
        }
        auto* rows = std::get_if<List>(&found->second.data);
        if (field.type != FieldType::table || rows == nullptr) {
            continue;
        }
        const auto identity = identity_of(field);
        for (auto& each : *rows) {
            if (auto* row = std::get_if<Fields>(&each.data)) {
                const auto* known = same_row(other, *row, identity);
                each_personal(
                    field.children, *row, known == nullptr ? nothing : *known, identity_of, change
                );
            }
        }
    }
}

void hide(const std::vector<Field>& fields, Fields& content) {
    each_personal(
        fields,
        content,
        {},
        [](const Field&) { return std::optional<std::string>(); },
        [](Value& value, const Value&) { value = Value(kHidden); }
    );
}

bool any_personal(const std::vector<Field>& fields) {
    return std::ranges::any_of(fields, [](const Field& field) {
        return field.is_personal || any_personal(field.children);
    });
}

}  // namespace

Fields hidden(const domain::Schema& schema, Fields content) {
    hide(schema.fields, content);
    return content;
}

Value hidden(const domain::Field& field, Value value) {
    if (field.is_personal) {
        return value.is_null() ? value : Value(kHidden);
    }
    if (auto* row = std::get_if<Fields>(&value.data); row != nullptr) {
        hide(field.children, *row);
    }
    return value;
}

Fields shown_again(const domain::Schema& schema, Fields content, const Fields& known) {
    each_personal(
        schema.fields,
        content,
        known,
        [&](const Field& table) { return domain::row_identity(schema, table); },
        [](Value& value, const Value& before) {
            if (value == Value(kHidden) && !before.is_null()) {
                value = before;
            }
        }
    );
    return content;
}

bool is_hidden(const Fields& content, std::string_view path) {
    const auto dot = path.find('.');
    const auto& value = member(content, path.substr(0, dot));
    if (dot == std::string_view::npos) {
        return value == Value(kHidden);
    }
    const auto* rows = value.list();
    return rows != nullptr && std::ranges::any_of(*rows, [&](const Value& row) {
               return row.fields() != nullptr && is_hidden(*row.fields(), path.substr(dot + 1));
           });
}

tl::expected<std::string, Problem> purpose_said(std::string_view text) {
    auto purpose = domain::trim(text);
    if (purpose.empty()) {
        return tl::unexpected(bad_request({{"purpose", "请写明查看、使用个人信息的目的"}}));
    }
    return purpose;
}

bool has_personal(const domain::Schema& schema) {
    return any_personal(schema.fields);
}

}  // namespace mingjing::api
