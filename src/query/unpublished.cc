#include "query/unpublished.h"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace mingjing::query {

namespace {

constexpr std::string_view kPublish = "publish";  // the act that makes a result public

// The limits of publication, by the names their procedures give them.
std::set<std::string> limits_of_publication(const definitions::Definitions& definitions) {
    std::set<std::string> keys;
    for (const auto& procedure : definitions.procedures) {
        for (const auto& limit : procedure.limits) {
            const bool is_met_so = std::ranges::any_of(limit.ends, [&](const std::string& key) {
                const auto* step = procedure.step(key);
                return step != nullptr && step->act == kPublish;
            });
            if (is_met_so) {
                keys.insert(limit.key);
            }
        }
    }
    return keys;
}

}  // namespace

std::vector<Unpublished> unpublished_results(
    db::Connection& ledger, const definitions::Definitions& definitions, std::string_view today
) {
    std::vector<db::Cell> cells{std::string(today)};
    std::string places;
    for (const auto& key : limits_of_publication(definitions)) {
        cells.emplace_back(key);
        places += fmt::format("{}${}", places.empty() ? "" : ", ", cells.size());
    }
    std::vector<Unpublished> found;
    if (places.empty()) {
        return found;
    }
    ledger.run(
        fmt::format(
            "SELECT c.unit, c.procedure, count(*) FROM case_clocks k JOIN cases c ON c.id = "
            "k.case_id"
            " WHERE k.met_on = '' AND k.stopped_on = '' AND k.due_on <> '' AND k.due_on < $1"
            " AND k.limit_key IN ({}) GROUP BY c.unit, c.procedure ORDER BY c.unit, c.procedure",
            places
        ),
        cells,
        [&](const db::Row& row) {
            found.push_back(
                {std::string(row.text(0)),
                 std::string(row.text(1)),
                 static_cast<std::uint64_t>(row.integer(2))}
            );
            return true;
        }
    );
    return found;
}

}  // namespace mingjing::query
