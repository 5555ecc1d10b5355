#include "attachments/table.h"

#include <array>

#include "crypto/hash.h"

namespace mingjing::attachments {

namespace {

using db::Cell;

constexpr std::string_view kTable =
    "CREATE TABLE attachments("
    " digest TEXT NOT NULL,"
    " unit TEXT NOT NULL,"
    " type TEXT NOT NULL,"
    " bytes BIGINT NOT NULL,"
    " sent_by TEXT NOT NULL,"
    " sent_at TEXT NOT NULL,"
    " is_there BIGINT NOT NULL,"
    " unnamed_since TEXT NOT NULL,"
    " PRIMARY KEY(digest, unit));"
    "CREATE INDEX attachments_by_unit ON attachments(unit, sent_at)";
constexpr std::string_view kSm3 = "ALTER TABLE attachments ADD COLUMN sm3 TEXT NOT NULL DEFAULT ''";
constexpr std::array kSteps = {db::Migration{1, kTable, kTable}, db::Migration{2, kSm3, kSm3}};

}  // namespace

void migrate(db::Connection& work) {
    db::migrate(work, "attachments", kSteps);
}

void expect(db::Connection& work, const Sent& sent) {
    const std::array<Cell, 6> row{
        sent.digest, sent.unit, sent.type, sent.bytes, sent.sent_by, sent.sent_at};
    work.run(
        "INSERT INTO attachments(digest, unit, type, bytes, sent_by, sent_at, is_there,"
        " unnamed_since) VALUES ($1, $2, $3, $4, $5, $6, 0, $6)"
        " ON CONFLICT (digest, unit) DO UPDATE SET sent_by = excluded.sent_by,"
        " sent_at = excluded.sent_at, unnamed_since = excluded.unnamed_since",
        row
    );
}

void arrived(db::Connection& work, const Sent& sent) {
    const std::array<Cell, 3> row{sent.digest, sent.unit, sent.sm3};
    work.run("UPDATE attachments SET is_there = 1, sm3 = $3 WHERE digest = $1 AND unit = $2", row);
}

bool may_name(db::Connection& work, std::string_view unit, const domain::Attachment& attachment) {
    const std::array<Cell, 4> row{
        attachment.digest, std::string(unit), attachment.type, attachment.bytes};
    return work
        .integer(
            "SELECT is_there FROM attachments WHERE digest = $1 AND unit = $2 AND type = $3"
            " AND bytes = $4 AND is_there = 1",
            row
        )
        .has_value();
}

bool has_sent(db::Connection& work, std::string_view unit, std::string_view digest) {
    const std::array<Cell, 2> row{std::string(digest), std::string(unit)};
    return work
        .integer(
            "SELECT is_there FROM attachments WHERE digest = $1 AND unit = $2 AND is_there = 1", row
        )
        .has_value();
}

std::int64_t bytes_sent(db::Connection& work, std::string_view unit, std::string_view since) {
    const std::array<Cell, 2> cells{std::string(unit), std::string(since)};
    return work
        .integer(
            "SELECT CAST(coalesce(sum(bytes), 0) AS BIGINT) FROM attachments"
            " WHERE unit = $1 AND sent_at > $2",
            cells
        )
        .value_or(0);
}

std::optional<std::int64_t> bytes_of(db::Connection& work, std::string_view digest) {
    const std::array<Cell, 1> cells{std::string(digest)};
    return work.integer(
        "SELECT bytes FROM attachments WHERE digest = $1 AND is_there = 1 LIMIT 1", cells
    );
}

std::string sm3_of(db::Connection& work, std::string_view digest) {
    const std::array<Cell, 1> cells{std::string(digest)};
    std::string found;
    work.run(
        "SELECT max(sm3) FROM attachments WHERE digest = $1 AND is_there = 1 AND sm3 <> ''"
        " GROUP BY digest",
        cells,
        [&](const db::Row& row) {
            found = row.text(0);
            return true;
        }
    );
    return found;
}

// Drafts are found by the digest of any text they hold (drafts.h).
bool is_in_draft(db::Connection& work, std::string_view digest) {
    const std::array<Cell, 1> cells{crypto::sha256(digest).hex()};
    return work.integer("SELECT draft FROM draft_texts WHERE digest = $1 LIMIT 1", cells)
        .has_value();
}

std::vector<Known> known(db::Connection& work) {
    std::vector<Known> all;
    work.run(
        "SELECT digest, max(unnamed_since) FROM attachments GROUP BY digest ORDER BY digest",
        {},
        [&](const db::Row& row) {
            all.push_back({std::string(row.text(0)), std::string(row.text(1))});
            return true;
        }
    );
    return all;
}

void set_unnamed(db::Connection& work, std::string_view digest, std::string_view since) {
    const std::array<Cell, 2> cells{std::string(digest), std::string(since)};
    work.run("UPDATE attachments SET unnamed_since = $2 WHERE digest = $1", cells);
}

void mark_condemned(db::Connection& work, std::string_view digest, std::string_view since) {
    set_unnamed(work, digest, since);
    const std::array<Cell, 2> cells{std::string(digest), std::string(since)};
    work.run(
        "INSERT INTO attachments(digest, unit, type, bytes, sent_by, sent_at, is_there,"
        " unnamed_since) SELECT $1, '', '', 0, '', $2, 0, $2"
        " WHERE NOT EXISTS (SELECT 1 FROM attachments WHERE digest = $1)"
        " ON CONFLICT DO NOTHING",
        cells
    );
}

void leave(db::Connection& work, std::string_view digest) {
    const std::array<Cell, 1> cells{std::string(digest)};
    work.run("UPDATE attachments SET is_there = 0 WHERE digest = $1", cells);
}

void forget(db::Connection& work, std::string_view digest) {
    const std::array<Cell, 1> cells{std::string(digest)};
    work.run("DELETE FROM attachments WHERE digest = $1", cells);
}

}  // namespace mingjing::attachments
