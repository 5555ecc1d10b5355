#include "query/case_sql.h"

namespace mingjing::query {

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
        .next_due = text(14),
        .reviewer = text(16)};
}

namespace {

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

}  // namespace

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
    if (!request.reviewer.empty()) {
        where.add(
            "EXISTS (SELECT 1 FROM case_reviews r WHERE r.case_id = c.id AND r.ended_on = ''"
            " AND r.reviewer = ${})",
            request.reviewer
        );
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

}  // namespace mingjing::query
