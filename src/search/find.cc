#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/limits.h"
#include "search/index.h"
#include "search/narrow.h"
#include "search/search.h"
#include "search/snippet.h"
#include "search/words.h"

namespace mingjing::search {

namespace {

// FTS5: "劳动 动合"  AND  "abc"*
std::string fts5_query(const std::vector<Phrase>& all, std::string_view register_key) {
    auto query = register_key.empty() ? std::string{} : register_word(register_key) + " AND ";
    for (std::size_t i = 0; i < all.size(); ++i) {
        query += fmt::format(
            "{}\"{}\"{}",
            i == 0 ? "" : " AND ",
            fmt::join(all[i].words, " "),
            all[i].by_prefix ? "*" : ""
        );
    }
    return query;
}

// tsquery: ('劳动' <-> '动合') & 'abc':*
std::string tsquery(const std::vector<Phrase>& all, std::string_view register_key) {
    auto query =
        register_key.empty() ? std::string{} : fmt::format("'{}' & ", register_word(register_key));
    for (std::size_t i = 0; i < all.size(); ++i) {
        query += fmt::format(
            "{}('{}'{})",
            i == 0 ? "" : " & ",
            fmt::join(all[i].words, "' <-> '"),
            all[i].by_prefix ? ":*" : ""
        );
    }
    return query;
}

// Whichever ids come first, one more than are counted.
constexpr std::string_view kCountSqlite = "SELECT rowid FROM words WHERE words MATCH $1 LIMIT $2";
constexpr std::string_view kNewestSqlite =
    "SELECT rowid FROM words WHERE words MATCH $1 ORDER BY rowid DESC LIMIT $2";
constexpr std::string_view kNamedSqlite =
    "SELECT documents.id, title, body FROM words JOIN documents ON documents.id = words.rowid"
    " WHERE words MATCH $1 ORDER BY words.rowid DESC";
constexpr std::string_view kCountPostgres =
    "SELECT id FROM documents WHERE words @@ $1::tsquery LIMIT $2";
constexpr std::string_view kNewestPostgres =
    "SELECT id FROM documents WHERE words @@ $1::tsquery ORDER BY id DESC LIMIT $2";
constexpr std::string_view kDocument =
    "SELECT register, key, title, body FROM documents WHERE id = $1";

std::vector<std::int64_t> ids(
    db::Connection& index, std::string_view sql, const std::string& query, std::size_t count_max
) {
    std::vector<std::int64_t> found;
    const std::array<db::Cell, 2> cells{query, static_cast<std::int64_t>(count_max)};
    index.run(sql, cells, [&](const db::Row& row) {
        found.push_back(row.integer(0));
        return true;
    });
    return found;
}

// The newest that hold what was narrowed, one more than are counted; nothing where too
// many are named that do not.
std::optional<std::vector<std::int64_t>> ids_narrowed(
    db::Connection& index, const Narrowed& narrowed, std::string_view register_key
) {
    std::vector<std::int64_t> found;
    std::size_t read = 0;
    const std::array<db::Cell, 1> query{fts5_query(narrowed.phrases, register_key)};
    index.run(kNamedSqlite, query, [&](const db::Row& row) {
        if (++read > narrowed.documents_max) {
            return false;
        }
        if (holds(row.text(1), row.text(2), narrowed.texts)) {
            found.push_back(row.integer(0));
        }
        return found.size() <= limits::kSearchCountMax;
    });
    return read > narrowed.documents_max ? std::nullopt : std::optional(std::move(found));
}

// Key and title stand above a hit already.
std::string without_name(std::string_view body, std::string_view key, std::string_view title) {
    std::string rest;
    while (!body.empty()) {
        const auto line = body.substr(0, body.find('\n'));
        body.remove_prefix(std::min(line.size() + 1, body.size()));
        if (line != key && line != title) {
            rest += line;
            rest += '\n';
        }
    }
    return rest;
}

Hit hit_of(const db::Row& row, const std::vector<Phrase>& phrases) {
    Hit hit{
        .register_key = std::string(row.text(0)),
        .key = std::string(row.text(1)),
        .title = std::string(row.text(2)),
        .title_marks = {},
        .snippet = {},
        .marks = {}};
    hit.title_marks = marks_in(hit.title, phrases);
    hit.snippet = snippet_of(without_name(row.text(3), hit.key, hit.title), phrases);
    hit.marks = marks_in(hit.snippet, phrases);
    return hit;
}

}  // namespace

Hits find(
    db::Connection& index,
    std::string_view text,
    std::string_view register_key,
    std::uint64_t page,
    std::uint64_t page_size
) {
    const auto asked = text.substr(0, limits::kSearchTextBytesMax);
    const auto all = phrases(asked);
    Hits found;
    if (all.empty()) {
        return found;
    }
    const auto is_sqlite = index.engine() == db::Engine::sqlite;
    const auto query = is_sqlite ? fts5_query(all, register_key) : tsquery(all, register_key);

    if (!is_sqlite) {
        // A plan for any words would be wrong for these: some are in every document.
        index.script("SET plan_cache_mode = force_custom_plan");
    }
    constexpr std::size_t kCountedMax = limits::kSearchCountMax;
    const auto narrow = is_sqlite ? narrowed(index, all) : std::nullopt;
    const auto held = narrow ? ids_narrowed(index, *narrow, register_key) : std::nullopt;
    // A rare text is found once, whole; of a common one the newest are asked for by themselves.
    auto newest =
        held ? *held
             : ids(index, is_sqlite ? kCountSqlite : kCountPostgres, query, kCountedMax + 1);
    found.is_capped = newest.size() > kCountedMax;
    found.count = std::min(newest.size(), kCountedMax);
    const auto size = std::min<std::uint64_t>(page_size, limits::kPageRowsMax);
    const auto skipped = (std::clamp<std::uint64_t>(page, 1, kCountedMax) - 1) * size;
    if (skipped >= found.count) {
        return found;
    }
    const auto wanted = std::min<std::uint64_t>(skipped + size, kCountedMax);
    if (found.is_capped && !held) {
        newest = ids(index, is_sqlite ? kNewestSqlite : kNewestPostgres, query, wanted);
    } else {
        std::ranges::sort(newest, std::greater{});
        newest.resize(std::min<std::size_t>(newest.size(), wanted));
    }
    for (auto at = skipped; at < newest.size(); ++at) {
        const std::array<db::Cell, 1> which{newest[at]};
        index.run(kDocument, which, [&](const db::Row& row) {
            found.hits.push_back(hit_of(row, all));
            return true;
        });
    }
    return found;
}

}  // namespace mingjing::search
