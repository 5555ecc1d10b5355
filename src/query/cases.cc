#include "query/cases.h"

#include <array>
#include <map>

#include <fmt/format.h>

namespace mingjing::query {

namespace {

constexpr std::string_view kColumns =
    "SELECT c.id, c.stream, c.number, c.procedure, c.procedure_digest, c.item, c.unit, c.source,"
    " c.party, c.stage, c.is_over, c.opened_on, c.moved_on, c.version,"
    " COALESCE((SELECT MIN(k.due_on) FROM case_clocks k WHERE k.case_id = c.id"
    " AND k.met_on = '' AND k.stopped_on = '' AND k.is_notice = 0 AND k.due_on <> ''), ''),"
    " COALESCE((SELECT s.title FROM entries e JOIN entry_versions v ON v.entry = e.id"
    " JOIN submissions s ON s.position = v.submission WHERE e.register = 'enforcement_items'"
    " AND e.key = c.item ORDER BY v.version DESC LIMIT 1), c.item)";
constexpr std::string_view kFromCases = " FROM cases c";
constexpr int kColumnCount = 16;
// What has no due day comes last.
constexpr std::string_view kByDue =
    "COALESCE((SELECT MIN(k.due_on) FROM case_clocks k WHERE k.case_id = c.id"
    " AND k.met_on = '' AND k.stopped_on = '' AND k.is_notice = 0 AND k.due_on <> ''), "
    "'9999-12-31')";

CaseRow case_of(const db::Row& row) {
    const auto text = [&](int column) { return std::string(row.text(column)); };
    return {
        .id = row.integer(0),
        .stream = text(1),
        .number = text(2),
        .procedure = text(3),
        .procedure_digest = text(4),
        .item = text(5),
        .item_name = text(15),
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

constexpr std::string_view kClockColumns =
    " k.limit_key, k.started_on, k.met_on, k.due_on, k.is_extended, k.pauses,"
    " k.stopped_on";
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
        .is_paused = text(5).ends_with("/\n")};
}

// The conditions of a request, and what their parameters hold.
struct Where {
    std::string text;
    std::vector<db::Cell> cells;

