#pragma once

// What colleagues say to one another about an entry, from its draft on: internal, never
// public, never a fact, and not changed once said. `work` database; one Connection, one
// thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"

namespace mingjing::drafts {

struct Comment {
    std::int64_t id = 0;  // the table's to give
    std::string register_key;
    std::string key;
    std::string author;             // account id
    std::string author_name, unit;  // as they were then
    std::string text;
    std::string time;  // RFC 3339
};

void migrate_comments(db::Connection& connection);
// False where the entry has limits::kCommentsMax already. In the caller's transaction.
bool say(db::Connection& connection, const Comment& comment);
// Oldest first.
[[nodiscard]] std::vector<Comment> comments(
    db::Connection& connection, std::string_view register_key, std::string_view key
);
// With a draft that never became an entry goes what was said of it, or comes along to its
// new key (`to`; "" for none): whoever takes the key next is no party to it. In the caller's
// transaction.
void move_comments(
    db::Connection& connection,
    std::string_view register_key,
    std::string_view key,
    std::string_view to
);
// Rows that are not as they were said: for fsck. One Chinese sentence each.
[[nodiscard]] std::vector<std::string> comment_problems(db::Connection& connection);

}  // namespace mingjing::drafts
