#include "query/changed.h"
#include "search/document.h"
#include "search/index.h"
#include "search/search.h"

namespace mingjing::search {

namespace {

constexpr std::int64_t kEntriesPerStep = 500;

void refresh(
    db::Connection& index,
    db::Connection& ledger,
    const domain::Schema& schema,
    const std::string& key
) {
    if (const auto document = document_of(ledger, schema, key)) {
        put(index, *document);
    } else {
        remove(index, schema.key, key);
    }
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
    const auto begin = cursor(index);
    query::ChangeCursor at{begin.position, begin.entry};
    db::Transaction reading(ledger, db::Transaction::Mode::read);
    auto changed = query::changed_since(ledger, at, kEntriesPerStep);
    if (changed.next == at) {
        return false;
    }
    auto has_erased = false;
    db::Transaction writing(index, db::Transaction::Mode::write);
    // Many changes to a commit: entries released one by one are one change each.
    for (auto left = kEntriesPerStep; left > 0 && changed.next != at; --left) {
        for (const auto& entry : changed.entries) {
            const auto* schema = definitions.find(entry.register_key);
            if (schema != nullptr && schema->audience == domain::Audience::open) {
                refresh(index, ledger, *schema, entry.key);
            }
            has_erased = has_erased || entry.is_erased;
        }
        left -= static_cast<std::int64_t>(changed.entries.size());
        at = changed.next;
        changed = query::changed_since(ledger, at, kEntriesPerStep);
    }
    set_cursor(index, {at.position, at.within});
    writing.commit();
    if (has_erased) {
        scrub(index);
    }
    return true;
}

}  // namespace mingjing::search
