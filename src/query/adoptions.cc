#include "query/adoptions.h"

#include "query/versions.h"

namespace mingjing::query {

Adoption last_adoption(db::Connection& ledger) {
    Adoption last;
    ledger.run(
        "SELECT digest, adopted_by, adopted_at FROM adoptions ORDER BY position DESC LIMIT 1",
        {},
        [&](const db::Row& row) {
            last = {std::string(row.text(0)), std::string(row.text(1)), time_text(row.integer(2))};
            return false;
        }
    );
    return last;
}

}  // namespace mingjing::query
