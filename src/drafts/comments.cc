#include "drafts/comments.h"

#include <array>

#include <fmt/format.h>

#include "base/limits.h"
#include "base/value.h"
#include "codec/canonical.h"
#include "crypto/hash.h"

namespace mingjing::drafts {

namespace {

constexpr std::string_view kTable =
    "CREATE TABLE comments("
    " id BIGINT PRIMARY KEY,"
    " register TEXT NOT NULL,"
    " key TEXT NOT NULL,"
    " author TEXT NOT NULL,"
    " author_name TEXT NOT NULL,"
    " unit TEXT NOT NULL,"
    " text TEXT NOT NULL,"
    " time TEXT NOT NULL,"
    " digest TEXT NOT NULL);"
    "CREATE INDEX comments_by_entry ON comments(register, key, id)";
constexpr std::array kSteps = {db::Migration{1, kTable, kTable}};

constexpr std::string_view kSelect =
    "SELECT id, register, key, author, author_name, unit, text, time, digest FROM comments ";

std::string digest_of(const Comment& comment) {
    return crypto::sha256(codec::write_canonical(Value(List{
                              comment.register_key,
                              comment.key,
                              comment.author,
                              comment.author_name,
                              comment.unit,
                              comment.text,
                              comment.time})))
        .hex();
}

Comment read(const db::Row& row) {
    Comment comment;
    comment.id = row.integer(0);
    comment.register_key = row.text(1);
    comment.key = row.text(2);
    comment.author = row.text(3);
    comment.author_name = row.text(4);
    comment.unit = row.text(5);
    comment.text = row.text(6);
    comment.time = row.text(7);
    return comment;
}

}  // namespace

void migrate_comments(db::Connection& connection) {
    db::migrate(connection, "comments", kSteps);
}

bool say(db::Connection& connection, const Comment& comment) {
    const std::array<db::Cell, 2> place{comment.register_key, comment.key};
    const auto said =
        connection.integer("SELECT count(*) FROM comments WHERE register = $1 AND key = $2", place);
    if (said.value_or(0) >= static_cast<std::int64_t>(limits::kCommentsMax)) {
        return false;
    }
    const std::array<db::Cell, 8> cells{
        comment.register_key,
        comment.key,
        comment.author,
        comment.author_name,
        comment.unit,
        comment.text,
        comment.time,
        digest_of(comment)};
    connection.run(
        "INSERT INTO comments(id, register, key, author, author_name, unit, text, time, digest)"
        " SELECT coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8 FROM comments",
        cells
    );
    return true;
}

std::vector<Comment> comments(
    db::Connection& connection, std::string_view register_key, std::string_view key
) {
    const std::array<db::Cell, 2> place{std::string(register_key), std::string(key)};
    std::vector<Comment> found;
    connection.run(
        fmt::format("{}WHERE register = $1 AND key = $2 ORDER BY id", kSelect),
        place,
        [&](const db::Row& row) {
            found.push_back(read(row));
            return true;
        }
    );
    return found;
}

void move_comments(
    db::Connection& connection,
    std::string_view register_key,
    std::string_view key,
    std::string_view to
) {
    auto said = comments(connection, register_key, key);
    const std::array<db::Cell, 2> place{std::string(register_key), std::string(key)};
    connection.run("DELETE FROM comments WHERE register = $1 AND key = $2", place);
    for (auto& comment : said) {
        comment.key = to;
        if (!to.empty()) {
            say(connection, comment);
        }
    }
}

std::vector<std::string> comment_problems(db::Connection& connection) {
    std::vector<std::string> found;
    connection.run(fmt::format("{}ORDER BY id", kSelect), {}, [&](const db::Row& row) {
        const auto comment = read(row);
        if (digest_of(comment) != row.text(8)) {
            found.push_back(fmt::format(
                "{} {} 的第 {} 条内部意见已被改动", comment.register_key, comment.key, comment.id
            ));
        }
        return true;
    });
    return found;
}

}  // namespace mingjing::drafts
