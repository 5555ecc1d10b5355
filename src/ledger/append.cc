#include <algorithm>
#include <array>
#include <span>
#include <string>

#include <fmt/format.h>

#include "base/limits.h"
#include "base/time.h"
#include "codec/canonical.h"
#include "codec/text.h"
#include "db/empty_journal.h"
#include "ledger/ledger.h"

namespace mingjing::ledger {
namespace {

using db::Cell;

// Where the ledger ends and how far a stream has come, in one question.
struct Ends {
    std::uint64_t size = 0;
    Time time;
    std::uint64_t version = 0;
};

Ends ends_of(db::Connection& connection, std::string_view stream) {
    const std::array<Cell, 1> parameters = {std::string(stream)};
    Ends end;
    connection.run(
        "SELECT coalesce(max(position), -1), coalesce(max(version), 0), coalesce(max(time), 0) FROM"
        " (SELECT position, NULL AS version, time FROM records"
        "   WHERE position = (SELECT max(position) FROM records)"
        "  UNION ALL"
        "  SELECT NULL, max(version), NULL FROM records WHERE stream = $1) ends",
        parameters,
        [&](const db::Row& row) {
            end.size = static_cast<std::uint64_t>(row.integer(0) + 1);
            end.version = static_cast<std::uint64_t>(row.integer(1));
            end.time = time_of(row.integer(2));
            return true;
        }
    );
    return end;
}

// Salts, drawn for many at once: a request costs as much as hashing a field. Of one thread.
class Salts {
  public:
    std::string next() {
        if (taken_ == bytes_.size()) {
            bytes_ = crypto::random_bytes(kSaltBytes * kDrawn);
            taken_ = 0;
        }
        const auto salt = std::span(bytes_).subspan(taken_, kSaltBytes);
        taken_ += kSaltBytes;
        auto written = codec::hex({salt.data(), salt.size()});
        std::ranges::fill(salt, '\0');  // an erased value's salt is kept nowhere
        return written;
    }

  private:
    static constexpr std::size_t kSaltBytes = 32;
    static constexpr std::size_t kDrawn = 128;
    std::string bytes_;
    std::size_t taken_ = 0;
};

StoredField store(const std::string& name, const PersonalField& field, Salts& salts) {
    StoredField stored{
        .subject = field.subject,
        .value = codec::write_canonical(field.value),
        .salt = salts.next(),
        .commitment = "",
    };
    stored.commitment = field_commitment(name, stored.subject, *stored.value, *stored.salt);
    return stored;
}

Record make_record(const Draft& draft) {
    thread_local Salts salts;
    Record record;
    record.type = draft.type;
    record.facts = codec::write_canonical(draft.facts);
    if (record.facts.size() > limits::kFactsBytesMax) {
        throw Fault(fmt::format(
            "一条记录的内容有 {} 字节，超过上限 {} 字节，没有记入；请缩短后重新提交",
            record.facts.size(),
            limits::kFactsBytesMax
        ));
    }
    record.facts_salt = salts.next();
    for (const auto& [name, field] : draft.personal) {
        record.personal.emplace(name, store(name, field, salts));
    }
    return record;
}

// Rows of one table, `width` cells each, inserted many at a time. Counts are powers of
// two, so few statement texts serve every batch.
void insert(
    db::Connection& connection,
    std::string_view into,
    std::span<const Cell> cells,
    std::size_t width
) {
    constexpr std::size_t kRowsMax = 64;
    std::size_t rows = kRowsMax;
    while (!cells.empty()) {
        while (rows * width > cells.size()) {
            rows /= 2;
        }
        std::string sql(into);
        for (std::size_t i = 0; i < rows * width; ++i) {
            sql += i % width != 0 ? "," : i == 0 ? " VALUES (" : "),(";
            sql += '$' + std::to_string(i + 1);
        }
        connection.run(sql + ')', cells.first(rows * width));
        cells = cells.subspan(rows * width);
    }
}

void insert_records(db::Connection& connection, const std::vector<Record>& records) {
    std::vector<Cell> cells;
    std::vector<Cell> personal;
    for (const auto& record : records) {
        const auto position = static_cast<std::int64_t>(record.position);
        cells.emplace_back(position);
        cells.emplace_back(record.stream);
        cells.emplace_back(static_cast<std::int64_t>(record.version));
        cells.emplace_back(record.type);
        cells.emplace_back(ticks(record.time));
        cells.emplace_back(record.actor);
        cells.emplace_back(record.entry);
        cells.emplace_back(record.facts_salt);
        cells.emplace_back(record.facts);
        for (const auto& [name, field] : record.personal) {
            personal.emplace_back(position);
            personal.emplace_back(name);
            personal.emplace_back(field.subject);
            personal.emplace_back(field.value.value());
            personal.emplace_back(field.salt.value());
            personal.emplace_back(field.commitment);
        }
    }
    insert(
        connection,
        "INSERT INTO records"
        "(position, stream, version, type, time, actor, entry, facts_salt, facts)",
        cells,
        9
    );
    insert(
        connection,
        "INSERT INTO record_personal(position, field, subject, value, salt, commitment)",
        personal,
        6
    );
}

}  // namespace

std::vector<Record> append(
    db::Connection& connection,
    std::string_view stream,
    std::uint64_t expected_version,
    std::span<const Draft> drafts,
    std::string_view actor,
    Time time
) {
    const auto end = ends_of(connection, stream);
    if (end.version != expected_version) {
        throw VersionConflict(
            "stream at version " + std::to_string(end.version) + ", not " +
            std::to_string(expected_version)
        );
    }
    std::vector<Record> records;
    records.reserve(drafts.size());
    for (const auto& draft : drafts) {
        auto record = make_record(draft);
        record.position = end.size + records.size();
        record.stream = stream;
        record.version = end.version + records.size() + 1;
        record.time = std::max(time, end.time);
        record.actor = actor;
        record.entry = entry_of(record);
        records.push_back(std::move(record));
    }
    insert_records(connection, records);
    return records;
}

void erase(
    db::Connection& connection, std::uint64_t position, std::span<const std::string> fields
) {
    if (connection.engine() == db::Engine::sqlite) {
        connection.run("PRAGMA secure_delete = ON");  // or the bytes stay in the page
    }
    for (const auto& field : fields) {
        const std::array<Cell, 2> parameters = {static_cast<std::int64_t>(position), field};
        const auto changed = connection.run(
            "UPDATE record_personal SET value = NULL, salt = NULL"
            " WHERE position = $1 AND field = $2",
            parameters
        );
        if (changed != 1) {
            throw Fault(fmt::format("第 {} 号记录没有个人信息字段 {}", position, field));
        }
    }
}

bool scrub(db::Connection& connection) {
    return db::empty_journal(connection);
}

}  // namespace mingjing::ledger
