#include "definitions/digests.h"
#include "query/changed.h"
#include "search/document.h"
#include "search/index.h"
#include "search/search.h"

namespace mingjing::search {

namespace {

constexpr std::int64_t kFollowedPerStep = 500;

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

void start_anew(db::Connection& index, const std::string& definitions) {
    db::Transaction transaction(index, db::Transaction::Mode::write);
    clear(index, definitions);
    transaction.commit();
}

// Then the ledger is an older one put back: what the index holds may be public no longer.
bool is_ahead(const Cursor& cursor, db::Connection& ledger) {
    const auto last = ledger.integer("SELECT max(position) FROM public_changes");
    return cursor.position > (last ? *last + 1 : 0);
}

}  // namespace

bool follow(
    db::Connection& index, db::Connection& ledger, const definitions::Definitions& definitions
) {
    // An index made under other definitions may hold fields that are no longer public.
    const auto made_by = definitions::digest_beside_calendars(definitions);
    if (made_with(index) != made_by) {
        start_anew(index, made_by);
    }
    auto begin = cursor(index);
    db::Transaction reading(ledger, db::Transaction::Mode::read);
    if (is_ahead(begin, ledger)) {
        start_anew(index, made_by);
        begin = {};
    }
    query::ChangeCursor at{begin.position, begin.entry};
    auto changed = query::changed_since(ledger, at, kFollowedPerStep);
    if (changed.next == at) {
        scrub(index);
        return false;
    }
    auto has_erased = false;
    db::Transaction writing(index, db::Transaction::Mode::write);
    // Many changes to a commit: entries released one by one are one change each.
    for (auto left = kFollowedPerStep; left > 0 && changed.next != at; --left) {
        for (const auto& entry : changed.entries) {
            const auto* schema = definitions.find(entry.register_key);
            if (schema != nullptr && schema->audience == domain::Audience::open) {
                refresh(index, ledger, *schema, entry.key);
            }
            has_erased = has_erased || entry.is_erased;
        }
        left -= static_cast<std::int64_t>(changed.entries.size());
        at = changed.next;
        changed = query::changed_since(ledger, at, kFollowedPerStep);
    }
    set_cursor(index, {at.position, at.within});
    if (has_erased) {
        note_erased(index);
    }
    writing.commit();
    return true;
}

}  // namespace mingjing::search
