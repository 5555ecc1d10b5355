#include "query/versions.h"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/fault.h"
#include "base/time.h"
#include "codec/text.h"
#include "domain/parts.h"
#include "domain/timeline.h"
#include "ledger/ledger.h"
#include "query/readings.h"
#include "query/visibility.h"
#include "record/codec.h"
#include "record/entry_codec.h"

namespace mingjing::query {

namespace {

using db::Cell;

// A version's row, before the ledger has been asked what it says.
struct VersionRow {
    EntryVersion version;
    std::uint64_t submission = 0;
};

struct EntryRow {
    std::int64_t id = 0;
    Entry entry;
    VersionRow version;
};

constexpr std::string_view kVersionColumns =
    " v.version, v.position, v.submission, v.effective_from, v.effective_to,"
    " coalesce(d.visible_at, v.published_at)";

VersionRow version_row(const db::Row& row, int first_column) {
    VersionRow read;
    int column = first_column;
    read.version.version = static_cast<std::uint64_t>(row.integer(column++));
    read.version.position = static_cast<std::uint64_t>(row.integer(column++));
    read.submission = static_cast<std::uint64_t>(row.integer(column++));
    read.version.effective_from = row.text(column++);
    read.version.effective_to = row.text(column++);
    read.version.published_at = time_text(row.integer(column++));
    if (read.version.effective_to == domain::kOpenEnd) {
        read.version.effective_to.clear();
    }
    return read;
}

// The submission's record; it names persons apart from its facts.
ledger::Record submission_record(db::Connection& connection, std::uint64_t position) {
    auto records = ledger::read(connection, position, 1);
    if (records.empty()) {
        throw Fault(fmt::format("账本中没有第 {} 号记录，请运行 mingjing fsck 查明", position));
    }
    return std::move(records.front());
}

std::shared_ptr<const Reading> reading_of(const ledger::Record& record) {
    namespace events = domain::register_entry;
    auto event = record::decode(record);
    auto submitted = std::get<events::Submitted>(std::get<events::Event>(std::move(event)));
    submitted.personal.clear();
    return std::make_shared<const Reading>(Reading{
        .submitted = std::move(submitted), .is_whole = record.personal.empty()});
}

// Reads what the version says from its submission, as far as that audience may see it.
void fill_content(
    db::Connection& connection, const domain::Schema& schema, const Moment& moment, VersionRow& row
) {
    auto reading = moment.readings != nullptr ? moment.readings->find(row.submission) : nullptr;
    domain::Apart apart;
    if (reading == nullptr || !reading->is_whole) {
        const auto record = submission_record(connection, row.submission);
        apart = record::apart_of(record);
        if (reading == nullptr) {
            reading = reading_of(record);
            if (moment.readings != nullptr) {
                moment.readings->keep(row.submission, reading, record.facts.size());
            }
        }
    }
    const auto& submitted = reading->submitted;
    row.version.kind = record::kind_name(submitted.kind);
    row.version.reason = submitted.reason;
    row.version.schema = submitted.schema;
    row.version.content = domain::joined(schema, submitted.content, apart, moment.audience);
}

// No record of its own says so: a later version is withheld.
constexpr auto kNoLongerPublic = "依法不再公示";

struct Withdrawal {
    std::uint64_t position = 0;
    std::string at, reason, basis;
    bool is_by_version = false;
};

// Versions after which what came before them is for nobody to read.
void add_withheld(
    db::Connection& connection, std::int64_t entry, std::vector<Withdrawal>& withdrawals
) {
    const std::array<Cell, 1> cells{entry};
    connection.run(
        "SELECT v.position, v.published_at FROM entry_versions v"
        " JOIN submissions s ON s.position = v.submission"
        " WHERE v.entry = $1 AND s.is_withheld = 1",
        cells,
        [&](const db::Row& row) {
            withdrawals.push_back(
                {static_cast<std::uint64_t>(row.integer(0)),
                 time_text(row.integer(1)),
                 kNoLongerPublic,
                 "",
                 true}
            );
            return true;
        }
    );
    std::ranges::sort(withdrawals, {}, &Withdrawal::position);
}

// In order of position.
std::vector<Withdrawal> withdrawals_seen(
    db::Connection& connection,
    const domain::Schema& schema,
    std::int64_t entry,
    const Moment& moment
) {
    std::vector<Withdrawal> withdrawals;
    const auto before = stays_down(schema, moment) ? Cell{std::numeric_limits<std::int64_t>::max()}
                                                   : cells_of(moment).front();
    const std::array<Cell, 2> cells{before, entry};
    connection.run(
        "SELECT position, withdrawn_at, reason, basis FROM withdrawals"
        " WHERE entry = $2 AND position < $1 ORDER BY position",
        cells,
        [&](const db::Row& row) {
            withdrawals.push_back(
                {static_cast<std::uint64_t>(row.integer(0)),
                 time_text(row.integer(1)),
                 std::string(row.text(2)),
                 std::string(row.text(3))}
            );
            return true;
        }
    );
    if (stays_down(schema, moment)) {
        add_withheld(connection, entry, withdrawals);
    }
    return withdrawals;
}

// What the withdrawal says of the decision itself stands in its record alone.
void tell_days(db::Connection& connection, EntryVersion& version) {
    namespace events = domain::register_entry;
    const auto records = ledger::read(connection, version.withdrawal_position, 1);
    if (records.empty()) {
        return;
    }
    const auto event = record::decode(records.front());
    const auto& withdrawn = std::get<events::Withdrawn>(std::get<events::Event>(event));
    version.changed_on = withdrawn.changed_on;
    version.withdrawn_on = withdrawn.withdrawn_on;
}

// The first withdrawal after the version came out is the one that took it down.
void mark_withdrawn(
    db::Connection& connection, EntryVersion& version, const std::vector<Withdrawal>& withdrawals
) {
    for (const auto& withdrawal : withdrawals) {
        if (withdrawal.position > version.position) {
            version.is_withdrawn = true;
            version.withdrawn_at = withdrawal.at;
            version.withdrawal_reason = withdrawal.reason;
            version.withdrawal_basis = withdrawal.basis;
            if (!withdrawal.is_by_version) {
                version.withdrawal_position = withdrawal.position;
                tell_days(connection, version);
            }
            return;
        }
    }
}

// All of them, or the one of that number.
std::vector<VersionRow> version_rows(
    db::Connection& connection,
    std::int64_t entry,
    const Moment& moment,
    std::optional<std::uint64_t> number
) {
    std::vector<VersionRow> rows;
    std::vector<Cell> cells{cells_of(moment).front(), entry};
    if (number) {
        cells.emplace_back(static_cast<std::int64_t>(*number));
    }
    connection.run(
        fmt::format(
            "SELECT{} FROM entry_versions v JOIN submissions s ON s.position = v.submission"
            " LEFT JOIN editions d ON d.id = v.edition"
            " WHERE v.entry = $2 AND{}{} ORDER BY v.version DESC",
            kVersionColumns,
            kVersionSeen,
            number ? " AND v.version = $3" : ""
        ),
        cells,
        [&](const db::Row& row) {
            rows.push_back(version_row(row, 0));
            return true;
        }
    );
    return rows;
}

std::vector<EntryRow> entry_rows(
    db::Connection& connection, const domain::Schema& schema, const Chosen& chosen
) {
    std::vector<EntryRow> rows;
    connection.run(
        fmt::format(
            "SELECT e.key, e.stream, s.title,"
            " (SELECT count(*) FROM entry_versions v JOIN submissions s ON s.position ="
            " v.submission LEFT JOIN editions d ON d.id = v.edition WHERE v.entry = e.id AND{}),"
            " (SELECT coalesce(d.visible_at, v.published_at) FROM entry_versions v JOIN"
            " submissions s ON s.position = v.submission LEFT JOIN editions d ON d.id = v.edition"
            " WHERE v.entry = e.id AND s.is_withheld = 0 ORDER BY v.version LIMIT 1), e.id,{}"
            " FROM ({}) f JOIN entries e ON e.id = f.entry"
            " JOIN entry_versions v ON v.entry = f.entry AND v.version = f.version"
            " JOIN submissions s ON s.position = v.submission"
            " LEFT JOIN editions d ON d.id = v.edition ORDER BY f.place, f.entry",
            kVersionSeen,
            kVersionColumns,
            chosen.select
        ),
        chosen.cells,
        [&](const db::Row& row) {
            rows.push_back({.id = row.integer(5), .entry = {}, .version = version_row(row, 6)});
            auto& entry = rows.back().entry;
            entry.register_key = schema.key;
            entry.key = row.text(0);
            entry.stream = row.text(1);
            entry.title = row.text(2);
            entry.versions = static_cast<std::uint64_t>(row.integer(3));
            entry.first_published_at = time_text(row.integer(4));
            return true;
        }
    );
    return rows;
}

Entry read_row(
    db::Connection& connection, const domain::Schema& schema, const Moment& moment, EntryRow row
) {
    auto& entry = row.entry;
    fill_content(connection, schema, moment, row.version);
    entry.version = std::move(row.version.version);
    if (stays_down(schema, moment)) {
        mark_withdrawn(
            connection, entry.version, withdrawals_seen(connection, schema, row.id, moment)
        );
        if (entry.version.is_withdrawn) {
            entry.version.content.clear();
            entry.title = entry.key;
        }
    }
    return std::move(entry);
}

}  // namespace

std::string time_text(std::int64_t milliseconds) {
    return codec::rfc3339(time_of(milliseconds));
}

std::vector<Entry> read_entries(
    db::Connection& connection,
    const domain::Schema& schema,
    const Chosen& chosen,
    const Moment& moment
) {
    std::vector<Entry> entries;
    for (auto& row : entry_rows(connection, schema, chosen)) {
        entries.push_back(read_row(connection, schema, moment, std::move(row)));
    }
    return entries;
}

Entry read_entry(
    db::Connection& connection,
    const domain::Schema& schema,
    std::int64_t entry,
    std::uint64_t version,
    const Moment& moment
) {
    constexpr std::string_view kThatOne =
        "SELECT v.entry, v.version, '' AS place FROM entry_versions v"
        " WHERE v.entry = $2 AND v.version = $3";
    auto read = read_entries(
        connection,
        schema,
        {kThatOne, {cells_of(moment).front(), entry, static_cast<std::int64_t>(version)}},
        moment
    );
    if (read.empty()) {
        throw Fault(fmt::format(
            "账本的索引里没有第 {} 条记录的第 {} 版，请运行 mingjing fsck 查明", entry, version
        ));
    }
    return std::move(read.front());
}

namespace {

std::vector<EntryVersion> read_versions(
    db::Connection& connection,
    const domain::Schema& schema,
    std::int64_t entry,
    const Moment& moment,
    std::optional<std::uint64_t> number
) {
    const auto withdrawals = withdrawals_seen(connection, schema, entry, moment);
    std::vector<EntryVersion> versions;
    for (auto& row : version_rows(connection, entry, moment, number)) {
        fill_content(connection, schema, moment, row);
        mark_withdrawn(connection, row.version, withdrawals);
        if (row.version.is_withdrawn && moment.audience == domain::Audience::open) {
            row.version.content.clear();
        }
        versions.push_back(std::move(row.version));
    }
    return versions;
}

}  // namespace

std::vector<EntryVersion> versions_seen(
    db::Connection& connection,
    const domain::Schema& schema,
    std::int64_t entry,
    const Moment& moment
) {
    return read_versions(connection, schema, entry, moment, std::nullopt);
}

std::optional<EntryVersion> version_seen(
    db::Connection& connection,
    const domain::Schema& schema,
    std::int64_t entry,
    std::uint64_t number,
    const Moment& moment
) {
    auto versions = read_versions(connection, schema, entry, moment, number);
    return versions.empty() ? std::nullopt : std::optional(std::move(versions.front()));
}

}  // namespace mingjing::query
