#include <algorithm>
#include <array>
#include <utility>

#include "base/time.h"
#include "codec/text.h"
#include "ledger/ledger.h"

namespace mingjing::ledger {
namespace {

using db::Cell;

Record record_from(const db::Row& row) {
    Record record;
    record.position = static_cast<std::uint64_t>(row.integer(0));
    record.stream = row.text(1);
    record.version = static_cast<std::uint64_t>(row.integer(2));
    record.type = row.text(3);
    record.time = time_of(row.integer(4));
    record.actor = row.text(5);
    record.entry = row.text(6);
    record.facts_salt = row.text(7);
    record.facts = row.text(8);
    return record;
}

StoredField field_from(const db::Row& row) {
    StoredField field{
        .subject = std::string(row.text(2)),
        .value = std::nullopt,
        .salt = std::nullopt,
        .commitment = std::string(row.text(5)),
    };
    if (!row.is_null(3)) {
        field.value = row.text(3);
    }
    if (!row.is_null(4)) {
        field.salt = row.text(4);
    }
    return field;
}

// Records and their personal fields, both selected by `which` over records r, by position.
std::vector<Record> select(
    db::Connection& connection, const std::string& which, std::span<const Cell> parameters
) {
    std::vector<Record> records;
    connection.run(
        "SELECT r.position, r.stream, r.version, r.type, r.time, r.actor, r.entry, r.facts_salt,"
        " r.facts FROM records r WHERE " +
            which + " ORDER BY r.position",
        parameters,
        [&](const db::Row& row) {
            records.push_back(record_from(row));
            return true;
        }
    );
    if (records.empty()) {
        return records;
    }
    auto record = records.begin();
    connection.run(
        "SELECT p.position, p.field, p.subject, p.value, p.salt, p.commitment"
        " FROM record_personal p JOIN records r ON r.position = p.position WHERE " +
            which + " ORDER BY p.position, p.field",
        parameters,
        [&](const db::Row& row) {
            const auto position = static_cast<std::uint64_t>(row.integer(0));
            while (record != records.end() && record->position < position) {
                ++record;
            }
            // Without a snapshot around us, the second question may see more than the first.
            if (record != records.end() && record->position == position) {
                record->personal.emplace(row.text(1), field_from(row));
            }
            return true;
        }
    );
    return records;
}

}  // namespace

std::vector<Record> read(db::Connection& connection, std::uint64_t from, std::uint64_t count_max) {
    constexpr std::uint64_t kEver = std::uint64_t{1} << 62U;
    const auto to = std::min(from, kEver) + std::min(count_max, kEver - 1);
    const std::array<Cell, 2> parameters = {
        static_cast<std::int64_t>(from), static_cast<std::int64_t>(to)};
    return select(connection, "r.position >= $1 AND r.position < $2", parameters);
}

std::vector<Record> read_stream(db::Connection& connection, std::string_view stream) {
    const std::array<Cell, 1> parameters = {std::string(stream)};
    return select(connection, "r.stream = $1", parameters);
}

std::uint64_t size(db::Connection& connection) {
    const auto last = connection.integer("SELECT coalesce(max(position), -1) FROM records");
    return static_cast<std::uint64_t>(last.value_or(-1) + 1);
}

End end(db::Connection& connection) {
    End found;
    connection.run(
        "SELECT position, entry FROM records ORDER BY position DESC LIMIT 1",
        {},
        [&](const db::Row& row) {
            found = {static_cast<std::uint64_t>(row.integer(0) + 1), std::string(row.text(1))};
            return false;
        }
    );
    return found;
}

std::vector<std::string> entries(db::Connection& connection, std::uint64_t from, std::uint64_t to) {
    const std::array<Cell, 2> parameters = {
        static_cast<std::int64_t>(from), static_cast<std::int64_t>(to)};
    std::vector<std::string> found;
    connection.run(
        "SELECT position, entry FROM records WHERE position >= $1 AND position < $2"
        " ORDER BY position",
        parameters,
        [&](const db::Row& row) {
            auto raw = codec::from_hex(row.text(1));
            const auto expected = from + found.size();
            if (static_cast<std::uint64_t>(row.integer(0)) != expected || !raw ||
                raw->size() != sizeof(crypto::Digest::bytes)) {
                throw Fault(
                    "账本第 " + std::to_string(expected) +
                    " 号记录缺失或其存证条目损坏，请运行 "
                    "mingjing fsck 查明"
                );
            }
            found.push_back(std::move(*raw));
            return true;
        }
    );
    if (found.size() != to - from) {
        throw Fault("账本在第 " + std::to_string(from + found.size()) + " 号记录处中断");
    }
    return found;
}

}  // namespace mingjing::ledger
