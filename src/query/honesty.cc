#include "query/honesty.h"

#include <fmt/format.h>

#include "case_file/event.h"
#include "domain/performance.h"
#include "query/case_sql.h"

namespace mingjing::query {

namespace words = domain::performance;

namespace {

// A decision that the law was broken, and that stands: what is alleged or fell is in no file.
constexpr std::string_view kFound =
    "EXISTS (SELECT 1 FROM case_decisions d WHERE d.case_id = c.id AND d.decided_on <> ''"
    " AND d.is_finding = 1 AND d.is_revoked = 0)";
constexpr std::string_view kCalled = "CASE WHEN c.party_code = '' THEN c.party ELSE '' END";

Where where_of(const HonestyRequest& request) {
    Where where;
    where.add("c.is_employer = 1");
    std::vector<std::string> held;
    for (const auto& procedure : request.procedures) {
        held.push_back(where.held(procedure));
    }
    where.add(
        held.empty() ? "1 = 0"
                     : fmt::format("{} IN ({})", unsought("c.procedure"), fmt::join(held, ", "))
    );
    if (!request.unit.empty()) {
        where.add(unsought("c.unit") + " = ${}", request.unit);
    }
    return where;
}

Where where_of(const HonestyRequest& request, std::string_view code, std::string_view name) {
    auto where = where_of(request);
    where.add(std::string(kFound));
    if (code.empty()) {
        where.add("c.party = ${}", std::string(name));
        where.add("c.party_code = ''");
    } else {
        where.add("c.party_code = ${}", std::string(code));
    }
    return where;
}

// Of each case its year, what its last step that says anything of performance says, and whether
// it listed anybody as dishonest.
std::string outcomes(const Where& where) {
    return fmt::format(
        "SELECT c.year AS year, COALESCE((SELECT o.performance FROM case_steps o"
        " WHERE o.case_id = c.id AND o.performance <> '' ORDER BY o.position DESC LIMIT 1), '')"
        " AS said, CASE WHEN EXISTS (SELECT 1 FROM case_steps l WHERE l.act = '{}'"
        " AND l.case_id = c.id) THEN 1 ELSE 0 END AS listed FROM cases c{}",
        case_file::DishonestyListed::kAct,
        where.text
    );
}

std::string turned(Where& where, const HonestyRequest& request) {
    const auto size = where.held(static_cast<std::int64_t>(request.page_size));
    const auto passed =
        where.held(static_cast<std::int64_t>((request.page - 1) * request.page_size));
    return fmt::format(" LIMIT {} OFFSET {}", size, passed);
}

}  // namespace

EmployerPage employers(
    db::Connection& ledger, const HonestyRequest& request, std::string_view text
) {
    auto where = where_of(request);
    const auto part = where.held(std::string(text));
    // Of one that has a code, by whatever any of its cases calls it.
    auto matching = where;
    matching.add(fmt::format("(instr(c.party, {0}) > 0 OR instr(c.party_code, {0}) > 0)", part));
    where.add(fmt::format(
        "((c.party_code = '' AND instr(c.party, {}) > 0) OR (c.party_code <> '' AND c.party_code IN"
        " (SELECT c.party_code FROM cases c{})))",
        part,
        matching.text
    ));
    const auto groups = fmt::format(
        "(SELECT c.party_code AS code, {0} AS called, MAX(c.id) AS latest FROM cases c{1}"
        " GROUP BY c.party_code, {0} HAVING SUM(CASE WHEN {2} THEN 1 ELSE 0 END) > 0) g",
        kCalled,
        where.text,
        kFound
    );
    EmployerPage page;
    page.total = static_cast<std::uint64_t>(
        ledger.integer("SELECT COUNT(*) FROM " + groups, where.cells).value_or(0)
    );
    const auto turn = turned(where, request);
    ledger.run(
        "SELECT g.code, c.party, c.opened_on FROM " + groups +
            " JOIN cases c ON c.id = g.latest ORDER BY g.latest DESC" + turn,
        where.cells,
        [&](const db::Row& row) {
            page.employers.push_back(
                {.code = std::string(row.text(0)),
                 .name = std::string(row.text(1)),
                 .opened_on = std::string(row.text(2))}
            );
            return true;
        }
    );
    return page;
}

std::vector<HonestyYear> honesty_years(
    db::Connection& ledger,
    const HonestyRequest& request,
    std::string_view code,
    std::string_view name
) {
    const auto where = where_of(request, code, name);
    std::vector<HonestyYear> years;
    ledger.run(
        fmt::format(
            "SELECT t.year, COUNT(*), SUM(CASE WHEN t.said IN ('{}') THEN 1 ELSE 0 END),"
            " SUM(CASE WHEN t.said = '{}' THEN 1 ELSE 0 END), SUM(t.listed) FROM ({}) t"
            " GROUP BY t.year ORDER BY t.year DESC",
            fmt::join(words::kPerformed, "', '"),
            words::kNoMore,
            outcomes(where)
        ),
        where.cells,
        [&](const db::Row& row) {
            years.push_back(
                {.year = std::string(row.text(0)),
                 .decided = row.integer(1),
                 .performed = row.integer(2),
                 .no_more = row.integer(3),
                 .listed = row.integer(4)}
            );
            return true;
        }
    );
    return years;
}

CasePage honesty_cases(
    db::Connection& ledger,
    const HonestyRequest& request,
    std::string_view code,
    std::string_view name
) {
    auto where = where_of(request, code, name);
    CasePage page;
    page.total = static_cast<std::uint64_t>(
        ledger.integer("SELECT COUNT(*) FROM cases c" + where.text, where.cells).value_or(0)
    );
    const auto turn = turned(where, request);
    ledger.run(
        std::string(kCaseColumns) + " FROM cases c" + where.text + " ORDER BY c.id DESC" + turn,
        where.cells,
        [&](const db::Row& row) {
            page.cases.push_back(case_of(row));
            return true;
        }
    );
    return page;
}

}  // namespace mingjing::query
