#pragma once

// What the lists of cases, and of what happens in cases, have in common: `cases c` is among
// their tables. Of this module alone.

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "db/database.h"
#include "query/cases.h"

namespace mingjing::query {

// A case's row, in the first columns.
inline constexpr std::string_view kCaseColumns =
    "SELECT c.id, c.stream, c.number, c.procedure, c.procedure_digest, c.item, c.unit, c.source,"
    " c.party, c.stage, c.is_over, c.opened_on, c.moved_on, c.version,"
    " COALESCE((SELECT MIN(k.due_on) FROM case_clocks k WHERE k.case_id = c.id"
    " AND k.met_on = '' AND k.stopped_on = '' AND k.is_notice = 0 AND k.due_on <> ''), ''),"
    " COALESCE((SELECT s.title FROM entries e JOIN entry_versions v ON v.entry = e.id"
    " JOIN submissions s ON s.position = v.submission WHERE e.register = 'enforcement_items'"
    " AND e.key = c.item ORDER BY v.version DESC LIMIT 1), c.item),"
    " COALESCE((SELECT r.reviewer FROM case_reviews r WHERE r.case_id = c.id"
    " AND r.ended_on = '' ORDER BY r.position DESC LIMIT 1), '')";
inline constexpr int kCaseColumnCount = 17;
[[nodiscard]] CaseRow case_of(const db::Row& row);

// In the order they press: what has no due day comes last.
inline constexpr std::string_view kByDue =
    "COALESCE((SELECT MIN(k.due_on) FROM case_clocks k WHERE k.case_id = c.id"
    " AND k.met_on = '' AND k.stopped_on = '' AND k.is_notice = 0 AND k.due_on <> ''), "
    "'9999-12-31')";

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

// The column's value, but no index of it: where something else tells the few cases meant, and one
// by this would hold all there ever were.
[[nodiscard]] std::string unsought(std::string_view column);

// Whether it asks for something by which few cases are found.
[[nodiscard]] bool leads_there(const CaseRequest& request);
// That a case is somebody's own: they handle or review it now, or, nobody handling it, registered
// it.
[[nodiscard]] std::string own_of(Where& where, const Person& person);
// Of which cases a request asks; `are_found` where other tables lead to them.
[[nodiscard]] Where where_of(const CaseRequest& request, bool are_found = false);

}  // namespace mingjing::query
