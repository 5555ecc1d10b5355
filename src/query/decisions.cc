#include "query/decisions.h"

#include <array>

namespace mingjing::query {

std::vector<std::string> decided_alike(
    db::Connection& ledger,
    std::string_view party,
    std::string_view item,
    std::string_view apart_from
) {
    std::vector<std::string> numbers;
    if (party.empty()) {
        return numbers;
    }
    ledger.run(
        "SELECT c.number FROM cases c WHERE c.party = $1 AND c.item = $2 AND c.number <> $3"
        " AND EXISTS (SELECT 1 FROM case_steps s WHERE s.case_id = c.id"
        " AND s.act IN ('decide', 'decide_on_spot')) ORDER BY c.id LIMIT 10",
        std::to_array<db::Cell>({std::string(party), std::string(item), std::string(apart_from)}),
        [&](const db::Row& row) {
            numbers.emplace_back(row.text(0));
            return true;
        }
    );
    return numbers;
}

std::string case_decided(
    db::Connection& ledger,
    std::string_view document_number,
    std::string_view party,
    std::string_view decided_on
) {
    std::string number;
    ledger.run(
        // Apart, each by its index: of conditions joined by OR PostgreSQL reads every case.
        "SELECT c.number FROM cases c WHERE c.id IN (SELECT k.id FROM instruments i"
        " JOIN cases k ON k.stream = i.case_stream WHERE i.number = $1 AND i.number <> ''"
        " UNION SELECT d.case_id FROM case_decisions d"
        " WHERE d.form_number = $1 AND d.form_number <> ''"
        " UNION SELECT k.id FROM cases k JOIN case_decisions d ON d.case_id = k.id"
        " WHERE k.party = $2 AND k.party <> '' AND d.decided_on = $3 AND d.decided_on <> '')"
        " ORDER BY c.id LIMIT 1",
        std::to_array<db::Cell>(
            {std::string(document_number), std::string(party), std::string(decided_on)}
        ),
        [&](const db::Row& row) {
            number = row.text(0);
            return false;
        }
    );
    return number;
}

std::vector<BarOfCase> bars(db::Connection& ledger, const BarRequest& request) {
    std::vector<BarOfCase> found;
    ledger.run(
        "SELECT c.number, b.begun_on, b.means, c.party, c.party_code, c.party_id"
        " FROM case_bars b JOIN cases c ON c.id = b.case_id WHERE c.item = $1 AND c.number <> $2"
        " AND ((c.party <> '' AND c.party = $3) OR (c.party_code <> '' AND c.party_code = $4)"
        " OR (c.party_id <> '' AND c.party_id = $5)) ORDER BY c.id",
        std::to_array<db::Cell>(
            {request.item, request.apart_from, request.party, request.party_code, request.party_id}
        ),
        [&](const db::Row& row) {
            const auto text = [&](int column) { return std::string(row.text(column)); };
            found.push_back(
                {.number = text(0),
                 .begun_on = text(1),
                 .means = text(2),
                 .party = text(3),
                 .party_code = text(4),
                 .party_id = text(5)}
            );
            return true;
        }
    );
    return found;
}

std::string form_used_in(
    db::Connection& ledger,
    std::string_view form_number,
    std::string_view since,
    std::string_view apart_from
) {
    std::string used_in;
    ledger.run(
        "SELECT c.number FROM case_decisions d JOIN cases c ON c.id = d.case_id"
        " WHERE d.form_number = $1 AND d.form_number <> '' AND d.decided_on >= $2"
        " AND c.number <> $3 LIMIT 1",
        std::to_array<db::Cell>(
            {std::string(form_number), std::string(since), std::string(apart_from)}
        ),
        [&](const db::Row& row) {
            used_in = row.text(0);
            return false;
        }
    );
    return used_in;
}

std::vector<FormDecided> forms_decided(
    db::Connection& ledger, std::string_view prefix, std::string_view since, std::int64_t most
) {
    std::vector<FormDecided> forms;
    ledger.run(
        "SELECT d.form_number, d.decided_on, c.number FROM case_decisions d"
        " JOIN cases c ON c.id = d.case_id WHERE d.form_number <> '' AND d.decided_on >= $2"
        " AND instr(d.form_number, $1) = 1 ORDER BY d.form_number, c.id LIMIT $3",
        std::to_array<db::Cell>({std::string(prefix), std::string(since), most}),
        [&](const db::Row& row) {
            forms.push_back(
                {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2))}
            );
            return true;
        }
    );
    return forms;
}

std::vector<DecisionAlike> decisions_alike(
    db::Connection& ledger,
    std::string_view item,
    std::string_view tier,
    std::int64_t apart_from,
    std::size_t most
) {
    std::vector<DecisionAlike> found;
    ledger.run(
        "SELECT c.number, c.unit, d.decided_on, d.fine, d.base, d.people, d.months"
        " FROM case_decisions d JOIN cases c ON c.id = d.case_id WHERE d.item = $1 AND d.tier = $2"
        " AND d.decided_on <> '' AND d.is_revoked = 0 AND d.case_id <> $3"
        " ORDER BY d.decided_on DESC, d.case_id DESC LIMIT $4",
        std::to_array<db::Cell>(
            {std::string(item), std::string(tier), apart_from, static_cast<std::int64_t>(most)}
        ),
        [&](const db::Row& row) {
            found.push_back(
                {.number = std::string(row.text(0)),
                 .unit = std::string(row.text(1)),
                 .decided_on = std::string(row.text(2)),
                 .fine = row.integer(3),
                 .base = row.integer(4),
                 .people = row.integer(5),
                 .months = row.integer(6)}
            );
            return true;
        }
    );
    return found;
}

}  // namespace mingjing::query
