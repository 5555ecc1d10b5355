#include "query/cases.h"

#include <array>
#include <map>

#include <fmt/format.h>

#include "query/case_sql.h"

namespace mingjing::query {

namespace {

constexpr std::string_view kClockColumns =
    " k.limit_key, k.started_on, k.met_on, k.due_on, k.is_extended, k.pauses,"
    " k.stopped_on, k.instalments, k.amount";
// Its columns from that one on. A pause that lasts has no last day yet.
CaseClock clock_of(const db::Row& row, int first) {
    const auto text = [&](int column) { return std::string(row.text(first + column)); };
    return {
        .limit = text(0),
        .started_on = text(1),
        .met_on = text(2),
        .due_on = text(3),
        .stopped_on = text(6),
        .is_extended = row.integer(first + 4) != 0,
        .is_deferred = !text(7).empty(),
        .is_paused = text(5).ends_with("/\n"),
        .amount = row.integer(first + 8)};
}

std::string order_of(const CaseRequest& request) {
    static const std::map<std::string_view, std::string> orders{
        {"number", "{}"},
        {"-number", "{} DESC"},
        {"due", std::string(kByDue) + ", {}"},
        {"-due", std::string(kByDue) + " DESC, {} DESC"},
        {"moved", "c.moved_on, {}"},
        {"-moved", "c.moved_on DESC, {} DESC"},
    };
    const bool asks_due_days = !request.due_from.empty() || !request.due_before.empty();
    const auto known = orders.find(request.sort);
    const auto& order =
        known == orders.end() ? orders.at(asks_due_days ? "due" : "-number") : known->second;
    // What a text finds is sorted: to look for it in that order is to look at every row.
    return fmt::format(fmt::runtime(order), request.text.empty() ? "c.id" : "c.id + 0");
}

std::uint64_t count_own(db::Connection& ledger, const CaseRequest& request) {
    auto where = where_of(request);
    where.add(own_of(where, *request.own_first));
    const auto count = ledger.integer("SELECT COUNT(*) FROM cases c" + where.text, where.cells);
    return static_cast<std::uint64_t>(count.value_or(0));
}

}  // namespace

std::uint64_t count_cases(db::Connection& ledger, const CaseRequest& request) {
    auto where = where_of(request);
    if (!request.is_over && !request.unit.empty() && !request.procedure.empty() &&
        !leads_there(request)) {
        where.add("c.is_over IN (0, 1)");  // the index that has both begins with it
    }
    const auto count = ledger.integer("SELECT COUNT(*) FROM cases c" + where.text, where.cells);
    return static_cast<std::uint64_t>(count.value_or(0));
}

// The columns are read of the page's cases alone: a sort would carry them for all.
CasePage cases(db::Connection& ledger, const CaseRequest& request) {
    auto where = where_of(request);
    auto order = order_of(request);
    if (request.own_first) {
        order = fmt::format(
            "CASE WHEN {} THEN 0 ELSE 1 END, {}", own_of(where, *request.own_first), order
        );
    }
    const auto passed = (request.page - 1) * request.page_size;
    const auto limit = where.held(static_cast<std::int64_t>(request.page_size));
    const auto offset = where.held(static_cast<std::int64_t>(passed));
    CasePage page;
    ledger.run(
        fmt::format(
            "{0} FROM cases c WHERE c.id IN"
            " (SELECT c.id FROM cases c{1} ORDER BY {2} LIMIT {3} OFFSET {4}) ORDER BY {2}",
            kCaseColumns,
            where.text,
            order,
            limit,
            offset
        ),
        where.cells,
        [&](const db::Row& row) {
            page.cases.push_back(case_of(row));
            return true;
        }
    );
    const bool is_last =
        page.cases.size() < request.page_size && (request.page == 1 || !page.cases.empty());
    page.total = is_last ? passed + page.cases.size() : count_cases(ledger, request);
    page.own = request.own_first ? count_own(ledger, request) : 0;
    return page;
}

namespace {

std::optional<CaseRow> case_where(
    db::Connection& ledger, std::string_view condition, std::string_view value
) {
    std::optional<CaseRow> found;
    ledger.run(
        std::string(kCaseColumns) + " FROM cases c" + std::string(condition),
        std::to_array<db::Cell>({std::string(value)}),
        [&](const db::Row& row) {
            found = case_of(row);
            return true;
        }
    );
    return found;
}

}  // namespace

std::optional<CaseRow> case_numbered(db::Connection& ledger, std::string_view number) {
    return case_where(ledger, " WHERE c.number = $1", number);
}

std::optional<CaseRow> case_of_stream(db::Connection& ledger, std::string_view stream) {
    return case_where(ledger, " WHERE c.stream = $1", stream);
}

std::vector<CaseRow> cases_from(db::Connection& ledger, std::string_view number) {
    std::vector<CaseRow> found;
    ledger.run(
        std::string(kCaseColumns) +
            " FROM cases c WHERE c.from_case = $1 AND c.from_case <> '' ORDER BY c.id",
        std::to_array<db::Cell>({std::string(number)}),
        [&](const db::Row& row) {
            found.push_back(case_of(row));
            return true;
        }
    );
    return found;
}

std::vector<CaseRow> of_other_versions(
    db::Connection& ledger, std::string_view procedure, std::string_view digest, std::size_t most
) {
    std::vector<CaseRow> found;
    ledger.run(
        std::string(kCaseColumns) +
            " FROM cases c WHERE c.is_over = 0 AND c.procedure = $1 AND c.procedure_digest <> $2"
            " ORDER BY c.id LIMIT $3",
        std::to_array<db::Cell>(
            {std::string(procedure), std::string(digest), static_cast<std::int64_t>(most)}
        ),
        [&](const db::Row& row) {
            found.push_back(case_of(row));
            return true;
        }
    );
    return found;
}

namespace {

std::vector<StageCount> counted(db::Connection& ledger, const Where& where) {
    std::vector<StageCount> counts;
    ledger.run(
        "SELECT c.procedure, c.stage, COUNT(*) FROM cases c" + where.text +
            " GROUP BY c.procedure, c.stage ORDER BY c.procedure, c.stage",
        where.cells,
        [&](const db::Row& row) {
            counts.push_back(
                {std::string(row.text(0)),
                 std::string(row.text(1)),
                 static_cast<std::uint64_t>(row.integer(2))}
            );
            return true;
        }
    );
    return counts;
}

}  // namespace

std::vector<StageCount> open_cases(db::Connection& ledger, std::string_view unit) {
    Where where;
    where.add("c.is_over = ${}", std::int64_t{0});
    if (!unit.empty()) {
        where.add("c.unit = ${}", std::string(unit));
    }
    return counted(ledger, where);
}

std::vector<StageCount> where_they_stand(db::Connection& ledger, const CaseRequest& request) {
    return counted(ledger, where_of(request));
}

std::vector<CaseStep> steps_of(db::Connection& ledger, std::int64_t id) {
    std::vector<CaseStep> steps;
    ledger.run(
        "SELECT position, step, act, stage, done_on, actor, recorded_at FROM case_steps"
        " WHERE case_id = $1 ORDER BY position",
        std::to_array<db::Cell>({id}),
        [&](const db::Row& row) {
            steps.push_back(
                {.position = static_cast<std::uint64_t>(row.integer(0)),
                 .step = std::string(row.text(1)),
                 .act = std::string(row.text(2)),
                 .stage = std::string(row.text(3)),
                 .done_on = std::string(row.text(4)),
                 .actor = std::string(row.text(5)),
                 .recorded_at = row.integer(6)}
            );
            return true;
        }
    );
    return steps;
}

std::vector<CaseClock> clocks_of(db::Connection& ledger, std::int64_t id) {
    std::vector<CaseClock> clocks;
    ledger.run(
        std::string("SELECT") + std::string(kClockColumns) +
            " FROM case_clocks k WHERE k.case_id = $1 ORDER BY k.started_on, k.limit_key",
        std::to_array<db::Cell>({id}),
        [&](const db::Row& row) {
            clocks.push_back(clock_of(row, 0));
            return true;
        }
    );
    return clocks;
}

std::vector<CaseDate> dates_between(
    db::Connection& ledger,
    std::string_view unit,
    std::string_view from,
    std::string_view to,
    std::size_t count_max
) {
    Where where;
    where.add("k.met_on = '' AND k.stopped_on = ''");
    where.add("k.due_on >= ${}", std::string(from));
    where.add("k.due_on <= ${}", std::string(to));
    if (!unit.empty()) {
        where.add(unsought("c.unit") + " = ${}", std::string(unit));
    }
    const auto most = where.held(static_cast<std::int64_t>(count_max));
    std::vector<CaseDate> dates;
    ledger.run(
        fmt::format(
            "{},{} FROM case_clocks k JOIN cases c ON c.id = k.case_id{}"
            " ORDER BY k.due_on, c.id, k.limit_key LIMIT {}",
            kCaseColumns,
            kClockColumns,
            where.text,
            most
        ),
        where.cells,
        [&](const db::Row& row) {
            dates.push_back({case_of(row), clock_of(row, kCaseColumnCount)});
            return true;
        }
    );
    return dates;
}

}  // namespace mingjing::query
