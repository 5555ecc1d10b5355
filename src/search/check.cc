#include "search/check.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "definitions/digests.h"
#include "domain/schema.h"
#include "query/changed.h"
#include "search/document.h"
#include "search/index.h"
#include "search/words.h"

namespace mingjing::search {

namespace {

constexpr std::int64_t kEntriesPerStep = 500;

std::optional<Document> document_held(
    db::Connection& index, const std::string& register_key, const std::string& key
) {
    std::optional<Document> found;
    const std::array<db::Cell, 2> cells{register_key, key};
    index.run(
        "SELECT title, body FROM documents WHERE register = $1 AND key = $2",
        cells,
        [&](const db::Row& row) {
            found = {register_key, key, std::string(row.text(0)), std::string(row.text(1))};
            return true;
        }
    );
    return found;
}

bool says(const std::optional<Document>& held, const std::optional<Document>& due) {
    return held.has_value() == due.has_value() &&
           (!held || (held->title == due->title && held->body == due->body));
}

// Returns where the ledger's changes end.
query::ChangeCursor for_each_changed(
    db::Connection& ledger,
    query::ChangeCursor at,
    const std::function<void(const query::ChangedEntry&)>& each
) {
    while (true) {
        const auto changed = query::changed_since(ledger, at, kEntriesPerStep);
        if (changed.next == at) {
            return at;
        }
        std::for_each(changed.entries.begin(), changed.entries.end(), each);
        at = changed.next;
    }
}

void check_documents(
    db::Connection& index,
    db::Connection& ledger,
    const definitions::Definitions& definitions,
    std::vector<std::string>& found
) {
    const auto end = cursor(index);
    std::set<std::pair<std::string, std::string>> later;  // changed again, not yet followed
    for_each_changed(ledger, {end.position, end.entry}, [&](const auto& entry) {
        later.emplace(entry.register_key, entry.key);
    });
    const auto last = for_each_changed(ledger, {}, [&](const auto& entry) {
        const auto* schema = definitions.find(entry.register_key);
        const bool is_due = schema != nullptr && schema->audience == domain::Audience::open &&
                            !later.contains({entry.register_key, entry.key});
        if (is_due) {
            const auto held = document_held(index, entry.register_key, entry.key);
            if (!says(held, document_of(ledger, *schema, entry.key))) {
                found.push_back(
                    fmt::format("检索索引中的 {} {} 与公示内容不同", entry.register_key, entry.key)
                );
            }
        }
    });
    if (last.position < end.position) {
        found.emplace_back("检索索引的进度超出了账本");
    }
}

// A sum that does not depend on order: the words as indexed and as cut again from the
// documents must give the same, without either being held in memory.
std::uint64_t place_of(std::string_view word, std::int64_t document, std::int64_t offset) {
    auto mixed = std::hash<std::string_view>{}(word);
    mixed = (mixed ^ static_cast<std::uint64_t>(document)) * 0x9E3779B97F4A7C15ULL;
    mixed = (mixed ^ static_cast<std::uint64_t>(offset)) * 0xC2B2AE3D27D4EB4FULL;
    return mixed ^ (mixed >> 29U);
}

std::uint64_t words_due(db::Connection& index) {
    std::uint64_t sum = 0;
    index.run("SELECT id, register, title, body FROM documents", {}, [&](const db::Row& row) {
        const auto id = row.integer(0);
        std::int64_t offset = 0;
        sum += place_of(register_word(row.text(1)), id, offset);
        for (const auto& word : words(fmt::format("{}\n{}", row.text(2), row.text(3)))) {
            sum += place_of(word, id, ++offset);
        }
        return true;
    });
    return sum;
}

std::uint64_t words_held(db::Connection& index) {
    std::uint64_t sum = 0;
    index.run("SELECT term, doc, offset FROM temp.every_word", {}, [&](const db::Row& row) {
        sum += place_of(row.text(0), row.integer(1), row.integer(2));
        return true;
    });
    return sum;
}

// Each word, looked up as a search would, is found as often as it is there.
bool is_every_word_found(db::Connection& index) {
    bool is_found = true;
    index.run("SELECT term, doc FROM temp.words_counted", {}, [&](const db::Row& row) {
        const std::array<db::Cell, 1> query{fmt::format("\"{}\"", row.text(0))};
        is_found = index.integer("SELECT count(*) FROM words WHERE words MATCH $1", query) ==
                   row.integer(1);
        return is_found;
    });
    return is_found;
}

void check_words(db::Connection& index, std::vector<std::string>& found) {
    if (index.engine() != db::Engine::sqlite) {
        return;  // the vector stands in the document's own row, under the server's care
    }
    index.script(
        "CREATE VIRTUAL TABLE temp.every_word USING fts5vocab(main, words, instance);"
        "CREATE VIRTUAL TABLE temp.words_counted USING fts5vocab(main, words, row)"
    );
    if (words_held(index) != words_due(index) || !is_every_word_found(index)) {
        found.emplace_back("检索索引的词表与其文本不同");
    }
}

}  // namespace

std::vector<std::string> problems(
    db::Connection& index, db::Connection& ledger, const definitions::Definitions& definitions
) {
    std::vector<std::string> found;
    const db::Transaction index_snapshot(index, db::Transaction::Mode::read);
    const db::Transaction ledger_snapshot(ledger, db::Transaction::Mode::read);
    if (index.integer("SELECT cutting FROM progress") != kCuttingVersion ||
        made_with(index) != definitions::digest_beside_calendars(definitions)) {
        found.emplace_back("检索索引不是按现用定义建立的（下次启动时会重建）");
        return found;
    }
    check_documents(index, ledger, definitions, found);
    check_words(index, found);
    return found;
}

}  // namespace mingjing::search
