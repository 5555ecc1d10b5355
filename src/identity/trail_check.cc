#include "identity/trail_check.h"

#include <algorithm>

#include "identity/trail.h"

namespace mingjing::identity {

namespace {
constexpr std::chrono::hours kRoundEvery{1};
}

TrailCheck::Look TrailCheck::look(db::Connection& connection, Time now) {
    const std::scoped_lock lock(mutex_);
    const auto rows =
        connection.integer("SELECT coalesce(max(number), 0) FROM access_trail", {}).value_or(0);
    if (through_at_ != Time{} && now - through_at_ >= kRoundEvery) {
        was_whole_ = is_whole_;
        is_whole_ = true;
        checked_ = 0;
        digest_.clear();
        through_at_ = {};
    }
    const auto part = verify_trail(connection, checked_, digest_, rows_per_look_);
    // Fewer rows than were there already: the end was cut off. More may come at any moment.
    is_whole_ = is_whole_ && part.problems.empty() && rows >= checked_;
    checked_ = part.number;
    digest_ = part.digest;
    const bool is_through = part.rows < rows_per_look_;
    if (is_through && through_at_ == Time{}) {
        through_at_ = now;
    }
    return {std::max(rows, checked_), checked_, is_whole_ && (through_at_ != Time{} || was_whole_)};
}

}  // namespace mingjing::identity
