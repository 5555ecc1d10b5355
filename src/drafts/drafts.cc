#include "drafts/drafts.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "base/fault.h"
#include "base/limits.h"
#include "codec/canonical.h"
#include "codec/text.h"
#include "crypto/hash.h"
#include "domain/entry_key.h"
#include "domain/looked_up.h"
#include "drafts/comments.h"
#include "drafts/confirmed_headers.h"

namespace mingjing::drafts {

namespace {

constexpr std::string_view kTables =
    "CREATE TABLE drafts("
    " id BIGINT PRIMARY KEY,"
    " register TEXT NOT NULL,"
    " key TEXT NOT NULL,"
    " content TEXT NOT NULL,"
    " source TEXT NOT NULL,"
    " saved_by TEXT NOT NULL,"
    " saved_at TEXT NOT NULL,"
    " digest TEXT NOT NULL,"
    " UNIQUE(register, key));"
    "CREATE TABLE confirmed_headers("
    " register TEXT NOT NULL,"
    " header TEXT NOT NULL,"
    " field TEXT NOT NULL,"
    " digest TEXT NOT NULL,"
    " PRIMARY KEY(register, header))";

constexpr std::string_view kTexts =
    "CREATE TABLE draft_texts("
    " draft BIGINT NOT NULL REFERENCES drafts(id) ON DELETE CASCADE,"
    " field TEXT NOT NULL,"
    " digest TEXT NOT NULL);"  // SHA-256 of the text, hex
    "CREATE INDEX draft_texts_by_text ON draft_texts(digest, field, draft);"
    "CREATE INDEX draft_texts_by_draft ON draft_texts(draft)";

constexpr std::string_view kLists =
    "ALTER TABLE drafts ADD COLUMN unit TEXT NOT NULL DEFAULT '';"
    "ALTER TABLE drafts ADD COLUMN title TEXT NOT NULL DEFAULT ''";

constexpr std::string_view kAuthors =
    "ALTER TABLE drafts ADD COLUMN authors TEXT NOT NULL DEFAULT '';"  // '': saved_by alone
    "ALTER TABLE drafts ADD COLUMN version TEXT NOT NULL DEFAULT '0';";

constexpr std::array kSteps = {
    db::Migration{1, kTables, kTables},
    db::Migration{2, kTexts, kTexts},
    db::Migration{3, kLists, kLists},
    db::Migration{4, kAuthors, kAuthors}};

constexpr std::string_view kSelect =
    "SELECT id, register, key, content, source, saved_by, saved_at, unit, title, digest, authors,"
    " version FROM drafts ";

// Drawn, not counted: one discarded and made again is never taken for the other.
constexpr std::size_t kVersionBytes = 8;

// No record of the ledger stands behind these rows; a digest in each is how fsck sees
// that the disk changed one.
std::string digest_of(std::initializer_list<std::string_view> columns) {
    List list;
    for (const auto column : columns) {
        list.emplace_back(column);
    }
    return crypto::sha256(codec::write_canonical(Value(std::move(list)))).hex();
}

std::string digest_of(const Draft& draft, std::string_view content, std::string_view authors) {
    if (authors.empty()) {  // saved before authors were kept
        return digest_of(
            {draft.register_key, draft.key, content, draft.source, draft.saved_by, draft.saved_at}
        );
    }
    return digest_of(
        {draft.register_key,
         draft.key,
         content,
         draft.source,
         draft.saved_by,
         draft.saved_at,
         authors}
    );
}

std::vector<std::string> authors_in(std::string_view text, std::string_view saved_by) {
    if (text.empty()) {
        return {std::string(saved_by)};
    }
    const auto list = codec::parse_canonical(text);
    if (!list || list->list() == nullptr) {
        throw Fault("草稿的编写人已损坏：" + std::string(text));
    }
    std::vector<std::string> authors;
    for (const auto& author : *list->list()) {
        authors.push_back(author.text() == nullptr ? "" : *author.text());
    }
    return authors;
}

// Those who wrote it before, and whoever writes now, as they are kept.
std::string written(std::vector<std::string> all, const Draft& draft) {
    all.insert(all.end(), draft.authors.begin(), draft.authors.end());
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return codec::write_canonical(Value(List(all.begin(), all.end())));
}

Draft read(const db::Row& row) {
    Draft draft;
    draft.id = row.integer(0);
    draft.register_key = row.text(1);
    draft.key = row.text(2);
    draft.content = content_of(row.text(3));
    draft.source = row.text(4);
    draft.saved_by = row.text(5);
    draft.saved_at = row.text(6);
    draft.unit = row.text(7);
    draft.title = row.text(8);
    draft.digest = row.text(9);
    draft.authors = authors_in(row.text(10), draft.saved_by);
    draft.version = row.text(11);
    return draft;
}

// Every text a draft holds, so that rules find it by any of them.
void note_texts(db::Connection& connection, std::int64_t id, const Fields& content) {
    constexpr std::size_t kRowsAtOnce = 50;
    std::vector<db::Cell> cells{id};
    connection.run("DELETE FROM draft_texts WHERE draft = $1", cells);
    std::string rows;
    const auto insert = [&] {
        if (!rows.empty()) {
            connection.run("INSERT INTO draft_texts(draft, field, digest) VALUES " + rows, cells);
            rows.clear();
            cells.resize(1);
        }
    };
    for (const auto& [field, text] : domain::texts_in(content)) {
        cells.emplace_back(field);
        cells.emplace_back(crypto::sha256(text).hex());
        rows += fmt::format(
            "{}($1, ${}, ${})", rows.empty() ? "" : ", ", cells.size() - 1, cells.size()
        );
        if (cells.size() > 2 * kRowsAtOnce) {
            insert();
        }
    }
    insert();
}

// Drafts saved before step 2 have no texts yet.
void note_all_texts(db::Connection& connection) {
    if (connection.integer("SELECT draft FROM draft_texts LIMIT 1")) {
        return;
    }
    std::vector<Draft> all;
    connection.run(kSelect, {}, [&](const db::Row& row) {
        all.push_back(read(row));
        return true;
    });
    db::Transaction transaction(connection, db::Transaction::Mode::write);
    for (const auto& draft : all) {
        note_texts(connection, draft.id, draft.content);
    }
    transaction.commit();
}

}  // namespace

Fields content_of(std::string_view kept) {
    auto content = codec::parse_canonical(kept);
    if (!content || content->fields() == nullptr) {
        throw Fault("草稿内容已损坏");
    }
    return std::move(std::get<Fields>(content->data));
}

Draft draft_of(
    const domain::Schema& schema,
    Fields content,
    std::string source,
    std::string_view saved_by,
    std::string_view unit,
    Time saved_at
) {
    Draft draft;
    draft.register_key = schema.key;
    draft.key = domain::entry_key(schema, content);
    draft.title = text_of(content, schema.title);
    draft.content = std::move(content);
    draft.source = std::move(source);
    draft.saved_by = saved_by;
    draft.authors = {draft.saved_by};
    draft.saved_at = codec::rfc3339(saved_at);
    draft.unit = unit;
    return draft;
}

void migrate(db::Connection& connection) {
    db::migrate(connection, "drafts", kSteps);
    migrate_comments(connection);
    migrate_headers(connection);
    note_all_texts(connection);
}

Saved save(db::Connection& connection, const Draft& draft) {
    const auto content = codec::write_canonical(draft.content);
    const auto before = find(connection, draft.register_key, draft.key);
    if (before && codec::write_canonical(before->content) == content) {
        return Saved::unchanged;
    }
    const auto authors = written(before ? before->authors : std::vector<std::string>{}, draft);
    const std::array<db::Cell, 11> cells = {
        draft.register_key,
        draft.key,
        content,
        draft.source,
        draft.saved_by,
        draft.saved_at,
        digest_of(draft, content, authors),
        draft.unit,
        draft.title,
        authors,
        codec::hex(crypto::random_bytes(kVersionBytes)),
    };
    const auto id = connection.integer(
        "INSERT INTO drafts(id, register, key, content, source, saved_by, saved_at, digest, unit,"
        " title, authors, version) SELECT coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8,"
        " $9, $10, $11 FROM drafts"
        " WHERE true ON CONFLICT (register, key) DO UPDATE SET content = excluded.content, "
        "source = excluded.source, saved_by = excluded.saved_by, saved_at = excluded.saved_at, "
        "digest = excluded.digest, title = excluded.title, authors = excluded.authors, "
        "version = excluded.version RETURNING id",
        cells
    );
    note_texts(connection, id.value(), draft.content);
    return before ? Saved::changed : Saved::created;
}

void add_authors(
    db::Connection& connection,
    std::string_view register_key,
    std::string_view key,
    const std::vector<std::string>& authors
) {
    auto draft = find(connection, register_key, key);
    if (!draft) {
        return;
    }
    const auto all = written(authors, *draft);
    const std::array<db::Cell, 3> cells = {
        draft->id, all, digest_of(*draft, codec::write_canonical(draft->content), all)};
    connection.run("UPDATE drafts SET authors = $2, digest = $3 WHERE id = $1", cells);
}

std::optional<Draft> find(
    db::Connection& connection, std::string_view register_key, std::string_view key
) {
    const std::array<db::Cell, 2> cells = {std::string(register_key), std::string(key)};
    std::optional<Draft> found;
    connection.run(
        std::string(kSelect) + "WHERE register = $1 AND key = $2",
        cells,
        [&](const db::Row& row) {
            found = read(row);
            return false;
        }
    );
    return found;
}

std::string digest(
    db::Connection& connection, std::string_view register_key, std::string_view key
) {
    const std::array<db::Cell, 2> cells = {std::string(register_key), std::string(key)};
    return connection.text("SELECT digest FROM drafts WHERE register = $1 AND key = $2", cells)
        .value_or("");
}

std::vector<Draft> list(
    db::Connection& connection,
    std::string_view register_key,
    std::string_view after_key,
    std::uint64_t count_max
) {
    const std::array<db::Cell, 3> cells = {
        std::string(register_key), std::string(after_key), static_cast<std::int64_t>(count_max)};
    std::vector<Draft> found;
    connection.run(
        std::string(kSelect) + "WHERE register = $1 AND key > $2 ORDER BY key LIMIT $3",
        cells,
        [&](const db::Row& row) {
            found.push_back(read(row));
            return true;
        }
    );
    return found;
}

std::vector<Draft> having(
    db::Connection& connection,
    std::string_view register_key,
    std::string_view field,
    std::string_view text,
    std::uint64_t count_max
) {
    const std::array<db::Cell, 4> cells = {
        std::string(register_key),
        std::string(field),
        crypto::sha256(text).hex(),
        static_cast<std::int64_t>(count_max)};
    std::vector<Draft> found;
    connection.run(
        std::string(kSelect) +
            "WHERE register = $1 AND id IN"
            " (SELECT draft FROM draft_texts WHERE field = $2 AND digest = $3)"
            " ORDER BY key LIMIT $4",
        cells,
        [&](const db::Row& row) {
            found.push_back(read(row));
            return true;
        }
    );
    return found;
}

void remove(db::Connection& connection, std::string_view register_key, std::string_view key) {
    const std::array<db::Cell, 2> cells = {std::string(register_key), std::string(key)};
    connection.run("DELETE FROM drafts WHERE register = $1 AND key = $2", cells);
}

void remove_if(
    db::Connection& connection,
    std::string_view register_key,
    std::string_view key,
    std::string_view digest
) {
    const std::array<db::Cell, 3> cells = {
        std::string(register_key), std::string(key), std::string(digest)};
    connection.run("DELETE FROM drafts WHERE register = $1 AND key = $2 AND digest = $3", cells);
}

std::vector<std::string> problems(db::Connection& connection) {
    auto found = comment_problems(connection);
    connection.run(std::string(kSelect) + "ORDER BY register, key", {}, [&](const db::Row& row) {
        Draft draft;
        draft.register_key = row.text(1);
        draft.key = row.text(2);
        draft.source = row.text(4);
        draft.saved_by = row.text(5);
        draft.saved_at = row.text(6);
        if (digest_of(draft, row.text(3), row.text(10)) != row.text(9)) {
            found.push_back(fmt::format("草稿 {} {} 已被改动", draft.register_key, draft.key));
        }
        return true;
    });
    std::ranges::move(header_problems(connection), std::back_inserter(found));
    return found;
}

}  // namespace mingjing::drafts
