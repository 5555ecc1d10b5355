#include "query/cases.h"

#include <array>

#include <fmt/format.h>

namespace mingjing::query {

namespace {

constexpr std::string_view kColumns =
    "SELECT c.id, c.stream, c.number, c.procedure, c.procedure_digest, c.item, c.unit, c.source,"
    " c.party, c.stage, c.is_over, c.opened_on, c.moved_on, c.version,"
    " COALESCE((SELECT MIN(k.due_on) FROM case_clocks k WHERE k.case_id = c.id"
    " AND k.met_on = '' AND k.due_on <> ''), '') FROM cases c";

CaseRow case_of(const db::Row& row) {
    const auto text = [&](int column) { return std::string(row.text(column)); };
    return {
        .id = row.integer(0),
        .stream = text(1),
        .number = text(2),
        .procedure = text(3),
        .procedure_digest = text(4),
        .item = text(5),
        .unit = text(6),
        .source = text(7),
        .party = text(8),
        .stage = text(9),
        .is_over = row.integer(10) != 0,
        .opened_on = text(11),
        .moved_on = text(12),
        .version = static_cast<std::uint64_t>(row.integer(13)),
        .next_due = text(14)};
}

// The conditions of a request, and what their parameters hold.
struct Where {
    std::string text;
    std::vector<db::Cell> cells;

    void add(std::string_view condition, db::Cell cell) {
        cells.push_back(std::move(cell));
        text += text.empty() ? " WHERE " : " AND ";
        text += fmt::format(fmt::runtime(condition), cells.size());
    }
};

Where where_of(const CaseRequest& request) {
    Where where;
    if (request.is_over) {
        where.add("c.is_over = ${}", std::int64_t{*request.is_over});
    }
    if (!request.unit.empty()) {
        where.add("c.unit = ${}", request.unit);
    }
    if (!request.procedure.empty()) {
        where.add("c.procedure = ${}", request.procedure);
    }
    if (!request.stage.empty()) {
        where.add("c.stage = ${}", request.stage);
    }
    if (!request.text.empty()) {
        where.add(
            request.knows_parties ? "instr(c.number || ' ' || c.party, ${}) > 0"
                                  : "instr(c.number, ${}) > 0",
            request.text
        );
    }
    if (!request.due_before.empty()) {
        where.add(
            "EXISTS (SELECT 1 FROM case_clocks d WHERE d.case_id = c.id AND d.met_on = ''"
            " AND d.due_on <> '' AND d.due_on < ${})",
            request.due_before
        );
    }
    return where;
}

}  // namespace

CasePage cases(db::Connection& ledger, const CaseRequest& request) {
    const auto where = where_of(request);
    CasePage page;
    ledger.run("SELECT COUNT(*) FROM cases c" + where.text, where.cells, [&](const db::Row& row) {
        page.total = static_cast<std::uint64_t>(row.integer(0));
        return true;
    });
    auto cells = where.cells;
    cells.emplace_back(static_cast<std::int64_t>(request.page_size));
    cells.emplace_back(static_cast<std::int64_t>((request.page - 1) * request.page_size));
    ledger.run(
        fmt::format(
            "{}{} ORDER BY {} LIMIT ${} OFFSET ${}",
            kColumns,
            where.text,
            request.due_before.empty() ? "c.id DESC" : "15, c.id",
            cells.size() - 1,
            cells.size()
        ),
        cells,
        [&](const db::Row& row) {
            page.cases.push_back(case_of(row));
            return true;
        }
    );
    return page;
}

namespace {

std::optional<CaseRow> case_where(
    db::Connection& ledger, std::string_view condition, std::string_view value
) {
    std::optional<CaseRow> found;
    ledger.run(
        std::string(kColumns) + std::string(condition),
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

std::vector<StageCount> open_cases(db::Connection& ledger, std::string_view unit) {
    std::vector<StageCount> counts;
    Where where;
    where.add("c.is_over = ${}", std::int64_t{0});
    if (!unit.empty()) {
        where.add("c.unit = ${}", std::string(unit));
    }
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
        "SELECT limit_key, started_on, met_on, due_on, is_extended FROM case_clocks"
        " WHERE case_id = $1 ORDER BY started_on, limit_key",
        std::to_array<db::Cell>({id}),
        [&](const db::Row& row) {
            clocks.push_back(
                {.limit = std::string(row.text(0)),
                 .started_on = std::string(row.text(1)),
                 .met_on = std::string(row.text(2)),
                 .due_on = std::string(row.text(3)),
                 .is_extended = row.integer(4) != 0}
            );
            return true;
        }
    );
    return clocks;
}

}  // namespace mingjing::query
