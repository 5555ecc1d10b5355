#include "query/sittings.h"

#include <map>

#include <fmt/format.h>

#include "query/case_sql.h"

namespace mingjing::query {

namespace {

using Orders = std::map<std::string_view, std::string>;

// What is asked for of `cases c` and the table joined to it, counted and a page of it read.
struct Asked {
    const CaseRequest& of;
    std::string_view columns;  // of the other table
    std::string_view from;
    const Orders& orders;
    std::string_view usual;
};
template <class Each>
std::uint64_t read_page(db::Connection& ledger, const Asked& asked, Where where, Each each) {
    const auto total =
        ledger.integer(fmt::format("SELECT COUNT(*){}{}", asked.from, where.text), where.cells);
    const auto known = asked.orders.find(asked.of.sort);
    const auto& order = known == asked.orders.end() ? asked.orders.at(asked.usual) : known->second;
    const auto condition = where.text;
    const auto limit = where.held(static_cast<std::int64_t>(asked.of.page_size));
    const auto offset =
        where.held(static_cast<std::int64_t>((asked.of.page - 1) * asked.of.page_size));
    ledger.run(
        fmt::format(
            "{}, {}{}{} ORDER BY {} LIMIT {} OFFSET {}",
            kCaseColumns,
            asked.columns,
            asked.from,
            condition,
            order,
            limit,
            offset
        ),
        where.cells,
        [&](const db::Row& row) {
            each(row);
            return true;
        }
    );
    return static_cast<std::uint64_t>(total.value_or(0));
}

void add_days(
    Where& where, std::string_view column, const std::string& from, const std::string& to
) {
    if (!from.empty()) {
        where.add(fmt::format("{} >= {}", column, where.held(from)));
    }
    if (!to.empty()) {
        where.add(fmt::format("{0} <> '' AND {0} <= {1}", column, where.held(to)));
    }
}

}  // namespace

HearingPage hearings(db::Connection& ledger, const HearingRequest& request) {
    static const Orders orders{
        {"number", "c.id, h.position"},
        {"-number", "c.id DESC, h.position DESC"},
        {"day", "h.day, h.position"},
        {"-day", "h.day DESC, h.position DESC"},
        {"asked", "h.asked_on, h.position"},
        {"-asked", "h.asked_on DESC, h.position DESC"}};
    auto where = where_of(request.of, true);
    if (request.state == "open") {
        where.add("h.state IN ('asked', 'arranged', 'notified')");
    } else if (!request.state.empty()) {
        where.add("h.state = ${}", request.state);
    }
    add_days(where, "h.day", request.from, request.to);
    HearingPage page;
    const Asked asked{
        .of = request.of,
        .columns =
            "h.position, h.state, h.asked_on, h.day, h.presider, h.notified_on, h.outcome,"
            " h.arranged, h.held, COALESCE((SELECT MIN(n.held) FROM case_hearings n"
            " WHERE n.case_id = h.case_id AND n.held > h.held), -1)",
        .from = " FROM case_hearings h JOIN cases c ON c.id = h.case_id",
        .orders = orders,
        .usual = "-day"};
    page.total = read_page(ledger, asked, std::move(where), [&](const db::Row& row) {
        const auto text = [&](int at) { return std::string(row.text(kCaseColumnCount + at)); };
        const auto number = [&](int at) { return row.integer(kCaseColumnCount + at); };
        page.hearings.push_back(
            {.of = case_of(row),
             .position = number(0),
             .state = text(1),
             .asked_on = text(2),
             .day = text(3),
             .presider = text(4),
             .notified_on = text(5),
             .outcome = text(6),
             .arranged = number(7),
             .held = number(8),
             .held_next = number(9)}
        );
    });
    return page;
}

PanelPage panels(db::Connection& ledger, const PanelRequest& request) {
    static const Orders orders{
        {"number", "c.id, p.position"},
        {"-number", "c.id DESC, p.position DESC"},
        {"day", "p.discussed_on, p.position"},
        {"-day", "p.discussed_on DESC, p.position DESC"},
        {"due", std::string(kByDue) + ", p.position"},
        {"-due", std::string(kByDue) + " DESC, p.position DESC"}};
    auto where = where_of(request.of, true);
    if (!request.state.empty()) {
        where.add(request.state == "due" ? "p.discussed_on = ''" : "p.discussed_on <> ''");
    }
    add_days(where, "p.discussed_on", request.from, request.to);
    PanelPage page;
    const Asked asked{
        .of = request.of,
        .columns =
            "p.position, p.discussed_on, COALESCE((SELECT MIN(n.position) FROM"
            " case_panels n WHERE n.case_id = p.case_id AND n.discussed_on <> ''"
            " AND n.position > p.position), -1)",
        .from = " FROM case_panels p JOIN cases c ON c.id = p.case_id",
        .orders = orders,
        .usual = "-day"};
    page.total = read_page(ledger, asked, std::move(where), [&](const db::Row& row) {
        page.panels.push_back(
            {.of = case_of(row),
             .position = row.integer(kCaseColumnCount),
             .discussed_on = std::string(row.text(kCaseColumnCount + 1)),
             .next = row.integer(kCaseColumnCount + 2)}
        );
    });
    return page;
}

}  // namespace mingjing::query
