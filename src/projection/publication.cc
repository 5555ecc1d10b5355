#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "codec/text.h"
#include "domain/timeline.h"
#include "projection/projected.h"
#include "projection/tables.h"
#include "record/entry_codec.h"

namespace mingjing::projection {

namespace {

using db::Cell;

// A published version, as the timeline needs it.
struct Standing {
    domain::Version version;
    std::int64_t submission = 0;
    bool is_withheld = false;
};

events::Kind kind_of(std::string_view name) {
    return name == "correction" ? events::Kind::correction : events::Kind::revision;
}

// The versions published since the entry was last taken down, in order.
std::vector<Standing> standing_versions(const Context& context, std::int64_t entry) {
    std::vector<Standing> versions;
    const std::array<Cell, 1> which{entry};
    context.connection.run(
        "SELECT v.version, v.kind, v.effective_from, v.effective_to, v.submission, s.is_withheld"
        " FROM entry_versions v JOIN submissions s ON s.position = v.submission"
        " WHERE v.entry = $1 AND v.position >"
        " (SELECT coalesce(max(position), -1) FROM withdrawals WHERE entry = $1)"
        " ORDER BY v.version",
        which,
        [&](const db::Row& row) {
            versions.push_back(
                {{static_cast<std::uint64_t>(row.integer(0)),
                  kind_of(row.text(1)),
                  std::string(row.text(2)),
                  std::string(row.text(3))},
                 row.integer(4),
                 row.integer(5) != 0}
            );
            return true;
        }
    );
    return versions;
}

// The edition the event names, or null: seen at once.
Cell edition_id(const Context& context, const std::string& stream) {
    if (stream.empty()) {
        return {};
    }
    const std::array<Cell, 1> which{stream};
    const auto id = context.connection.integer("SELECT id FROM editions WHERE stream = $1", which);
    return id ? Cell{*id} : Cell{};
}

struct Row {
    domain::Period period;
    bool is_newest = false;
    bool operator==(const Row&) const = default;
};

class Periods {
  public:
    Periods(const Context& context, std::int64_t entry, Cell edition)
        : context_(context), entry_(entry), edition_(std::move(edition)) {}

    // Makes the open rows say what `versions` say: closes those that no longer hold,
    // opens those that now do.
    void become(const std::vector<Standing>& versions) {
        auto wanted = wanted_rows(versions);
        for (const auto& row : open_rows()) {
            const auto kept = std::ranges::find(wanted, row);
            if (kept == wanted.end()) {
                close(row);
            } else {
                wanted.erase(kept);
            }
        }
        for (const auto& row : wanted) {
            const auto standing = std::ranges::find_if(versions, [&](const Standing& v) {
                return v.version.number == row.period.version;
            });
            open(row, standing->submission);
        }
    }

  private:
    static std::vector<Row> wanted_rows(const std::vector<Standing>& versions) {
        std::vector<domain::Version> dated;
        dated.reserve(versions.size());
        for (const auto& standing : versions) {
            dated.push_back(standing.version);
        }
        std::vector<Row> rows;
        for (auto& period : domain::timeline(dated)) {
            const auto standing = std::ranges::find_if(versions, [&](const Standing& v) {
                return v.version.number == period.version;
            });
            if (!standing->is_withheld) {
                const bool is_newest = period.version == versions.back().version.number;
                rows.push_back({std::move(period), is_newest});
            }
        }
        return rows;
    }
    std::vector<Row> open_rows() {
        std::vector<Row> rows;
        const std::array<Cell, 2> which{entry_, kForever};
        context_.connection.run(
            "SELECT version, effective_from, effective_to, is_newest FROM entry_periods"
            " WHERE entry = $1 AND to_position = $2 AND to_edition IS NULL",
            which,
            [&](const db::Row& row) {
                rows.push_back(
                    {{static_cast<std::uint64_t>(row.integer(0)),
                      std::string(row.text(1)),
                      std::string(row.text(2))},
                     row.integer(3) != 0}
                );
                return true;
            }
        );
        return rows;
    }
    void close(const Row& row) {
        const std::array<Cell, 6> cells{
            entry_,
            static_cast<std::int64_t>(row.period.version),
            row.period.from,
            kForever,
            has_edition() ? kForever : context_.position(),
            edition_,
        };
        context_.connection.run(
            "UPDATE entry_periods SET to_position = $5, to_edition = $6"
            " WHERE entry = $1 AND version = $2 AND effective_from = $3"
            " AND to_position = $4 AND to_edition IS NULL",
            cells
        );
    }
    void open(const Row& row, std::int64_t submission) {
        const std::array<Cell, 9> cells{
            entry_,
            static_cast<std::int64_t>(row.period.version),
            submission,
            row.period.from,
            row.period.to,
            std::int64_t{row.is_newest},
            context_.position(),
            edition_,
            kForever,
        };
        context_.connection.run(
            "INSERT INTO entry_periods(register, entry, version, submission, effective_from,"
            " effective_to, is_newest, from_position, from_edition, to_position)"
            " SELECT register, id, $2, $3, $4, $5, $6, $7, CAST($8 AS BIGINT), $9 FROM entries "
            "WHERE id = $1",
            cells
        );
    }
    [[nodiscard]] bool has_edition() const {
        return !std::holds_alternative<std::monostate>(edition_);
    }

