#include <fmt/format.h>

#include "domain/cell.h"
#include "query/changed.h"
#include "query/registers.h"
#include "search/index.h"
#include "search/search.h"

namespace mingjing::search {

namespace {

constexpr std::int64_t kEntriesPerStep = 500;

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

// As it is now: what was withdrawn, erased or never public is gone from the index.
void refresh(
    db::Connection& index,
    db::Connection& ledger,
    const domain::Schema& schema,
    const std::string& key
) {
    const auto entry = query::entry(ledger, schema, key, {});
    if (!entry || entry->version.is_withdrawn) {
        remove(index, schema.key, key);
        return;
    }
    Document document{schema.key, key, entry->title, {}};
    add_searched(schema.fields, entry->version.content, document.body);
    put(index, document);
}

// An index made under other definitions may hold fields that are no longer public.
void start_anew_if_redefined(db::Connection& index, const std::string& definitions) {
    if (made_with(index) == definitions) {
        return;
    }
    db::Transaction transaction(index, db::Transaction::Mode::write);
    clear(index, definitions);
    transaction.commit();
}

}  // namespace

bool follow(
    db::Connection& index, db::Connection& ledger, const definitions::Definitions& definitions
) {
    start_anew_if_redefined(index, definitions.digest);
    const auto at = cursor(index);
    db::Transaction reading(ledger, db::Transaction::Mode::read);
    const auto changed = query::changed_since(ledger, {at.position, at.entry}, kEntriesPerStep);
    if (changed.next == query::ChangeCursor{at.position, at.entry}) {
        return false;
    }
    auto has_erased = false;
    db::Transaction writing(index, db::Transaction::Mode::write);
    for (const auto& entry : changed.entries) {
        const auto* schema = definitions.find(entry.register_key);
        if (schema != nullptr && schema->audience == domain::Audience::open) {
            refresh(index, ledger, *schema, entry.key);
        }
        has_erased = has_erased || entry.is_erased;
    }
    set_cursor(index, {changed.next.position, changed.next.within});
    writing.commit();
    if (has_erased) {
        scrub(index);
    }
    return true;
}

}  // namespace mingjing::search
