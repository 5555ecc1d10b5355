#include "query/office_sql.h"

#include <algorithm>
#include <utility>

#include "domain/timeline.h"
#include "query/office_order.h"
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
    entry.submission = static_cast<std::uint64_t>(row.integer(13));
    entry.effective_from = row.text(14);
    entry.effective_to = row.text(15) == domain::kOpenEnd ? std::string_view{} : row.text(15);
    return entry;
}

// Beyond so many, sorting costs more than walking an index.
constexpr std::uint64_t kSortedMax = 2000;

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

Seen seen_by(const Sight& sight, const std::function<std::string(std::string_view value)>& bound) {
    if (!sight) {
        return {};
    }
    const auto own = fmt::format("(e.unit = {} OR e.unit = '')", bound(*sight));
    return {
        .stage = fmt::format(
            "CASE WHEN {} OR e.stage IN ('published', 'withdrawn') THEN e.stage"
            " WHEN e.versions = (SELECT max(w.version) FROM withdrawals w WHERE w.entry = e.id)"
            " THEN 'withdrawn' ELSE 'published' END",
            own
        ),
        .next_role = fmt::format("CASE WHEN {} THEN e.next_role ELSE '' END", own),
        .is_newest = fmt::format("CASE WHEN {} THEN 1 ELSE 0 END", own),
        .submission = fmt::format("CASE WHEN {} THEN e.newest ELSE e.published END", own),
        .title = fmt::format(
            "CASE WHEN {} OR e.published = e.newest THEN e.title"
            " ELSE (SELECT t.title FROM submissions t WHERE t.position = e.published) END",
            own
        ),
        .where = fmt::format(" AND ({} OR e.published IS NOT NULL)", own)};
}

OfficeSelect::OfficeSelect(const Sight& sight)
    : seen_(seen_by(sight, [this](std::string_view value) { return bound(value); })),
      where_(seen_.where),
      walked_(seen_.where) {}

std::string OfficeSelect::bound(std::string_view value) {
    cells_.emplace_back(std::string(value));
    return fmt::format("${}", cells_.size());
}

void OfficeSelect::add(const std::string& condition) {
    where_ += " AND " + condition;
    walked_ += " AND " + condition;
}

void OfficeSelect::add(const std::string& column, const std::string& value) {
    where_ += fmt::format(" AND {} = {}", column, value);
    walked_ += fmt::format(" AND ({}) || '' = {}", column, value);
}

void OfficeSelect::in_register(std::string_view key) {
    if (!key.empty()) {
        register_ = bound(key);
        add("e.register = " + register_);
    }
}

void OfficeSelect::where(std::string_view column, std::string_view value) {
    if (!value.empty()) {
        add(std::string(column), bound(value));
    }
}

void OfficeSelect::where_stage(const std::optional<EntryStage>& stage) {
    if (stage == EntryStage::returned) {
        add(returned());
    } else if (stage) {
        add(seen_.stage, bound(stage_word(*stage)));
    }
}

// A revision may be returned while what it would change stays public.
std::string OfficeSelect::returned() const {
    return fmt::format("e.returned = 1 AND {} = 1", seen_.is_newest);
}

void OfficeSelect::where_text(std::string_view text) {
    if (!text.empty()) {
        const auto part = bound(text);
        add(fmt::format("(instr({1}, {0}) > 0 OR instr(e.key, {0}) > 0)", part, seen_.title));
    }
}

void OfficeSelect::where_fields(const std::vector<FieldFilter>& filters) {
    for (const auto& [field, value] : filters) {
        asks_fields_ = true;
        add(fmt::format("instr(s.facets, {}) > 0", bound(fmt::format("\n{}={}\n", field, value))));
    }
}

// What indexes cover of the entries that wait (projection/tables.cc) is said as they say it.
void OfficeSelect::where_turns(const std::vector<Turn>& turns) {
    std::string any;
    for (const auto& turn : turns) {
        any += any.empty() ? "(" : " OR (";
        any +=
            turn.stage ? fmt::format("e.stage = '{}'", stage_word(*turn.stage)) : "e.returned = 1";
        if (turn.unit) {
            any += fmt::format(" AND (e.unit = {} OR e.unit = '')", bound(*turn.unit));
        }
        for (const auto& [condition, value] :
             {std::pair{" AND e.next_role <> '' AND e.next_role = {0}", &turn.next_role},
              std::pair{" AND e.register = {0}", &turn.register_key},
              std::pair{
                  " AND (SELECT r.actor FROM records r WHERE r.position = e.newest) <> {0}",
                  &turn.not_by}}) {
            if (!value->empty()) {
                any += fmt::format(fmt::runtime(condition), bound(*value));
            }
        }
        any += ')';
    }
    add(any.empty() ? "false" : "(" + any + ")");
}

