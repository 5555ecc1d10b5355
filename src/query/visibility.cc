#include "query/visibility.h"

namespace mingjing::query {

namespace {

constexpr std::int64_t kNow = std::int64_t{1} << 62U;  // after every position

}  // namespace

std::string period_seen(const domain::Schema& schema, const Moment& moment) {
    std::string seen(kPeriodSeen);
    if (stays_down(schema, moment)) {
        seen +=
            " AND NOT EXISTS (SELECT 1 FROM withdrawals w"
            " WHERE w.entry = p.entry AND w.position > p.from_position)"
            " AND NOT EXISTS (SELECT 1 FROM entry_versions h"
            " JOIN submissions k ON k.position = h.submission"
            " WHERE h.entry = p.entry AND h.version > p.version AND k.is_withheld = 1)";
    }
    return seen;
}

bool stays_down(const domain::Schema& schema, const Moment& moment) {
    return moment.audience == domain::Audience::open && domain::names_people(schema);
}

bool is_for(const domain::Schema& schema, const Moment& moment) {
    return schema.audience == domain::Audience::open ||
           moment.audience == domain::Audience::internal;
}

std::vector<db::Cell> cells_of(const Moment& moment) {
    const auto seen =
        moment.seen_position ? static_cast<std::int64_t>(*moment.seen_position) : kNow;
    return {seen, moment.at.value_or("")};
}

}  // namespace mingjing::query
