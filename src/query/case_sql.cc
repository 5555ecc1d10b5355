#include "query/case_sql.h"

#include <map>
#include <utility>

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

std::string unsought(std::string_view column) {
    return fmt::format("{} || ''", column);
}

namespace {

// Duties in the cases of one procedure and unit: stages, or limits.
using Places = std::map<std::pair<std::string, std::string>, std::vector<std::string>>;

std::string any_of(Where& where, const Places& places, std::string_view column) {
    std::string any;
    for (const auto& [cases, keys] : places) {
        const auto& [procedure, unit] = cases;
        any += any.empty() ? "(" : " OR (";
        any += unsought("c.procedure") + " = " + where.held(procedure);
        if (!unit.empty()) {
            any += " AND " + unsought("c.unit") + " = " + where.held(unit);
        }
        std::vector<std::string> held;
        for (const auto& key : keys) {
            held.push_back(where.held(key));
        }
        any += fmt::format(" AND {} IN ({}))", column, fmt::join(held, ", "));
    }
    return any;
}

// Two looks, whatever there is of duties: at the open cases, and at the clocks that run.
void add_duties(Where& where, const std::vector<CaseDuty>& duties) {
    Places stages;
    Places limits;
    for (const auto& duty : duties) {
        auto& places = duty.limit.empty() ? stages : limits;
        places[{duty.procedure, duty.unit}].push_back(duty.limit.empty() ? duty.stage : duty.limit);
    }
    std::vector<std::string> any;
    if (!stages.empty()) {
        any.push_back(fmt::format("(c.is_over = 0 AND ({}))", any_of(where, stages, "c.stage")));
    }
    if (!limits.empty()) {
        // Of a limit that has a clock for each of its things: limit/thing.
        constexpr auto kLimit =
            "substr(d.limit_key, 1, CAST(instr(d.limit_key || '/', '/') - 1 AS INTEGER))";
        any.push_back(fmt::format(
            "c.id IN (SELECT d.case_id FROM case_clocks d JOIN cases c ON c.id = d.case_id"
            " WHERE d.met_on = '' AND d.stopped_on = '' AND ({}))",
            any_of(where, limits, kLimit)
        ));
    }
    where.add(any.empty() ? "1 = 0" : fmt::format("({})", fmt::join(any, " OR ")));
}

// The cases somebody handles or reviews now.
std::string handled_by(Where& where, const Person& person) {
    std::string numbers = "''";  // nobody's
    for (const auto& number : person.certificates) {
        numbers += ", " + where.held(number);
    }
    return fmt::format(
        "SELECT o.case_id FROM case_officers o WHERE o.number IN ({0}) UNION ALL"
        " SELECT r.case_id FROM case_reviews r WHERE r.reviewer IN ({0}) AND r.ended_on = ''",
        numbers
    );
}

// 2024-0042, 2024-: what has this shape is how a number begins.
bool begins_a_number(std::string_view text) {
    constexpr std::size_t kYearDigits = 4;
    constexpr std::string_view kDigits = "0123456789";
    return text.starts_with("20") && text.find_first_not_of(kDigits) == kYearDigits &&
           text[kYearDigits] == '-' &&
           text.find_first_not_of(kDigits, kYearDigits + 1) == std::string_view::npos;
}

// A name that is hidden from whoever asks finds nothing.
void add_text(Where& where, const CaseRequest& request) {
    const auto text = where.held(request.text);
    if (begins_a_number(request.text)) {
        // ':' comes after the digits.
        where.add(fmt::format("c.number >= {0} AND c.number < {0} || ':'", text));
        return;
    }
    auto any = fmt::format("(instr(c.number, {0}) > 0 OR instr(c.item, {0}) > 0", text);
    if (request.parties_of) {
        any += " OR (";
        if (!request.parties_of->empty()) {
            any += "c.unit = " + where.held(*request.parties_of) + " AND ";
        }
        any += fmt::format("instr(c.party, {}) > 0)", text);
    }
    where.add(any + ")");
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

bool leads_there(const CaseRequest& request) {
    return request.waits_at || request.stands_at || request.mine || !request.reviewer.empty() ||
           !request.due_from.empty() || !request.due_before.empty();
}

std::string own_of(Where& where, const Person& person) {
    return fmt::format(
        "(c.id IN ({}) OR (c.opened_by = {} AND NOT EXISTS"
        " (SELECT 1 FROM case_officers n WHERE n.case_id = c.id)))",
        handled_by(where, person),
        where.held(person.account)
    );
}

Where where_of(const CaseRequest& request, bool are_found) {
    Where where;
    are_found = are_found || leads_there(request);
    const bool are_few = are_found || (request.is_over && !*request.is_over);
    const auto add = [&](std::string_view column, const std::string& value) {
        if (!value.empty()) {
            where.add((are_few ? unsought(column) : std::string(column)) + " = ${}", value);
        }
    };
    if (request.is_over) {
        where.add(
            are_found ? "c.is_over + 0 = ${}" : "c.is_over = ${}", std::int64_t{*request.is_over}
        );
    }
    add("c.unit", request.unit);
    add("c.procedure", request.procedure);
    add("c.stage", request.stage);
    if (!request.text.empty()) {
        add_text(where, request);
    }
    if (!request.reviewer.empty()) {
        where.add(
            "c.id IN (SELECT r.case_id FROM case_reviews r WHERE r.reviewer = ${}"
            " AND r.ended_on = '')",
            request.reviewer
        );
    }
    if (request.mine) {
        where.add(fmt::format(
            "c.id IN (SELECT w.case_id FROM case_steps w WHERE w.actor = {} UNION ALL {})",
            where.held(request.mine->account),
            handled_by(where, *request.mine)
        ));
    }
    for (const auto* duties : {&request.waits_at, &request.stands_at}) {
        if (*duties) {
            add_duties(where, **duties);
        }
    }
    add("c.source", request.source);
    add_due_days(where, request);
    return where;
}

}  // namespace mingjing::query
