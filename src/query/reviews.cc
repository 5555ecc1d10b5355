#include "query/reviews.h"

#include <array>

namespace mingjing::query {

std::vector<ReviewLoad> review_loads(db::Connection& ledger) {
    std::vector<ReviewLoad> loads;
    ledger.run(
        "SELECT reviewer, SUM(CASE WHEN ended_on = '' THEN 1 ELSE 0 END), MAX(position)"
        " FROM case_reviews GROUP BY reviewer ORDER BY reviewer",
        {},
        [&](const db::Row& row) {
            loads.push_back(
                {std::string(row.text(0)),
                 static_cast<std::uint64_t>(row.integer(1)),
                 row.integer(2)}
            );
            return true;
        }
    );
    return loads;
}

std::string reviewer_of(db::Connection& ledger, std::int64_t case_id) {
    std::string reviewer;
    ledger.run(
        "SELECT reviewer FROM case_reviews WHERE case_id = $1 AND ended_on = ''",
        std::to_array<db::Cell>({case_id}),
        [&](const db::Row& row) {
            reviewer = row.text(0);
            return true;
        }
    );
    return reviewer;
}

}  // namespace mingjing::query
