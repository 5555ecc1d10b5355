#include "search/document.h"

#include "domain/cell.h"
#include "query/registers.h"

namespace mingjing::search {

namespace {

void add_searched(
    const std::vector<domain::Field>& fields, const Fields& content, std::string& body
) {
    for (const auto& field : fields) {
        const auto& value = member(content, field.key);
        if (!field.is_open || value.is_null()) {
            continue;
        }
        if (field.type == domain::FieldType::table && value.list() != nullptr) {
            for (const auto& row : *value.list()) {
                if (const auto* child = row.fields()) {
                    add_searched(field.children, *child, body);
                }
            }
        } else if (field.is_searched) {
            body += domain::display_text(field, value);
            body += '\n';
        }
    }
}

}  // namespace

std::optional<Document> document_of(
    db::Connection& ledger, const domain::Schema& schema, const std::string& key
) {
    const auto entry = query::entry(ledger, schema, key, {});
    if (!entry || entry->version.is_withdrawn) {
        return std::nullopt;
    }
    Document document{schema.key, key, entry->title, {}};
    add_searched(schema.fields, entry->version.content, document.body);
    return document;
}

}  // namespace mingjing::search
