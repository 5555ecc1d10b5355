#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/limits.h"
#include "search/index.h"
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

constexpr std::string_view kCountSqlite =
    "SELECT count(*) FROM (SELECT rowid FROM words WHERE words MATCH $1 LIMIT $2)";
constexpr std::string_view kFindSqlite =
    "SELECT d.register, d.key, d.title, d.body FROM"
    " (SELECT rowid AS id FROM words WHERE words MATCH $1 ORDER BY rowid DESC LIMIT $2 OFFSET $3) "
    "AS w"
    " JOIN documents AS d ON d.id = w.id ORDER BY d.id DESC";
constexpr std::string_view kCountPostgres =
    "SELECT count(*) FROM (SELECT id FROM documents WHERE words @@ $1::tsquery LIMIT $2) AS w";
constexpr std::string_view kFindPostgres =
    "SELECT register, key, title, body FROM documents WHERE words @@ $1::tsquery"
    " ORDER BY id DESC LIMIT $2 OFFSET $3";

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

    const auto cap = static_cast<std::int64_t>(limits::kSearchCountMax);
    const std::array<db::Cell, 2> count{query, cap + 1};
    const auto counted =
        index.integer(is_sqlite ? kCountSqlite : kCountPostgres, count).value_or(0);
    found.is_capped = counted > cap;
    found.count = static_cast<std::uint64_t>(std::min(counted, cap));

    const auto size = static_cast<std::int64_t>(std::min(page_size, limits::kPageRowsMax));
    const auto skipped = static_cast<std::int64_t>(std::max<std::uint64_t>(page, 1) - 1) * size;
    if (skipped >= cap) {
        return found;
    }
    const std::array<db::Cell, 3> cells{query, size, skipped};
    index.run(is_sqlite ? kFindSqlite : kFindPostgres, cells, [&](const db::Row& row) {
        found.hits.push_back(hit_of(row, all));
        return true;
    });
    return found;
}

}  // namespace mingjing::search
