#pragma once

// What submissions said, decoded once: a record's facts never change, so one reading of them
// serves every request of one ledger. What is kept apart of persons is never held, for it may
// be erased. Safe from any thread.

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>

#include "domain/register_entry.h"

namespace mingjing::query {

struct Reading {
    domain::register_entry::Submitted submitted;  // without `personal`
    bool is_whole = true;                         // nothing of it was kept apart
};

class Readings {
  public:
    // Of all facts held, as their stored text; decoded they take several times that.
    static constexpr std::size_t kBytesMax = std::size_t{8} << 20U;
    explicit Readings(std::size_t bytes_max = kBytesMax) : bytes_max_(bytes_max) {}

    // Null where it is not held.
    [[nodiscard]] std::shared_ptr<const Reading> find(std::uint64_t position);
    // Lets go of those asked for longest ago; one larger than all room is not held.
    void keep(std::uint64_t position, std::shared_ptr<const Reading> reading, std::size_t bytes);

  private:
    struct Held {
        std::uint64_t position;
        std::shared_ptr<const Reading> reading;
        std::size_t bytes;
    };

    const std::size_t bytes_max_;
    std::mutex mutex_;
    std::list<Held> held_;  // asked for last comes first
    std::map<std::uint64_t, std::list<Held>::iterator> places_;
    std::size_t bytes_ = 0;
};

}  // namespace mingjing::query
