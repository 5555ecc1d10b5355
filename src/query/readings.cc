#include "query/readings.h"

#include <utility>

namespace mingjing::query {

std::shared_ptr<const Reading> Readings::find(std::uint64_t position) {
    const std::lock_guard lock(mutex_);
    const auto place = places_.find(position);
    if (place == places_.end()) {
        return nullptr;
    }
    held_.splice(held_.begin(), held_, place->second);
    return place->second->reading;
}

void Readings::keep(
    std::uint64_t position, std::shared_ptr<const Reading> reading, std::size_t bytes
) {
    const std::lock_guard lock(mutex_);
    if (bytes > bytes_max_ || places_.contains(position)) {
        return;
    }
    while (bytes_ + bytes > bytes_max_) {
        bytes_ -= held_.back().bytes;
        places_.erase(held_.back().position);
        held_.pop_back();
    }
    held_.push_front({position, std::move(reading), bytes});
    places_.emplace(position, held_.begin());
    bytes_ += bytes;
}

}  // namespace mingjing::query
