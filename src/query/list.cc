#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "query/registers.h"
#include "query/versions.h"
#include "query/visibility.h"

namespace mingjing::query {

namespace {

constexpr std::size_t kSortKeys = 7;  // sort_0 is the default order, then the list's columns

std::string sort_column(const domain::Schema& schema, std::string_view sort) {
    const bool is_descending = sort.starts_with('-');
    sort.remove_prefix(is_descending ? 1 : 0);
    const auto found = std::ranges::find(schema.list, sort);
    const auto column = static_cast<std::size_t>(found - schema.list.begin()) + 1;
    const bool is_known = found != schema.list.end() && column < kSortKeys;
    if (!is_known) {
        const bool is_newest_first = !schema.sort.empty() && schema.sort.front().starts_with('-');
        return is_newest_first ? "s.sort_0 DESC" : "s.sort_0";
    }
    return fmt::format("s.sort_{}{}", column, is_descending ? " DESC" : "");
}

// Han has no case; for the rest the engines' own lower() is ASCII only, as here.
std::string in_lower_case(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return lower;
}

// Which periods of a register a request asks for: FROM and WHERE, and their parameters.
struct Selection {
    std::string sql;
    std::vector<db::Cell> cells;
};

Selection selection_of(const domain::Schema& schema, const ListRequest& request) {
    Selection selection{
        fmt::format(
            " FROM entry_periods p JOIN submissions s ON s.position = p.submission"
            " WHERE p.register = $3 AND{} AND{}",
            period_seen(schema, request.moment),
            kPeriodInForce
        ),
        cells_of(request.moment)};
    auto& [sql, cells] = selection;
    cells.emplace_back(request.register_key);
    if (!request.text.empty()) {
        cells.emplace_back(in_lower_case(request.text));
        sql += fmt::format(
            " AND (instr(lower(s.title), ${0}) > 0 OR instr(lower("
            "(SELECT key FROM entries WHERE id = p.entry)), ${0}) > 0)",
            cells.size()
        );
    }
    for (const auto& [field, value] : request.filters) {
        cells.emplace_back(fmt::format("\n{}={}\n", field, value));
        sql += fmt::format(" AND instr(s.facets, ${}) > 0", cells.size());
    }
    return selection;
}

struct Found {
    std::int64_t entry = 0;
    std::uint64_t version = 0;
};

std::vector<Found> rows_of(
    db::Connection& connection, const std::string& from, const std::vector<db::Cell>& cells
) {
    std::vector<Found> found;
    connection.run("SELECT p.entry, p.version" + from, cells, [&](const db::Row& row) {
        found.push_back({row.integer(0), static_cast<std::uint64_t>(row.integer(1))});
        return true;
    });
    return found;
}

class Counts {
  public:
    void add(std::string_view facets) {
        ++total_;
        while (facets.size() > 1) {
            facets.remove_prefix(1);
            const auto line = facets.substr(0, facets.find('\n'));
            const auto count = counts_.find(line);
            if (count == counts_.end()) {
                counts_.emplace(line, 1);
            } else {
                ++count->second;
            }
            facets.remove_prefix(line.size());
        }
    }
    [[nodiscard]] std::uint64_t total() const { return total_; }
    [[nodiscard]] std::vector<Facet> facets() const {
        std::vector<Facet> facets;
        for (const auto& [line, count] : counts_) {
            const auto equals = line.find('=');
            facets.push_back({line.substr(0, equals), line.substr(equals + 1), count});
        }
        return facets;
    }

  private:
    std::uint64_t total_ = 0;
    std::map<std::string, std::uint64_t, std::less<>> counts_;
};

}  // namespace

ListPage list(
    db::Connection& connection, const domain::Schema& schema, const ListRequest& request
) {
    ListPage page;
    if (!is_for(schema, request.moment)) {
        return page;
    }
    auto selection = selection_of(schema, request);
    Counts counts;
    connection.run("SELECT s.facets" + selection.sql, selection.cells, [&](const db::Row& row) {
        counts.add(row.text(0));
        return true;
    });
    page.total = counts.total();
    page.facets = counts.facets();

    auto& [sql, cells] = selection;
    const auto size = static_cast<std::int64_t>(request.page_size);
    const auto pages_before =
        static_cast<std::int64_t>(std::max<std::uint64_t>(request.page, 1)) - 1;
    cells.emplace_back(size);
    cells.emplace_back(pages_before * size);
    const auto found = rows_of(
        connection,
        fmt::format(
            "{} ORDER BY {}, p.entry LIMIT ${} OFFSET ${}",
            sql,
            sort_column(schema, request.sort),
            cells.size() - 1,
            cells.size()
        ),
        cells
    );
    for (const auto& [entry, version] : found) {
        page.entries.push_back(read_entry(connection, schema, entry, version, request.moment));
    }
    return page;
}

std::uint64_t count(
    db::Connection& connection, const domain::Schema& schema, const Moment& moment
) {
    if (!is_for(schema, moment)) {
        return 0;
    }
    const auto selection = selection_of(schema, {.register_key = schema.key, .moment = moment});
    const auto entries = connection.integer("SELECT count(*)" + selection.sql, selection.cells);
    return static_cast<std::uint64_t>(entries.value_or(0));
}

bool every_entry(
    db::Connection& connection,
    const domain::Schema& schema,
    const Moment& moment,
    std::uint64_t count_max,
    const std::function<void(Entry)>& visit
) {
    if (!is_for(schema, moment)) {
        return true;
    }
    auto [sql, cells] = selection_of(schema, {.register_key = schema.key, .moment = moment});
    cells.emplace_back(static_cast<std::int64_t>(count_max) + 1);
    sql += fmt::format(" ORDER BY {}, p.entry LIMIT ${}", sort_column(schema, ""), cells.size());
    const auto found = rows_of(connection, sql, cells);
    if (found.size() > count_max) {
        return false;
    }
    for (const auto& [entry, version] : found) {
        visit(read_entry(connection, schema, entry, version, moment));
    }
    return true;
}

}  // namespace mingjing::query
