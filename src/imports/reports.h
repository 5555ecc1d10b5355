#pragma once

// The reports looked at last, so that turning a page of one does not read the file again.
// Bounded in bytes. Safe for concurrent use.

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "imports/effects.h"

namespace mingjing::imports {

// A report without the entries themselves: what there is to show of it.
struct Told {
    std::string refusal, refusal_next;  // the whole file's, "" where it was read
    std::vector<tabular::SheetReport> sheets;
    // Beside the rows of each sheet; `refused` where a row makes nothing.
    std::vector<std::vector<EntryEffect::Kind>> effects;
    std::uint64_t accepted = 0, warned = 0, rejected = 0;
    Sums sums;
};
[[nodiscard]] Told told_of(Reading reading);

class Reports {
  public:
    // Null where it is not kept, or was read too long ago: what the office has moves on.
    [[nodiscard]] std::shared_ptr<const Told> find(std::string_view key, Time now);
    void keep(std::string key, std::shared_ptr<const Told> told, Time now);

  private:
    struct Kept {
        std::string key;
        std::shared_ptr<const Told> told;
        Time read_at;
        std::size_t bytes = 0;
    };
    std::mutex mutex_;
    std::list<Kept> kept_;  // the one asked for last first
    std::size_t bytes_ = 0;
};

}  // namespace mingjing::imports
