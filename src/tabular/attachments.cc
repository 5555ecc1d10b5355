#include "tabular/attachments.h"

#include <algorithm>

#include "domain/diff.h"
#include "tabular/unsaid.h"

namespace mingjing::tabular {
namespace {

using domain::Field;
using domain::FieldType;

List* rows_in(Fields& entry, const Field& table) {
    const auto found = entry.find(table.key);
    return found == entry.end() || table.type != FieldType::table
               ? nullptr
               : std::get_if<List>(&found->second.data);
}

void take_out(const std::vector<Field>& fields, Fields& entry) {
    for (const auto& field : fields) {
        if (field.type == FieldType::attachments) {
            entry.erase(field.key);
        }
        if (auto* rows = rows_in(entry, field)) {
            for (auto& row : *rows) {
                if (auto* values = std::get_if<Fields>(&row.data)) {
                    take_out(field.children, *values);
                }
            }
        }
    }
}

void put_back(const std::vector<Field>& fields, const Fields& known, Fields& entry) {
    for (const auto& field : fields) {
        const auto found = known.find(field.key);
        if (field.type == FieldType::attachments && found != known.end()) {
            entry.insert_or_assign(field.key, found->second);
        }
    }
}

}  // namespace

domain::Issues check_file_entry(
    const domain::Schema& schema, const Fields& entry, const domain::Lookup& lookup
) {
    auto issues = domain::check_entry(schema, entry, lookup);
    std::erase_if(issues, [&](const domain::Issue& issue) {
        const auto* field = domain::find_field(schema.fields, issue.field);
        return field != nullptr && field->type == FieldType::attachments;
    });
    return issues;
}

Fields without_attachments(const domain::Schema& schema, Fields entry) {
    take_out(schema.fields, entry);
    return entry;
}

Fields with_attachments_of(const domain::Schema& schema, const Fields& known, Fields entry) {
    take_out(schema.fields, entry);
    put_back(schema.fields, known, entry);
    for (const auto& field : schema.fields) {
        auto* rows = rows_in(entry, field);
        const auto identity = rows == nullptr ? std::nullopt : domain::row_identity(schema, field);
        for (std::size_t i = 0; identity && i < rows->size(); ++i) {
            auto* values = std::get_if<Fields>(&(*rows)[i].data);
            const auto* before =
                values == nullptr
                    ? nullptr
                    : row_called(member(known, field.key), *identity, member(*values, *identity));
            if (before != nullptr) {
                put_back(field.children, *before, *values);
            }
        }
    }
    return entry;
}

}  // namespace mingjing::tabular