std::string OfficeSelect::entries_first(bool needs_submission) const {
    return needs_submission ? fmt::format(
                                  " FROM entries e CROSS JOIN submissions s WHERE s.position = {}",
                                  seen_.submission
                              )
                            : " FROM entries e WHERE true";
}

std::string OfficeSelect::submissions_first() const {
    return fmt::format(
        " FROM submissions s CROSS JOIN entries e WHERE s.register = {} AND e.id = s.entry"
        " AND s.position = {}",
        register_,
        seen_.submission
    );
}

std::uint64_t OfficeSelect::total(db::Connection& ledger) const {
    const bool is_by_fields = asks_fields_ && !register_.empty();
    const auto from = is_by_fields ? submissions_first() : entries_first(asks_fields_);
    const auto found = ledger.integer(fmt::format("SELECT count(*){}{}", from, where_), cells_);
    return static_cast<std::uint64_t>(found.value_or(0));
}

std::string OfficeSelect::ids(
    const Wanted& wanted, std::uint64_t total, std::vector<db::Cell>& cells
) const {
    const auto& [sort, number, size] = wanted;
    const auto& order = order_of(sort);
    const bool walks = total > kSortedMax && !register_.empty();
    const bool by_submission = walks ? order.is_of_submission : asks_fields_;
    const auto from = by_submission && !register_.empty()
                          ? submissions_first()
                          : entries_first(order.is_of_submission || asks_fields_);
    const auto before = (std::max<std::uint64_t>(number, 1) - 1) * size;
    const auto rows = before >= total ? 0 : std::min(size, total - before);
    const bool is_nearer_the_end = walks && before > total / 2;
    cells.emplace_back(static_cast<std::int64_t>(rows));
    cells.emplace_back(
        static_cast<std::int64_t>(is_nearer_the_end && rows > 0 ? total - before - rows : before)
    );
    return fmt::format(
        "SELECT e.id{}{}{} LIMIT ${} OFFSET ${}",
        from,
        walks && order.name != "key" ? walked_ : where_,
        is_nearer_the_end ? backwards(sort)
        : walks           ? order_by(sort)
                          : sorted_by(sort),
        cells.size() - 1,
        cells.size()
    );
}

OfficePage OfficeSelect::page(
    db::Connection& ledger, std::string_view sort, std::uint64_t number, std::uint64_t size
) const {
    OfficePage page;
    page.total = total(ledger);
    auto cells = cells_;
    const auto ids_of_page = ids({sort, number, size}, page.total, cells);
    // The rows of this page first: what is costly to read is read of them alone.
    ledger.run(
        fmt::format(
            "SELECT e.register, e.key, s.title, {}, s.kind, e.unit, {}, s.due, r.time, e.versions,"
            " (SELECT max(n.version) FROM records n WHERE n.stream = e.stream), {}, e.returned,"
            " s.position, coalesce((SELECT v.effective_from FROM entry_versions v"
            " WHERE v.entry = e.id AND v.submission = s.position), s.effective_from),"
            " s.effective_to FROM entries e JOIN submissions s ON s.position = {}"
            " JOIN records r ON r.position = s.position WHERE e.id IN ({}){}",
            seen_.stage,
            seen_.next_role,
            seen_.is_newest,
            seen_.submission,
            ids_of_page,
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
            "SELECT e.register, {0} AS stage_seen, count(*) FROM entries e WHERE true{1}"
            " GROUP BY e.register, stage_seen ORDER BY e.register",
            seen_.stage,
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
            "SELECT e.register, count(*) FROM entries e WHERE {}{} GROUP BY e.register",
            returned(),
            where_
        ),
        cells_,
        [&](const db::Row& row) {
            const auto of = std::ranges::find(counts, row.text(0), &StageCounts::register_key);
            if (of != counts.end()) {  // returned since the stages were counted
                of->returned = static_cast<std::uint64_t>(row.integer(1));
            }
            return true;
        }
    );
    return counts;
}

}  // namespace mingjing::query
