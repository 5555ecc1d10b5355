#pragma once

// Whether the access trail still is a whole chain, answered at once however long it is: each
// look verifies some more rows, from where the last one stopped, and begins anew an hour
// after it was through. Safe for concurrent use.

#include <cstdint>
#include <mutex>
#include <string>

#include "base/clock.h"
#include "db/database.h"

namespace mingjing::identity {

class TrailCheck {
  public:
    struct Look {
        std::int64_t rows = 0;
        std::int64_t checked = 0;  // number of the last row verified in this round
        bool is_whole = true;      // as far as verified; false until a whole round says otherwise
    };
    explicit TrailCheck(std::size_t rows_per_look = 20'000) : rows_per_look_(rows_per_look) {}
    [[nodiscard]] Look look(db::Connection& connection, Time now);

  private:
    std::mutex mutex_;
    std::size_t rows_per_look_;
    std::int64_t checked_ = 0;
    std::string digest_;
    bool is_whole_ = true;   // of this round
    bool was_whole_ = true;  // of the round before
    Time through_at_;        // Time{} while a round is under way
};

}  // namespace mingjing::identity
