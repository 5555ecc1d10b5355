#include "drafts/browse.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "drafts/drafts.h"

namespace mingjing::drafts {

namespace {

std::string_view sort_column(std::string_view sort) {
    for (const auto known : {"key", "title", "saved_at"}) {
        if (sort == known) {
            return known;
        }
    }
    return "key";
}

}  // namespace

BrowsePage browse(db::Connection& connection, const BrowseRequest& request) {
    std::string where = " FROM drafts WHERE register = $1";
    std::vector<db::Cell> cells{request.register_key};
    if (!request.unit.empty()) {
        cells.emplace_back(request.unit);
        where += fmt::format(" AND unit = ${}", cells.size());
    }
    if (request.sight) {
        cells.emplace_back(*request.sight);
        where += fmt::format(" AND (unit = ${} OR unit = '')", cells.size());
    }
    if (!request.text.empty()) {
        cells.emplace_back(request.text);
        where += fmt::format(
            " AND (replace(title, ${0}, '') <> title OR replace(key, ${0}, '') <> key)",
            cells.size()
        );
    }
    BrowsePage page;
    page.total =
        static_cast<std::uint64_t>(connection.integer("SELECT count(*)" + where, cells).value_or(0)
        );
    std::string_view sort = request.sort;
    const bool is_descending = sort.starts_with('-');
    sort.remove_prefix(is_descending ? 1 : 0);
    const auto size = static_cast<std::int64_t>(request.page_size);
    cells.emplace_back(size);
    cells.emplace_back(
        (static_cast<std::int64_t>(std::max<std::uint64_t>(request.page, 1)) - 1) * size
    );
    connection.run(
        fmt::format(
            "SELECT key, title, unit, source, saved_by, saved_at, version, content{} ORDER BY "
            "{}{}, "
            "key"
            " LIMIT ${} OFFSET ${}",
            where,
            sort_column(sort),
            is_descending ? " DESC" : "",
            cells.size() - 1,
            cells.size()
        ),
        cells,
        [&](const db::Row& row) {
            page.drafts.push_back(
                {std::string(row.text(0)),
                 std::string(row.text(1)),
                 std::string(row.text(2)),
                 std::string(row.text(3)),
                 std::string(row.text(4)),
                 std::string(row.text(5)),
                 std::string(row.text(6)),
                 content_of(row.text(7))}
            );
            return true;
        }
    );
    return page;
}

std::map<std::string, std::int64_t, std::less<>> counts(
    db::Connection& connection, const std::optional<std::string>& sight
) {
    std::map<std::string, std::int64_t, std::less<>> found;
    connection.run(
        fmt::format(
            "SELECT register, count(*) FROM drafts{} GROUP BY register",
            sight ? " WHERE unit = $1 OR unit = ''" : ""
        ),
        sight ? std::vector<db::Cell>{*sight} : std::vector<db::Cell>{},
        [&](const db::Row& row) {
            found.emplace(row.text(0), row.integer(1));
            return true;
        }
    );
    return found;
}

}  // namespace mingjing::drafts
