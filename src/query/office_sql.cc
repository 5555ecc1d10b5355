#include "query/office_sql.h"

#include <algorithm>
#include <array>
#include <utility>

#include "query/versions.h"

namespace mingjing::query {

namespace {

OfficeEntry read(const db::Row& row) {
    OfficeEntry entry;
    entry.register_key = row.text(0);
    entry.key = row.text(1);
    entry.title = row.text(2);
    entry.stage = stage_of(row.text(3)).value_or(EntryStage::submitted);
    entry.kind = row.text(4);
    entry.unit = row.text(5);
    entry.next_role = row.text(6);
    const bool is_waiting =
        entry.stage == EntryStage::submitted || entry.stage == EntryStage::approved;
    entry.due = is_waiting ? row.text(7) : std::string_view{};
    entry.submitted_at = time_text(row.integer(8));
    entry.version = static_cast<std::uint64_t>(row.integer(9));
    entry.stream_version = static_cast<std::uint64_t>(row.integer(10));
    entry.is_newest = row.integer(11) != 0;
    entry.is_returned = entry.is_newest && row.integer(12) != 0;
    return entry;
}

// What is due on no day comes after what is, whichever way the days run.
std::string order_by(std::string_view sort) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kSorts{{
        {"key", "e.key"},
        {"title", "s.title"},
        {"due", "CASE WHEN s.due = '' THEN 1 ELSE 0 END, s.due"},
        {"submitted_at", "e.newest"},
    }};
    const bool is_descending = sort.starts_with('-');
    sort.remove_prefix(is_descending ? 1 : 0);
    const auto found =
        std::ranges::find(kSorts, sort, &std::pair<std::string_view, std::string_view>::first);
    return fmt::format(
        " ORDER BY {}{}, e.id",
        found == kSorts.end() ? "e.key" : found->second,
        is_descending ? " DESC" : ""
    );
}

void count(StageCounts& of, EntryStage stage, std::uint64_t number) {
    switch (stage) {
        case EntryStage::submitted:
            of.submitted = number;
            break;
        case EntryStage::approved:
            of.approved = number;
            break;
        case EntryStage::returned:    // counted with the returned revisions of what is public
        case EntryStage::taken_back:  // a draft again, and counted as one
            break;
        case EntryStage::published:
            of.published = number;
            break;
        case EntryStage::withdrawn:
            of.withdrawn = number;
            break;
    }
}

}  // namespace

OfficeSelect::OfficeSelect(const Sight& sight) {
    if (!sight) {
        return;
    }
    const auto own = fmt::format("(e.unit = {} OR e.unit = '')", bound(*sight));
    stage_ = fmt::format(
        "CASE WHEN {} OR e.stage IN ('published', 'withdrawn') THEN e.stage"
        " WHEN e.versions = (SELECT max(w.version) FROM withdrawals w WHERE w.entry = e.id)"
        " THEN 'withdrawn' ELSE 'published' END",
        own
    );
    next_role_ = fmt::format("CASE WHEN {} THEN e.next_role ELSE '' END", own);
    is_newest_ = fmt::format("CASE WHEN {} THEN 1 ELSE 0 END", own);
    submission_ = fmt::format("CASE WHEN {} THEN e.newest ELSE e.published END", own);
    where_ += fmt::format(" AND ({} OR e.published IS NOT NULL)", own);
}

std::string OfficeSelect::bound(std::string_view value) {
    cells_.emplace_back(std::string(value));
    return fmt::format("${}", cells_.size());
}

void OfficeSelect::where(std::string_view condition, std::string_view value) {
    if (!value.empty()) {
        where_ += " AND " + fmt::format(fmt::runtime(condition), bound(value));
    }
}

void OfficeSelect::where_stage(const std::optional<EntryStage>& stage) {
    if (stage == EntryStage::returned) {
        where_ += returned();
    } else if (stage) {
        where_ += fmt::format(" AND {} = {}", stage_, bound(stage_word(*stage)));
    }
}

