#include "query/reviews.h"

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

}  // namespace mingjing::query
