#include "search/index.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "db/empty_journal.h"
#include "search/search.h"
#include "search/words.h"

namespace mingjing::search {

namespace {

constexpr std::array kMigrations{
    db::Migration{
        1,
        "CREATE TABLE documents ("
        "  id INTEGER PRIMARY KEY,"
        "  register TEXT NOT NULL,"
        "  key TEXT NOT NULL,"
        "  title TEXT NOT NULL,"
        "  body TEXT NOT NULL,"
        "  UNIQUE (register, key)) STRICT;"
        "CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='ascii');"
        "CREATE TABLE progress ("
        "  one INTEGER PRIMARY KEY CHECK (one = 1),"
        "  cutting INTEGER NOT NULL,"
        "  definitions TEXT NOT NULL,"
        "  position INTEGER NOT NULL,"
        "  entry INTEGER NOT NULL) STRICT;"
        "INSERT INTO progress VALUES (1, 1, '', 0, 0);",
        "CREATE TABLE documents ("
        "  id BIGSERIAL PRIMARY KEY,"
        "  register TEXT NOT NULL,"
        "  key TEXT NOT NULL,"
        "  title TEXT NOT NULL,"
        "  body TEXT NOT NULL,"
        "  words TSVECTOR NOT NULL,"
        "  UNIQUE (register, key));"
        "CREATE INDEX documents_words ON documents USING gin(words);"
        "CREATE TABLE progress ("
        "  one BIGINT PRIMARY KEY CHECK (one = 1),"
        "  cutting BIGINT NOT NULL,"
        "  definitions TEXT NOT NULL,"
        "  position BIGINT NOT NULL,"
        "  entry BIGINT NOT NULL);"
        "INSERT INTO progress VALUES (1, 1, '', 0, 0);"},
    db::Migration{
        2,
        "ALTER TABLE progress ADD COLUMN holds_erased INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE progress ADD COLUMN holds_erased BIGINT NOT NULL DEFAULT 0"},
};

// PostgreSQL keeps no more positions than this in one tsvector.
constexpr std::size_t kPositionsMax = 16383;

std::string document_text(std::string_view title, std::string_view body) {
    return std::string(title) + "\n" + std::string(body);
}

std::string spaced_words(std::string_view register_key, std::string_view text) {
    auto all = register_word(register_key);
    for (const auto& word : words(text)) {
        all += ' ';
        all += word;
    }
    return all;
}

}  // namespace

void migrate(db::Connection& index) {
    db::migrate(index, "search", kMigrations);
    if (index.integer("SELECT cutting FROM progress") == kCuttingVersion) {
        return;
    }
    db::Transaction transaction(index, db::Transaction::Mode::write);
    clear(index, "");
    transaction.commit();
}

std::string made_with(db::Connection& index) {
    return index.text("SELECT definitions FROM progress").value_or("");
}

void clear(db::Connection& index, std::string_view definitions) {
    if (index.engine() == db::Engine::sqlite) {
        index.run("INSERT INTO words(words) VALUES ('delete-all')");
    }
    index.run("DELETE FROM documents");
    const std::array<db::Cell, 2> cells{kCuttingVersion, std::string(definitions)};
    index.run("UPDATE progress SET cutting = $1, definitions = $2, position = 0, entry = 0", cells);
}

std::string register_word(std::string_view register_key) {
    std::string word = "zz";
    std::copy_if(register_key.begin(), register_key.end(), std::back_inserter(word), [](char c) {
        return c != '_';
    });
    return word;
}

std::string tsvector_text(std::string_view register_key, std::string_view text) {
    auto vector = fmt::format("'{}'", register_word(register_key));
    std::size_t position = 0;
    for (const auto& word : words(text)) {
        if (++position > kPositionsMax) {
            break;
        }
        vector += fmt::format(" '{}':{}", word, position);
    }
    return vector;
}

void remove(db::Connection& index, std::string_view register_key, std::string_view key) {
    std::optional<std::int64_t> id;
    std::string text;
    const std::array<db::Cell, 2> cells{std::string(register_key), std::string(key)};
    index.run(
        "SELECT id, title, body FROM documents WHERE register = $1 AND key = $2",
        cells,
        [&](const db::Row& row) {
            id = row.integer(0);
            text = document_text(row.text(1), row.text(2));
            return true;
        }
    );
    if (!id) {
        return;
    }
    if (index.engine() == db::Engine::sqlite) {
        const std::array<db::Cell, 2> gone{*id, spaced_words(register_key, text)};
        index.run("INSERT INTO words(words, rowid, text) VALUES ('delete', $1, $2)", gone);
    }
    const std::array<db::Cell, 1> row{*id};
    index.run("DELETE FROM documents WHERE id = $1", row);
}

void put(db::Connection& index, const Document& document) {
    remove(index, document.register_key, document.key);
    const auto text = document_text(document.title, document.body);
    if (index.engine() == db::Engine::postgres) {
        const std::array<db::Cell, 5> cells{
            document.register_key,
            document.key,
            document.title,
            document.body,
            tsvector_text(document.register_key, text)};
        index.run(
            "INSERT INTO documents(register, key, title, body, words)"
            " VALUES ($1, $2, $3, $4, $5::tsvector)",
            cells
        );
        return;
    }
    const auto id = index.integer("SELECT coalesce(max(id), 0) + 1 FROM documents").value_or(1);
    const std::array<db::Cell, 5> cells{
        id, document.register_key, document.key, document.title, document.body};
    index.run(
        "INSERT INTO documents(id, register, key, title, body) VALUES ($1, $2, $3, $4, $5)", cells
    );
    const std::array<db::Cell, 2> added{id, spaced_words(document.register_key, text)};
    index.run("INSERT INTO words(rowid, text) VALUES ($1, $2)", added);
}

void note_erased(db::Connection& index) {
    index.run("UPDATE progress SET holds_erased = 1");
}

void scrub(db::Connection& index) {
    if (index.integer("SELECT holds_erased FROM progress") != 1) {
        return;
    }
    if (index.engine() == db::Engine::sqlite) {
        index.run("INSERT INTO words(words) VALUES ('optimize')");
    }
    if (db::empty_journal(index)) {
        index.run("UPDATE progress SET holds_erased = 0");
    }
}

Cursor cursor(db::Connection& index) {
    Cursor at;
    index.run("SELECT position, entry FROM progress", {}, [&](const db::Row& row) {
        at = {row.integer(0), row.integer(1)};
        return true;
    });
    return at;
}

void set_cursor(db::Connection& index, const Cursor& cursor) {
    const std::array<db::Cell, 2> cells{cursor.position, cursor.entry};
    index.run("UPDATE progress SET position = $1, entry = $2", cells);
}

}  // namespace mingjing::search
