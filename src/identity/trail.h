#pragma once

// The access trail (访问留痕): who signed in, was refused, saw personal data and for what
// purpose, changed accounts, roles or settings. Rows are only ever added: the tables
// refuse UPDATE and DELETE, and each row's digest covers the one before it, so that what
// was taken out behind our back shows; of rows cut off at the end while nobody was looking,
// nothing does, for nothing outside the table holds its head. Kept a year at the least
// (互联网政务应用安全管理规定 第二十条); the office's acts themselves are in the ledger, not here.
// `work` database; one Connection, one thread.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "db/database.h"

namespace mingjing::identity {

struct TrailRow {
    std::int64_t number = 0;  // 1, 2, 3 ...
    Time time = {};
    std::string actor = {};  // account id, "" for nobody known
    std::string name = {};   // as it was then
    std::string unit = {};
    std::string event = {};    // sign_in, sign_out, refused, reveal, export, account, role, ...
    std::string object = {};   // what it was about: officers/37990126001, account id
    std::string purpose = {};  // why personal data was looked at
    std::string outcome = {};  // done, refused
    std::string detail = {};   // one Chinese sentence
    std::string peer = {};
};

void migrate_trail(db::Connection& connection);
// number and digest are the table's to give. In the caller's write transaction: the act and
// its row are there together, or neither.
void add_to_trail(db::Connection& connection, const TrailRow& row);
// The same in a transaction of its own, of what wrote nothing else.
void leave_trail(db::Connection& connection, const TrailRow& row);

struct TrailFilter {
    std::optional<Time> from, to;
    std::string actor, event, outcome, text;  // "" for any
    std::int64_t before = 0;                  // rows with a smaller number; 0 for the newest
    std::size_t rows_max = 100;
};
// Newest first.
[[nodiscard]] std::vector<TrailRow> read_trail(
    db::Connection& connection, const TrailFilter& filter
);
// The chain from the row after `number`, whose digest is `digest`, for so many rows.
struct VerifiedTrail {
    std::size_t rows = 0;     // looked at
    std::int64_t number = 0;  // of the last of them
    std::string digest;
    std::vector<std::string> problems;  // one Chinese sentence each, a few at most
};
[[nodiscard]] VerifiedTrail verify_trail(
    db::Connection& connection, std::int64_t number, std::string_view digest, std::size_t rows_max
);
// Rows that are not as they were written, or missing: for fsck. One Chinese sentence each.
[[nodiscard]] std::vector<std::string> trail_problems(db::Connection& connection);

}  // namespace mingjing::identity