    const Context& context_;
    std::int64_t entry_;
    Cell edition_;
};

// A revision is in force from the day asked for or from the day it is published, the later of
// the two: before, nobody could know it, and what it revises was in force (decisions/0212).
void record_version(const Context& context, const events::Published& event, const Cell& edition) {
    const std::array<Cell, 6> version{
        context.position(),
        static_cast<std::int64_t>(event.version),
        static_cast<std::int64_t>(event.submitted_position),
        edition,
        context.time(),
        codec::iso_date(day_in_china(context.record.time)),
    };
    context.connection.run(
        "INSERT INTO entry_versions(position, entry, version, submission, kind, effective_from,"
        " effective_to, edition, published_at)"
        " SELECT $1, entry, $2, position, kind,"
        " CASE WHEN effective_from = '' OR kind = 'revision' AND effective_from < $6"
        " THEN $6 ELSE effective_from END,"
        " effective_to, CAST($4 AS BIGINT), $5 FROM submissions WHERE position = $3",
        version
    );
    const std::array<Cell, 3> entry{
        context.record.stream,
        static_cast<std::int64_t>(event.version),
        static_cast<std::int64_t>(event.submitted_position)};
    context.connection.run(
        "UPDATE entries SET pending = NULL, versions = $2, stage = 'published',"
        " published = $3, next_role = '', reviewers = '' WHERE stream = $1",
        entry
    );
}

// A first version has nothing before it to ask about.
void open_first_period(const Context& context, const Cell& edition) {
    const std::array<Cell, 3> cells{context.position(), edition, kForever};
    context.connection.run(
        "INSERT INTO entry_periods(register, entry, version, submission, effective_from,"
        " effective_to, is_newest, from_position, from_edition, to_position)"
        " SELECT e.register, v.entry, v.version, v.submission, v.effective_from, v.effective_to,"
        " 1, v.position, CAST($2 AS BIGINT), $3 FROM entry_versions v"
        " JOIN entries e ON e.id = v.entry JOIN submissions s ON s.position = v.submission"
        " WHERE v.position = $1 AND s.is_withheld = 0",
        cells
    );
}

void note_change(const Context& context) {
    const std::array<Cell, 1> position{context.position()};
    context.connection.run(
        "INSERT INTO public_changes(position, kind, register, entry, version, changed_at)"
        " SELECT v.position, v.kind, e.register, v.entry, v.version, v.published_at"
        " FROM entry_versions v JOIN entries e ON e.id = v.entry WHERE v.position = $1",
        position
    );
}

}  // namespace

void published(const Context& context, const events::Published& event) {
    const auto edition = edition_id(context, event.edition);
    record_version(context, event, edition);
    if (event.version == 1) {
        open_first_period(context, edition);
    } else {
        const std::array<Cell, 1> which{context.position()};
        const auto entry = context.connection.integer(
            "SELECT entry FROM entry_versions WHERE position = $1", which
        );
        Periods(context, entry.value(), edition).become(standing_versions(context, *entry));
    }
    if (event.edition.empty()) {
        note_change(context);
    }
}

void withdrawn(const Context& context, const events::Withdrawn& event) {
    const std::array<Cell, 5> row{
        context.position(), context.record.stream, event.reason, event.basis, context.time()};
    context.connection.run(
        "INSERT INTO withdrawals(position, entry, version, reason, basis, withdrawn_at)"
        " SELECT $1, id, versions, $3, $4, $5 FROM entries WHERE stream = $2",
        row
    );
    const std::array<Cell, 1> stream{context.record.stream};
    context.connection.run(
        "UPDATE entries SET stage = 'withdrawn' WHERE stream = $1 AND pending IS NULL", stream
    );
    // Also what an edition still under way was to open or close.
    const std::array<Cell, 3> closed{context.position(), context.record.stream, kForever};
    context.connection.run(
        "UPDATE entry_periods SET to_position = $1 WHERE to_position = $3"
        " AND entry = (SELECT id FROM entries WHERE stream = $2)",
        closed
    );
    const std::array<Cell, 3> change{context.position(), context.record.stream, context.time()};
    context.connection.run(
        "INSERT INTO public_changes(position, kind, register, entry, version, changed_at)"
        " SELECT $1, 'withdrawn', register, id, versions, $3 FROM entries WHERE stream = $2",
        change
    );
}

}  // namespace mingjing::projection