// A revision may be returned while what it would change stays public.
std::string OfficeSelect::returned() const {
    return fmt::format(" AND e.returned = 1 AND {} = 1", is_newest_);
}

void OfficeSelect::where_text(std::string_view text) {
    asks_more_ = asks_more_ || !text.empty();
    where("(instr(s.title, {0}) > 0 OR instr(e.key, {0}) > 0)", text);
}

void OfficeSelect::where_turns(const std::vector<Turn>& turns) {
    asks_more_ = true;
    std::string any;
    for (const auto& turn : turns) {
        any += any.empty() ? "(" : " OR (";
        any += turn.stage ? "e.stage = " + bound(stage_word(*turn.stage)) : "e.returned = 1";
        for (const auto& [condition, value] :
             {std::pair{" AND e.next_role = {0}", &turn.next_role},
              std::pair{" AND (e.unit = {0} OR e.unit = '')", &turn.unit},
              std::pair{" AND r.actor <> {0}", &turn.not_by}}) {
            if (!value->empty()) {
                any += fmt::format(fmt::runtime(condition), bound(*value));
            }
        }
        any += ')';
    }
    where_ += any.empty() ? " AND false" : " AND (" + any + ")";
}

OfficePage OfficeSelect::page(
    db::Connection& ledger, std::string_view sort, std::uint64_t number, std::uint64_t size
) const {
    const auto joined = fmt::format(
        " FROM entries e JOIN submissions s ON s.position = {0} JOIN records r ON r.position = {0}",
        submission_
    );
    const std::string from = asks_more_ ? joined : " FROM entries e";
    const bool is_by_entry = sort.empty() || sort == "key" || sort == "-key";
    OfficePage page;
    page.total = static_cast<std::uint64_t>(
        ledger.integer(fmt::format("SELECT count(*){}{}", from, where_), cells_).value_or(0)
    );
    auto cells = cells_;
    cells.emplace_back(static_cast<std::int64_t>(size));
    cells.emplace_back(static_cast<std::int64_t>((std::max<std::uint64_t>(number, 1) - 1) * size));
    // The rows of this page first: what is costly to read is read of them alone.
    const auto rows = fmt::format(
        "SELECT e.id{}{}{} LIMIT ${} OFFSET ${}",
        is_by_entry ? from : joined,
        where_,
        order_by(sort),
        cells.size() - 1,
        cells.size()
    );
    ledger.run(
        fmt::format(
            "SELECT e.register, e.key, s.title, {}, s.kind, e.unit, {}, s.due, r.time, e.versions,"
            " (SELECT max(n.version) FROM records n WHERE n.stream = e.stream), {}, e.returned{}"
            " WHERE e.id IN ({}){}",
            stage_,
            next_role_,
            is_newest_,
            joined,
            rows,
            order_by(sort)
        ),
        cells,
        [&](const db::Row& row) {
            page.entries.push_back(read(row));
            return true;
        }
    );
    return page;
}

std::vector<StageCounts> OfficeSelect::counts(db::Connection& ledger) const {
    std::vector<StageCounts> counts;
    ledger.run(
        fmt::format(
            "SELECT e.register, {0} AS stage_seen, count(*) FROM entries e{1}"
            " GROUP BY e.register, stage_seen ORDER BY e.register",
            stage_,
            where_
        ),
        cells_,
        [&](const db::Row& row) {
            if (counts.empty() || counts.back().register_key != row.text(0)) {
                counts.push_back({std::string(row.text(0))});
            }
            count(
                counts.back(),
                stage_of(row.text(1)).value_or(EntryStage::submitted),
                static_cast<std::uint64_t>(row.integer(2))
            );
            return true;
        }
    );
    ledger.run(
        fmt::format(
            "SELECT e.register, count(*) FROM entries e{}{} GROUP BY e.register", where_, returned()
        ),
        cells_,
        [&](const db::Row& row) {
            const auto of = std::ranges::find(counts, row.text(0), &StageCounts::register_key);
            of->returned = static_cast<std::uint64_t>(row.integer(1));
            return true;
        }
    );
    return counts;
}

}  // namespace mingjing::query