    void add(std::string_view condition, db::Cell cell) {
        cells.push_back(std::move(cell));
        add(fmt::format(fmt::runtime(condition), cells.size()));
    }
    void add(const std::string& condition) {
        text += text.empty() ? " WHERE " : " AND ";
        text += condition;
    }
    // A parameter by itself, for a condition of several.
    template <class Cell>
    std::string held(Cell value) {
        cells.emplace_back(std::move(value));
        return fmt::format("${}", cells.size());
    }
};

// Where the duty lies in a case of it: at its stage, or in a clock that runs.
std::string place_of(Where& where, const CaseDuty& duty) {
    if (duty.limit.empty()) {
        return "c.is_over = 0 AND c.stage = " + where.held(duty.stage);
    }
    const auto each = duty.limit + "/";  // a clock for each of its things
    return fmt::format(
        "c.id IN (SELECT d.case_id FROM case_clocks d WHERE d.met_on = '' AND d.stopped_on = ''"
        " AND (d.limit_key = {} OR substr(d.limit_key, 1, {}) = {}))",
        where.held(duty.limit),
        each.size(),
        where.held(each)
    );
}

void add_duties(Where& where, const std::vector<CaseDuty>& duties) {
    std::string any;
    for (const auto& duty : duties) {
        any += any.empty() ? "(" : " OR ";
        any += "(c.procedure = " + where.held(duty.procedure);
        if (!duty.unit.empty()) {
            any += " AND c.unit = " + where.held(duty.unit);
        }
        any += " AND " + place_of(where, duty) + ")";
    }
    where.add(any.empty() ? "1 = 0" : any + ")");
}

// A name that is hidden from whoever asks finds nothing.
void add_text(Where& where, const CaseRequest& request) {
    std::string named = "''";
    if (request.parties_of && request.parties_of->empty()) {
        named = "' ' || c.party";
    } else if (request.parties_of) {
        named = fmt::format(
            "CASE WHEN c.unit = {} THEN ' ' || c.party ELSE '' END", where.held(*request.parties_of)
        );
    }
    where.add(fmt::format(
        "instr(c.number || ' ' || c.item || {}, {}) > 0", named, where.held(request.text)
    ));
}

void add_due_days(Where& where, const CaseRequest& request) {
    if (request.due_from.empty() && request.due_before.empty()) {
        return;
    }
    std::string ends = "d.due_on <> ''";
    if (!request.due_from.empty()) {
        ends += " AND d.due_on >= " + where.held(request.due_from);
    }
    if (!request.due_before.empty()) {
        ends += " AND d.due_on < " + where.held(request.due_before);
    }
    where.add(
        "c.id IN (SELECT d.case_id FROM case_clocks d WHERE d.met_on = ''"
        " AND d.stopped_on = '' AND d.is_notice = 0 AND " +
        ends + ")"
    );
}

std::string_view order_of(const CaseRequest& request) {
    static const std::map<std::string_view, std::string> orders{
        {"number", "c.id"},
        {"-number", "c.id DESC"},
        {"due", std::string(kByDue) + ", c.id"},
        {"-due", std::string(kByDue) + " DESC, c.id DESC"},
        {"moved", "c.moved_on, c.id"},
        {"-moved", "c.moved_on DESC, c.id DESC"},
    };
    const bool asks_due_days = !request.due_from.empty() || !request.due_before.empty();
    const auto known = orders.find(request.sort);
    return known == orders.end() ? orders.at(asks_due_days ? "due" : "-number") : known->second;
}

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
        add_text(where, request);
    }
    if (!request.worked_by.empty()) {
        where.add(
            "EXISTS (SELECT 1 FROM case_steps w WHERE w.case_id = c.id AND w.actor = ${})",
            request.worked_by
        );
    }
    if (request.waits_at) {
        add_duties(where, *request.waits_at);
    }
    add_due_days(where, request);
    return where;
}

}  // namespace

std::uint64_t count_cases(db::Connection& ledger, const CaseRequest& request) {
    const auto where = where_of(request);
    const auto count =
        ledger.integer("SELECT COUNT(*)" + std::string(kFromCases) + where.text, where.cells);
    return static_cast<std::uint64_t>(count.value_or(0));
}

CasePage cases(db::Connection& ledger, const CaseRequest& request) {
    const auto where = where_of(request);
    CasePage page{.cases = {}, .total = count_cases(ledger, request)};
    auto cells = where.cells;
    cells.emplace_back(static_cast<std::int64_t>(request.page_size));
    cells.emplace_back(static_cast<std::int64_t>((request.page - 1) * request.page_size));
    ledger.run(
        fmt::format(
            "{}{}{} ORDER BY {} LIMIT ${} OFFSET ${}",
            kColumns,
            kFromCases,
            where.text,
            order_of(request),
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
        std::string(kColumns) + std::string(kFromCases) + std::string(condition),
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

std::vector<CaseRow> of_other_versions(
    db::Connection& ledger, std::string_view procedure, std::string_view digest, std::size_t most
) {
    std::vector<CaseRow> found;
    ledger.run(
        std::string(kColumns) + std::string(kFromCases) +
            " WHERE c.is_over = 0 AND c.procedure = $1 AND c.procedure_digest <> $2"
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
        where.add("c.unit = ${}", std::string(unit));
    }
    const auto most = where.held(static_cast<std::int64_t>(count_max));
    std::vector<CaseDate> dates;
    ledger.run(
        fmt::format(
            "{},{} FROM case_clocks k JOIN cases c ON c.id = k.case_id{}"
            " ORDER BY k.due_on, c.id, k.limit_key LIMIT {}",
            kColumns,
            kClockColumns,
            where.text,
            most
        ),
        where.cells,
        [&](const db::Row& row) {
            dates.push_back({case_of(row), clock_of(row, kColumnCount)});
            return true;
        }
    );
    return dates;
}

}  // namespace mingjing::query
